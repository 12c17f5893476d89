/** Fetches the pages of addresses, sitemaps and feeds into a file of records that `ingest` reads. */
import { appendFile } from 'node:fs/promises'
import { readLimits } from '../../ingest/config.js'
import { readFeedItems } from '../../ingest/read/feed-items.js'
import { readAddresses, type Address } from '../../ingest/read/read-addresses.js'
import { decodeXml, tryFeed } from '../../ingest/read/read-xml.js'
import { FetchError, type FetchedPage } from './fetch-page.js'
import { openPoliteFetcher, type PoliteFetcher, type Validators } from './polite-fetcher.js'

export interface FetchReport {
  fetched: number
  unchanged: number
  /** the first hundred */
  failures: Array<{ url: string, reason: string, detail: string }>
}

const DEEPEST_SITEMAP = 2 // an index of indexes
const LISTED = 100
const SHORTEST_CONTENT = 600 // characters of mark-up; a feed's item with less is a teaser, and the page is fetched

export const emptyReport = (): FetchReport => ({ fetched: 0, unchanged: 0, failures: [] })

/** What earlier rounds have seen. */
export interface Memory {
  /** fetched before, not to be asked for again */
  known?: (url: string) => boolean
  /** by address; those of fetched pages are added */
  validators?: Record<string, Validators>
}

/** @param file to append to: a record a line, `{url, base64, contentType, …}` */
export async function fetchAddresses (addresses: Address[], file: string, fetcher: PoliteFetcher, report: FetchReport, { known = () => false, validators = {} }: Memory = {}): Promise<void> {
  for (const address of addresses) {
    if (known(address.url)) {
      report.unchanged++
      continue
    }
    const page = await attempt(address.url, report, async () => await fetcher.fetch(address.url, validators[address.url]))
    if (page === null) report.unchanged++
    if (page == null) continue
    await appendFile(file, JSON.stringify(recordOf(address, page)) + '\n')
    report.fetched++
    const given = validatorsOf(page)
    if (Object.keys(given).length > 0) validators[address.url] = given
  }
}

const validatorsOf = ({ etag, lastModified }: FetchedPage): Validators => ({ ...(etag === undefined ? {} : { etag }), ...(lastModified === undefined ? {} : { lastModified }) })

/** The news sitemap's word on title and date is believed, as a record's is. */
function recordOf (address: Address, page: FetchedPage): Record<string, unknown> {
  return { ...address, retrieved: new Date().toISOString(), base64: page.bytes.toString('base64'), contentType: page.contentType ?? 'text/html' }
}

/** All addresses of a list or sitemap, those of the sitemaps it names included. */
export async function collectAddresses (text: string, fetcher: PoliteFetcher, report: FetchReport, depth = 0): Promise<Address[]> {
  const { pages, sitemaps } = readAddresses(text)
  for (const url of depth < DEEPEST_SITEMAP ? sitemaps : []) {
    const page = await attempt(url, report, async () => await fetcher.fetch(url))
    if (page != null) pages.push(...await collectAddresses(decodeXml(page.bytes, url), fetcher, report, depth + 1))
  }
  return pages
}

/**
 * Follows a feed or sitemap: what it holds itself is taken from it, what it only announces is fetched.
 *
 * @returns validators for the next time; null when nothing has changed or it could not be fetched
 */
export async function fetchFeed (url: string, file: string, fetcher: PoliteFetcher, report: FetchReport, given: { validators?: Validators, outlet?: string, known: (url: string) => boolean }): Promise<Validators | null> {
  const page = await attempt(url, report, async () => await fetcher.fetch(url, given.validators))
  if (page === null) report.unchanged++
  if (page == null) return null
  const text = decodeXml(page.bytes, url)
  const feed = tryFeed(text)
  if (feed === null) await fetchAddresses(await collectAddresses(text, fetcher, report), file, fetcher, report, { known: given.known })
  for (const { record, summaryOnly } of feed === null ? [] : readFeedItems(feed)) {
    const declared = { ...record, ...(given.outlet === undefined ? {} : { outlet: given.outlet }) }
    const content = String(record.html ?? record.text ?? '')
    if (typeof record.url === 'string' && (summaryOnly || content.length < SHORTEST_CONTENT)) {
      const { html: _html, text: _text, ...rest } = declared as Record<string, unknown>
      await fetchAddresses([rest as unknown as Address], file, fetcher, report, { known: given.known })
    } else if (content !== '' && !(typeof record.url === 'string' && given.known(record.url))) {
      await appendFile(file, JSON.stringify(declared) + '\n')
      report.fetched++
    }
  }
  return validatorsOf(page)
}

/** @returns undefined when it failed, which the report then says */
async function attempt<Result> (url: string, report: FetchReport, work: () => Promise<Result>): Promise<Result | undefined> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof FetchError && error.code === 'stopped') throw error
    const reason = error instanceof FetchError ? error.code : 'fault'
    if (report.failures.length < LISTED) report.failures.push({ url, reason, detail: error instanceof Error ? error.message : String(error) })
    return undefined
  }
}

const SECONDS = 30 // for one page, redirects included
const DELAY = 1 // seconds between two requests to a host

/** @param allowPrivate fetch from a newsroom's own network too, whose addresses are refused otherwise */
export function openFetcher (allowPrivate: boolean): PoliteFetcher {
  return openPoliteFetcher({ maxBytes: readLimits().textBytes, seconds: SECONDS, delay: DELAY, ...(allowPrivate ? { isAllowed: () => true } : {}) })
}
