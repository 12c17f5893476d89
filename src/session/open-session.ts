/**
 * Opens a data folder for a command: in this process when nobody has it, through the running
 * service when `verbatim serve` does.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Application } from '../application.js'
import { ArchiveError } from '../archive/archive.js'
import { lockFolder } from '../archive/lock-folder.js'
import { openApplication, type OpenOptions } from '../open-application.js'
import { readHolder, removeHolder, writeHolder, type Holder } from './holder.js'
import { operations, type OperationName, type Reporter } from './operations.js'
import { openRemoteSession } from './remote-session.js'
import { FolderInUseError, type Session } from './session.js'

export interface SessionOptions {
  folder: string
  /** for the message others get: `ingest`, `check` … */
  command: string
  logger: Logger
  engineUrl?: string | undefined
  engineKey?: string | undefined
}

/** @throws FolderInUseError when another command that takes no operations has the folder */
export async function openSession (options: SessionOptions): Promise<Session> {
  try {
    const held = await holdApplication(options)
    return localSession(held.application, held.close, options.logger)
  } catch (error) {
    if (!isInUse(error)) throw error
  }
  const { control } = await awaitHolder(options.folder)
  return openRemoteSession(control)
}

export interface HeldApplication {
  application: Application
  /** says to others where operations are taken */
  announce (control: Holder['control']): Promise<void>
  close (): Promise<void>
}

/** Takes the folder's lock and opens the application on it. @throws ArchiveError `in-use` */
export async function holdApplication (options: SessionOptions & Pick<OpenOptions, 'samples'>): Promise<HeldApplication> {
  const lock = await lockFolder(options.folder)
  const since = new Date().toISOString()
  const announce = (control: Holder['control']) => writeHolder(options.folder, { pid: process.pid, command: options.command, since, control })
  try {
    await announce(null)
    const application = await openApplication(options)
    return {
      application,
      announce,
      async close () {
        await application.close()
        await removeHolder(options.folder)
        await lock.release()
      }
    }
  } catch (error) {
    await removeHolder(options.folder)
    await lock.release()
    throw error
  }
}

/** Operations whose answer is only as complete as the index. */
const ASK_INDEX: ReadonlySet<OperationName> = new Set(['search', 'check'])

/** Before the first question the index takes in what the ledger has pending: after an update that may be the whole archive. */
function localSession (application: Application, close: () => Promise<void>, logger: Logger): Session {
  let settled: Promise<void> | null = null
  return {
    run: async (name, given, report = {}) => {
      if (ASK_INDEX.has(name)) await (settled ??= settleIndex(application, logger))
      const operation = operations[name] as (application: Application, given: object, report: Reporter) => Promise<unknown>
      return await operation(application, given, report) as never
    },
    close
  }
}

const MANY_PENDING = 100 // articles; more take some seconds

/** An article that the engine refuses is no reason to answer nothing. */
async function settleIndex (application: Application, logger: Logger): Promise<void> {
  const { index } = await application.archive.status()
  if (index.pending > MANY_PENDING) logger.warn(`the index takes in ${index.pending} articles first`)
  await application.settle().catch(error => { logger.warn(error, 'the index does not hold all of the archive') })
}

export const isInUse = (error: unknown): boolean => error instanceof ArchiveError && error.code === 'in-use'

const START_PATIENCE = 20 // times half a second: a service that has just started takes operations soon

/** Waits for a service that is starting; gives up at once on a command that takes no operations. */
async function awaitHolder (folder: string): Promise<Holder & { control: NonNullable<Holder['control']> }> {
  for (let attempt = 0; ; attempt++) {
    const holder = await readHolder(folder)
    if (holder !== null && holder.control !== null) return { ...holder, control: holder.control }
    if (attempt >= START_PATIENCE || (holder !== null && holder.command !== 'serve')) throw inUse(folder, holder)
    await sleep(500)
  }
}

export function inUse (folder: string, holder: Holder | null): FolderInUseError {
  const who = holder === null ? 'another process' : `process ${holder.pid} (verbatim ${holder.command}, since ${holder.since})`
  return new FolderInUseError(`${folder} is in use by ${who}; wait for it, stop it, or use another --data folder`)
}
