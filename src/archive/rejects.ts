/** What was not taken: kept with its reason and its bytes, so that nothing is lost in silence. */
import type { Rejection, Stage } from '../../ingest/document.js'
import type { StoredRejection } from './archive.js'
import type { Database } from './database.js'
import { walkKeys } from './in-pages.js'
import { keepOriginal, packOriginal } from './originals.js'

/** The same rejection of the same bytes is kept once, with the time it was first met. */
export async function keepRejection (database: Database, rejection: Rejection, at: string): Promise<void> {
  const { origin, stage, reason, detail, bytes } = rejection
  const original = bytes === undefined ? null : await packOriginal(database, bytes)
  database.transaction(() => {
    if (original !== null) keepOriginal(database, original)
    database.run('INSERT INTO rejects (at, origin, stage, reason, detail, original) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
      at, origin, stage, reason, detail, original?.sha256 ?? null)
  })
}

interface RejectionRow { key: number, at: string, origin: string, stage: Stage, reason: string, detail: string, original: string | null }

/** @param options.after id of the last one seen; they come in the order they were kept */
export async function * listRejections (database: Database, options: { limit?: number, after?: number } = {}): AsyncGenerator<StoredRejection> {
  let left = options.limit ?? Infinity
  if (left <= 0) return
  const rows = walkKeys<RejectionRow>(database, `
    SELECT id AS key, at, origin, stage, reason, detail, original FROM rejects
    WHERE id > ? ORDER BY id LIMIT ?`, options.after)
  for await (const { key, at, origin, stage, reason, detail, original } of rows) {
    yield { id: key, at, origin, stage, reason, detail, original }
    if (--left <= 0) return
  }
}
