/** Takes an article out: deleted means gone, but for the ids that the index still has to forget. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Database } from './database.js'
import { markPending } from './ledger.js'
import { leaveCopies } from './copy-groups.js'
import { leaveClusters } from './quote-clusters.js'
import { uncountNames } from './name-spellings.js'
import { dropUnusedOriginals } from './originals.js'
import { uncountPeople } from './speaking-people.js'

export interface ArticleRow { key: number, id: string }

/** Samples deleted in one transaction. */
const BATCH = 50

/** @returns false when there is no such article */
export function deleteArticle (database: Database, id: string): boolean {
  const article = database.get<ArticleRow>('SELECT key, id FROM articles WHERE id = ?', id)
  if (article === undefined) return false
  database.transaction(() => eraseArticle(database, article))
  emptyLog(database)
  return true
}

/** @returns how many there were */
export async function deleteAllSamples (database: Database): Promise<number> {
  let deleted = 0
  while (true) {
    const samples = database.all<ArticleRow>('SELECT key, id FROM articles WHERE sample = 1 LIMIT ?', BATCH)
    if (samples.length === 0) break
    database.transaction(() => samples.forEach(sample => eraseArticle(database, sample)))
    deleted += samples.length
    await nextTurn()
  }
  if (deleted > 0) emptyLog(database)
  return deleted
}

/**
 * Within a transaction: removes all versions with passages, quotes and names, and the originals
 * nobody else uses; the pages they stood on are overwritten (`secure_delete`).
 */
export function eraseArticle (database: Database, { key, id }: ArticleRow): void {
  const passages = database.all<{ id: string }>('SELECT DISTINCT id FROM passages WHERE article = ?', key)
  const originals = database.all<{ original: string }>('SELECT DISTINCT original FROM versions WHERE article = ?', key)
  uncountNames(database, key)
  leaveCopies(database, key)
  leaveClusters(database, key)
  uncountPeople(database, key)
  database.run('DELETE FROM articles WHERE key = ?', key)
  dropUnusedOriginals(database, originals.map(row => row.original))
  markPending(database, id, 'delete', passages.map(row => row.id))
}

/** The write-ahead log still holds what was deleted until it is carried over into the database and cut. */
function emptyLog (database: Database): void {
  database.get('PRAGMA wal_checkpoint(TRUNCATE)')
}
