// What a page says of itself, from its mark-up to the forms the product keeps.
import t from 'tap'
import { parseDocument } from '../../../ingest/extract/dom.js'
import { readMetadata } from '../../../ingest/extract/read-metadata.js'
import { readCases, runCases } from '../../support/cases.js'

interface Input {
  html: string
  url?: string
}

type Expected = Record<string, string | string[] | null>

const keys = new Map(readCases<Input, Expected>('metadata').map(each => [JSON.stringify(each.input), Object.keys(each.expected)]))
const now = new Date('2025-06-01T12:00:00Z')

function read ({ html, url }: Input): Expected {
  const { details: _, ...metadata } = readMetadata(parseDocument(html), { origin: 'page', url: url ?? null, outlet: null, now })
  return { ...metadata, published: metadata.published?.value ?? null }
}

/** A case names the fields it is about. */
await runCases<Input, Expected>('metadata', input => {
  const all = read(input)
  return Object.fromEntries(keys.get(JSON.stringify(input))!.map(key => [key, all[key]!]))
})

t.test('hostile JSON-LD is read as far as it goes', async t => {
  const nested = '['.repeat(50_000) + ']'.repeat(50_000)
  const wide = JSON.stringify(Array.from({ length: 100_000 }, () => ({ '@type': 'Thing' })))
  const cyclic = JSON.stringify({ '@type': 'NewsArticle', '@id': '#a', headline: 'Tram', author: { '@id': '#a' } })
  for (const json of [nested, wide, '{"@type":'.repeat(10_000), '"', 'null', '[[[', '\u0000']) {
    t.strictSame(read({ html: `<html><head><script type="application/ld+json">${json}</script></head><body></body></html>` }).authors, [])
  }
  t.equal(read({ html: `<html><head><script type="application/ld+json">${cyclic}</script></head><body></body></html>` }).title, 'Tram')
})

t.test('the source of a date is named', async t => {
  const document = parseDocument('<html><body><time datetime="2024-05-24">x</time></body></html>')
  t.equal(readMetadata(document, { origin: 'page', url: null, outlet: null, now }).published?.source, 'time')
})

t.test('details beside the usual ones', async t => {
  const html = '<html><head><meta property="article:section" content="Town"><meta property="article:modified_time" content="2024-05-25T09:00:00+02:00"><link rel="license" href="https://creativecommons.org/licenses/by/4.0/"></head><body><p>x</p></body></html>'
  const { details } = readMetadata(parseDocument(html), { origin: 'page', url: null, outlet: null, now })
  t.strictSame(details, { modified: { value: '2024-05-25T09:00:00+02:00', precision: 'second', source: 'meta' }, section: 'Town', licence: 'https://creativecommons.org/licenses/by/4.0/' })
})

t.test('a declared date that cannot be is left out with a note, and the next one taken', async t => {
  const html = '<html><head><meta property="article:published_time" content="2091-05-24"><meta name="date" content="2024-05-24"></head><body></body></html>'
  const { published, notes } = readMetadata(parseDocument(html), { origin: 'page', url: null, outlet: null, now })
  t.equal(published?.value, '2024-05-24')
  t.match(notes, [/"2091-05-24".*no date that can be believed/])
})

t.test('a relative time counts only from the moment a page was fetched', async t => {
  const html = '<html><body><h1>Tram</h1><span class="date">Published 3 days ago</span></body></html>'
  const context = { origin: 'page', url: null, outlet: null, now }
  t.equal(readMetadata(parseDocument(html), { ...context, fetched: true }).published?.value, '2025-05-29')
  t.equal(readMetadata(parseDocument(html), context).published, null, 'saved at an unknown moment')
})
