/** One process for each data folder. */
import { join } from 'node:path'
import { ArchiveError } from './archive.js'
import { createDataFolder } from './data-folder.js'
import { Database } from './database.js'

export interface FolderLock {
  release (): Promise<void>
}

/**
 * Takes the data folder for this process, creating it where it is missing.
 *
 * The lock is an exclusive transaction on an empty database, `lock.db`: the operating system holds
 * it and lets go when the process ends, even by SIGKILL, so that no lock is ever left behind.
 * While it is held nothing else in this process may open and close `lock.db`: on POSIX systems
 * closing any handle of a file lets go of all the process's locks on it.
 *
 * @throws ArchiveError `in-use` when another process (or another part of this one) holds it,
 *   `unavailable` when the folder cannot be created or written
 */
export async function lockFolder (folder: string): Promise<FolderLock> {
  await createDataFolder(folder)
  const database = new Database(join(folder, 'lock.db'))
  try {
    database.execute('PRAGMA journal_mode = MEMORY; PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE')
  } catch (cause) {
    database.close()
    throw cause instanceof ArchiveError && cause.code === 'in-use'
      ? new ArchiveError('in-use', `the data folder ${folder} is in use by another process`, { cause })
      : cause
  }
  let held = true
  return {
    async release () {
      if (!held) return
      held = false
      database.execute('ROLLBACK') // closing alone waits for the garbage collector
      database.close()
    }
  }
}
