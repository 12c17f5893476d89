/** Which spellings of a name the archive holds, by the name's skeleton, each with the number of articles it stands in. */
import { findNameWords } from '../../ingest/names/find-names.js'
import { nameSkeleton } from '../../ingest/names/name-skeleton.js'
import type { Database } from './database.js'

/** Longer ones are no names; they would only fill the table. */
const LONGEST_SPELLING = 64 // UTF-16 code units

/** Within a transaction: counts the names of the text in place of those counted for the article before. */
export function countNames (database: Database, article: number, text: string): void {
  const before = countedNames(database, article)
  addToCounts(database, before, -1)
  const names = database.all<{ key: number }>(`
    INSERT INTO names (skeleton, spelling, count)
    SELECT value ->> 0, value ->> 1, 1 FROM json_each(?) WHERE true
    ON CONFLICT DO UPDATE SET count = count + 1 RETURNING key`, namePairs(text)).map(row => row.key)
  database.run('INSERT OR REPLACE INTO article_names (article, names) VALUES (?, ?)', article, JSON.stringify(names))
  forgetUncounted(database, before)
}

/** Within a transaction, before the article's row goes. */
export function uncountNames (database: Database, article: number): void {
  const before = countedNames(database, article)
  addToCounts(database, before, -1)
  forgetUncounted(database, before)
}

/** @returns folded, most frequent first */
export function listSpellings (database: Database, skeleton: string): string[] {
  return database.all<{ spelling: string }>('SELECT spelling FROM names WHERE skeleton = ? ORDER BY count DESC, spelling', skeleton).map(row => row.spelling)
}

/** JSON: `[[skeleton, spelling] …]`; words without a skeleton (numerals, marks) are no names. */
function namePairs (text: string): string {
  const pairs: Array<[string, string]> = []
  for (const spelling of findNameWords(text)) {
    const skeleton = nameSkeleton(spelling)
    if (skeleton !== '' && spelling.length <= LONGEST_SPELLING) pairs.push([skeleton, spelling])
  }
  return JSON.stringify(pairs)
}

/** JSON array of keys of `names`. */
const countedNames = (database: Database, article: number): string =>
  database.get<{ names: string }>('SELECT names FROM article_names WHERE article = ?', article)?.names ?? '[]'

function addToCounts (database: Database, names: string, change: number): void {
  database.run('UPDATE names SET count = count + ? WHERE key IN (SELECT value FROM json_each(?))', change, names)
}

function forgetUncounted (database: Database, names: string): void {
  database.run('DELETE FROM names WHERE count <= 0 AND key IN (SELECT value FROM json_each(?))', names)
}
