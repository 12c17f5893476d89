/** A page of the people who are quoted. */
import { foldText } from '../../ingest/fold/fold-text.js'
import type { Archive, ListedSpeaker } from '../archive/archive.js'
import { decodeCursor, encodeCursor } from '../search/cursor.js'

export interface SpeakerList {
  /** those in most articles first */
  speakers: ListedSpeaker[]
  /** cursor of the next page, null on the last */
  next: string | null
}

export interface SpeakersRequest {
  /** beginning of a word of one of their names, whatever its case and accents */
  q?: string
  limit?: number
  cursor?: string
}

const DEFAULT_LIMIT = 100

/** @throws QueryError for a cursor of another list */
export async function listSpeakers (archive: Archive, request: SpeakersRequest): Promise<SpeakerList> {
  const { q, limit = DEFAULT_LIMIT, cursor } = request
  const list = { list: 'speakers', q }
  const offset = decodeCursor(cursor, list, Number.MAX_SAFE_INTEGER)
  const speakers: ListedSpeaker[] = []
  let at = 0
  for await (const speaker of findSpeakers(archive, q)) {
    if (at++ < offset) continue
    if (speakers.length === limit) return { speakers, next: encodeCursor(offset + limit, list) }
    speakers.push(speaker)
  }
  return { speakers, next: null }
}

/** Everyone whose name, in any of its forms, has a word that begins so. */
export async function * findSpeakers (archive: Archive, q = ''): AsyncGenerator<ListedSpeaker> {
  const wanted = ' ' + foldText(q).trim()
  for await (const speaker of archive.speakers()) {
    if ([speaker.name, ...speaker.names.map(({ name }) => name)].some(name => (' ' + foldText(name)).includes(wanted))) yield speaker
  }
}
