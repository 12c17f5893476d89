/** Reads feeds (RSS, Atom, RDF) and JSON Feed item by item; a sitemap holds addresses and no text. */
import { parseFeed } from 'feedsmith'
import { decodeBytes } from '../decode/decode-bytes.js'
import type { Rejection, SourceFile } from '../document.js'
import { readAddresses } from './read-addresses.js'
import { readFeedItems, type AnyFeed } from './feed-items.js'
import { readWhole, rejection, type Reader } from './open-file.js'
import type { ReadOptions } from './read-options.js'
import { recordToSource } from './read-record.js'

export const readXml: Reader = async function * (file, options) {
  const bytes = await readWhole(file.chunks, options.limits.containerBytes)
  if (bytes === null) yield rejection(file.origin, 'too-large', `it is larger than the limit of ${options.limits.containerBytes} bytes`)
  else if (bytes.length === 0) yield rejection(file.origin, 'empty', 'it is empty')
  else yield * readXmlBytes(bytes, file.origin, options)
}

function * readXmlBytes (bytes: Uint8Array, origin: string, options: ReadOptions): Generator<SourceFile | Rejection> {
  const text = decodeXml(bytes, origin)
  if (declaresEntities(text)) {
    yield rejection(origin, 'unsafe-xml', 'it declares entities of its own, which no feed needs', bytes)
  } else if (/<(?:\w{1,20}:)?(?:urlset|sitemapindex)[\s>]/.test(text.slice(0, 5000))) {
    yield onlyAddresses(origin, readAddresses(text).pages.length + readAddresses(text).sitemaps.length)
  } else {
    yield * readFeedText(text, origin, options)
  }
}

/** Entities that expand to one another fill any memory; a feed's own are never needed. */
const declaresEntities = (text: string): boolean => /<!ENTITY/i.test(text.slice(0, 100_000)) || /<!DOCTYPE[^>[]{0,500}\[/i.test(text.slice(0, 100_000))

export function decodeXml (bytes: Uint8Array, origin: string): string {
  return decodeBytes({ origin, bytes, contentType: null, declared: {}, retrievedAt: '', notes: [] }).text
}

/**
 * One source for each item that has text: its content, or its summary with a note. An item without
 * either is rejected.
 *
 * @param text a feed of any of the four kinds, decoded
 */
export function * readFeedText (text: string, origin: string, options: ReadOptions): Generator<SourceFile | Rejection> {
  const feed = tryFeed(text)
  if (feed === null) {
    yield rejection(origin, 'unknown-xml', 'it is neither feed nor sitemap', Buffer.from(text))
    return
  }
  const items = readFeedItems(feed)
  if (items.length === 0) yield rejection(origin, 'empty', 'the feed holds no item')
  for (const [at, item] of items.entries()) {
    const { summaryOnly, record } = item
    const source = recordToSource(record, `${origin}#${at + 1}`, options)
    if (summaryOnly && 'notes' in source) source.notes.push('the feed gives a summary only')
    yield source
  }
}

export function tryFeed (text: string): AnyFeed | null {
  try {
    return parseFeed(text) as AnyFeed
  } catch {
    return null
  }
}

export function onlyAddresses (origin: string, count: number): Rejection {
  return rejection(origin, 'addresses-only', `it holds ${count} addresses and no text; \`verbatim ingest --urls FILE\` fetches them`)
}
