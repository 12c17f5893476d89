/** Puts the application together: archive, engine, indexer and pipeline on one data folder. */
import { join } from 'node:path'
import type { Logger } from 'pino'
import { packageRoot, readLimits } from '../ingest/config.js'
import { readSources } from '../ingest/read/read-sources.js'
import { openAnalysisPool } from './analysis/analysis-pool.js'
import type { Application } from './application.js'
import { openArchive } from './archive/sqlite-archive.js'
import { diagnose } from './diagnose.js'
import { openEngine } from './engine/connect-engine.js'
import { createIndexer } from './engine/indexer.js'
import { ingestSources } from './ingest-sources.js'
import { rebuildIndex } from './rebuild-index.js'
import { reprocessArchive } from './reprocess-archive.js'
import { checkQuote } from './search/check-quote.js'
import { exportPassages } from './search/export-passages.js'
import { findNewHits } from './search/find-new-hits.js'
import { noteSlow } from './search/note-slow.js'
import { searchPassages } from './search/search-passages.js'
import { exportQuotes, searchQuotes } from './search/search-quotes.js'

export interface OpenOptions {
  /** data folder; created when missing. The caller holds its lock (`archive/lock-folder.ts`). */
  folder: string
  logger: Logger
  engineUrl?: string | undefined
  engineKey?: string | undefined
  /** shows the bundled samples while the archive is empty */
  samples?: boolean
}

/**
 * Opens the archive, starts or connects the engine and lets the indexer finish what the ledger has
 * pending. Whatever was opened is closed again when a later part fails.
 *
 * @throws ArchiveError, EngineError
 */
export async function openApplication (options: OpenOptions): Promise<Application> {
  const { folder, logger } = options
  const limits = readLimits()
  const closers: Array<() => Promise<void>> = []
  const close = async (): Promise<void> => {
    for (const closeOne of closers.splice(0).reverse()) await closeOne()
  }
  try {
    const archive = await openArchive({ folder })
    closers.push(() => archive.close())
    const engine = await openEngine({ folder, logger, ...optional('url', options.engineUrl), ...optional('key', options.engineKey) })
    closers.push(() => engine.close())
    if (engine.needsRebuild) await archive.markAllPending()
    const indexer = createIndexer({ archive, engine, logger })
    closers.push(() => indexer.close())
    const pool = openAnalysisPool(limits)
    closers.push(() => pool.close())
    indexer.wake()

    const ingestContext = { archive, indexer, pool }
    const searchContext = { archive, engine, limits }
    let samplesReady = true

    const application: Application = {
      archive,
      engine,
      ingest: (sources, ingestOptions) => ingestSources(sources, ingestContext, ingestOptions),
      async search (request) {
        const answer = await searchPassages(request, searchContext)
        noteSlow(answer, logger)
        return answer
      },
      searchAll: request => exportPassages(request, searchContext),
      newHits: (request, since) => findNewHits(request, since, searchContext),
      quotes: request => searchQuotes(request, searchContext),
      quotesAll: request => exportQuotes(request, searchContext),
      check: (quote, checkOptions) => checkQuote(quote, searchContext, checkOptions),
      settle: () => indexer.flush(),
      async deleteArticle (id) {
        const deleted = await archive.delete(id)
        if (deleted) indexer.wake()
        return deleted
      },
      reprocess: reprocessOptions => reprocessArchive(ingestContext, reprocessOptions),
      reindex: onProgress => rebuildIndex({ archive, engine, indexer }, onProgress),
      doctor: () => diagnose({ archive, engine, indexer, folder }),
      async status () {
        return { ...await archive.status(), engine: await engine.status().catch(() => null) }
      },
      isReady: async () => samplesReady && await engine.isHealthy(),
      close
    }

    if (options.samples === true && await archive.isEmpty()) {
      samplesReady = false
      const loading = loadSamples(application).then(() => { samplesReady = true })
      loading.catch(error => logger.error(error, 'the samples could not be loaded'))
      closers.push(() => loading.catch(() => {}))
    }
    return application
  } catch (error) {
    await close()
    throw error
  }
}

/** The bundled articles, marked as samples wherever they are shown. */
async function loadSamples (application: Application): Promise<void> {
  const sources = readSources([join(packageRoot, 'samples')], { limits: readLimits() })
  await application.ingest(sources, { sample: true })
}

const optional = <Key extends string, Value>(key: Key, value: Value | undefined): Partial<Record<Key, Value>> =>
  value === undefined ? {} : { [key]: value } as Record<Key, Value>
