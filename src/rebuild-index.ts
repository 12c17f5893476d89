/** Builds the index again from the archive, beside the present one, and swaps them. */
import type { Application } from './application.js'
import type { Archive } from './archive/archive.js'
import { passageDocuments } from './engine/documents.js'
import type { Engine } from './engine/engine.js'
import type { Indexer } from './engine/indexer.js'

type Rebuilt = Awaited<ReturnType<Application['reindex']>>

/**
 * Searches go on meanwhile, on the old index. What changes in the archive during the rebuild stays
 * pending in its ledger and is sent afterwards.
 */
export async function rebuildIndex (context: { archive: Archive, engine: Engine, indexer: Indexer }, onProgress?: Parameters<Application['reindex']>[0]): Promise<Rebuilt> {
  const { archive, engine, indexer } = context
  const rebuilt: Rebuilt = { articles: 0, passages: 0 }
  const { articles: total } = await archive.status()
  await indexer.pause()
  try {
    await engine.rebuild(async index => {
      for await (const article of archive.articles()) {
        const passages = await archive.passagesOf(article.id)
        await index(passageDocuments(article, passages))
        rebuilt.articles++
        rebuilt.passages += passages.length
        onProgress?.({ phase: 'index', done: rebuilt.articles, total, rejected: 0 })
      }
    })
  } finally {
    indexer.resume()
  }
  await indexer.flush()
  return rebuilt
}
