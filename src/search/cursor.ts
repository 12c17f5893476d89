/** Cursors: where the next page of one particular search begins. Opaque to clients. */
import { createHash } from 'node:crypto'
import { QueryError } from './answer.js'

/** No list is paged deeper: the engine knows no hit beyond it. */
export const DEEPEST_OFFSET = 10_000

interface Cursor {
  /** hits before the page */
  offset: number
  /** of the request it belongs to */
  request: string
}

/** @returns base64url, safe in addresses */
export function encodeCursor (offset: number, request: object): string {
  const cursor: Cursor = { offset, request: hashRequest(request) }
  return Buffer.from(JSON.stringify(cursor)).toString('base64url')
}

/**
 * @param deepest what no cursor of this list points beyond
 * @returns how many hits come before the page; 0 without a cursor
 * @throws QueryError `cursor` when it was made by someone else, for another search, or damaged
 */
export function decodeCursor (text: string | undefined, request: object, deepest = DEEPEST_OFFSET): number {
  if (text === undefined) return 0
  const cursor = readCursor(text, deepest)
  if (cursor === null) throw new QueryError('cursor', 'cursor', 'The cursor is not one that was given out with a page of results.')
  if (cursor.request !== hashRequest(request)) throw new QueryError('cursor', 'cursor', 'The cursor belongs to another request: leave it out to begin at the first page.')
  return cursor.offset
}

function readCursor (text: string, deepest: number): Cursor | null {
  if (text.length > 500 || !/^[\w-]+$/.test(text)) return null
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    return isCursor(value) && value.offset <= deepest ? value : null
  } catch {
    return null
  }
}

function isCursor (value: unknown): value is Cursor {
  if (typeof value !== 'object' || value === null) return false
  const { offset, request } = value as Partial<Cursor>
  return typeof request === 'string' && Number.isInteger(offset) && offset !== undefined && offset >= 0
}

/** Everything that decides which hits there are and in which order; not `limit`, which may change from page to page. */
function hashRequest (request: object): string {
  const { cursor, limit, ...rest } = request as { cursor?: unknown, limit?: unknown }
  const parts = Object.entries(rest).filter(([, value]) => value !== undefined).sort(([a], [b]) => a < b ? -1 : 1)
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 16)
}
