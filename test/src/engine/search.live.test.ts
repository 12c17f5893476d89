/** What the engine finds: strict words, phrases, prefixes, filters, facets, dates, all with the real engine. */
import t from 'tap'
import { encodeFacetValue } from '../../../src/engine/facet-value.js'
import type { EngineQuery } from '../../../src/engine/engine.js'
import { openTestEngine, passageDocument, termQuery } from '../../support/engine.js'

const engine = await openTestEngine(t)

/** Ids of the hits of one query, sorted. */
async function find (query: EngineQuery): Promise<string[]> {
  const [answer] = await engine.search([query])
  return answer?.hits.map(hit => hit.id).sort() ?? []
}

t.test('an empty index answers with nothing', async t => {
  t.match(await engine.search([termQuery(['harbour'])]), [{ hits: [], total: 0, facets: {} }])
  t.same(await engine.search([]), [])
})

t.test('documents of many kinds are taken', () => engine.index([
  passageDocument('a', 'the harbour opens again in spring', { article: 'A1', outlet: 'AP', author: ['Ona Brook', 'Ivo "Quill" \\ Dane'], ts: 500, month: '1970-01', x: 'zxhrbr zxpns' }),
  passageDocument('b', 'harbours open in springs', { article: 'a1', outlet: 'ap', author: ['ONA BROOK'], language: 'uk', ts: null }),
  passageDocument('c', 'spring in again opens harbour the', { article: 'c/ü "1', outlet: null, ts: -900, month: '1969-12' }),
  passageDocument('d', 'the harbuor opens', { article: 'd', outlet: '', ts: 9000, dropped: true }),
  passageDocument('e', 'йод їжак мій ґанок', { article: 'e', speaker: ['__proto__', 'ключ\u0000'], language: 'uk', ts: 40 }),
  passageDocument('f', '日 本 語 の 話', { article: 'f', outlet: 'x'.repeat(600), language: 'ja', ts: 41 }),
  passageDocument('g', 'w'.repeat(300), { article: 'g', outlet: 'x'.repeat(601), ts: 42 }),
  passageDocument('h', 'half \uD800 character', { article: '\uDC00', author: ['\uD83D'], ts: 43 })
]))

t.test('words in any order, without typing errors and prefixes', async t => {
  t.same(await find(termQuery(['harbour', 'spring'])), ['a', 'c'])
  t.same(await find(termQuery(['harbou'])), [])
  t.same(await find(termQuery(['harbuor'], { filter: { facets: {}, dropped: true } })), ['d'])
  t.same(await find(termQuery(['zxhrbr'])), ['a'], 'skeletons')
  t.same(await find(termQuery(['їжак', 'ґанок'])), ['e'])
  t.same(await find(termQuery(['іжак'])), [], 'ї is not і')
  t.same(await find(termQuery(['w'.repeat(300)])), ['g'], 'a very long word')
  t.same(await find(termQuery(['w'.repeat(301)])), [], 'and a longer one')
})

t.test('words are cut and compared as folding does it, in every script', async t => {
  const texts = ['대한민국에서 온 소식', 'ภาษาไทย สวัสดี', 'السلام عليكم سلام', '失 敗', '失 败', 'が', 'か', 'đat', 'dat', 'coeur', 'cœur', 'kız', 'kiz', '25년', '٢٥', '25', 'हवा 125m', 'aлa', 'ала', 'a', 'ຫຼື', 'مېنىڭ ئۆيۈم']
  await engine.index(texts.map((n, index) => passageDocument(`s${index}`, n, { kind: 'script' })))
  t.teardown(() => engine.remove(texts.map((_, index) => `s${index}`)))
  const words = [...new Set([...texts.flatMap(text => text.split(' ')), '대한민국', 'ไทย', 'سلا', 'm', 'л'])]
  for (const word of words) {
    const expected = texts.flatMap((text, index) => text.split(' ').includes(word) ? [`s${index}`] : []).sort()
    t.same(await find(termQuery([word], { filter: { facets: { kind: ['script'] } } })), expected, word)
  }
})

