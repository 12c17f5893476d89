/**
 * Fetches one page from the public internet. Whoever names the address is not trusted: it must not
 * become a way into the network Verbatim runs in. Each address is resolved once, checked, and
 * connected to as checked, on every redirect again.
 */
import { lookup as lookupName, type LookupAddress } from 'node:dns'
import { request as requestHttp, type IncomingMessage } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { isPublicAddress } from './public-address.js'

export interface FetchedPage {
  /** after redirects */
  url: string
  contentType: string | null
  bytes: Buffer
  /** the server said that it is what the validators in `headers` stand for; `bytes` is then empty */
  notModified?: true
  etag?: string
  lastModified?: string
}

export interface FetchOptions {
  /** largest page, after decompression */
  maxBytes: number
  /** for everything together, redirects included */
  seconds: number
  signal?: AbortSignal
  /** sent beside our own, e.g. `if-none-match` */
  headers?: Record<string, string>
  /** asked before a redirect is followed; throws to refuse it */
  mayFollow?: (url: URL) => Promise<void>
  /** exchanged in tests, whose servers are on the loopback address */
  isAllowed?: (address: string) => boolean
  /** exchanged in tests, for names that resolve to what they like */
  resolveName?: ResolveName
}

export type ResolveName = (name: string) => Promise<LookupAddress[]>

export type FetchErrorCode = 'invalid-address' | 'private-address' | 'name' | 'status' | 'too-large' | 'timeout' | 'redirects' | 'encoding' | 'connection' | 'stopped' | 'robots'

/** The message is one sentence for whoever asked for the page. */
export class FetchError extends Error {
  override name = 'FetchError'
  readonly code: FetchErrorCode
  /** of the answer, where `code` is `status` */
  readonly status: number | null

  constructor (code: FetchErrorCode, message: string, options?: ErrorOptions & { status?: number }) {
    super(message, options)
    this.code = code
    this.status = options?.status ?? null
  }
}

const MOST_REDIRECTS = 5
const REDIRECTS = new Set([301, 302, 303, 307, 308])
const USER_AGENT = 'Verbatim/0.1 (news archive)'

/**
 * What can be said of an address without the network.
 *
 * @throws FetchError `invalid-address`, or `private-address` for a literal one (a name is judged when it is resolved)
 */
export function checkAddress (address: string, isAllowed: (address: string) => boolean = isPublicAddress): URL {
  const url = parseUrl(address)
  if (url === null) throw new FetchError('invalid-address', 'The url is not an address.')
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new FetchError('invalid-address', 'The url is neither http nor https.')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0 && !isAllowed(host)) throw privateAddress(host)
  return url
}

const parseUrl = (address: string, base?: URL): URL | null => URL.canParse(address, base?.href) ? new URL(address, base) : null

const privateAddress = (host: string): FetchError =>
  new FetchError('private-address', `${host} is not a public address; nothing is fetched from there.`)

/** @throws FetchError */
export async function fetchPage (address: string, options: FetchOptions): Promise<FetchedPage> {
  const timeout = AbortSignal.timeout(options.seconds * 1000)
  const signal = options.signal === undefined ? timeout : AbortSignal.any([timeout, options.signal])
  try {
    return await follow(address, options, signal)
  } catch (error) {
    if (error instanceof FetchError) throw error
    if (timeout.aborted) throw new FetchError('timeout', `The page did not arrive within ${options.seconds} seconds.`, { cause: error })
    if (options.signal?.aborted === true) throw new FetchError('stopped', 'The page had not arrived when Verbatim was stopped.', { cause: error })
    throw new FetchError('connection', `The page could not be fetched: ${describeFailure(error)}.`, { cause: error })
  }
}

