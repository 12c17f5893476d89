// Written dates and what is read from them: the table, plus bounds of credibility.
import t from 'tap'
import { parsePublished } from '../../../ingest/extract/parse-published.js'
import { runCases } from '../../support/cases.js'

const now = new Date('2025-06-01T12:00:00Z')

interface Input {
  written: string
  language?: string
}

await runCases<Input, { value: string, precision: string } | null>('published', ({ written, language }) => {
  const date = parsePublished(written, 'text', language === undefined ? { now } : { now, language })
  return date === null ? null : { value: date.value, precision: date.precision }
})

t.test('the source is handed on', async t => {
  t.equal(parsePublished('2024-05-24', 'json-ld', { now })?.source, 'json-ld')
})

t.test('two days ahead are believed, three are not', async t => {
  t.not(parsePublished('2025-06-03', 'text', { now }), null)
  t.equal(parsePublished('2025-06-04', 'text', { now }), null)
})

t.test('what is read once reads the same again', async t => {
  for (const written of ['24.05.24, 13:35', 'Fri, 24 May 2024 13:35:00 +0300', '24 травня 2024', 'May 2024']) {
    const first = parsePublished(written, 'text', { now })
    t.strictSame(parsePublished(first!.value, 'text', { now }), first)
  }
})

t.test('hostile input is read in one pass', async t => {
  for (const written of ['1:'.repeat(500_000), '24.05.'.repeat(200_000), '\ud800'.repeat(1000), 'May '.repeat(100_000)]) {
    t.equal(parsePublished(written, 'text', { now }), null)
  }
})
