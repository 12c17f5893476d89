/**
 * Catches up with what newer steps of the schema keep of each article: copies, speakers and
 * clusters of quotations of articles that were stored before these tables were there. Goes on in
 * the background, a few articles at a time, and where it stopped after an end of the process.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Passage } from '../../ingest/document.js'
import { placeAmongCopies } from './copy-groups.js'
import type { Database } from './database.js'
import type { Turns } from './in-turn.js'
import { markPending } from './ledger.js'
import { clusterQuotes } from './quote-clusters.js'
import { readQuotes } from './read-articles.js'
import { countPeople, displayNames } from './speaking-people.js'

/** Articles caught up with in one transaction, at about 10 ms each. */
const BATCH = 20

/** @returns when all is done, or the database is closed */
export async function fillOlder (database: Database, inTurn: Turns): Promise<void> {
  while (await inTurn(() => database.isOpen && fillBatch(database))) await nextTurn()
}

interface Row { key: number, id: string, version: number }

/** @returns false when nothing is left */
function fillBatch (database: Database): boolean {
  const rows = database.all<Row>('SELECT a.key, a.id, a.version FROM unfilled u JOIN articles a ON a.key = u.article ORDER BY a.key LIMIT ?', BATCH)
  if (rows.length === 0) return false
  database.transaction(() => rows.forEach(row => fill(database, row)))
  return true
}

function fill (database: Database, { key: article, id, version }: Row): void {
  const quotes = readQuotes(database, article, version)
  placeAmongCopies(database, article, database.all<Pick<Passage, 'text' | 'dropped' | 'kind'>>('SELECT text, dropped, kind FROM passages WHERE article = ? AND version = ? ORDER BY ordinal', article, version))
  const names = quotes.flatMap(quote => quote.speaker === null ? [] : [quote.speaker.name])
  countPeople(database, article, names)
  if ([...displayNames(database, names)].some(([name, display]) => name !== display)) markPending(database, id, 'index')
  clusterQuotes(database, article, quotes)
  database.run('DELETE FROM unfilled WHERE article = ?', article)
}
