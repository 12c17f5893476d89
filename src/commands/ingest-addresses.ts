/** `verbatim ingest --urls FILE`: fetches the pages of a list, some at a time, and goes on where a stopped run was. */
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Address } from '../../ingest/read/read-addresses.js'
import type { IngestSummary } from '../application.js'
import { collectAddresses, emptyReport, fetchAddresses, openFetcher, type FetchReport } from '../fetch/fetch-articles.js'
import type { PoliteFetcher, Validators } from '../fetch/polite-fetcher.js'
import { UsageError } from './exit.js'
import { addSummaries } from './summary.js'

const BATCH = 50 // pages; what was fetched is in the archive before the next ones are, and a stopped run fetches no more than these again
const MOST_KEPT = 50_000 // validators

/** Stands in the data folder as `fetched.json`. */
interface FetchState {
  /** by address; a page that has not changed is not sent again */
  validators: Record<string, Validators>
  /** SHA-256 of a list that was not finished, and how many of its addresses were */
  unfinished: { list: string, done: number } | null
}

export interface AddressList {
  /** path of a list of addresses or a sitemap */
  list: string
  /** the data folder */
  folder: string
  allowPrivate: boolean
}

export interface FetchedSummary {
  /** null when no page was fetched */
  summary: IngestSummary | null
  report: FetchReport
  /** addresses that a stopped run had done */
  skipped: number
}

/** @param take puts a file of records into the archive */
export async function ingestAddresses ({ list, folder, allowPrivate }: AddressList, take: (file: string) => Promise<IngestSummary>): Promise<FetchedSummary> {
  const text = await readFile(list, 'utf8').catch((cause: Error) => { throw new UsageError(`${list}: ${cause.message}`, { cause }) })
  const report = emptyReport()
  const fetcher = openFetcher(allowPrivate)
  const addresses = await collectAddresses(text, fetcher, report)
  const stateFile = join(folder, 'fetched.json')
  const state = await readState(stateFile)
  const digest = digestOf(addresses)
  const skipped = state.unfinished?.list === digest ? state.unfinished.done : 0
  let summary: IngestSummary | null = null
  for (let at = skipped; at < addresses.length; at += BATCH) {
    const taken = await takeBatch(addresses.slice(at, at + BATCH), fetcher, report, state, take)
    if (taken !== null) summary = summary === null ? taken : addSummaries(summary, taken)
    state.unfinished = at + BATCH < addresses.length ? { list: digest, done: at + BATCH } : null
    await writeFile(stateFile, JSON.stringify(state))
  }
  return { summary, report, skipped }
}

async function takeBatch (addresses: Address[], fetcher: PoliteFetcher, report: FetchReport, state: FetchState, take: (file: string) => Promise<IngestSummary>): Promise<IngestSummary | null> {
  const folder = await mkdtemp(join(tmpdir(), 'verbatim-'))
  try {
    const file = join(folder, 'fetched.jsonl')
    const validators = { ...state.validators }
    await fetchAddresses(addresses, file, fetcher, report, { validators })
    const summary = await stat(file).then(() => true, () => false) ? await take(file) : null
    // Only now: what the archive does not have has to be sent again.
    state.validators = Object.fromEntries(Object.entries(validators).slice(-MOST_KEPT))
    return summary
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const digestOf = (addresses: Address[]): string => createHash('sha256').update(addresses.map(address => address.url).join('\n')).digest('hex')

async function readState (file: string): Promise<FetchState> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as FetchState
  } catch {
    return { validators: {}, unfinished: null }
  }
}
