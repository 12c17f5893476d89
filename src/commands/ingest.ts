/** `verbatim ingest`: takes files into the archive and says what became of them. */
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { IngestSummary } from '../application.js'
import { FAILED, UsageError } from './exit.js'
import { count, harmless, printError, printJson, style } from './output.js'
import { openProgress } from './progress.js'
import { addSummaries, emptySummary, printSummary } from './summary.js'
import { withSession, type ArchiveOptions } from './with-session.js'

export interface IngestCommandOptions extends ArchiveOptions {
  strict?: boolean
  wait: boolean
  /** a file with an address a line, a sitemap or a feed, whose pages are fetched */
  urls?: string
  /** fetch from addresses of private networks too */
  allowPrivate?: boolean
  /** `text=Body,published=Datum` */
  columns?: string
}

/** Exit status 1 when nothing was taken of what was there, or with --strict when anything was rejected. */
export async function ingest (paths: string[], options: IngestCommandOptions): Promise<void> {
  const { found, clean } = await namePaths(paths, options.urls !== undefined)
  const progress = openProgress()
  try {
    const summary = await withSession('ingest', options, async (session, { folder }) => {
      const take = (paths: string[]): Promise<IngestSummary> => session.run('ingest', { paths, wait: options.wait, ...readColumns(options.columns) }, { progress: state => progress.show(state) })
      const fetched = options.urls === undefined ? null : await takeListed(options.urls, folder, options, file => take([file]))
      return fetched !== null && found.length === 0 ? fetched : fetched === null ? await take(found) : addSummaries(fetched, await take(found))
    })
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

/** What is piped is written to a file first: the process that has the archive may be another one. */
async function namePaths (paths: string[], fetching: boolean): Promise<{ found: string[], clean: () => Promise<void> }> {
  if (paths.length === 0 && !fetching) throw new UsageError('nothing to take: name a file, a folder, - or --urls FILE')
  const given = paths.filter(path => path !== '-').map(path => resolve(path))
  if (given.length === paths.length) return { found: given, clean: async () => {} }
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-'))
  const clean = (): Promise<void> => rm(folder, { recursive: true, force: true })
  const found = paths.map(path => path === '-' ? join(folder, 'stdin') : resolve(path))
  try {
    if (paths.includes('-')) await pipeline(process.stdin, createWriteStream(join(folder, 'stdin'), { mode: 0o600 }))
    return { found, clean }
  } catch (error) {
    await clean()
    throw error
  }
}

/** @throws UsageError for what is no list of field=column */
function readColumns (written: string | undefined): { columns?: Record<string, string> } {
  if (written === undefined) return {}
  const pairs = written.split(',').map(pair => /^\s*([a-z]+)\s*=\s*(.*\S)\s*$/.exec(pair))
  if (pairs.includes(null)) throw new UsageError('--columns takes field=column pairs, e.g. text=Body,published=Datum')
  return { columns: Object.fromEntries(pairs.map(pair => [pair![1]!, pair![2]!])) }
}

/** Exit status 1 when a page could not be fetched; each is named. */
async function takeListed (list: string, folder: string, { allowPrivate = false }: IngestCommandOptions, take: (file: string) => Promise<IngestSummary>): Promise<IngestSummary> {
  const { ingestAddresses } = await import('./ingest-addresses.js')
  const { summary, report, skipped } = await ingestAddresses({ list, folder, allowPrivate }, take)
  if (skipped > 0) printError(`${skipped} addresses were done by a run that was stopped`)
  if (report.unchanged > 0) printError(`${count(report.unchanged, 'page')} unchanged since the last time`)
  for (const { url, reason, detail } of report.failures) printError(`${style('red', 'not fetched')} ${harmless(url)}: ${reason}: ${harmless(detail)}`)
  if (report.failures.length > 0) process.exitCode = FAILED
  return summary ?? emptySummary()
}
