/** Passages as they are read back, each with its kept neighbours. */
import type { StoredPassage } from './archive.js'
import type { Database } from './database.js'
import { allByIds } from './in-pages.js'
import { displayNames } from './speaking-people.js'

interface PassageRow extends Omit<StoredPassage, 'current' | 'speakers'> { current: number, speakers: string }

/** `previous` and `next` are looked up by the places noted when the version was stored. */
const COLUMNS = `p.id, a.id AS articleId, p.version, p.version = a.version AS current, p.ordinal, p.start, p.end, p.text,
  p.language, p.kind, p.dropped, p.speakers,
  (SELECT text FROM passages WHERE article = p.article AND version = p.version AND ordinal = p.kept_before) AS previous,
  (SELECT text FROM passages WHERE article = p.article AND version = p.version AND ordinal = p.kept_after) AS next`

/** The speakers stand there by their display names. */
function toPassages (database: Database, rows: readonly PassageRow[]): StoredPassage[] {
  const named = rows.map(row => JSON.parse(row.speakers) as string[])
  const display = displayNames(database, named.flat())
  return rows.map((row, index) => toPassage(row, [...new Set((named[index] ?? []).map(name => display.get(name) ?? name))]))
}

function toPassage (row: PassageRow, speakers: string[]): StoredPassage {
  const { id, articleId, version, ordinal, start, end, text, language, kind, dropped, previous, next } = row
  return {
    id,
    articleId,
    version,
    current: row.current === 1,
    ordinal,
    start,
    end,
    text,
    language,
    kind,
    dropped,
    speakers,
    previous,
    next
  }
}

/** In reading order, of the current version. */
export function readPassagesOf (database: Database, articleId: string): StoredPassage[] {
  return toPassages(database, database.all<PassageRow>(`
    SELECT ${COLUMNS} FROM articles a JOIN passages p ON p.article = a.key AND p.version = a.version
    WHERE a.id = ? ORDER BY p.ordinal`, articleId))
}

/** Current where the current version holds it, else from the newest version that did. */
export function readPassage (database: Database, id: string): StoredPassage | null {
  const row = database.get<PassageRow>(`
    SELECT ${COLUMNS} FROM passages p JOIN articles a ON a.key = p.article
    WHERE p.id = ? ORDER BY p.version = a.version DESC, p.version DESC LIMIT 1`, id)
  return row === undefined ? null : toPassages(database, [row])[0] ?? null
}

/** Current ones only. */
export async function readPassages (database: Database, ids: Iterable<string>): Promise<Map<string, StoredPassage>> {
  const rows = await allByIds<PassageRow>(database, `
    SELECT ${COLUMNS} FROM json_each(?) wanted CROSS JOIN passages p JOIN articles a ON a.key = p.article AND a.version = p.version
    WHERE p.id = wanted.value`, ids)
  return new Map(toPassages(database, rows).map(passage => [passage.id, passage]))
}
