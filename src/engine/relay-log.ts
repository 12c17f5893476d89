/** Hands the engine's log on to ours, and remembers its last lines for the message when it dies. */
import type { ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Logger } from 'pino'

const REMEMBERED = 20
const LONGEST_LINE = 2000 // UTF-16 units; the engine may print whole documents

const levels = { ERROR: 'error', WARN: 'warn', INFO: 'debug', DEBUG: 'trace', TRACE: 'trace' } as const

interface EngineLine {
  level: keyof typeof levels
  target?: string
  fields?: Record<string, unknown>
}

export interface LogTail {
  /** oldest first */
  lines (): string[]
}

/**
 * Lines of JSON become records of the same severity (the engine's INFO is our debug: it reports
 * every request); anything else, such as its banner, is debug.
 */
export function relayLog (child: ChildProcess, logger: Logger): LogTail {
  const tail: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue
    createInterface({ input: stream, crlfDelay: Infinity }).on('line', line => {
      const short = line.slice(0, LONGEST_LINE)
      if (short.trim() === '') return
      tail.push(short)
      if (tail.length > REMEMBERED) tail.shift()
      writeLine(short, logger)
    })
  }
  return { lines: () => [...tail] }
}

function writeLine (line: string, logger: Logger): void {
  const parsed = parseLine(line)
  if (parsed === null) return logger.debug({ engine: line }, 'engine output')
  const { message, ...fields } = parsed.fields ?? {}
  logger[levels[parsed.level]]({ engine: { target: parsed.target, ...fields } }, typeof message === 'string' ? message : 'engine message')
}

function parseLine (line: string): EngineLine | null {
  if (!line.startsWith('{')) return null
  try {
    const parsed = JSON.parse(line) as EngineLine
    return parsed.level in levels ? parsed : null
  } catch {
    return null
  }
}
