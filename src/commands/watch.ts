/** `verbatim watch`: follows the feeds and folders of `config/sources.json`. */
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { tmpdir } from 'node:os'
import { readConfig } from '../../ingest/config.js'
import { emptyReport, fetchFeed, openFetcher, type FetchReport } from '../fetch/fetch-articles.js'
import type { PoliteFetcher, Validators } from '../fetch/polite-fetcher.js'
import { printSummary } from './summary.js'
import { count, harmless, printLine } from './output.js'
import { withSession, type ArchiveOptions } from './with-session.js'

/** A file of `config/sources.json`. */
export interface WatchedSources {
  /** feeds and sitemaps */
  feeds: Array<{ url: string, outlet?: string, minutes?: number }>
  folders: Array<{ path: string, minutes?: number }>
}

export interface WatchOptions extends ArchiveOptions {
  /** one round and no more, for a timer of the system */
  once?: boolean
  sources?: string
  /** fetch from addresses of private networks too */
  allowPrivate?: boolean
}

/** What the last rounds have seen; stands in the data folder. */
interface WatchState {
  validators: Record<string, Validators>
  /** addresses already fetched, newest last */
  seen: string[]
}

const USUAL_MINUTES = 15
const MOST_SEEN = 50_000 // addresses; feeds hold some dozens, and what falls out is fetched once more and found unchanged

export async function watch (options: WatchOptions): Promise<void> {
  const sources = options.sources === undefined ? readConfig<WatchedSources>('sources.json') : JSON.parse(await readFile(options.sources, 'utf8')) as WatchedSources
  if (sources.feeds.length + sources.folders.length === 0) {
    printLine('nothing to watch: config/sources.json names no feed and no folder')
    return
  }
  const due = new Map<string, number>()
  await withSession('watch', options, async (session, environment) => {
    const stateFile = join(environment.folder, 'watch.json')
    const fetcher = openFetcher(options.allowPrivate ?? false)
    for (;;) {
      const folder = await mkdtemp(join(tmpdir(), 'verbatim-watch-'))
      try {
        const state = await readState(stateFile)
        const { paths, report } = await gather(sources, folder, state, fetcher, due)
        for (const { url, reason, detail } of report.failures) printLine(`not fetched ${harmless(url)}: ${reason}: ${harmless(detail)}`)
        if (paths.length > 0) {
          printLine(`${count(report.fetched, 'page')} fetched, ${report.unchanged} unchanged`)
          printSummary(await session.run('ingest', { paths, wait: true }, {}))
        }
        await writeFile(stateFile, JSON.stringify(state))
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
      if (options.once === true) return
      await sleep(Math.max(1000, Math.min(...due.values()) - Date.now()))
    }
  })
}

/** One round over everything that is due. The state is changed only in memory: it is written when the archive has the articles. */
async function gather (sources: WatchedSources, folder: string, state: WatchState, fetcher: PoliteFetcher, due: Map<string, number>): Promise<{ paths: string[], report: FetchReport }> {
  const report = emptyReport()
  const file = join(folder, 'fetched.jsonl')
  const paths: string[] = []
  const seen = new Set(state.seen)
  const isDue = (name: string, minutes = USUAL_MINUTES): boolean => {
    if ((due.get(name) ?? 0) > Date.now()) return false
    due.set(name, Date.now() + minutes * 60_000)
    return true
  }
  for (const { url, outlet, minutes } of sources.feeds) {
    if (!isDue(url, minutes)) continue
    const validators = state.validators[url]
    const next = await fetchFeed(url, file, fetcher, report, { known: address => seen.has(address), ...(validators === undefined ? {} : { validators }), ...(outlet === undefined ? {} : { outlet }) })
    if (next !== null) state.validators[url] = next
  }
  if (await stat(file).then(() => true, () => false)) {
    paths.push(file)
    for (const line of (await readFile(file, 'utf8')).trim().split('\n')) {
      const { url } = JSON.parse(line) as { url?: string }
      if (url !== undefined) seen.add(url)
    }
    state.seen = [...seen].slice(-MOST_SEEN)
  }
  for (const { path, minutes } of sources.folders) if (isDue(path, minutes)) paths.push(resolve(path))
  return { paths, report }
}

async function readState (file: string): Promise<WatchState> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as WatchState
  } catch {
    return { validators: {}, seen: [] }
  }
}
