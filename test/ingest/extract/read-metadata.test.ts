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
  const metadata = readMetadata(parseDocument(html), { origin: 'page', url: url ?? null, outlet: null, now })
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
