/** Looks for damage in an archive: the database itself, the originals, and whether passages and quotes stand where they say. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { ArchiveError, type ArchiveFinding } from './archive.js'
import type { Database } from './database.js'
import { walkKeys } from './in-pages.js'
import { hashBytes, unpackOriginal, type OriginalRow } from './originals.js'

/**
 * Gives one finding for each damage, none for a sound archive. Reads everything once, table by
 * table and article by article; where the pages themselves are damaged, the rest is not looked at.
 */
export async function * checkArchive (database: Database): AsyncGenerator<ArchiveFinding> {
  try {
    let sound = true
    for await (const finding of checkTables(database)) {
      sound = false
      yield finding
    }
    if (!sound) return
    yield * checkReferences(database)
    yield * checkOriginals(database)
    yield * checkPlaces(database)
    yield * checkTallies(database)
  } catch (error) {
    if (!(error instanceof ArchiveError && error.code === 'corrupt')) throw error
    yield { subject: 'database', problem: error.message }
  }
}

async function * checkTables (database: Database): AsyncGenerator<ArchiveFinding> {
  const tables = database.all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
  for (const { name } of tables) {
    for (const { quick_check: problem } of database.all<{ quick_check: string }>(`PRAGMA quick_check("${name}")`)) {
      if (problem !== 'ok') yield { subject: `table ${name}`, problem }
    }
    await nextTurn()
  }
}

function * checkReferences (database: Database): Generator<ArchiveFinding> {
  for (const { table, parent } of database.all<{ table: string, parent: string }>('PRAGMA foreign_key_check')) {
    yield { subject: `table ${table}`, problem: `a row refers to one of ${parent} that is not there` }
  }
}

async function * checkOriginals (database: Database): AsyncGenerator<ArchiveFinding> {
  const keys = walkKeys<{ key: number }>(database, 'SELECT key FROM originals WHERE key > ? ORDER BY key LIMIT ?')
  for await (const { key } of keys) {
    const row = database.get<OriginalRow>('SELECT sha256, size, encoding, bytes FROM originals WHERE key = ?', key)
    const problem = row === undefined ? null : await examineOriginal(row)
    if (row !== undefined && problem !== null) yield { subject: `original ${row.sha256}`, problem }
  }
}

async function examineOriginal (row: OriginalRow): Promise<string | null> {
  try {
    const bytes = await unpackOriginal(row)
    if (bytes.length !== row.size) return `its size is ${bytes.length} bytes, ${row.size} were stored`
    return hashBytes(bytes) === row.sha256 ? null : 'its bytes are not those that were stored: the SHA-256 differs'
  } catch (error) {
    return `it cannot be unpacked: ${(error as Error).message}`
  }
}

interface Place { article: number, version: number, ordinal: number, start: number, end: number, text: string }

/** Every passage and every quote of every version has to be what the article's text holds at its place. */
async function * checkPlaces (database: Database): AsyncGenerator<ArchiveFinding> {
  const articles = walkKeys<{ key: number, id: string, current: number }>(database, 'SELECT key, id, version AS current FROM articles WHERE key > ? ORDER BY key LIMIT ?')
  for await (const { key, id, current } of articles) {
    const versions = database.all<{ version: number }>('SELECT version FROM versions WHERE article = ?', key).map(row => row.version)
    if (!versions.includes(current)) yield { subject: `article ${id}`, problem: `its current version, ${current}, is not there` }
    for (const version of versions) {
      const text = database.get<{ text: string }>('SELECT text FROM versions WHERE article = ? AND version = ?', key, version)?.text ?? ''
      yield * misplaced(database, 'passages', { key, id, version, text })
      yield * misplaced(database, 'quotes', { key, id, version, text })
    }
  }
}

function * misplaced (database: Database, table: 'passages' | 'quotes', of: { key: number, id: string, version: number, text: string }): Generator<ArchiveFinding> {
  const places = database.all<Place>(`SELECT ordinal, start, end, text FROM ${table} WHERE article = ? AND version = ?`, of.key, of.version)
  for (const { ordinal, start, end, text } of places) {
    if (of.text.slice(start, end) === text) continue
    yield { subject: `article ${of.id}`, problem: `number ${ordinal + 1} of the ${table} of version ${of.version} is not what its text holds at ${start}–${end}` }
  }
}

function * checkTallies (database: Database): Generator<ArchiveFinding> {
  const wrong = database.all<{ outlet: string, language: string }>(`
    SELECT outlet, language FROM (
      SELECT ifnull(outlet, '') AS outlet, language, count(*) AS articles, sum(passages) AS passages, sum(quotes) AS quotes
      FROM articles GROUP BY 1, 2 EXCEPT SELECT outlet, language, articles, passages, quotes FROM tallies)
    UNION
    SELECT outlet, language FROM (
      SELECT outlet, language, articles, passages, quotes FROM tallies EXCEPT
      SELECT ifnull(outlet, ''), language, count(*), sum(passages), sum(quotes) FROM articles GROUP BY 1, 2)`)
  for (const { outlet, language } of wrong) {
    yield { subject: 'table tallies', problem: `the counts of outlet "${outlet}" in language ${language} are not those of its articles` }
  }
}
