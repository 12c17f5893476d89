/** Starts the engine's program once and waits until it answers. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { availableParallelism } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { EngineError } from './engine.js'
import { readStartTime } from './process-identity.js'
import { relayLog } from './relay-log.js'

export interface LaunchOptions {
  /** a program that may be run */
  binary: string
  /** the engine's own files: working folder, and `data` in it */
  folder: string
  dataPath: string
  /** at least 16 bytes; goes to the engine by its environment, never on the command line */
  key: string
  indexingMemory: string
  logger: Logger
  /** ms until it has to answer; a large index takes a while to open */
  startMs: number
  /** called as soon as the process exists */
  onSpawn: (started: { pid: number, startTime: string, port: number }) => Promise<void>
}

export interface RunningEngine {
  pid: number
  startTime: string
  port: number
  /** resolves when the process has ended, with the reason in words and its last lines */
  ended: Promise<Ending>
}

export interface Ending {
  reason: string
  lines: string[]
}

const PORT_ATTEMPTS = 5
const POLL = 25 // ms

/** @throws EngineError `cannot-start` */
export async function launchEngine (options: LaunchOptions): Promise<RunningEngine> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await launchOn(await findFreePort(), options)
    } catch (error) {
      if (!(error instanceof PortTaken) || attempt === PORT_ATTEMPTS) throw error
      options.logger.info(`port ${error.port} was taken in the meantime, trying another for the engine`)
    }
  }
}

/** Someone took the port between its choice and the engine's use of it. */
class PortTaken extends EngineError {
  readonly port: number

  constructor (port: number, message: string) {
    super('cannot-start', message)
    this.port = port
  }
}

async function launchOn (port: number, options: LaunchOptions): Promise<RunningEngine> {
  const child = spawnEngine(port, options)
  const tail = relayLog(child, options.logger)
  const ended = endingOf(child, tail.lines)
  const { pid } = child
  if (pid === undefined) throw cannotStart(options.binary, await ended)
  const settled = new AbortController()
  try {
    const startTime = await readStartTime(pid) ?? ''
    await options.onSpawn({ pid, startTime, port })
    await Promise.race([answers(port, options, settled.signal), ended.then(ending => { throw startFailure(port, options.binary, ending) })])
    return { pid, startTime, port, ended }
  } catch (error) {
    child.kill('SIGKILL')
    await ended
    throw error
  } finally {
    settled.abort()
  }
}

/** A process group of its own: Ctrl-C in a terminal is for Verbatim, which then stops the engine. */
function spawnEngine (port: number, options: LaunchOptions): ChildProcess {
  return spawn(options.binary, [
    '--db-path', options.dataPath,
    '--http-addr', `127.0.0.1:${port}`,
    '--env', 'production',
    '--no-analytics',
    '--max-indexing-memory', options.indexingMemory,
    '--max-indexing-threads', String(availableParallelism()),
    '--experimental-logs-mode', 'JSON',
    '--log-level', options.logger.isLevelEnabled('debug') ? 'INFO' : 'WARN'
  ], {
    cwd: options.folder,
    env: engineEnvironment(options.key),
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe']
  })
}

/** Only what a program needs to run: settings of another Meilisearch may stand in the environment. */
function engineEnvironment (key: string): NodeJS.ProcessEnv {
  const { PATH, HOME, TMPDIR, LANG, LD_LIBRARY_PATH } = process.env
  const given = Object.entries({ PATH, HOME, TMPDIR, LANG, LD_LIBRARY_PATH }).filter(([, value]) => value !== undefined)
  return { ...Object.fromEntries(given), MEILI_MASTER_KEY: key }
}

async function endingOf (child: ChildProcess, lines: () => string[]): Promise<Ending> {
  try {
    const [code, signal] = await once(child, 'close') as [number | null, NodeJS.Signals | null]
    return { reason: signal === null ? `exit status ${code}` : `signal ${signal}`, lines: lines() }
  } catch (error) {
    return { reason: (error as Error).message, lines: lines() }
  }
}

/** Only our own engine accepts the key: another server on that port does not count as the answer. */
async function answers (port: number, { key, startMs }: LaunchOptions, settled: AbortSignal): Promise<void> {
  const deadline = Date.now() + startMs
  while (Date.now() < deadline && !settled.aborted) {
    if (await isReady(port, key)) return
    await sleep(POLL)
  }
  throw new EngineError('cannot-start', `the engine did not answer on port ${port} within ${startMs / 1000} s`)
}

async function isReady (port: number, key: string): Promise<boolean> {
  const get = (path: string): Promise<Response> => fetch(`http://127.0.0.1:${port}${path}`, { headers: { authorization: `Bearer ${key}` }, signal: AbortSignal.timeout(2000) })
  try {
    const answered = [await get('/health'), await get('/version')]
    await Promise.all(answered.map(response => response.text()))
    return answered.every(response => response.ok)
  } catch {
    return false
  }
}

function startFailure (port: number, binary: string, ending: Ending): EngineError {
  const error = cannotStart(binary, ending)
  return ending.lines.some(line => line.includes('Address already in use')) ? new PortTaken(port, error.message) : error
}

function cannotStart (binary: string, ending: Ending): EngineError {
  return new EngineError('cannot-start', `the engine ${binary} ended while it started (${describeEnding(ending)})`)
}

export function describeEnding ({ reason, lines }: Ending): string {
  return lines.length === 0 ? `${reason}, it said nothing` : `${reason}, its last lines:\n${lines.map(line => '  ' + line).join('\n')}`
}

/** Free at this moment, on the loopback address. */
export async function findFreePort (): Promise<number> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new EngineError('cannot-start', 'the system gave no free port')
  return address.port
}
