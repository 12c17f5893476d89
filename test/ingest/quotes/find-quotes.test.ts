import t from 'tap'
import fc from 'fast-check'
import type { Line, Quote } from '../../../ingest/document.js'
import { splitTextLines } from '../../../ingest/lines.js'
import { CUE_LANGUAGES } from '../../../ingest/quotes/cue-table.js'
import { findQuotes, findQuotesInText } from '../../../ingest/quotes/find-quotes.js'
import { runCases } from '../../support/cases.js'

interface Input {
  text: string
  language: string
  /** the first line is the headline */
  title?: boolean
  /** all lines are dropped */
  dropped?: boolean
}

function quotesOf ({ text, language, title = false, dropped = false }: Input): Quote[] {
  const lines: Line[] = splitTextLines(text).map((line, index) => {
    const reason = dropped ? 'related' : title && index === 0 ? 'title' : null
    return { ...line, keep: reason === null, reason }
  })
  return findQuotes(text, { lines, language, spans: [] }).filter(quote => quote.kind !== 'indirect')
}

for (const table of ['quotes', 'quotes/newspaper', ...CUE_LANGUAGES.map(language => `quotes/${language}`)]) {
  await runCases<Input, Array<[string, string | null]>>(table, input =>
    quotesOf(input).map(quote => [quote.text, quote.speaker?.name ?? null]))
}

t.test('what a quotation carries', async t => {
  const [quote] = quotesOf({ text: 'Mayor Ada Orsund spoke. “It took years,” Orsund said.', language: 'en' })
  t.strictSame(quote, { start: 25, end: 39, text: 'It took years,', kind: 'direct', speaker: { name: 'Ada Orsund', mention: 'Orsund' }, cue: 'said' })
  const [headline] = quotesOf({ text: 'Orsund: “It took years”', language: 'en', title: true })
  t.match(headline, { kind: 'headline' })
})

t.test('a headline takes its speaker from the text', async t => {
  const [headline] = quotesOf({ text: 'Mayor tells of a bridge that was “built on sand and hope”\n“It was built on sand and hope,” said Ada Orsund.', language: 'en', title: true })
  t.equal(headline?.speaker?.name, 'Ada Orsund')
})

t.test('the language is detected when none is given', async t => {
  const [quote] = findQuotesInText('„Wir haben neun Jahre auf diese Brücke gewartet“, sagte Bürgermeisterin Ada Orsund am Montag.')
  t.equal(quote?.speaker?.name, 'Ada Orsund')
})

t.test('ranges cut out exactly the text they claim, in reading order', async t => {
  const pieces = fc.constantFrom('“', '”', '"', '«', '»', '„', "'", '‘', '’', '‹', '「', '」', 'Ada Orsund', ' said', ', ', '. ', ': ', ' — ', '\n', 'he', ' сказав ', 'We go there now', '\u200F', '\uD83D', ' ')
  fc.assert(fc.property(fc.array(pieces, { maxLength: 40 }).map(parts => parts.join('')), fc.constantFrom('en', 'de', 'uk', 'fr', 'ka', 'zz'), (text, language) => {
    let at = 0
    for (const { start, end, text: quoted } of findQuotesInText(text, language)) {
      if (start < at || end <= start || text.slice(start, end) !== quoted || /\n/.test(quoted)) return false
      at = end
    }
    return true
  }), { numRuns: 500 })
  t.pass('held for all')
})

t.test('hostile input comes back', async t => {
  t.strictSame(findQuotesInText('“'.repeat(10_000), 'en'), [])
  t.ok(findQuotesInText('“we go there '.repeat(10_000), 'en').length <= 1)
  t.equal(findQuotesInText('“We go there now,” said Ada Orsund of Velmora. '.repeat(10_000), 'en').length, 10_000)
  t.equal(findQuotesInText('“We go there now,” he said and ' + 'left '.repeat(200_000), 'en').length, 1)
  t.doesNotThrow(() => findQuotesInText('«' + 'Так, — щось він, '.repeat(20_000) + '»', 'uk'))
})
