/** Long reads in small parts: the driver blocks, so others get their turn between two pages. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Database } from './database.js'
import { toJsonList } from './escape-text.js'

/** Rows looked up in one go, at about 20 µs each. */
const LOOKED_UP = 200
/** Rows walked over in one go: for each, whoever walks may read a whole article, at about 200 µs. */
const WALKED = 50

/**
 * Looks up rows by ids, however many.
 *
 * @param sql takes the ids as its only value, a JSON array for `json_each`
 */
export async function allByIds<Row> (database: Database, sql: string, ids: Iterable<string>): Promise<Row[]> {
  const wanted = [...new Set(ids)]
  const rows: Row[] = []
  for (let from = 0; from < wanted.length; from += LOOKED_UP) {
    if (from > 0) await nextTurn()
    for (const row of database.all<Row>(sql, toJsonList(wanted.slice(from, from + LOOKED_UP)))) rows.push(row)
  }
  return rows
}

/** Gives rows that are at hand in parts, so that others get their turn while each is worked on. */
export async function * walkInTurns<Row> (rows: readonly Row[]): AsyncGenerator<Row> {
  for (const [index, row] of rows.entries()) {
    if (index > 0 && index % WALKED === 0) await nextTurn()
    yield row
  }
}

/**
 * Walks over a table by its integer key. Rows may come, change and go meanwhile: each that stays
 * is met once.
 *
 * @param sql takes the key to go on after and the number of rows, in that order, and gives rows by ascending `key`
 */
export async function * walkKeys<Row extends { key: number }> (database: Database, sql: string, after = 0): AsyncGenerator<Row> {
  while (true) {
    const rows = database.all<Row>(sql, after, WALKED)
    yield * rows
    const last = rows.at(-1)
    if (last === undefined || rows.length < WALKED) return
    after = last.key
    await nextTurn()
  }
}
