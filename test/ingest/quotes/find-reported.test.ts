import t from 'tap'
import { findQuotesInText } from '../../../ingest/quotes/find-quotes.js'
import { runCases } from '../../support/cases.js'

await runCases<{ text: string, language: string }, Array<[string, string | null, string | null]>>('reported', ({ text, language }) =>
  findQuotesInText(text, language).filter(quote => quote.kind === 'indirect').map(quote => [quote.text, quote.speaker?.name ?? null, quote.toldTo ?? null]))

t.test('stands beside quotations, never over one', async t => {
  const text = 'Ada Orsund said that the bridge would hold. “It took nine years,” she told Reuters, adding that the road would follow.'
  t.match(findQuotesInText(text, 'en'), [
    { kind: 'indirect', text: 'the bridge would hold', speaker: { name: 'Ada Orsund' }, cue: 'said' },
    { kind: 'direct', text: 'It took nine years,', speaker: { name: 'Ada Orsund' }, toldTo: 'Reuters' },
    { kind: 'indirect', text: 'the road would follow', speaker: { name: 'Ada Orsund' }, cue: 'adding' }
  ])
  t.match(findQuotesInText('Ada Orsund said that the bridge was “a disgrace to the whole town”.', 'en'), [{ kind: 'direct' }], 'words in marks are the quotation')
})

t.test('hostile input comes back', async t => {
  for (const [language, unit] of [['en', 'Ada Orsund said that the bridge would hold and added that '], ['en', 'told according to '], ['uk', 'сказав, що міст, '], ['de', 'Er sagte, die Brücke habe, '], ['pl', '– Nie wrócę „tak” – a '], ['uk', 'голова уряду президент мер Ада ']] as const) {
    t.doesNotThrow(() => findQuotesInText(unit.repeat(Math.ceil(200_000 / unit.length)), language), unit)
  }
  const [quote] = findQuotesInText('\u202BAda Orsund said that \u200Fthe bridge\u202C would hold.', 'en')
  t.equal(quote?.text, '\u200Fthe bridge\u202C would hold', 'marks of direction are kept')
})

t.test('a pronoun means who was reported last', async t => {
  const quotes = findQuotesInText('“We are late,” said Bo Reed.\nMayor Bram Tolk said that the mill was lost.\n“It took years,” he added.', 'en')
  t.equal(quotes.at(-1)?.speaker?.name, 'Bram Tolk')
})
