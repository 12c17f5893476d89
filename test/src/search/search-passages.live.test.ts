import t from 'tap'
import type { Article } from '../../../ingest/document.js'
import { findWords } from '../../../ingest/fold/fold-text.js'
import type { SearchAnswer, SearchRequest } from '../../../src/search/answer.js'
import { searchPassages } from '../../../src/search/search-passages.js'
import { makeArticle } from '../../support/make-article.js'
import { openSearch } from '../../support/open-search.js'

const published = (value: string): Article['published'] => ({ value, precision: value.length === 10 ? 'day' : 'month', source: 'record' })

const articles: Article[] = [
  makeArticle('flood', [
    '# Home News Sport flood',
    'The river rose overnight, and the mill was lost.',
    '“We will mend the bridge,” said Ada Brook. “Go, all of you,” said Bo Reed.',
    'Nobody slept. The river fell at dawn. Children were told to stay.',
    'The end came quietly.'
  ].join('\n'), { outlet: 'Lantern', authors: ['Ida Holm'], published: published('2024-03-05'), title: 'Flood' }),
  makeArticle('copy', 'The river rose overnight, and the mill was lost.', { outlet: 'Copyist', published: published('2024-04'), language: 'en', fingerprint: 'same' }),
  makeArticle('copy-two', 'The river rose overnight, and the mill was lost.', { outlet: 'Second "Copyist"', published: null, fingerprint: 'same' }),
  makeArticle('names-en', 'Mayor Zelenko opened the school.\nLater Zelenkoe spoke.', { outlet: 'Lantern', published: published('2023-11-30') }),
  makeArticle('names-uk', 'Мер Зеленко відкрив школу.', { language: 'uk', outlet: 'Ліхтар', published: published('2024-03-20') }),
  makeArticle('accents', 'He left his résumé at the café.\nThey resume at noon.', { language: 'en', published: published('2022-01-01') }),
  makeArticle('orchards', 'Orchards bloom.\nAn orchard stood there.'),
  makeArticle('chinese', '他们说明天下雨了。', { language: 'zh' }),
  makeArticle('many', Array.from({ length: 45 }, (_, index) => `Line ${index} of the ledger lists barrels.`).join('\n'), { outlet: 'Ledger', published: published('2020-06-01') })
]
const flood = articles[0] as Article
const quoted = flood.passages[2]
if (quoted !== undefined) {
  quoted.kind = 'direct'
  quoted.speakers = ['Ada Brook', 'Bo Reed']
  const at = (words: string): { start: number, end: number } => ({ start: flood.text.indexOf(words), end: flood.text.indexOf(words) + words.length })
  flood.quotes = [['We will mend the bridge,', 'Ada Brook'], ['Go, all of you,', 'Bo Reed']].map(([words = '', name = '']) =>
    ({ ...at(words), text: words, kind: 'direct', speaker: { name, mention: name }, cue: 'said' }))
}

const { context, store, indexer } = await openSearch(t, articles)
const search = (request: string | SearchRequest): Promise<SearchAnswer> => searchPassages(typeof request === 'string' ? { q: request } : request, context)
const texts = (answer: SearchAnswer): string[] => answer.hits.map(hit => hit.text)
const matched = (answer: SearchAnswer): string[] => answer.hits.flatMap(hit => hit.ranges.map(range => hit.text.slice(range.start - hit.start, range.end - hit.start)))

t.test('words: all of them, in any order, folded', async t => {
  const answer = await search('MILL river')
  t.same(answer.total, { value: 3, relation: 'eq' })
  t.same(matched(answer).slice(0, 2), ['river', 'mill'])
  t.equal((await search('river school')).total.value, 0)
  t.equal((await search('resume')).total.value, 2, 'accents fold')
})

t.test('phrases stand word for word, whatever marks they are typed in', async t => {
  for (const q of ['“rose overnight and the mill”', '"rose overnight and the mill"', '«rose overnight and the mill»', '„rose overnight and the mill“']) {
    const answer = await search(q)
    t.same([answer.total, answer.hits[0]?.verified, matched(answer)[0]], [{ value: 3, relation: 'eq' }, 'punctuation', 'rose overnight, and the mill'], q)
  }
  t.equal((await search('“rose overnight, and the mill”')).hits[0]?.verified, 'verbatim')
  t.equal((await search('“overnight rose”')).total.value, 0, 'not reversed')
  t.equal((await search('“river overnight”')).total.value, 0, 'not with a gap')
  t.same(texts(await search('“his resume”')), [], 'an accent is not forgiven')
  t.same(texts(await search('“resume”')), ['They resume at noon.'])
  t.same(texts(await search('“明天下雨”')), ['他们说明天下雨了。'])
  t.equal((await search('“the river rose overnight and the mill was lost”')).total.value, 3)
})