t.test('phrases keep their order', async t => {
  t.same(await find(termQuery(['the harbour opens again'])), ['a'])
  t.same(await find(termQuery(['harbour the'])), ['c'])
  t.same(await find(termQuery(['日 本 語'])), ['f'])
  t.same(await find(termQuery(['語 本'])), [])
})

t.test('skeletons of one term need no order', async t => {
  t.same(await find(termQuery(['zxpns zxhrbr'])), ['a'])
})

t.test('a prefix only where asked for', async t => {
  t.same(await find({ ...termQuery([]), terms: [{ words: ['harb'], prefix: true }] }), ['a', 'b', 'c'])
  t.same(await find({ ...termQuery([]), terms: [{ words: ['spring'] }, { words: ['the', 'harb'], prefix: true }] }), ['a', 'c'])
  t.same(await find({ ...termQuery([]), terms: [{ words: ['harb'], loose: true }] }), [], 'a loose last word is no prefix')
  t.same(await find({ ...termQuery([]), terms: [{ words: ['harb'], prefix: true }, { words: ['again'], negative: true }] }), ['b'], 'an exclusion behind it')
})

t.test('typing errors only where allowed', async t => {
  t.same(await find({ ...termQuery([]), terms: [{ words: ['harbuor'], loose: true }] }), ['a', 'c'])
  t.same(await find({ ...termQuery([]), terms: [{ words: ['zxhrbs'], loose: true }] }), [], 'never in skeletons')
})

t.test('exclusions', async t => {
  t.same(await find({ ...termQuery(['spring']), terms: [{ words: ['spring'] }, { words: ['harbour', 'opens'], negative: true }] }), ['c'])
  const rest = await find({ ...termQuery([]), terms: [{ words: ['harbour'], negative: true }] })
  t.same(rest, ['b', 'e', 'f', 'g', 'h'], 'exclusions alone')
})

t.test('as many words as possible', async t => {
  t.same(await find(termQuery(['harbour', 'again', 'nowhere'], { matching: 'last' })), ['a', 'b', 'c'], 'the last words are given up first')
  t.same(await find(termQuery(['harbour', 'again', 'nowhere'])), [])
})

t.test('more than ten terms: the longest are sent and the answer says so', async t => {
  const terms = ['in', 'the', 'again', 'opens', 'spring', 'harbour', 'harbour opens', 'opens again', 'again in', 'in spring', 'the harbour', 'harbour opens again']
  const [answer] = await engine.search([termQuery(terms)])
  t.same(answer?.hits.map(hit => hit.id), ['a'])
  t.equal(answer?.truncated, true)
})

t.test('hostile words are words', async t => {
  for (const word of ['"', '-', '" OR "', '\\', '\uD800', '']) t.same(await find({ ...termQuery([]), terms: [{ words: [word] }] }), [], JSON.stringify(word))
  t.same(await find({ ...termQuery([]), terms: [{ words: ['harbour" -"spring'] }] }), [], 'a quotation mark ends nothing: the words follow one another')
})

t.test('facet values that differ by case alone are kept apart and counted exactly', async t => {
  const [answer] = await engine.search([termQuery([], { limit: 0, facets: ['outlet', 'author', 'language', 'speaker', 'month'] })])
  t.equal(answer?.total, 7)
  t.same(answer?.hits, [])
  t.same(answer?.facets.outlet, { AP: 1, ap: 1, 'The Lantern': 2, ['x'.repeat(100)]: 1 }, 'values over the limit are cut')
  t.same(answer?.facets.author, { 'Ona Brook': 1, 'ONA BROOK': 1, 'Ivo "Quill" \\ Dane': 1, '\uFFFD': 1 })
  t.same(answer?.facets.language, { en: 4, uk: 2, ja: 1 })
  t.same(Object.entries(answer?.facets.speaker ?? {}).sort(), [['__proto__', 1], ['ключ\u0000', 1]])
  t.same(answer?.facets.month, { '1970-01': 1, '1969-12': 1 })
})

