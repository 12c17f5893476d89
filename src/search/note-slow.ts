/** Says in the log what a slow search was made of. Not its words: what was searched for is nobody's business. */
import type { Logger } from 'pino'
import type { SearchAnswer } from './answer.js'

/** Milliseconds; a search takes 5 to 50, and a person begins to wait at a second. */
const SLOW = 1_000

export function noteSlow ({ query, total, timings }: Pick<SearchAnswer, 'query' | 'total' | 'timings'>, logger: Pick<Logger, 'warn'>): void {
  if (timings.total < SLOW) return
  const parts: Record<string, number> = {}
  for (const { type } of query.understood) parts[type] = (parts[type] ?? 0) + 1
  const ms = Object.fromEntries(Object.entries(timings).map(([name, spent]) => [name, Math.round(spent as number)]))
  logger.warn({ ms, parts, total }, 'a search was slow')
}
