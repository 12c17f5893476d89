/** Worker threads with a time limit for each task. */
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Piscina } from 'piscina'
import { packageRoot } from '../../ingest/config.js'

export interface WorkerPool<Task, Result> {
  /** how many tasks run at once; more than that wait, without their time running */
  readonly width: number
  /** @throws WorkerTimeoutError, or what the task threw */
  run (task: Task): Promise<Result>
  close (): Promise<void>
}

export class WorkerTimeoutError extends Error {
  override name = 'WorkerTimeoutError'
}

const HEAP_MEGABYTES = 2048 // a 32 MB page takes about 1 GB as a linkedom tree

/**
 * @param file compiled worker below `dist/src/analysis`: a thread knows nothing of the loader that
 *   runs TypeScript in tests
 */
export function openWorkerPool<Task, Result> (file: string, seconds: number): WorkerPool<Task, Result> {
  const width = Math.max(1, availableParallelism() - 1)
  const slots = createSlots(width)
  const pool = new Piscina<Task, Result>({
    filename: join(packageRoot, 'dist', 'src', 'analysis', file),
    minThreads: 0,
    maxThreads: width,
    idleTimeout: 30_000,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES }
  })
  return {
    width,
    run: task => slots.use(() => runInTime(pool, task, seconds)),
    close: () => pool.destroy()
  }
}

async function runInTime<Task, Result> (pool: Piscina<Task, Result>, task: Task, seconds: number): Promise<Result> {
  const signal = AbortSignal.timeout(seconds * 1000)
  try {
    return await pool.run(task, { signal })
  } catch (error) {
    throw signal.aborted ? new WorkerTimeoutError(`took longer than ${seconds} s (limit pageSeconds)`) : error
  }
}

/** Lets `count` tasks run at once, first come first served. */
function createSlots (count: number) {
  const waiting: Array<() => void> = []
  let free = count
  return {
    async use<Result> (task: () => Promise<Result>): Promise<Result> {
      if (free > 0) free--
      else await new Promise<void>(resolve => waiting.push(resolve))
      try {
        return await task()
      } finally {
        const next = waiting.shift()
        if (next === undefined) free++
        else next()
      }
    }
  }
}
