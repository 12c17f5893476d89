/** Runs the stages again over the kept originals, for example after a better pipeline was installed. */
import type { Rejection, SourceFile } from '../ingest/document.js'
import { isRejection } from '../ingest/pipeline.js'
import { mapInOrder } from './analysis/map-in-order.js'
import type { Application, IngestSummary } from './application.js'
import { countArticle, countRejection, emptySummary, type IngestContext } from './ingest-sources.js'
import { recallMemory } from './recall-memory.js'

/**
 * Article ids stay, and so do passage ids as long as the words do; a text that comes out otherwise
 * is a new version. An original that is rejected now is counted, and its article stays as it is.
 */
export async function reprocessArchive (context: IngestContext, options: Parameters<Application['reprocess']>[0] = {}): Promise<IngestSummary> {
  const { archive, indexer, pool } = context
  const summary = emptySummary()
  let done = 0
  const { articles: total } = await archive.status()
  const originals = archive.sources(options.stale === true ? { stale: true } : {})
  const analysed = mapInOrder(originals, pool.width + 1, async original => ({
    ...original,
    result: await pool.analyse(underItsId(original.source, original.articleId), await recallMemory(archive, original.source))
  }))
  for await (const { source, sample, result } of analysed) {
    if (isRejection(result)) countRejection(summary, result satisfies Rejection)
    else {
      countArticle(summary, result, await archive.store(result, source, { sample }), source.origin)
      indexer.wake()
    }
    options.onProgress?.({ phase: 'read', done: ++done, total: options.stale === true ? null : total, rejected: summary.rejected })
  }
  await indexer.flush()
  return summary
}

/** An id once derived from an address or from bytes must not change because a stage now sees another address. */
const underItsId = (source: SourceFile, id: string): SourceFile => ({ ...source, declared: { ...source.declared, id } })