t.test('filters take any value literally', async t => {
  const by = (facets: EngineQuery['filter']['facets']): EngineQuery => termQuery([], { filter: { facets, dropped: true } })
  t.same(await find(by({ outlet: ['AP'] })), ['a'])
  t.same(await find(by({ outlet: ['AP', 'ap'] })), ['a', 'b'])
  t.same(await find(by({ outlet: [''] })), ['d'])
  t.same(await find(by({ outlet: ['x'.repeat(600)] })), ['f'])
  t.same(await find(by({ author: ['Ivo "Quill" \\ Dane'] })), ['a'])
  t.same(await find(by({ author: ['\uD83D'] })), ['h'])
  t.same(await find(by({ author: ['Ona Brook'], language: ['uk'] })), [])
  t.same(await find(by({ language: [] })).then(ids => ids.length), 8, 'no value chosen')
  for (const attack of ['x" OR dropped = false OR outlet = "', '"] OR ts EXISTS OR outlet IN ["', '\\', '\\"', encodeFacetValue('AP')]) {
    t.same(await find(by({ outlet: [attack] })), [], attack)
    t.same(await find(by({ language: [attack] })), [], attack)
    t.same(await find(termQuery([], { filter: { facets: {}, articles: [attack] } })), [], attack)
  }
})

t.test('excluded values, articles, dates and dropped lines', async t => {
  const filtered = (filter: Omit<EngineQuery['filter'], 'facets'>): Promise<string[]> => find(termQuery([], { filter: { facets: {}, ...filter } }))
  t.same(await filtered({ excluded: { language: ['en', 'ja'] } }), ['b', 'e'])
  t.same(await filtered({ articles: ['A1'] }), ['a'], 'ids that differ by case')
  t.same(await filtered({ articles: ['c/ü "1', '\uDC00'] }), ['c', 'h'])
  t.same(await filtered({ articles: [] }), [])
  t.same(await filtered({ withoutArticles: ['A1', 'a1', 'e', 'f', 'g'] }), ['c', 'h'])
  t.same(await filtered({ from: 41 }), ['a', 'f', 'g', 'h'])
  t.same(await filtered({ from: -900, to: 40 }), ['c', 'e'])
  t.same(await filtered({ from: -Infinity, to: 1e300 }), ['a', 'c', 'e', 'f', 'g', 'h'], 'with any date')
  t.same(await filtered({ dropped: true }), ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])
})

t.test('oldest and newest: the date alone decides, undated last in both', async t => {
  const sorted = async (sort: 'oldest' | 'newest', terms: string[] = []): Promise<string[]> => {
    const [answer] = await engine.search([termQuery(terms, { sort })])
    return answer?.hits.map(hit => hit.id) ?? []
  }
  t.same(await sorted('oldest'), ['c', 'e', 'f', 'g', 'h', 'a', 'b'])
  t.same(await sorted('newest'), ['a', 'h', 'g', 'f', 'e', 'c', 'b'])
  t.same(await sorted('oldest', ['harbour', 'opens']), ['c', 'a'])
  t.same(await sorted('newest', ['harbour', 'opens']), ['a', 'c'])
})

t.test('hits carry what was indexed', async t => {
  const [first] = await engine.search([termQuery(['harbour opens'])])
  t.strictSame(first?.hits, [{
    id: 'a',
    article: 'A1',
    language: 'en',
    outlet: 'AP',
    author: ['Ona Brook', 'Ivo "Quill" \\ Dane'],
    speaker: [],
    kind: 'text',
    year: null,
    month: '1970-01',
    day: null,
    ts: 500
  }])
})

t.test('many queries in one request, any offset', async t => {
  const answers = await engine.search([termQuery(['йод']), termQuery(['"']), termQuery([], { sort: 'oldest', offset: 3, limit: 2 }), termQuery([], { offset: 50 })])
  t.same(answers.map(answer => answer.hits.map(hit => hit.id)), [['e'], [], ['g', 'h'], []])
  t.same(answers.map(answer => answer.total), [1, 0, 7, 7])
})

t.test('a search can be broken off and has a time limit', async t => {
  await t.rejects(engine.search([termQuery(['harbour'])], { signal: AbortSignal.abort() }), { name: 'AbortError' })
  const many = Array.from({ length: 300 }, () => termQuery(['harbour', 'spring'], { facets: ['outlet'] }))
  await t.rejects(engine.search(many, { timeoutMs: 1 }), { name: 'EngineError', code: 'timeout' })
})
