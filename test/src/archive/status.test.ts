/** Counts by outlet and language, through every change. */
import t from 'tap'
import { openTestArchive } from '../../support/open-test-archive.js'
import { makeArticle, makeSource } from '../../support/make-article.js'

const on = (value: string): { published: { value: string, precision: 'day', source: string } } => ({ published: { value, precision: 'day', source: 'x' } })

t.test('an empty archive', async t => {
  const { archive } = await openTestArchive(t)
  t.strictSame(await archive.status(), { articles: 0, passages: 0, quotes: 0, rejects: 0, languages: {}, outlets: {}, index: { confirmed: 0, pending: 0 } })
  t.same(await archive.sourceStatus(), [])
  t.equal(await archive.isEmpty(), true)
  t.equal(await archive.holdsSamples(), false)
})

t.test('articles, passages with dropped lines, and quotes of current versions', async t => {
  const { archive } = await openTestArchive(t)
  const quote = { start: 0, end: 3, text: 'One', kind: 'direct' as const, speaker: null, cue: null }
  await archive.store(makeArticle('a', 'One.\nTwo.\n# Menu', { outlet: 'Orvel Post', quotes: [quote, quote] }), makeSource('1'))
  await archive.store(makeArticle('b', 'One.', { outlet: 'Orvel Post', language: 'uk' }), makeSource('2'))
  await archive.store(makeArticle('c', 'One.', { outlet: '__proto__' }), makeSource('3'))
  await archive.store(makeArticle('d', 'One.'), makeSource('4'))
  await archive.store(makeArticle('a', 'One.\nTwo.', { outlet: 'Orvel Post', quotes: [quote] }), makeSource('5'))
  const status = await archive.status()
  t.match(status, { articles: 4, passages: 5, quotes: 1, index: { confirmed: 0, pending: 4 } })
  t.strictSame(Object.entries(status.languages), [['en', 3], ['uk', 1]])
  t.strictSame(Object.entries(status.outlets), [['Orvel Post', 2], ['__proto__', 1]], 'without an outlet is counted among the articles alone')
})

t.test('an article that moves to another outlet or language is counted there', async t => {
  const { archive } = await openTestArchive(t)
  await archive.store(makeArticle('a', 'One.', { outlet: 'Orvel Post' }), makeSource('1'))
  await archive.store(makeArticle('a', 'One.', { outlet: 'Tarn Echo', language: 'de' }), makeSource('1'))
  t.match(await archive.status(), { articles: 1, languages: { de: 1 }, outlets: { 'Tarn Echo': 1 } })
  t.same((await archive.sourceStatus()).map(({ outlet }) => outlet), ['Tarn Echo'])
})

t.test('sources by outlet and language with their first and last day', async t => {
  const { archive } = await openTestArchive(t, { now: () => new Date('2024-06-01T00:00:00Z') })
  const dates = ['2024-05-03T08:00:00Z', '2024-04', '2024-05-20', '2031-01-01', null]
  for (const [number, date] of dates.entries()) {
    await archive.store(makeArticle(`a${number}`, `Line ${number}.`, { outlet: 'Orvel Post', ...(date === null ? {} : on(date)) }), makeSource('x'))
  }
  await archive.store(makeArticle('b', 'Line.', { outlet: '', language: 'uk', ...on('2020') }), makeSource('x'))
  await archive.reject({ origin: 'c', stage: 'read', reason: 'unreadable', detail: 'c cannot be read' })
  t.strictSame(await archive.sourceStatus(), [
    { outlet: 'Orvel Post', language: 'en', articles: 5, first: '2024-04', last: '2024-05-20', rejects: 0 },
    { outlet: null, language: 'uk', articles: 1, first: '2020', last: '2020', rejects: 0 },
    { outlet: null, language: 'und', articles: 0, first: null, last: null, rejects: 1 }
  ])
  await archive.store(makeArticle('d', 'Line.', { language: 'und' }), makeSource('x'))
  t.match((await archive.sourceStatus()).find(source => source.language === 'und'), { outlet: null, articles: 1, rejects: 1 })
})

t.test('when each source was printed, in equal spans of time', async t => {
  const { archive } = await openTestArchive(t, { now: () => new Date('2024-06-01T00:00:00Z') })
  t.equal(await archive.sourceTimes(4), null, 'nothing is dated yet')
  const store = async (id: string, outlet: string | null, date: string, language = 'en'): Promise<void> => {
    await archive.store(makeArticle(id, 'One.', { outlet, language, ...on(date) }), makeSource(id))
  }
  await store('a', 'Orvel Post', '2020-01-01')
  await store('b', 'Orvel Post', '2020-01-02')
  await store('c', 'Orvel Post', '2020-12-31', 'uk')
  await store('d', null, '2023-12-31')
  await archive.store(makeArticle('e', 'One.', { outlet: 'Undated' }), makeSource('e'))
  const times = await archive.sourceTimes(4)
  t.equal(times?.first.slice(0, 10), '2020-01-01')
  t.equal(times?.last.slice(0, 10), '2023-12-31')
  t.strictSame(times?.sources.toSorted((a, b) => String(a.outlet).localeCompare(String(b.outlet)) || a.language.localeCompare(b.language)), [
    { outlet: null, language: 'en', counts: [0, 0, 0, 1] },
    { outlet: 'Orvel Post', language: 'en', counts: [2, 0, 0, 0] },
    { outlet: 'Orvel Post', language: 'uk', counts: [1, 0, 0, 0] }
  ])
})
