/** What the index does not know yet, so that an answer is true all the same. */
import type { Archive } from '../archive/archive.js'

export interface Pending {
  /** articles the archive no longer has */
  deleted: string[]
  /** the archive has articles the index has not: counts are "at least" */
  unindexed: boolean
  /** the index may hold passages that are gone: counts have to be made on the archive */
  untrueCounts: boolean
}

/** More pending work than that (a large ingest) is not looked through for every search. */
const MOST_WORK = 500

export async function readPending (archive: Pick<Archive, 'pendingWork'>): Promise<Pending> {
  const work = await archive.pendingWork(MOST_WORK)
  return {
    deleted: work.filter(each => each.operation === 'delete').map(each => each.articleId),
    unindexed: work.some(each => each.operation === 'index'),
    untrueCounts: work.length === MOST_WORK || work.some(each => each.operation === 'index' && each.obsolete.length > 0)
  }
}
