/** A page of the list of what was not taken. */
import type { Archive, StoredRejection } from '../archive/archive.js'
import { decodeCursor, encodeCursor } from '../search/cursor.js'

export interface RejectList {
  rejects: StoredRejection[]
  /** cursor of the next page, null on the last */
  next: string | null
}

const DEFAULT_LIMIT = 100
const LIST = { list: 'rejects' }

/** @throws QueryError for a cursor of another list */
export async function listRejects (archive: Archive, { limit = DEFAULT_LIMIT, cursor }: { limit?: number, cursor?: string }): Promise<RejectList> {
  const rejects: StoredRejection[] = []
  const after = decodeCursor(cursor, LIST, Number.MAX_SAFE_INTEGER)
  for await (const rejection of archive.rejections({ after, limit: limit + 1 })) rejects.push(rejection)
  const page = rejects.slice(0, limit)
  const last = page.at(-1)
  return { rejects: page, next: rejects.length > limit && last !== undefined ? encodeCursor(last.id, LIST) : null }
}
