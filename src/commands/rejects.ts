/** `verbatim rejects`: what was not taken, newest first; with --json one object a line. */
import type { StoredRejection } from '../archive/archive.js'
import { UsageError } from './exit.js'
import { harmless, printJsonLine, printLine } from './output.js'
import { withSession, type ArchiveOptions } from './with-session.js'

export async function rejects (options: ArchiveOptions & { limit?: string }): Promise<void> {
  const limit = options.limit === undefined ? null : Number(options.limit)
  if (limit !== null && (!Number.isInteger(limit) || limit < 1)) throw new UsageError(`--limit: ${options.limit} is no whole number above 0`)
  const { count } = await withSession('rejects', options, session => session.run('rejects', { limit }, {
    item: async item => options.json === true ? await printJsonLine(item) : printRejection(item as StoredRejection)
  }))
  if (count === 0 && options.json !== true) printLine('nothing was rejected')
}

function printRejection ({ at, origin, stage, reason, detail }: StoredRejection): void {
  printLine(`${at} ${harmless(origin)}: ${reason} (${stage}): ${harmless(detail)}`)
}
