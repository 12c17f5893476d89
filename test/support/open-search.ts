/** A real archive and a real engine in a temporary folder, filled with made articles, for tests of search and check. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Test } from 'tap'
import type { Article } from '../../ingest/document.js'
import { readLimits } from '../../ingest/config.js'
import { openArchive } from '../../src/archive/sqlite-archive.js'
import { openEngine } from '../../src/engine/connect-engine.js'
import { createIndexer, type Indexer } from '../../src/engine/indexer.js'
import type { SearchContext } from '../../src/search/search-context.js'
import { makeSource } from './make-article.js'

export interface OpenSearch {
  context: SearchContext
  indexer: Indexer
  /** stored, but not yet in the index */
  store (...articles: Article[]): Promise<void>
}

export async function openSearch (t: Test, articles: Article[]): Promise<OpenSearch> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-search-'))
  const logger = pino({ level: process.env.LOG_LEVEL ?? 'silent' })
  const archive = await openArchive({ folder })
  const engine = await openEngine({ folder, logger })
  const indexer = createIndexer({ archive, engine, logger })
  t.teardown(async () => {
    await indexer.close()
    await engine.close()
    await archive.close()
    await rm(folder, { recursive: true, force: true })
  })
  const store = async (...more: Article[]): Promise<void> => {
    for (const article of more) await archive.store(article, makeSource(article.text))
  }
  await store(...articles)
  await indexer.flush()
  return { context: { archive, engine, limits: readLimits() }, indexer, store }
}
