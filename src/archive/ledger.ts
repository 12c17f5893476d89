/**
 * The ledger: which articles the index has not confirmed yet.
 *
 * Revisions are never used twice, so a confirmation of an older state of an article cannot be
 * taken for one of the present state, not even when it was deleted and stored again meanwhile.
 */
import type { PendingWork } from './archive.js'
import type { Database } from './database.js'

/**
 * Within a transaction: the article is to be indexed (again) or taken out of the index.
 *
 * @param formerPassages ids the index may hold that the archive itself will no longer know
 */
export function markPending (database: Database, articleId: string, operation: PendingWork['operation'], formerPassages: string[] = []): void {
  const earlier = database.get<{ former: string }>('SELECT former_passages AS former FROM pending WHERE article_id = ?', articleId)
  const former = new Set([...JSON.parse(earlier?.former ?? '[]') as string[], ...formerPassages])
  database.run('DELETE FROM pending WHERE article_id = ?', articleId)
  database.run('INSERT INTO pending (article_id, operation, former_passages) VALUES (?, ?, ?)', articleId, operation, JSON.stringify([...former]))
}

/** @returns the oldest first, at most `limit` */
export function listPending (database: Database, limit: number): PendingWork[] {
  const rows = database.all<{ revision: number, articleId: string, operation: PendingWork['operation'], former: string }>(
    'SELECT revision, article_id AS articleId, operation, former_passages AS former FROM pending ORDER BY revision LIMIT ?', limit)
  return rows.map(({ former, ...work }) => ({ ...work, obsolete: findObsolete(database, work.articleId, JSON.parse(former) as string[]) }))
}

/** What the index may hold of the article and must not: ids of earlier versions and of a deleted article before it. */
function findObsolete (database: Database, articleId: string, former: string[]): string[] {
  const held = database.all<{ id: string, current: number }>(`
    SELECT p.id, max(p.version = a.version) AS current
    FROM articles a JOIN passages p ON p.article = a.key
    WHERE a.id = ? AND (a.version > 1 OR ?) GROUP BY p.id`, articleId, former.length > 0)
  const current = new Set(held.filter(row => row.current === 1).map(row => row.id))
  return [...new Set([...former, ...held.map(row => row.id)])].filter(id => !current.has(id))
}

/** Strikes out what is still as it was when it was listed. */
export function confirmPending (database: Database, work: PendingWork[]): void {
  database.transaction(() => {
    for (const { articleId, revision } of work) {
      database.run('DELETE FROM pending WHERE revision = ? AND article_id = ?', revision, articleId)
    }
  })
}

/** In one transaction, since a rebuild that forgets half of the articles would never show. About 1 s for 200,000 articles. */
export function markAllPending (database: Database): number {
  return database.transaction(() => database.run(`
    INSERT OR REPLACE INTO pending (article_id, operation, former_passages)
    SELECT a.id, 'index', coalesce(p.former_passages, '[]')
    FROM articles a LEFT JOIN pending p ON p.article_id = a.id ORDER BY a.key`))
}

/**
 * By the revisions there ever were and those that are pending: the former grow with every change,
 * the latter shrink with every confirmation. Then the saved searches, which have feeds.
 */
export function readGeneration (database: Database): string {
  const last = database.get<{ seq: number }>("SELECT seq FROM sqlite_sequence WHERE name = 'pending'")?.seq ?? 0
  const pending = database.get<{ count: number }>('SELECT count(*) AS count FROM pending')?.count ?? 0
  const saved = database.get<{ count: number, last: string | null }>('SELECT count(*) AS count, max(created_at) AS last FROM saved_searches')
  return `${last}-${pending}-${saved?.count ?? 0}-${Date.parse(saved?.last ?? '') || 0}`
}
