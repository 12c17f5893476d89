/**
 * `holder.json` in the data folder: which process has the folder, and where it takes operations.
 * Only a remark for others; the lock itself is `archive/lock-folder.ts`.
 */
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface Holder {
  pid: number
  /** `serve`, `ingest` … */
  command: string
  /** RFC 3339 */
  since: string
  /** null for a process that takes no operations */
  control: { port: number, key: string } | null
}

const fileOf = (folder: string): string => join(folder, 'holder.json')

/** Readable by the owner only, since it holds the key; replaced in one step. */
export async function writeHolder (folder: string, holder: Holder): Promise<void> {
  const temporary = `${fileOf(folder)}.${process.pid}`
  await writeFile(temporary, JSON.stringify(holder) + '\n', { mode: 0o600 })
  await rename(temporary, fileOf(folder))
}

/** @returns null when there is none or it is unreadable */
export async function readHolder (folder: string): Promise<Holder | null> {
  try {
    const holder = JSON.parse(await readFile(fileOf(folder), 'utf8')) as Holder
    return typeof holder.pid === 'number' && typeof holder.command === 'string' ? holder : null
  } catch {
    return null
  }
}

export async function removeHolder (folder: string): Promise<void> {
  await rm(fileOf(folder), { force: true })
}
