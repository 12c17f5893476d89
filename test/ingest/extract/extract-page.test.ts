// A page in, the lines of its article out: what is kept, and why the rest is dropped.
import t from 'tap'
import { extractPage, type ExtractedRecord } from '../../../ingest/extract/extract-record.js'
import { runCases } from '../../support/cases.js'

interface Input {
  html: string
}

interface Expected {
  kept: string[]
  /** reason by line; the headline is left out */
  dropped: Record<string, string | null>
}

function extract (html: string): ExtractedRecord {
  return extractPage({ origin: 'page', contentType: 'text/html', bytes: Buffer.from(html), charsetKnown: true, declared: {}, retrievedAt: '2025-06-01T12:00:00Z', notes: [] })
}

await runCases<Input, Expected>('extract-page', ({ html }) => {
  const { lines } = extract(html)
  const dropped = lines.filter(line => !line.keep && line.reason !== 'title')
  return { kept: lines.filter(line => line.keep).map(line => line.text), dropped: Object.fromEntries(dropped.map(line => [line.text, line.reason])) }
})

t.test('mark-up of a line goes with it', async t => {
  const long = 'The council of Larkstead approved the new tram line on Monday, after a debate of six hours. '
  const { lines } = extract(`<html><body><article><p>${long}</p><h2>Costs</h2><p>${long}Or so it seems.</p><blockquote><p>${long}Or not.</p></blockquote><ul><li>${long}First.</li></ul></article></body></html>`)
  t.strictSame(lines.map(line => line.kind ?? null), [null, 'heading', null, 'quote', 'item'])
})
