/** Heads, texts, copies, and walking over the whole archive. */
import t from 'tap'
import type { PublicationDate } from '../../../ingest/document.js'
import { collect, openTestArchive } from '../../support/open-test-archive.js'
import { makeArticle, makeSource } from '../../support/make-article.js'

const on = (value: string): PublicationDate => ({ value, precision: 'day', source: 'record' })
const NOW = (): Date => new Date('2024-06-01T00:00:00Z')

t.test('a head is what a hit shows of its article', async t => {
  const { archive } = await openTestArchive(t)
  await archive.store(makeArticle('a', 'One.', { title: 'First', outlet: 'Orvel Post', authors: ['Bo Karr'], url: 'https://post.example/1', published: on('2024-05-01'), fingerprint: 'f' }), makeSource('1'), { sample: true })
  await archive.store(makeArticle('b', 'Two.'), makeSource('2'))
  const heads = await archive.heads(['a', 'unknown', 'a'])
  t.strictSame([...heads], [['a', {
    id: 'a',
    title: 'First',
    outlet: 'Orvel Post',
    authors: ['Bo Karr'],
    published: on('2024-05-01'),
    language: 'en',
    url: 'https://post.example/1',
    sample: true,
    fingerprint: 'f'
  }]])
  t.strictSame([...await archive.texts(['b', 'unknown'])], [['b', 'Two.']])
})

t.test('copies stand by credible date, undated ones last', async t => {
  const { archive } = await openTestArchive(t, { now: NOW })
  const dates = { undated: null, later: '2024-05-03', first: '2024-05-01', year: '2024', future: '2031-01-01', hour: '2024-05-02T23:00-05:00' }
  for (const [id, date] of Object.entries(dates)) {
    await archive.store(makeArticle(id, 'The same words.', { published: date === null ? null : on(date) }), makeSource(id))
  }
  await archive.store(makeArticle('other', 'Other words.'), makeSource('other'))
  const { fingerprint } = makeArticle('x', 'The same words.')
  const copies = await archive.copies([fingerprint, 'unknown'])
  t.same([...copies.keys()], [fingerprint])
  t.same(copies.get(fingerprint)?.map(head => head.id), ['first', 'hour', 'later', 'year', 'undated', 'future'], 'a day counts by its end, a year by its last day; a date to come is not believed')
})

t.test('articles without words are no copies of each other', async t => {
  const { archive } = await openTestArchive(t)
  for (const id of ['a', 'b']) await archive.store(makeArticle(id, '', { fingerprint: '' }), makeSource(id))
  t.equal((await archive.copies([''])).size, 0)
})

t.test('only the current version counts among copies', async t => {
  const { archive } = await openTestArchive(t)
  const first = makeArticle('a', 'One.')
  await archive.store(first, makeSource('1'))
  await archive.store(makeArticle('a', 'Two.'), makeSource('2'))
  t.equal((await archive.copies([first.fingerprint])).size, 0)
})

t.test('two thousand articles pass by in the order of storing while others change', async t => {
  const { archive } = await openTestArchive(t)
  for (let number = 0; number < 2000; number++) await archive.store(makeArticle(`a${number}`, `Line ${number}.`), makeSource('x'))
  const met: string[] = []
  for await (const { id, text } of archive.articles()) {
    met.push(id)
    if (id === 'a10') await archive.delete('a11')
    if (id === 'a20') await archive.store(makeArticle('a1500', 'Changed.'), makeSource('x'))
    if (id === 'a30') await archive.store(makeArticle('late', 'Late.'), makeSource('x'))
    if (id === 'a40') await archive.delete('a5')
    if (id === 'a1500') t.equal(text, 'Changed.')
  }
  t.same(met, [...Array.from({ length: 2000 }, (_, number) => `a${number}`).filter(id => id !== 'a11'), 'late'])
  t.equal((await collect(archive.allPassages())).length, 1999)
  t.equal((await collect(archive.sources())).length, 1999)
})

t.test('others get their turn while a long list is read', async t => {
  const { archive } = await openTestArchive(t)
  for (let number = 0; number < 450; number++) await archive.store(makeArticle(`a${number}`, `Line ${number}.`), makeSource('x'))
  let turns = 0
  const timer = setInterval(() => { turns++ }, 0)
  await collect(archive.allPassages())
  clearInterval(timer)
  t.ok(turns > 0)
})

t.test('a list that is left early can be begun again', async t => {
  const { archive } = await openTestArchive(t)
  for (const id of ['a', 'b', 'c']) await archive.store(makeArticle(id, id), makeSource(id))
  const walk = archive.articles()[Symbol.asyncIterator]()
  t.equal((await walk.next()).value.id, 'a')
  await walk.return?.()
  t.equal((await collect(archive.articles())).length, 3)
})

t.test('stale articles are those an older pipeline or fold made', async t => {
  const folder = t.testdir()
  const makers = { old: { pipeline: 1, fold: 1 }, refolded: { pipeline: 1, fold: 2 }, present: { pipeline: 2, fold: 2 } }
  for (const [id, madeBy] of Object.entries(makers)) {
    const { archive } = await openTestArchive(t, { folder, madeBy })
    await archive.store(makeArticle(id, id), makeSource(id))
    await archive.close()
  }
  const { archive } = await openTestArchive(t, { folder, madeBy: makers.present })
  t.same((await collect(archive.articles({ stale: true }))).map(article => article.id), ['old', 'refolded'])
  t.same((await collect(archive.sources({ stale: true }))).map(source => source.articleId), ['old', 'refolded'])
  t.equal((await collect(archive.articles())).length, 3)
})
