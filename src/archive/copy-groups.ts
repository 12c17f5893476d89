/**
 * Which articles are versions of one text: copies, shortened and edited reprints. Each article is
 * placed when it is stored, at a cost that does not grow with the archive: its sampled word
 * sequences are looked up, and the few articles that share most of them are compared.
 *
 * A group is named by the key of its oldest member.
 */
import type { Passage } from '../../ingest/document.js'
import { findWords } from '../../ingest/fold/fold-text.js'
import { isSameText, LEAST_PAIRS, shareWording, sketchWords } from '../../ingest/fingerprint/word-sequences.js'
import type { Database } from './database.js'

/** A sequence of more articles is boilerplate: it is not counted, nor kept for further ones. */
const MOST_HOLDERS = 20
/** Two chance sequences are common between reports of one event, three are not. */
const LEAST_COMMON = 2
/** Articles compared word by word, those with most in common first. */
const MOST_COMPARED = 6

type KeptPassage = Pick<Passage, 'text' | 'dropped' | 'kind'>

/** Within a transaction, after the passages are stored: puts the article with its versions. */
export function placeAmongCopies (database: Database, article: number, passages: readonly KeptPassage[]): void {
  leaveCopies(database, article)
  const words = keptWords(passages)
  if (words.length <= LEAST_PAIRS) return
  const sketch = sketchWords(words)
  const same = findCandidates(database, article, sketch).filter(candidate => isSameText(shareWording(words, storedWords(database, candidate))))
  for (const sequence of sketch) {
    database.run('INSERT OR IGNORE INTO sequences (sequence, article) SELECT ?1, ?2 WHERE (SELECT count(*) FROM (SELECT 1 FROM sequences WHERE sequence = ?1 LIMIT ?3)) < ?3', sequence, article, MOST_HOLDERS + 1)
  }
  if (same.length > 0) joinGroups(database, [article, ...same])
}

/** Within a transaction: takes the article out of its group and forgets its sequences. */
export function leaveCopies (database: Database, article: number): void {
  database.run('DELETE FROM sequences WHERE article = ?', article)
  const group = database.get<{ copies: number }>('SELECT copies FROM copy_groups WHERE article = ?', article)?.copies
  if (group === undefined) return
  database.run('DELETE FROM copy_groups WHERE article = ?', article)
  const rest = database.get<{ members: number, oldest: number | null }>('SELECT count(*) AS members, min(article) AS oldest FROM copy_groups WHERE copies = ?', group)
  if (rest === undefined || rest.oldest === null) return
  if (rest.members === 1) database.run('DELETE FROM copy_groups WHERE copies = ?', group)
  else if (group === article) database.run('UPDATE copy_groups SET copies = ? WHERE copies = ?', rest.oldest, group)
}

const keptWords = (passages: readonly KeptPassage[]): string[] =>
  passages.filter(passage => passage.dropped === null && passage.kind !== 'headline').flatMap(passage => findWords(passage.text).map(word => word.fold))

function storedWords (database: Database, article: number): string[] {
  const passages = database.all<KeptPassage>(`
    SELECT p.text, p.dropped, p.kind FROM articles a JOIN passages p ON p.article = a.key AND p.version = a.version
    WHERE a.key = ? ORDER BY p.ordinal`, article)
  return keptWords(passages)
}

function findCandidates (database: Database, article: number, sketch: readonly number[]): number[] {
  const common = new Map<number, number>()
  for (const sequence of sketch) {
    const holders = database.all<{ article: number }>('SELECT article FROM sequences WHERE sequence = ? LIMIT ?', sequence, MOST_HOLDERS + 1)
    if (holders.length > MOST_HOLDERS) continue
    for (const holder of holders) if (holder.article !== article) common.set(holder.article, (common.get(holder.article) ?? 0) + 1)
  }
  return [...common].filter(([, count]) => count >= LEAST_COMMON).sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, MOST_COMPARED).map(([key]) => key)
}

function joinGroups (database: Database, members: readonly number[]): void {
  const keys = JSON.stringify(members)
  const known = database.get<{ oldest: number | null }>('SELECT min(copies) AS oldest FROM copy_groups WHERE article IN (SELECT value FROM json_each(?))', keys)?.oldest ?? Infinity
  const group = Math.min(known, ...members)
  database.run(`UPDATE copy_groups SET copies = ?1
    WHERE copies IN (SELECT copies FROM copy_groups WHERE article IN (SELECT value FROM json_each(?2)))`, group, keys)
  database.run('INSERT INTO copy_groups (article, copies) SELECT value, ?1 FROM json_each(?2) WHERE true ON CONFLICT DO UPDATE SET copies = ?1', group, keys)
}
