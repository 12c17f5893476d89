// Which lines stay and which go, and what the dropped ones say of the article.
import t from 'tap'
import { cleanLines } from '../../../ingest/clean/clean-lines.js'
import type { CleanedText, ParsedPage } from '../../../ingest/document.js'
import { readCases, runCases } from '../../support/cases.js'

interface Input {
  text: string
  extracted?: boolean
  title?: string
  url?: string
}

interface Expected {
  reasons: Array<string | null>
  metadata?: { title: string | null, authors: string[], published: string | null }
}

function pageOf ({ text, extracted = false, title }: Input): ParsedPage {
  const metadata = { title: title ?? null, authors: [], published: null, outlet: null, url: null, language: null }
  return { format: 'text', extracted, text, metadata, notes: [] }
}

/** A case says what metadata it expects only where that is its point. */
const metadataCases = new Set(readCases<Input, Expected>('clean').filter(each => each.expected.metadata !== undefined).map(each => each.input.text))

await runCases<Input, Expected>('clean', input => {
  const cleaned = cleanLines(pageOf(input), { url: input.url ?? null })
  checkInvariants(input.text, cleaned)
  const reasons = cleaned.lines.map(line => line.reason)
  if (!metadataCases.has(input.text)) return { reasons }
  const { title, authors, published } = cleaned.metadata
  return { reasons, metadata: { title, authors, published: published?.value ?? null } }
})

function checkInvariants (text: string, cleaned: CleanedText): void {
  for (const line of cleaned.lines) {
    t.equal(line.keep, line.reason === null, 'a reason exactly when dropped')
    const words = text.slice(line.start, line.end)
    t.equal(words, words.trim(), 'a line has no white space at its ends')
    t.notMatch(words, /[\r\n]/, 'a line is one line')
  }
  t.equal(cleaned.lines.length, text.split(/\r\n|\r|\n/).filter(line => line.trim() !== '').length, 'every line that is not empty, once')
}

t.test('Windows and old Macintosh line ends, and lone surrogates', async t => {
  const cleaned = cleanLines(pageOf({ text: 'One \ud800 line.\r\nTwo.\rThree.\n\n' }))
  t.strictSame(cleaned.lines.map(line => line.start), [0, 13, 18])
})

t.test('hostile text is cleaned in linear time', async t => {
  const paragraph = 'The tram of Larkstead runs again since Monday, the council said. '
  const pages = [
    paragraph.repeat(80_000), // one line of 5 MB
    'Menu\n'.repeat(200_000),
    'By ' + 'A'.repeat(1_000_000),
    '(' + ' - '.repeat(300_000),
    '\u200b'.repeat(500_000),
    'Photo: '.repeat(150_000),
    Array.from({ length: 60_000 }, (_, at) => `Headline of article number ${at}`).join('\n')
  ]
  for (const text of pages) t.ok(cleanLines(pageOf({ text })).lines.length >= 0, `${text.slice(0, 20)} … ${text.length} characters`)
})

t.test('a line of 5 MB is kept whole', async t => {
  const cleaned = cleanLines(pageOf({ text: 'word '.repeat(1_000_000) }))
  t.strictSame(cleaned.lines.map(line => line.keep), [true])
})
