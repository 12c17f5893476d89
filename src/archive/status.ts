/** Counts, from tallies that triggers keep: as quick in an archive of millions as in a small one. */
import type { ArchiveStatus, SourceStatus } from './archive.js'
import type { Database } from './database.js'

interface Tally { outlet: string, language: string, articles: number, passages: number, quotes: number }

const readTallies = (database: Database): Tally[] =>
  database.all<Tally>('SELECT outlet, language, articles, passages, quotes FROM tallies')

/**
 * `passages` are those of current versions, dropped lines included, as the index holds them.
 * Articles without an outlet are in `articles` but not in `outlets`. A deletion the index has not
 * confirmed counts as pending.
 */
export function readStatus (database: Database): ArchiveStatus {
  const tallies = readTallies(database)
  const articles = sum(tallies, tally => tally.articles)
  const pending = database.get<{ all: number, indexing: number }>(
    "SELECT count(*) AS \"all\", count(*) FILTER (WHERE operation = 'index') AS indexing FROM pending")
  return {
    articles,
    passages: sum(tallies, tally => tally.passages),
    quotes: sum(tallies, tally => tally.quotes),
    rejects: countRejects(database),
    languages: countBy(tallies, tally => tally.language),
    outlets: countBy(tallies.filter(tally => tally.outlet !== ''), tally => tally.outlet),
    index: { confirmed: articles - (pending?.indexing ?? 0), pending: pending?.all ?? 0 }
  }
}

/**
 * One row for each outlet and language, largest first. A reject belongs to no outlet, since it
 * never became an article: all of them are counted in the row without outlet in language `und`.
 */
export function readSourceStatus (database: Database): SourceStatus[] {
  const rejects = countRejects(database)
  const rows = readTallies(database).map(tally => describeSource(database, tally))
  const unknown = rows.find(row => row.outlet === null && row.language === 'und')
  if (unknown !== undefined) unknown.rejects = rejects
  else if (rejects > 0) rows.push({ outlet: null, language: 'und', articles: 0, first: null, last: null, rejects })
  return rows.sort((a, b) => b.articles - a.articles)
}

function describeSource (database: Database, { outlet, language, articles }: Tally): SourceStatus {
  const source: SourceStatus = { outlet: outlet === '' ? null : outlet, language, articles, first: null, last: null, rejects: 0 }
  return { ...source, first: dateAt(database, source, 'ASC'), last: dateAt(database, source, 'DESC') }
}

/** @returns the day as far as it is known, `2024` where only the year is */
function dateAt (database: Database, { outlet, language }: SourceStatus, order: 'ASC' | 'DESC'): string | null {
  const row = database.get<{ published: string }>(`
    SELECT v.published FROM articles a JOIN versions v ON v.article = a.key AND v.version = a.version
    WHERE a.key = (SELECT key FROM articles WHERE outlet IS ? AND language = ? AND published_ms IS NOT NULL
      ORDER BY published_ms ${order} LIMIT 1)`, outlet, language)
  const published = JSON.parse(row?.published ?? 'null') as { value: string } | null
  return published?.value.slice(0, '2024-05-24'.length) ?? null
}

const countRejects = (database: Database): number =>
  database.get<{ count: number }>('SELECT count(*) AS count FROM rejects')?.count ?? 0

const sum = (tallies: Tally[], count: (tally: Tally) => number): number =>
  tallies.reduce((total, tally) => total + count(tally), 0)

/** By way of a Map: `__proto__` is a possible outlet. */
function countBy (tallies: Tally[], key: (tally: Tally) => string): Record<string, number> {
  const counts = new Map<string, number>()
  for (const tally of tallies) counts.set(key(tally), (counts.get(key(tally)) ?? 0) + tally.articles)
  return Object.fromEntries([...counts].sort(([, a], [, b]) => b - a))
}
