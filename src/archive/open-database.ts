/** Opens `verbatim.db` with the settings that durability asks for, and brings its schema up to date. */
import { existsSync } from 'node:fs'
import { ArchiveError } from './archive.js'
import { Database } from './database.js'
import { migrate, MIGRATIONS, schemaVersion } from './migrations.js'

/**
 * `synchronous = FULL`: what was acknowledged survives a power cut. `secure_delete`: what was
 * deleted is overwritten, not just unlinked. The log is cut to 64 MB after a large transaction;
 * 32 MB of pages are kept in memory; a second process that reads is waited for up to 5 s.
 */
const SETTINGS = `
PRAGMA busy_timeout = 5000;
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA secure_delete = ON;
PRAGMA journal_size_limit = 67108864;
PRAGMA cache_size = -32768;
`

/** @throws ArchiveError, naming the path */
export function openDatabase (path: string, options: { readOnly: boolean }): Database {
  if (options.readOnly && !existsSync(path)) throw new ArchiveError('unavailable', `there is no archive at ${path}`)
  const database = new Database(path)
  try {
    database.execute(SETTINGS)
    if (options.readOnly) refuseWrites(database)
    else prepareWrites(database)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

function prepareWrites (database: Database): void {
  schemaVersion(database) // before the journal's mode is written into a database of another program
  database.get('PRAGMA journal_mode = WAL')
  migrate(database)
}

function refuseWrites (database: Database): void {
  database.execute('PRAGMA query_only = ON')
  const taken = schemaVersion(database)
  if (taken > MIGRATIONS.length) migrate(database) // says that it is newer
  if (taken < MIGRATIONS.length) throw new ArchiveError('unavailable', `${database.path} is of an older Verbatim: open it once for writing`)
}

/** Carries the log over into the database, so that one file is left. */
export function closeDatabase (database: Database, options: { readOnly: boolean }): void {
  if (!database.isOpen) return
  if (!options.readOnly) database.get('PRAGMA wal_checkpoint(TRUNCATE)')
  database.close()
}
