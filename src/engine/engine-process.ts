/** The embedded engine: started, watched, started again when it dies, and stopped. */
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { EngineError } from './engine.js'
import { binaryVersion, findBinary, type FoundBinary, prepareBinary } from './engine-binary.js'
import type { LaunchOptions } from './launch-engine.js'
import { removeRecord, stopLeftOvers, writeRecord } from './left-over.js'
import type { Connection } from './meili-client.js'
import { readEngineConfig } from './settings.js'
import { type SupervisionLimits, superviseEngine } from './supervise-engine.js'

export interface StartOptions {
  /** data folder of Verbatim; the engine's files go to `engine/` and `engine.json` in it */
  folder: string
  logger: Logger
  /** e.g. `1GiB`; default from config/engine.json */
  indexingMemory?: string
  /** another program than the one found by itself */
  binary?: FoundBinary
  /** limits, for those who cannot wait */
  limits?: Partial<ProcessLimits>
}

export interface ProcessLimits extends SupervisionLimits {
  /** ms until a started engine has to answer; a large index takes a while to open */
  startMs: number
}

const defaultLimits: ProcessLimits = { startMs: 60_000, stopMs: 10_000, fastDeathMs: 60_000, fastDeaths: 5, backOffMs: 500 }

export interface EngineProcess {
  version: string
  /** true when it has no data yet, or had that of another version, which was cleared */
  needsRebuild: boolean
  /** null while it is down */
  pid (): number | null
  /** @throws EngineError `unavailable` while it is started again, `cannot-start` once that was given up */
  connection (): Connection
  /** Stops it; resolves when the process is gone. */
  close (): Promise<void>
}

/**
 * Starts Meilisearch on a data folder, after whatever a killed run left behind was stopped. The
 * caller sees to it that no other Verbatim uses the folder.
 *
 * @throws EngineError `not-found`, `checksum`, `cannot-start`
 */
export async function startEngine (options: StartOptions): Promise<EngineProcess> {
  const limits = { ...defaultLimits, ...options.limits }
  const found = options.binary ?? await findBinary()
  const home = await openHome(options.folder, found)
  const version = await binaryVersion(home.binary)
  const stopped = await stopLeftOvers(home.recordPath, home.dataPath, limits.stopMs)
  for (const pid of stopped) options.logger.warn({ pid }, 'stopped the engine that an earlier run left behind')
  const needsRebuild = await clearForeignData(home.dataPath, version, options.logger)
  const key = randomBytes(32).toString('base64url')
  const launch: LaunchOptions = {
    binary: home.binary,
    folder: home.folder,
    dataPath: home.dataPath,
    key,
    indexingMemory: options.indexingMemory ?? readEngineConfig().indexingMemory,
    logger: options.logger,
    startMs: limits.startMs,
    onSpawn: started => writeRecord(home.recordPath, { ...started, key, version })
  }
  const supervised = await superviseEngine(launch, limits)
  return {
    version,
    needsRebuild,
    pid: () => supervised.pid(),
    connection: () => supervised.connection(),
    async close () {
      await supervised.close()
      await removeRecord(home.recordPath)
    }
  }
}

interface EngineHome {
  folder: string
  dataPath: string
  recordPath: string
  binary: string
}

async function openHome (dataFolder: string, found: FoundBinary): Promise<EngineHome> {
  try {
    await mkdir(join(dataFolder, 'engine'), { recursive: true })
    const root = await realpath(dataFolder)
    const folder = join(root, 'engine')
    return { folder, dataPath: join(folder, 'data'), recordPath: join(root, 'engine.json'), binary: await prepareBinary(found, folder) }
  } catch (cause) {
    if (cause instanceof EngineError) throw cause
    throw new EngineError('cannot-start', `the engine's folder ${join(dataFolder, 'engine')} cannot be used: ${(cause as Error).message}`, { cause })
  }
}

/**
 * Data of another version is not converted but cleared: the archive is the truth, and building the
 * index again is surer than converting it.
 *
 * @returns whether the index has to be built
 */
async function clearForeignData (dataPath: string, version: string, logger: Logger): Promise<boolean> {
  const stored = await readFile(join(dataPath, 'VERSION'), 'utf8').then(text => text.trim(), () => null)
  if (stored === version) return false
  if (stored !== null) logger.warn(`the index was made by Meilisearch ${stored}, this is ${version}: it is built again from the archive`)
  await rm(dataPath, { recursive: true, force: true })
  return true
}