t.test('near wordings of a phrase stand apart when nothing matches', async t => {
  const answer = await search('“overnigth rose”')
  t.equal(answer.total.value, 0)
  t.ok(answer.similar.length > 0)
  t.ok(answer.similar.every(hit => hit.verified === null && hit.ranges.length > 0))
  t.equal((await search('zzzqqq')).similar.length, 0)
})

t.test('other forms of a word, unless they are not wanted', async t => {
  const answer = await search('rivers')
  t.same(new Set(matched(answer)), new Set(['river']))
  t.same(answer.query.understood.at(-1), { type: 'forms', text: 'rivers', forms: ['river'], without: '"rivers"' })
  t.equal((await search({ q: 'rivers', forms: 'exact' })).total.value, 0)
  t.equal((await search('“rivers”')).total.value, 0)
  t.equal(texts(await search('barrel the ledgers')).length, 20)
})

t.test('passages with the words as typed come first', async t => {
  t.same(texts(await search('orchard')), ['An orchard stood there.', 'Orchards bloom.'])
  t.same(texts(await search('orchards')), ['Orchards bloom.', 'An orchard stood there.'])
})

t.test('OR, NEAR and brackets', async t => {
  t.same(new Set(texts(await search('(slept OR quietly) -children'))), new Set([flood.passages[4]?.text]))
  t.equal((await search('river NEAR/2 dawn outlet:Lantern')).total.value, 0)
  t.same(matched(await search('dawn NEAR/3 river outlet:Lantern')), ['river', 'dawn'])
  t.same(texts(await search('(“nobody slept” OR mend*)')).length, 2)
  t.same((await search('mill OR')).query.understood.map(part => part.type), ['word', 'dropped', 'forms'])
})

t.test('excluded words and phrases', async t => {
  t.same(new Set(texts(await search('river -mill'))), new Set([flood.passages[3]?.text]))
  t.same(texts(await search('river -“fell at dawn” -copyist outlet:Lantern')), [flood.passages[1]?.text])
  t.equal((await search('-river outlet:Copyist')).total.value, 0)
})

t.test('names meet across spellings and scripts, and each join can be switched off', async t => {
  const answer = await search('Zelenko school')
  t.same(answer.total, { value: 1, relation: 'eq' }, 'both words have to be there')
  const joined = await search('Зеленко')
  t.same(new Set(joined.hits.map(hit => hit.article.id)), new Set(['names-en', 'names-uk']))
  t.ok(joined.query.understood.some(part => part.type === 'spellings' && part.spellings.includes('zelenko')))
  t.equal((await search({ q: 'Зеленко', names: 'exact' })).total.value, 1)
  t.equal((await search({ q: 'Зеленко', names: 'spellings' })).total.value, 1)
  t.equal((await search('"Зеленко"')).total.value, 1)
})

t.test('prefixes and words of several parts', async t => {
  t.equal((await search('overn*')).total.value, 3)
  t.equal((await search('overn')).total.value, 0)
  t.equal((await search('overnight-and')).total.value, 3)
  t.equal((await search('and-overnight')).total.value, 0)
})

t.test('facets keep their counts under their own selection', async t => {
  for (const q of ['river', '“river”']) {
    const all = await search(q)
    const selected = await search({ q, outlet: ['Lantern'] })
    t.same(selected.facets.outlet, all.facets.outlet, `${q}: its own counts stay`)
    t.same(all.facets.outlet, [{ value: 'Lantern', count: 2 }, { value: 'Copyist', count: 1 }, { value: 'Second "Copyist"', count: 1 }])
    t.equal(selected.total.value, 2)
    t.same(selected.facets.month, [{ value: '2024-03', count: 2 }], 'the others follow the selection')
    t.equal((await search({ q, outlet: ['Lantern', 'Second "Copyist"'] })).total.value, 3, 'values are alternatives')
    t.equal((await search({ q, outlet: ['Lantern'], month: ['2024-04'] })).total.value, 0, 'facets are all required')
  }
  t.equal((await search({ q: 'speaker:"Ada Brook"' })).total.value, 1)
  t.equal((await search({ q: '', language: ['zh'] })).total.value, 1)
})

t.test('dates: from and to inclusive with the precision given, sorting with undated last', async t => {
  const total = async (request: Partial<SearchRequest>): Promise<number> => (await search({ q: '“the mill”', ...request })).total.value
  t.equal(await total({ from: '2024-03-05', to: '2024-03-05' }), 1)
  t.equal(await total({ to: '2024' }), 2)
  t.equal(await total({ from: '2024-04' }), 1)
  t.equal((await search('mill before:2024-04')).total.value, 1)
  t.equal((await search('mill after:2024-04')).total.value, 1)
  for (const q of ['mill', '“mill”']) {
    t.same((await search({ q, sort: 'oldest' })).hits.map(hit => hit.article.id), ['flood', 'copy', 'copy-two'])
    t.same((await search({ q, sort: 'newest' })).hits.map(hit => hit.article.id), ['copy', 'flood', 'copy-two'])
  }
})

