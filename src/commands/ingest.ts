/** `verbatim ingest`: takes files into the archive and says what became of them. */
import { createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { IngestSummary } from '../application.js'
import { FAILED, UsageError } from './exit.js'
import { count, harmless, printJson, printLine, style } from './output.js'
import { openProgress } from './progress.js'
import { withSession, type ArchiveOptions } from './with-session.js'

export interface IngestCommandOptions extends ArchiveOptions {
  strict?: boolean
  wait: boolean
  /** a file with an address a line, a sitemap or a feed, whose pages are fetched */
  urls?: string
  /** `text=Body,published=Datum` */
  columns?: string
}

/** Exit status 1 when nothing was taken of what was there, or with --strict when anything was rejected. */
export async function ingest (paths: string[], options: IngestCommandOptions): Promise<void> {
  const { found, clean } = await namePaths(paths, options.urls)
  const progress = openProgress()
  try {
    const summary = await withSession('ingest', options, session =>
      session.run('ingest', { paths: found, wait: options.wait, ...readColumns(options.columns) }, { progress: state => progress.show(state) }))
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

/** What is piped or fetched is written to a file first: the process that has the archive may be another one. */
async function namePaths (paths: string[], urls: string | undefined): Promise<{ found: string[], clean: () => Promise<void> }> {
  if (paths.length === 0 && urls === undefined) throw new UsageError('nothing to take: name a file, a folder, - or --urls FILE')
  const given = paths.filter(path => path !== '-').map(path => resolve(path))
  if (given.length === paths.length && urls === undefined) return { found: given, clean: async () => {} }
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-'))
  const clean = (): Promise<void> => rm(folder, { recursive: true, force: true })
  const found = paths.map(path => path === '-' ? join(folder, 'stdin') : resolve(path))
  try {
    if (paths.includes('-')) await pipeline(process.stdin, createWriteStream(join(folder, 'stdin'), { mode: 0o600 }))
    if (urls !== undefined) found.push(...await fetchListed(urls, join(folder, 'fetched.jsonl')))
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

/** @returns the file, or nothing when no page could be fetched */
async function fetchListed (list: string, file: string): Promise<string[]> {
  const { collectAddresses, emptyReport, fetchAddresses, fetchLimits } = await import('../fetch/fetch-articles.js')
  const { openPoliteFetcher } = await import('../fetch/polite-fetcher.js')
  const report = emptyReport()
  const fetcher = openPoliteFetcher(fetchLimits())
  const text = await readFile(list, 'utf8').catch((cause: Error) => { throw new UsageError(`${list}: ${cause.message}`, { cause }) })
  await fetchAddresses(await collectAddresses(text, fetcher, report), file, fetcher, report)
  for (const { url, reason, detail } of report.failures) printLine(`${style('red', 'not fetched')} ${harmless(url)}: ${reason}: ${harmless(detail)}`)
  if (report.failures.length > 0) process.exitCode = FAILED
  return report.fetched === 0 ? [] : [file]
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
