/** Progress on standard error: one line that rewrites itself on a terminal, plain lines now and then otherwise. */
import type { IngestProgress } from '../application.js'

export interface ProgressLine {
  show (progress: IngestProgress): void
  end (): void
}

const BAR = 24 // characters
const TERMINAL_INTERVAL = 80 // milliseconds
const PLAIN_INTERVAL = 5000

const doing = { read: 'reading', index: 'indexing' } as const

export function openProgress (stream: NodeJS.WriteStream = process.stderr): ProgressLine {
  const terminal = stream.isTTY === true
  const interval = terminal ? TERMINAL_INTERVAL : PLAIN_INTERVAL
  let last = terminal ? 0 : Date.now()
  let shown = false
  return {
    show (progress) {
      if (Date.now() - last < interval) return
      last = Date.now()
      shown = true
      stream.write(terminal ? `\r\u001B[K${describe(progress)}` : describe(progress) + '\n')
    },
    end () {
      if (terminal && shown) stream.write('\r\u001B[K')
    }
  }
}

/** @example describe({phase: 'read', done: 3, total: 12, rejected: 0}) // → '[######------------------] reading 3 of 12' */
export function describe ({ phase, done, total, rejected }: IngestProgress): string {
  const filled = total === null || total === 0 ? null : Math.round(Math.min(done / total, 1) * BAR)
  const bar = filled === null ? '' : `[${'#'.repeat(filled)}${'-'.repeat(BAR - filled)}] `
  const counted = total === null ? `${done}` : `${done} of ${total}`
  return `${bar}${doing[phase]} ${counted}${rejected > 0 ? `, ${rejected} rejected` : ''}`
}
