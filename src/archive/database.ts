/**
 * The driver's only door: prepared statements, transactions, and errors that say what is wrong
 * with which file. Nothing else in Verbatim knows that the driver is `libsql`.
 */
import Libsql from 'libsql'
import { ArchiveError, type ArchiveErrorCode } from './archive.js'
import { escapeText, unescapeText } from './escape-text.js'

export type Value = string | number | boolean | null | Uint8Array

type Statement = Libsql.Statement<unknown[]>

/**
 * One connection. Synchronous, since the driver is: whoever reads much does it in small parts and
 * lets others run between them.
 */
export class Database {
  readonly path: string
  readonly #driver: Libsql.Database
  /** by their SQL; the driver keeps memory for each preparation, so each is prepared once */
  readonly #statements = new Map<string, Statement>()
  #open = true

  /** @throws ArchiveError when the file cannot be opened; whether it is a database shows at the first statement */
  constructor (path: string) {
    this.path = path
    this.#driver = this.#translating(() => new Libsql(path))
  }

  get<Row> (sql: string, ...values: Value[]): Row | undefined {
    return this.#translating(() => {
      const row = this.#statement(sql).get(values.map(toDriver)) as Record<string, unknown> | undefined
      return row === undefined ? undefined : fromDriver(row) as Row
    })
  }

  all<Row> (sql: string, ...values: Value[]): Row[] {
    return this.#translating(() => this.#statement(sql).all(values.map(toDriver)).map(row => fromDriver(row as Record<string, unknown>) as Row))
  }

  /** @returns how many rows were changed */
  run (sql: string, ...values: Value[]): number {
    return this.#translating(() => this.#statement(sql).run(values.map(toDriver)).changes)
  }

  /** Several statements without values: schema and settings. */
  execute (sql: string): void {
    this.#translating(() => this.#driver.exec(sql))
  }

  /** Everything in it or nothing; durable when it returns. Not to be nested. */
  transaction<Result> (work: () => Result): Result {
    return this.#translating(() => {
      this.#driver.exec('BEGIN IMMEDIATE')
      try {
        const result = work()
        this.#driver.exec('COMMIT')
        return result
      } catch (error) {
        if (this.#driver.inTransaction) this.#driver.exec('ROLLBACK') // a full disk has rolled back already
        throw error
      }
    })
  }

  get isOpen (): boolean {
    return this.#open
  }

  close (): void {
    if (!this.#open) return
    this.#open = false
    this.#statements.clear()
    this.#driver.close()
  }

  #statement (sql: string): Statement {
    const known = this.#statements.get(sql)
    if (known !== undefined) return known
    const statement = this.#driver.prepare(sql)
    this.#statements.set(sql, statement)
    return statement
  }

  #translating<Result> (work: () => Result): Result {
    if (!this.#open) throw new ArchiveError('unavailable', `${this.path} is closed`)
    try {
      return work()
    } catch (error) {
      throw translateError(error, this.path)
    }
  }
}

/** The driver ends the process at a boolean it is given. */
function toDriver (value: Value): string | number | null | Uint8Array {
  if (typeof value === 'string') return escapeText(value)
  return typeof value === 'boolean' ? Number(value) : value
}

function fromDriver (row: Record<string, unknown>): Record<string, unknown> {
  for (const column in row) {
    const value = row[column]
    if (typeof value === 'string') row[column] = unescapeText(value)
    else if (value instanceof ArrayBuffer) row[column] = new Uint8Array(value) // from `all`
    else if (value instanceof Uint8Array) row[column] = new Uint8Array(value.buffer, value.byteOffset, value.length) // a Buffer, from `get`
  }
  return row
}

interface Meaning { code: ArchiveErrorCode, says: string }

/** By the beginning of SQLite's error code: https://www.sqlite.org/rescode.html */
const MEANINGS: Array<[string, Meaning]> = [
  ['SQLITE_NOTADB', { code: 'corrupt', says: 'is not an archive of Verbatim' }],
  ['SQLITE_CORRUPT', { code: 'corrupt', says: 'is damaged' }],
  ['SQLITE_FULL', { code: 'disk-full', says: 'cannot grow: the disk is full' }],
  ['SQLITE_BUSY', { code: 'in-use', says: 'is in use by another process' }],
  ['SQLITE_READONLY', { code: 'unavailable', says: 'may only be read' }],
  ['SQLITE_CANTOPEN', { code: 'unavailable', says: 'cannot be opened' }],
  ['SQLITE_PERM', { code: 'unavailable', says: 'cannot be opened' }],
  ['SQLITE_IOERR', { code: 'unavailable', says: 'cannot be read or written' }]
]

/** What is no fault of the file (a mistake in our SQL) stays as it is. */
export function translateError (error: unknown, path: string): unknown {
  if (!(error instanceof Error) || error instanceof ArchiveError) return error
  const code = String((error as { code?: unknown }).code ?? '')
  const meaning = MEANINGS.find(([prefix]) => code.startsWith(prefix))?.[1]
  if (meaning !== undefined) return new ArchiveError(meaning.code, `${path} ${meaning.says} (${error.message})`, { cause: error })
  if (error.message.startsWith('ConnectionFailed')) return new ArchiveError('unavailable', `${path} cannot be opened`, { cause: error })
  return error
}
