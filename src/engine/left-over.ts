/**
 * What a killed Verbatim leaves behind: the record of its engine, and perhaps the engine itself.
 *
 * A left-over engine is stopped, not taken over: nobody reads its log any more, its end would not
 * be noticed, and a stopped one takes up an unfinished task again when it starts.
 */
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { listProcesses, type ProcessIdentity, readCommand, readStartTime, stopProcess } from './process-identity.js'

/** `engine.json` in the data folder, mode 0600: it holds the key. */
export interface EngineRecord extends ProcessIdentity {
  port: number
  key: string
  version: string
}

/** Written in one step, so that it is never read half. */
export async function writeRecord (path: string, record: EngineRecord): Promise<void> {
  const unfinished = `${path}.${process.pid}`
  await writeFile(unfinished, JSON.stringify(record, null, 2) + '\n', { mode: 0o600 })
  await rename(unfinished, path)
}

export const removeRecord = (path: string): Promise<void> => rm(path, { force: true })

/** @returns null when there is none or it cannot be read: the search among all processes stands in */
export async function readRecord (path: string): Promise<EngineRecord | null> {
  try {
    const record = JSON.parse(await readFile(path, 'utf8')) as EngineRecord
    return Number.isSafeInteger(record.pid) && record.pid > 1 && typeof record.startTime === 'string' ? record : null
  } catch {
    return null
  }
}

/**
 * Finds engines that run on a data folder: the recorded one, and on linux any other, because
 * Verbatim may have been killed between the start and the record.
 *
 * @param dataPath as it stood in the engine's command
 */
export async function findLeftOvers (record: EngineRecord | null, dataPath: string): Promise<ProcessIdentity[]> {
  const pids = new Set(await listProcesses())
  if (record !== null && await readStartTime(record.pid) === record.startTime) pids.add(record.pid)
  const found: ProcessIdentity[] = []
  for (const pid of pids) {
    if (!isEngineOn(dataPath, await readCommand(pid))) continue
    const startTime = await readStartTime(pid)
    if (startTime !== null) found.push({ pid, startTime })
  }
  return found
}

function isEngineOn (dataPath: string, command: string[]): boolean {
  return basename(command[0] ?? '').startsWith('meilisearch') && command.join(' ').includes(`--db-path ${dataPath} `)
}

/** @returns the pids of those that ran */
export async function stopLeftOvers (recordPath: string, dataPath: string, graceMs: number): Promise<number[]> {
  const leftOvers = await findLeftOvers(await readRecord(recordPath), dataPath)
  await Promise.all(leftOvers.map(identity => stopProcess(identity, graceMs)))
  await removeRecord(recordPath)
  return leftOvers.map(identity => identity.pid)
}
