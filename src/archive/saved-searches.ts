/** Searches that are kept, and which articles came since. */
import { randomUUID } from 'node:crypto'
import type { SavedSearch } from './archive.js'
import type { Database } from './database.js'

interface Row { id: string, name: string, search: string, createdAt: string }

const COLUMNS = 'id, name, search, created_at AS createdAt'

export function saveSearch (database: Database, { name, search }: Pick<SavedSearch, 'name' | 'search'>, at: string): SavedSearch {
  const saved: SavedSearch = { id: randomUUID(), name, search, createdAt: at }
  database.run('INSERT INTO saved_searches (id, name, search, created_at) VALUES (?, ?, ?, ?)', saved.id, name, JSON.stringify(search), at)
  return saved
}

/** Oldest first. */
export function listSavedSearches (database: Database): SavedSearch[] {
  return database.all<Row>(`SELECT ${COLUMNS} FROM saved_searches ORDER BY created_at, id`).map(toSavedSearch)
}

export function readSavedSearch (database: Database, id: string): SavedSearch | null {
  const row = database.get<Row>(`SELECT ${COLUMNS} FROM saved_searches WHERE id = ?`, id)
  return row === undefined ? null : toSavedSearch(row)
}

/** @returns false when there is no such search */
export const deleteSavedSearch = (database: Database, id: string): boolean =>
  database.run('DELETE FROM saved_searches WHERE id = ?', id) > 0

const toSavedSearch = ({ id, name, search, createdAt }: Row): SavedSearch => ({ id, name, search: JSON.parse(search), createdAt })

/** Ids of the articles whose current version was stored after an instant, newest first. */
export function listArticlesSince (database: Database, since: string, limit: number): string[] {
  return database.all<{ id: string }>(`
    SELECT a.id FROM versions v JOIN articles a ON a.key = v.article AND a.version = v.version
    WHERE v.stored_at > ? ORDER BY v.stored_at DESC, a.key DESC LIMIT ?`, since, limit).map(({ id }) => id)
}
