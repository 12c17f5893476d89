// Who said what: every quotation once, its first print, and its later wordings.
import t from 'tap'
import type { QuotesRequest } from '../../../src/search/answer.js'
import { collect } from '../../support/open-test-archive.js'
import { records } from '../../support/records.js'
import { startApplication } from '../../support/start-application.js'

const mayor = 'Ilse Brandtner'
const more = [
  { id: 'harbour/0', title: 'An old promise', outlet: 'Abendkurier', published: '2023-02-01', language: 'en', text: 'Ilse Brandtner was no mayor then.\n\n“We shall never sell the harbour, whatever they offer,” said Ilse Brandtner.\n\nTove Lindqvist has been a skipper for forty years.\n\n“The boats are old and most of them leak,” said Tove Lindqvist.' },
  { id: 'harbour/4', title: 'Undated', outlet: 'Abendkurier', language: 'en', text: '“We shall never sell the harbour, whatever they offer,” said Ilse Brandtner. “The harbour is ours,” said skipper Tove Lindqvist.' }
]
const { application } = await startApplication(t, { records: [...records, ...more] })
const ask = async (request: Partial<QuotesRequest>) => await application.quotes({ q: '', ...request })

t.test('first said, changed since', async t => {
  const { quotes, total } = await ask({ speaker: [mayor], about: 'harbour' })
  t.strictSame(total, { value: 1, relation: 'eq' })
  t.match(quotes, [{
    text: 'We shall never sell the harbour, whatever they offer,',
    speaker: mayor,
    kind: 'direct',
    prints: 5,
    first: { article: { id: 'harbour/0' } },
    wordings: [
      { prints: 4, first: { article: { id: 'harbour/0' } }, diff: [] },
      { prints: 1, first: { article: { id: 'harbour/3' } }, diff: [{ op: 'equal' }, { op: 'replace', source: 'sell', quote: 'lease' }, { op: 'equal' }] }
    ]
  }])
  const { text } = await application.archive.article('harbour/0') ?? {}
  t.equal(text?.slice(quotes[0]?.first.start, quotes[0]?.first.end), quotes[0]?.text, 'offsets into the article')
})

t.test('q is about the quotation, about is about its passage', async t => {
  t.equal((await ask({ q: 'harbour' })).total.value, 2)
  t.match((await ask({ about: 'skipper', sort: 'oldest' })).quotes.map(({ text }) => text), ['We shall never sell the harbour, whatever they offer,', 'The boats are old and most of them leak,', 'The harbour is ours,'], 'also beside the passage with the word')
  t.match((await ask({ about: 'skipper', speaker: ['Tove Lindqvist'], sort: 'oldest' })).quotes.map(({ text }) => text), ['The boats are old and most of them leak,', 'The harbour is ours,'], 'the same from the side of the speaker')
  t.match(await ask({ q: 'skipper' }), { total: { value: 0 }, quotes: [] }, 'nobody says it')
  t.match((await ask({ q: '“ours”', about: 'offer' })).quotes, [{ speaker: 'Tove Lindqvist' }])
  t.equal((await ask({ q: 'ours', about: 'boats' })).total.value, 0)
  t.match((await ask({ q: 'harbour speaker:"Tove Lindqvist"' })).quotes, [{ text: 'The harbour is ours,' }], 'also where two speak in one passage')
})

t.test('filters and order', async t => {
  t.match((await ask({ language: ['uk'] })).quotes, [{ speaker: 'Остап Вербенко', first: { article: { id: 'ferry' } } }])
  t.match((await ask({ speaker: [mayor], from: '2024-06' })).quotes, [{ prints: 1, first: { article: { id: 'harbour/3' } } }])
  t.match((await ask({ sort: 'copies' })).quotes[0], { prints: 5 })
  const oldest = (await ask({ sort: 'oldest' })).quotes.map(({ first }) => first.article.published?.value ?? null)
  t.strictSame(oldest, [...oldest].sort((a, b) => a === null ? 1 : b === null ? -1 : a < b ? -1 : 1))
  t.equal((await ask({ speaker: ['Nobody Known'] })).total.value, 0)
  await t.rejects(ask({ about: 'harbour outlet:x' }), { code: 'filter', parameter: 'about' })
  await t.rejects(ask({ about: 'before:soon' }), { code: 'date', parameter: 'about' })
})

t.test('pages together are the list, and so is the file', async t => {
  const { quotes, total } = await ask({ limit: 200 })
  const seen: string[] = []
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await ask({ limit: 2, ...(cursor !== undefined && { cursor }) })
    seen.push(...page.quotes.map(({ text }) => text))
    cursor = page.next
  }
  t.strictSame(seen, quotes.map(({ text }) => text))
  t.equal(seen.length, total.value)
  t.strictSame(await collect(await application.quotesAll({ q: '' })), quotes)
  const { next } = await ask({ limit: 1 })
  await t.rejects(application.search({ q: '', cursor: next ?? '' }), { code: 'cursor' }, 'of this list alone')
})
