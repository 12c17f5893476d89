/** Takes sources through the pipeline into the archive and on to the index, and counts what happened. */
import type { Article, Rejection, SourceFile } from '../ingest/document.js'
import { isRejection } from '../ingest/pipeline.js'
import type { AnalysisPool } from './analysis/analysis-pool.js'
import { mapInOrder } from './analysis/map-in-order.js'
import type { IngestOptions, IngestSummary } from './application.js'
import type { Archive, Stored } from './archive/archive.js'
import type { Indexer } from './engine/indexer.js'
import { recallMemory } from './recall-memory.js'

export interface IngestContext {
  archive: Archive
  indexer: Indexer
  pool: AnalysisPool
}

const LISTED_REJECTS = 100
const LISTED_NOTES = 100
const LISTED_ARTICLES = 1000

/**
 * Resolves when all sources are in the archive (durable) and, unless `wait` is false, the index has
 * confirmed them. Bad sources are kept as rejects and never stop the rest.
 */
export async function ingestSources (sources: AsyncIterable<SourceFile | Rejection>, context: IngestContext, options: IngestOptions = {}): Promise<IngestSummary> {
  const summary = emptySummary()
  let samplesGone = options.sample === true
  let done = 0
  for await (const { source, result } of analyseAll(sources, context)) {
    options.signal?.throwIfAborted()
    if (source === null || isRejection(result)) {
      await context.archive.reject(result as Rejection)
      countRejection(summary, result as Rejection)
    } else {
      if (!samplesGone) await context.archive.deleteSamples()
      samplesGone = true
      const stored = await context.archive.store(result, source, { sample: options.sample === true })
      countArticle(summary, result, stored, source.origin)
      context.indexer.wake()
    }
    options.onProgress?.({ phase: 'read', done: ++done, total: null, rejected: summary.rejected })
  }
  if (options.wait !== false) {
    await context.indexer.flush(progress => options.onProgress?.({ phase: 'index', ...progress, rejected: summary.rejected }))
  }
  return summary
}

type Analysed = { source: SourceFile, result: Article | Rejection } | { source: null, result: Rejection }

/** What could not even be read passes by as it is. One more than the pool takes is under way, so that storing and analysing overlap. */
function analyseAll (sources: AsyncIterable<SourceFile | Rejection>, { archive, pool }: IngestContext): AsyncGenerator<Analysed> {
  return mapInOrder(sources, pool.width + 1, async source => isRejection(source)
    ? { source: null, result: source }
    : { source, result: await pool.analyse(source, await recallMemory(archive, source)) })
}

export function emptySummary (): IngestSummary {
  return { taken: 0, changed: 0, same: 0, passages: 0, quotes: 0, droppedLines: 0, repairs: 0, rejected: 0, rejects: [], notes: [], articles: [] }
}

const outcomeField = { new: 'taken', changed: 'changed', same: 'same' } as const

export function countArticle (summary: IngestSummary, article: Article, stored: Stored, origin: string): void {
  summary[outcomeField[stored.outcome]]++
  summary.passages += article.passages.length
  summary.quotes += article.quotes.length
  summary.droppedLines += article.lines.filter(line => !line.keep && line.reason !== 'title').length
  summary.repairs += article.repairs.length
  if (summary.articles.length < LISTED_ARTICLES) summary.articles.push(stored.id)
  for (const note of article.notes) {
    if (summary.notes.length < LISTED_NOTES) summary.notes.push({ origin, note })
  }
}

export function countRejection (summary: IngestSummary, { bytes: _, ...rejection }: Rejection): void {
  summary.rejected++
  if (summary.rejects.length < LISTED_REJECTS) summary.rejects.push(rejection)
}