t.test('a hit shows its surroundings and who says it', async t => {
  const [hit] = (await search('“mend the bridge”')).hits
  t.match(hit, { speaker: 'Ada Brook', kind: 'direct', before: 'The river rose overnight, and the mill was lost.', after: 'Nobody slept.', copies: 0, verified: 'verbatim', dropped: null })
  t.equal(hit?.text, flood.text.slice(hit?.start, hit?.end))
  t.equal((await search('“all of you”')).hits[0]?.speaker, 'Bo Reed')
  t.equal((await search('slept')).hits[0]?.after, 'The end came quietly.')
  t.equal((await search('quietly')).hits[0]?.before, 'Children were told to stay.')
  t.equal((await search({ q: 'mill', outlet: ['Copyist'] })).hits[0]?.copies, 1)
})

t.test('dropped lines only when asked for', async t => {
  t.equal((await search('sport')).total.value, 0)
  t.match((await search({ q: 'sport', includeDropped: true })).hits[0], { dropped: 'menu' })
})

t.test('pages go through every hit once', async t => {
  for (const q of ['barrels', '“barrels”', 'ledger -zzz']) {
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const answer: SearchAnswer = await search({ q, limit: 20, ...(cursor !== null && { cursor }) })
      t.same(answer.total, { value: 45, relation: 'eq' })
      seen.push(...answer.hits.map(hit => hit.passage))
      cursor = answer.next
    } while (cursor !== null)
    t.equal(seen.length, 45, q)
    t.equal(new Set(seen).size, 45, q)
  }
})

t.test('wrong requests name the parameter', async t => {
  const { next } = await search({ q: 'barrels', limit: 1 })
  const wrong: Array<[Partial<SearchRequest>, string]> = [
    [{ limit: 0 }, 'limit'], [{ limit: 201 }, 'limit'], [{ limit: 1.5 }, 'limit'],
    [{ from: 'soon' }, 'from'], [{ to: '2024-02-30' }, 'to'],
    [{ cursor: 'forged' }, 'cursor'], [{ cursor: '' }, 'cursor'], [{ q: 'other', cursor: next ?? '' }, 'cursor'],
    [{ cursor: Buffer.from('{"offset":-1,"request":"x"}').toString('base64url') }, 'cursor'],
    [{ q: 'before:never' }, 'q'], [{ q: 'x'.repeat(9_000) }, 'q'],
    [{ outlet: Array.from({ length: 1_000 }, (_, index) => `o${index}`) }, 'outlet']
  ]
  for (const [request, parameter] of wrong) {
    await t.rejects(search({ q: 'barrels', ...request }), { name: 'QueryError', parameter }, parameter)
  }
})

t.test('hostile text is text', async t => {
  const queries = ['outlet:"x\\" OR language = \\"en"', '\uD800 river', '" OR 1=1 --', '((((', 'a* b* c*', '-', '-"river" -river', '\u0000river', 'ж'.repeat(4_000), '*', '“”']
  for (const q of queries) t.type((await search(q)).total.value, 'number', q.slice(0, 20))
  t.equal((await search({ q: 'river', outlet: ['Lantern"] OR language IN ["en'] })).total.value, 0)
})

t.test('more words than the engine takes', async t => {
  t.equal((await search('the river rose overnight and the mill was lost the and was rose river mill')).total.value, 3)
  t.equal((await search('the river rose overnight and the mill was lost the and was rose river dawn')).total.value, 0)
})

t.test('totals are those of a count over all passages', async t => {
  const passages = articles.flatMap(article => article.passages).filter(passage => passage.dropped === null)
  const words = new Set(passages.flatMap(passage => findWords(passage.text).map(word => word.fold)))
  for (const word of words) {
    const expected = passages.filter(passage => findWords(passage.text).some(each => each.fold === word)).length
    t.same((await search({ q: word, names: 'exact', forms: 'exact' })).total, { value: expected, relation: 'eq' }, word)
  }
})

t.test('what is deleted is gone at once, what is not indexed makes totals "at least"', async t => {
  await context.archive.delete('copy')
  for (const q of ['mill', '“mill”']) {
    const answer = await search(q)
    t.equal(answer.total.value, 2, q)
    t.notOk(answer.facets.outlet.some(facet => facet.value === 'Copyist'), q)
  }
  await store(makeArticle('flood', flood.text.replace('mill', 'barn'), { outlet: 'Lantern' }))
  t.same((await search('mill')).total, { value: 1, relation: 'gte' }, 'a passage that changed is not counted')
  await indexer.flush()
  t.same((await search('mill')).total, { value: 1, relation: 'eq' })
  t.equal((await search('barn')).total.value, 1)
})
