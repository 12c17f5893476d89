/** A page of the list of what was not taken. */
import type { Archive, StoredRejection } from '../archive/archive.js'

export interface RejectList {
  rejects: StoredRejection[]
  /** `after` of the next page, null on the last */
  next: number | null
}

const DEFAULT_LIMIT = 100

/** @param request.after id of the last one of the page before */
export async function listRejects (archive: Archive, request: { limit?: number, after?: number }): Promise<RejectList> {
  const { limit = DEFAULT_LIMIT } = request
  const rejects: StoredRejection[] = []
  for await (const rejection of archive.rejections({ ...request, limit: limit + 1 })) rejects.push(rejection)
  const page = rejects.slice(0, limit)
  return { rejects: page, next: rejects.length > limit ? page.at(-1)?.id ?? null : null }
}
