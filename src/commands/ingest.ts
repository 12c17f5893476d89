/** `verbatim ingest`: takes files into the archive and says what became of them. */
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { IngestSummary } from '../application.js'
import { FAILED } from './exit.js'
import { count, harmless, printJson, printLine, style } from './output.js'
import { openProgress } from './progress.js'
import { withSession, type ArchiveOptions } from './with-session.js'

export interface IngestCommandOptions extends ArchiveOptions {
  strict?: boolean
  wait: boolean
}

/** Exit status 1 when nothing was taken of what was there, or with --strict when anything was rejected. */
export async function ingest (paths: string[], options: IngestCommandOptions): Promise<void> {
  const { found, clean } = await namePaths(paths)
  const progress = openProgress()
  try {
    const summary = await withSession('ingest', options, session =>
      session.run('ingest', { paths: found, wait: options.wait }, { progress: state => progress.show(state) }))
    progress.end()
    if (options.json === true) printJson(summary)
    else printSummary(summary)
    const accepted = summary.taken + summary.changed + summary.same
    if (summary.rejected > 0 && (accepted === 0 || options.strict === true)) process.exitCode = FAILED
  } finally {
    progress.end()
    await clean()
  }
}

/** Standard input is written to a file first: the process that has the archive may be another one. */
async function namePaths (paths: string[]): Promise<{ found: string[], clean: () => Promise<void> }> {
  if (!paths.includes('-')) return { found: paths.map(path => resolve(path)), clean: async () => {} }
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-'))
  const file = join(folder, 'stdin')
  await pipeline(process.stdin, createWriteStream(file, { mode: 0o600 }))
  return {
    found: paths.map(path => path === '-' ? file : resolve(path)),
    clean: () => rm(folder, { recursive: true, force: true })
  }
}

export function printSummary (summary: IngestSummary): void {
  printLine(`${count(summary.taken, 'article')} taken, ${summary.changed} changed, ${summary.same} already there, ${summary.rejected} rejected`)
  printLine(`${count(summary.passages, 'passage')}, ${count(summary.quotes, 'quote')}, ${count(summary.droppedLines, 'line')} set aside, ${count(summary.repairs, 'place')} repaired`)
  for (const { origin, note } of summary.notes) printLine(style('dim', `note: ${harmless(origin)}: ${harmless(note)}`))
  for (const reject of summary.rejects) {
    printLine(`${style('red', 'rejected')} ${harmless(reject.origin)}: ${reject.reason} (${reject.stage}): ${harmless(reject.detail)}`)
  }
  const unlisted = summary.rejected - summary.rejects.length
  if (unlisted > 0) printLine(`… and ${unlisted} more: \`verbatim rejects\` lists them all`)
}
