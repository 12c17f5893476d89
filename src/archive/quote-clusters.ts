/**
 * Which quotations of different articles are prints of one: the same words, shortened, or altered.
 * Each quotation is placed when its article is stored, at a cost that does not grow with the
 * archive. What is indexed and compared are wordings, each kept once: a sentence that a thousand
 * articles print in the same words is one wording with a thousand members.
 *
 * A cluster is named by the key of its oldest wording.
 */
import type { Quote } from '../../ingest/document.js'
import { isSameQuotation, sampleWording, wordingOf, type Wording } from '../../ingest/fingerprint/quote-wording.js'
import type { QuoteCluster } from './archive.js'
import type { Database } from './database.js'
import { readHead, readQuoteAt } from './read-articles.js'

/** A sequence is kept for that many wordings: one of more is a set phrase and leads to these only. */
const MOST_HOLDERS = 20
/** A longer quotation shares one sequence with others by chance, not two. */
const LEAST_COMMON = 2
/** Wordings compared word by word, those with most in common first. */
const MOST_COMPARED = 8

/** Within a transaction, after the quotes are stored: puts each with its other prints. */
export function clusterQuotes (database: Database, article: number, quotes: readonly Quote[]): void {
  leaveClusters(database, article)
  for (const [ordinal, quote] of quotes.entries()) {
    const wording = wordingOf(quote)
    if (wording === null) continue
    const key = database.get<{ key: number }>('SELECT key FROM wordings WHERE digest = ?', wording.digest)?.key ?? addWording(database, wording)
    if (wording.speaker !== null) database.run('UPDATE wordings SET speaker = ? WHERE key = ? AND speaker IS NULL', wording.speaker, key)
    database.run('INSERT INTO article_wordings (article, ordinal, wording) VALUES (?, ?, ?)', article, ordinal, key)
  }
}

/** Within a transaction: forgets the article's quotations, and the wordings that nobody else prints. */
export function leaveClusters (database: Database, article: number): void {
  const wordings = JSON.stringify(database.all<{ wording: number }>('SELECT DISTINCT wording FROM article_wordings WHERE article = ?', article).map(row => row.wording))
  database.run('DELETE FROM article_wordings WHERE article = ?', article)
  database.run('DELETE FROM wordings WHERE key IN (SELECT value FROM json_each(?)) AND NOT EXISTS (SELECT 1 FROM article_wordings WHERE wording = wordings.key)', wordings)
}

function addWording (database: Database, wording: Wording): number {
  const sequences = sampleWording(wording)
  const clusters = findSame(database, wording, sequences)
  database.run('INSERT INTO wordings (cluster, digest, words, speaker) VALUES (0, ?, ?, ?)', wording.digest, wording.words.join(' '), wording.speaker)
  const key = database.get<{ key: number }>('SELECT key FROM wordings WHERE digest = ?', wording.digest)?.key ?? 0
  const cluster = Math.min(key, ...clusters)
  database.run('UPDATE wordings SET cluster = ? WHERE key = ? OR cluster IN (SELECT value FROM json_each(?))', cluster, key, JSON.stringify(clusters))
  for (const sequence of sequences) {
    database.run(`INSERT OR IGNORE INTO wording_sequences (sequence, wording)
      SELECT ?1, ?2 WHERE (SELECT count(*) FROM (SELECT 1 FROM wording_sequences WHERE sequence = ?1 LIMIT ?3)) < ?3`, sequence, key, MOST_HOLDERS)
  }
  return key
}

/** The clusters of wordings that are the same quotation. */
function findSame (database: Database, wording: Wording, sequences: readonly number[]): number[] {
  const rows = database.all<{ cluster: number, digest: string, words: string, speaker: string | null }>(`
    SELECT w.cluster, w.digest, w.words, w.speaker FROM json_each(?1) wanted
    CROSS JOIN wording_sequences s ON s.sequence = wanted.value JOIN wordings w ON w.key = s.wording
    GROUP BY w.key HAVING count(*) >= ?2 ORDER BY count(*) DESC, w.key LIMIT ?3`, JSON.stringify(sequences), Math.min(LEAST_COMMON, sequences.length), MOST_COMPARED)
  return [...new Set(rows.filter(row => isSameQuotation(wording, { ...row, words: row.words.split(' ') })).map(row => row.cluster))]
}

/** For each quotation of the current version that other articles print as well. */
export function readClusters (database: Database, articleId: string): QuoteCluster[] {
  const rows = database.all<{ ordinal: number, cluster: number }>(`
    SELECT aw.ordinal, w.cluster FROM articles a JOIN article_wordings aw ON aw.article = a.key JOIN wordings w ON w.key = aw.wording
    WHERE a.id = ? ORDER BY aw.ordinal`, articleId)
  return rows.flatMap(({ ordinal, cluster }): QuoteCluster[] => {
    const counts = database.get<{ prints: number, wordings: number }>(`
      SELECT count(DISTINCT aw.article) AS prints, count(DISTINCT w.key) AS wordings
      FROM wordings w JOIN article_wordings aw ON aw.wording = w.key WHERE w.cluster = ?`, cluster)
    if (counts === undefined || counts.prints < 2) return []
    const first = readFirst(database, cluster)
    return first === null ? [] : [{ ordinal, cluster, ...counts, first }]
  })
}

function readFirst (database: Database, cluster: number): QuoteCluster['first'] | null {
  const row = database.get<{ id: string, ordinal: number }>(`
    SELECT a.id, aw.ordinal FROM wordings w JOIN article_wordings aw ON aw.wording = w.key JOIN articles a ON a.key = aw.article
    WHERE w.cluster = ? ORDER BY a.published_ms IS NULL, a.published_ms, a.key, aw.ordinal LIMIT 1`, cluster)
  if (row === undefined) return null
  const [article, quote] = [readHead(database, row.id), readQuoteAt(database, row.id, row.ordinal)]
  return article === null || quote === null ? null : { article, quote }
}