async function follow (address: string, options: FetchOptions, signal: AbortSignal): Promise<FetchedPage> {
  let next = address
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const url = checkAddress(next, options.isAllowed)
    const response = await send(url, options, signal)
    const { location } = response.headers
    if (!REDIRECTS.has(response.statusCode ?? 0) || location === undefined) return await readPage(url, response, options.maxBytes)
    response.destroy()
    const target = parseUrl(location, url)
    if (target === null) throw new FetchError('invalid-address', 'The page redirects to something that is not an address.')
    await options.mayFollow?.(target)
    next = target.href
  }
  throw new FetchError('redirects', `The page redirects more than ${MOST_REDIRECTS} times.`)
}

function send (url: URL, { isAllowed = isPublicAddress, resolveName = resolveAll, headers = {} }: FetchOptions, signal: AbortSignal): Promise<IncomingMessage> {
  const start = url.protocol === 'https:' ? requestHttps : requestHttp
  return new Promise((resolve, reject) => {
    start(url, {
      agent: false,
      signal,
      lookup: checkedLookup(resolveName, isAllowed),
      headers: { ...headers, 'user-agent': USER_AGENT, accept: 'text/html,application/xhtml+xml,text/plain;q=0.8,*/*;q=0.1', 'accept-encoding': 'gzip, br, deflate' }
    }).on('response', resolve).on('error', reject).end()
  })
}

const resolveAll: ResolveName = name => new Promise((resolve, reject) => {
  lookupName(name, { all: true }, (error, addresses) => {
    if (error === null) resolve(addresses)
    else reject(new FetchError('name', `The name ${name} cannot be resolved.`, { cause: error }))
  })
})

/**
 * The connection is made to what this gives back, so that a name cannot resolve to something else
 * between check and use. One private address among several is enough to refuse the name.
 */
function checkedLookup (resolveName: ResolveName, isAllowed: (address: string) => boolean): LookupFunction {
  return (name, { all }, callback) => {
    resolveName(name).then(addresses => {
      const [first] = addresses
      const refused = addresses.find(({ address }) => !isAllowed(address))
      if (first === undefined || refused !== undefined) callback(privateAddress(name), '')
      else if (all === true) callback(null, addresses)
      else callback(null, first.address, first.family)
    }, error => callback(error as Error, ''))
  }
}

async function readPage (url: URL, response: IncomingMessage, maxBytes: number): Promise<FetchedPage> {
  const { statusCode = 0, headers } = response
  if (statusCode === 304) {
    response.destroy()
    return { url: url.href, contentType: null, bytes: Buffer.alloc(0), notModified: true }
  }
  if (statusCode < 200 || statusCode > 299) {
    response.destroy()
    throw new FetchError('status', `The server answered with status ${statusCode}.`, { status: statusCode })
  }
  const parts: Buffer[] = []
  let size = 0
  for await (const part of decompress(response, headers['content-encoding']) as AsyncIterable<Buffer>) {
    size += part.length
    if (size > maxBytes) {
      response.destroy()
      throw new FetchError('too-large', `The page is larger than the limit of ${maxBytes} bytes.`)
    }
    parts.push(part)
  }
  const { etag, 'last-modified': lastModified } = headers
  return { url: url.href, contentType: headers['content-type'] ?? null, bytes: Buffer.concat(parts), ...(etag === undefined ? {} : { etag }), ...(lastModified === undefined ? {} : { lastModified }) }
}

const decompressors = { gzip: createGunzip, 'x-gzip': createGunzip, br: createBrotliDecompress, deflate: createInflate } as const

function decompress (response: IncomingMessage, encoding = 'identity'): Readable {
  const name = encoding.trim().toLowerCase()
  if (name === 'identity' || name === '') return response
  if (!Object.hasOwn(decompressors, name)) {
    response.destroy()
    throw new FetchError('encoding', 'The page is compressed in a way that is not understood here.')
  }
  const inflated = decompressors[name as keyof typeof decompressors]()
  response.once('error', error => inflated.destroy(error))
  return response.pipe(inflated)
}

/** Node's codes are understood by operators; its messages may hold addresses of our network. */
function describeFailure (error: unknown): string {
  const { code } = error as NodeJS.ErrnoException
  return typeof code === 'string' ? code : 'the connection failed'
}
