/** Waits for the engine's tasks and sees to it that a failed one is an error. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Meilisearch, Task } from 'meilisearch'
import { EngineError } from './engine.js'
import { ask } from './meili-client.js'

const SHORTEST_PAUSE = 10 // ms; a small batch takes about 50
const LONGEST_PAUSE = 500 // ms
const IDLE_LIMIT = 15 * 60_000 // ms without any task ending; the engine retries for ever when the disk is full
const OUTAGE_LIMIT = 60_000 // ms; tasks outlive a restart of the engine
const PAGE = 100 // tasks asked for at once: their ids stand in the address

export interface WaitOptions {
  /** ms without any of the tasks ending; default 15 minutes */
  idleMs?: number
  /** ms the engine may be unreachable; default one minute */
  outageMs?: number
  /** ends the waiting when the engine is closed */
  signal?: AbortSignal
}

/**
 * @param client asked anew for each request, since the engine may come back at another address
 * @param uids of tasks in order of sending
 * @throws EngineError `task-failed` with the engine's message, `timeout`, `unavailable`
 */
export async function waitForTasks (client: () => Meilisearch, uids: number[], options: WaitOptions = {}): Promise<void> {
  for (let start = 0; start < uids.length; start += PAGE) await waitForPage(client, uids.slice(start, start + PAGE), options)
}

async function waitForPage (client: () => Meilisearch, uids: number[], { idleMs = IDLE_LIMIT, outageMs = OUTAGE_LIMIT, signal }: WaitOptions): Promise<void> {
  let pause = SHORTEST_PAUSE
  let lastProgress = Date.now()
  let lastAnswer = Date.now()
  let waiting = uids
  while (waiting.length > 0) {
    if (signal?.aborted === true) throw new EngineError('unavailable', 'the engine is stopped')
    const tasks = await readTasks(client, waiting).catch(error => {
      if (isOutage(error) && Date.now() - lastAnswer < outageMs) return null
      throw error
    })
    if (tasks !== null) {
      lastAnswer = Date.now()
      const open = stillOpen(waiting, tasks)
      if (open.length < waiting.length) lastProgress = Date.now()
      waiting = open
    }
    if (waiting.length === 0) return
    if (Date.now() - lastProgress > idleMs) throw new EngineError('timeout', `the engine has not finished task ${waiting[0]} within ${idleMs / 1000} s`)
    await sleep(pause, undefined, signal === undefined ? {} : { signal }).catch(() => {})
    pause = Math.min(pause * 1.5, LONGEST_PAUSE)
  }
}

async function readTasks (client: () => Meilisearch, uids: number[]): Promise<Task[]> {
  const { results } = await ask('tasks', () => client().tasks.getTasks({ uids, limit: uids.length }))
  return results
}

const isOutage = (error: unknown): boolean => error instanceof EngineError && (error.code === 'unavailable' || error.code === 'timeout')

function stillOpen (uids: number[], tasks: Task[]): number[] {
  const byUid = new Map(tasks.map(task => [task.uid, task]))
  return uids.filter(uid => {
    const task = byUid.get(uid)
    if (task === undefined) throw new EngineError('task-failed', `the engine no longer knows its task ${uid}`)
    if (task.status === 'failed' || task.status === 'canceled') throw taskError(task)
    return task.status !== 'succeeded'
  })
}

function taskError (task: Task): EngineError {
  return new EngineError('task-failed', `task ${task.uid} (${task.type}) ${task.status}: ${task.error?.message ?? 'without a reason'}`, { cause: task.error ?? undefined })
}
