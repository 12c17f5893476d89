/** Where the time of an answer goes, for `Server-Timing` and the benchmark. */
import type { Timings } from './answer.js'

export interface Timer {
  engine<Result> (work: () => Promise<Result>): Promise<Result>
  archive<Result> (work: () => Promise<Result>): Promise<Result>
  verify<Result> (work: () => Result): Result
  /** milliseconds so far */
  read (): Timings
}

export function startTimer (): Timer {
  const started = performance.now()
  const spent = { engine: 0, archive: 0, verify: 0 }

  const measure = async <Result>(part: 'engine' | 'archive', work: () => Promise<Result>): Promise<Result> => {
    const before = performance.now()
    try {
      return await work()
    } finally {
      spent[part] += performance.now() - before
    }
  }

  return {
    engine: work => measure('engine', work),
    archive: work => measure('archive', work),
    verify (work) {
      const before = performance.now()
      try {
        return work()
      } finally {
        spent.verify += performance.now() - before
      }
    },
    read: () => ({ ...spent, total: performance.now() - started })
  }
}
