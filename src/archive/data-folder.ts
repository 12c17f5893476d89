/** The data folder: made for its owner alone, since an archive may hold what is not published. */
import { mkdir } from 'node:fs/promises'
import { ArchiveError } from './archive.js'

/**
 * Creates the folder, and those above it, with mode 0700; leaves an existing one as it is.
 *
 * @throws ArchiveError `disk-full` or `unavailable`, naming the folder
 */
export async function createDataFolder (folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException
    throw new ArchiveError(code === 'ENOSPC' ? 'disk-full' : 'unavailable', `the data folder ${folder} cannot be created: ${message}`, { cause })
  }
}
