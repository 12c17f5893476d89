/** Tells whether a process is still the one that was started: a pid alone may have passed to another. */
import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

export interface ProcessIdentity {
  pid: number
  /** when it started, in the system's own words: clock ticks since boot on linux, a date elsewhere */
  startTime: string
}

const START_TIME = 22 // field of /proc/PID/stat, counted from 1 (proc(5))

/** @returns null when there is no such process (any more) */
export async function readStartTime (pid: number): Promise<string | null> {
  try {
    if (process.platform === 'linux') return startTimeOf(await readFile(`/proc/${pid}/stat`, 'utf8'))
    const { stdout } = await promisify(execFile)('ps', ['-o', 'lstart=', '-p', String(pid)])
    return stdout.trim() === '' ? null : stdout.trim()
  } catch {
    return null
  }
}

/** The second field is the program's name in parentheses and may itself hold spaces and parentheses; a zombie counts as gone. */
function startTimeOf (stat: string): string | null {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  if (fields[0] === 'Z') return null
  return fields[START_TIME - 3] ?? null
}

/** The words it was started with; empty when it is gone or belongs to someone else. */
export async function readCommand (pid: number): Promise<string[]> {
  try {
    if (process.platform === 'linux') return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).split('\0')
    const { stdout } = await promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)])
    return stdout.trim().split(' ')
  } catch {
    return []
  }
}

/** Every process id; empty where the system has no /proc. */
export async function listProcesses (): Promise<number[]> {
  if (process.platform !== 'linux') return []
  return (await readdir('/proc')).filter(name => /^\d+$/.test(name)).map(Number)
}

const POLL = 20 // ms

/**
 * Asks a process to end, then makes it.
 *
 * @param graceMs how long it may take to end by itself
 * @returns when it is gone
 */
export async function stopProcess (identity: ProcessIdentity, graceMs: number): Promise<void> {
  signal(identity.pid, 'SIGTERM')
  if (await isGoneWithin(identity, graceMs)) return
  signal(identity.pid, 'SIGKILL')
  await isGoneWithin(identity, graceMs)
}

async function isGoneWithin ({ pid, startTime }: ProcessIdentity, limitMs: number): Promise<boolean> {
  const deadline = Date.now() + limitMs
  while (Date.now() < deadline) {
    if (await readStartTime(pid) !== startTime) return true
    await sleep(POLL)
  }
  return false
}

function signal (pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
