/** Fetches many pages as a guest should: by robots.txt, one after the other on a host, and never the same again. */
import { setTimeout as sleep } from 'node:timers/promises'
import { FetchError, fetchPage, type FetchedPage, type FetchOptions } from './fetch-page.js'
import { parseRobots, type Robots } from './robots.js'

export interface PoliteFetcher {
  /**
   * @param known validators of the last time; the server then answers 304 and nothing is sent
   * @returns null when the page has not changed
   * @throws FetchError, `robots` when the site asks not to
   */
  fetch (url: string, known?: Validators): Promise<FetchedPage | null>
}

/** What a server gave to be asked by the next time. */
export interface Validators {
  etag?: string
  lastModified?: string
}

export interface PoliteOptions extends FetchOptions {
  /** seconds between two requests to a host, unless it asks for more */
  delay: number
}

const AGENT = 'verbatim'
const ROBOTS_BYTES = 512 * 1024

export function openPoliteFetcher (options: PoliteOptions): PoliteFetcher {
  const robots = new Map<string, Promise<Robots>>()
  const turns = new Map<string, Promise<void>>()

  const robotsOf = (origin: string): Promise<Robots> => {
    const known = robots.get(origin) ?? readRobots(origin, options)
    robots.set(origin, known)
    return known
  }

  /** Requests to a host wait for one another; hosts do not. */
  const takeTurn = async (origin: string, seconds: number): Promise<void> => {
    const before = turns.get(origin)
    const turn = (before ?? Promise.resolve()).then(async () => { if (before !== undefined) await sleep(seconds * 1000, undefined, options.signal === undefined ? {} : { signal: options.signal }) })
    turns.set(origin, turn.catch(() => {}))
    await turn
  }

  /** Asks the site's robots.txt and waits for its turn; a redirect leads to a site like any other. */
  const enter = async ({ origin, pathname, search, protocol }: URL): Promise<void> => {
    if (protocol !== 'http:' && protocol !== 'https:') return // refused with its reason by whoever connects
    const rules = await robotsOf(origin)
    if (!rules.isAllowed(pathname + search)) throw new FetchError('robots', `The site asks in its robots.txt not to fetch ${pathname}.`)
    await takeTurn(origin, Math.max(options.delay, rules.delay ?? 0))
  }

  return {
    async fetch (url, known = {}) {
      await enter(new URL(url))
      const headers = {
        ...(known.etag === undefined ? {} : { 'if-none-match': known.etag }),
        ...(known.lastModified === undefined ? {} : { 'if-modified-since': known.lastModified })
      }
      const page = await fetchPage(url, { ...options, headers, mayFollow: enter })
      return page.notModified === true ? null : page
    }
  }
}

/** No robots.txt: all is allowed. A site that cannot say (an error of the server) is left alone, as the RFC asks. */
async function readRobots (origin: string, options: PoliteOptions): Promise<Robots> {
  try {
    const { bytes } = await fetchPage(`${origin}/robots.txt`, { ...options, maxBytes: ROBOTS_BYTES })
    return parseRobots(bytes.toString('utf8'), AGENT)
  } catch (error) {
    if (error instanceof FetchError && error.code === 'status' && (error.status ?? 500) < 500) return { isAllowed: () => true, delay: null }
    if (error instanceof FetchError && error.code === 'too-large') return { isAllowed: () => true, delay: null }
    throw error
  }
}
