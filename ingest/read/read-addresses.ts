/** Reads lists of addresses: a line each, sitemaps, sitemaps of sitemaps, news sitemaps. Fetching them is the service's business. */
import { decodeEntities } from '../extract/decode-entities.js'
import { canonicalUrl } from './canonical-url.js'
import { readWhole, rejection, type Reader } from './open-file.js'
import { decodeXml, onlyAddresses } from './read-xml.js'

/** An address, with what a news sitemap says of the article. */
export interface Address {
  url: string
  title?: string
  outlet?: string
  published?: string
  language?: string
}

export interface Addresses {
  pages: Address[]
  /** further sitemaps */
  sitemaps: string[]
  /** lines that are no http or https address */
  unusable: number
}

const MOST_ADDRESSES = 50_000 // of one sitemap, by its standard

/**
 * @param text a sitemap, or a list with an address a line; empty lines and lines that begin with # are passed over
 * @example readAddresses('https://news.example/a\n# later\n').pages // → [{url: 'https://news.example/a'}]
 */
export function readAddresses (text: string): Addresses {
  if (/^[\s\uFEFF]*</.test(text)) return readSitemap(text)
  const lines = text.split(/\r\n|\r|\n/).map(line => line.trim()).filter(line => line !== '' && !line.startsWith('#'))
  const urls = lines.map(line => canonicalUrl(line.split(/\s/, 1)[0] ?? '')).filter(url => url !== null)
  return { pages: [...new Set(urls)].map(url => ({ url })), sitemaps: [], unusable: lines.length - urls.length }
}

function readSitemap (text: string): Addresses {
  const found: Addresses = { pages: [], sitemaps: [], unusable: 0 }
  for (const kind of ['sitemap', 'url'] as const) {
    for (const body of elements(text, kind)) {
      if (found.pages.length + found.sitemaps.length >= MOST_ADDRESSES) return found
      const url = canonicalUrl(valueOf(body, 'loc') ?? '')
      if (url === null) found.unusable++
      else if (kind === 'sitemap') found.sitemaps.push(url)
      else found.pages.push(addressOf(body, url))
    }
  }
  return found
}

/** `lastmod` is no publication date: sites touch all pages at once. */
function addressOf (body: string, url: string): Address {
  const fields = { title: valueOf(body, 'title'), outlet: valueOf(body, 'name'), published: valueOf(body, 'publication_date'), language: valueOf(body, 'language') }
  return { url, ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) }
}

/** Between opening and closing tag; what is cut off at the end is left out. Linear: each search begins where the last one ended. */
function * elements (text: string, name: string): Generator<string> {
  const open = new RegExp(`<(?:[\\w.-]{1,20}:)?${name}(?:\\s[^>]{0,500})?>`, 'g')
  const close = new RegExp(`</(?:[\\w.-]{1,20}:)?${name}\\s{0,5}>`, 'g')
  for (let start = open.exec(text); start !== null; start = open.exec(text)) {
    close.lastIndex = open.lastIndex
    const end = close.exec(text)
    if (end === null) return
    yield text.slice(open.lastIndex, end.index)
    open.lastIndex = close.lastIndex
  }
}

function valueOf (body: string, name: string): string | null {
  const first = elements(body.slice(0, 20_000), name).next()
  if (first.done === true) return null
  const plain = decodeEntities(first.value.replace(/^\s*<!\[CDATA\[|\]\]>\s*$/g, '')).trim()
  return plain === '' ? null : plain
}

export const readAddressFile: Reader = async function * (file, options) {
  const bytes = await readWhole(file.chunks, options.limits.containerBytes)
  if (bytes === null) yield rejection(file.origin, 'too-large', `it is larger than the limit of ${options.limits.containerBytes} bytes`)
  else if (bytes.length === 0) yield rejection(file.origin, 'empty', 'it is empty')
  else yield onlyAddresses(file.origin, readAddresses(decodeXml(bytes, file.origin)).pages.length)
}
