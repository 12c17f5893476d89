/** The ledger: nothing that changed is ever taken for confirmed. */
import t from 'tap'
import { openTestArchive } from '../../support/open-test-archive.js'
import { makeArticle, makeSource } from '../../support/make-article.js'

t.test('work is listed oldest first, as much as asked for', async t => {
  const { archive } = await openTestArchive(t)
  for (const id of ['a', 'b', 'c']) await archive.store(makeArticle(id, id), makeSource(id))
  await archive.store(makeArticle('a', 'changed'), makeSource('x'))
  t.same((await archive.pendingWork(2)).map(work => work.articleId), ['b', 'c'])
  t.same((await archive.pendingWork(10)).map(work => work.articleId), ['b', 'c', 'a'])
  t.same(await archive.pendingWork(0), [])
})

t.test('a change after listing is not confirmed', async t => {
  const { archive } = await openTestArchive(t)
  await archive.store(makeArticle('a', 'One.'), makeSource('1'))
  const work = await archive.pendingWork(10)
  await archive.store(makeArticle('a', 'Two.'), makeSource('2'))
  await archive.confirm(work)
  const [left] = await archive.pendingWork(10)
  t.match(left, { articleId: 'a', operation: 'index' })
  t.ok(left!.revision > work[0]!.revision)
  t.match(await archive.status(), { index: { confirmed: 0, pending: 1 } })
  await archive.confirm([left!])
  t.match(await archive.status(), { index: { confirmed: 1, pending: 0 } })
})

t.test('a revision is never used again, not after deletion either', async t => {
  const { archive } = await openTestArchive(t)
  await archive.store(makeArticle('a', 'One.'), makeSource('1'))
  const stored = await archive.pendingWork(10)
  await archive.confirm(stored)
  await archive.delete('a')
  const deleted = await archive.pendingWork(10)
  await archive.confirm(deleted)
  await archive.store(makeArticle('a', 'One.'), makeSource('1'))
  await archive.confirm([...stored, ...deleted])
  t.equal((await archive.pendingWork(10)).length, 1)
})

t.test('a confirmation for another article does nothing', async t => {
  const { archive } = await openTestArchive(t)
  await archive.store(makeArticle('a', 'One.'), makeSource('1'))
  const [work] = await archive.pendingWork(1)
  await archive.confirm([{ ...work!, articleId: 'b' }])
  t.equal((await archive.pendingWork(1)).length, 1)
})

t.test('obsolete are the passages of all earlier versions that the current one has not', async t => {
  const { archive } = await openTestArchive(t)
  const idOf = (text: string): string => makeArticle('a', text).passages[0]!.id
  for (const text of ['One.\nTwo.', 'Two.\nThree.', 'Three.\nFour.\nOne.']) await archive.store(makeArticle('a', text), makeSource(text))
  t.same((await archive.pendingWork(1))[0]?.obsolete, [idOf('Two.')])
  await archive.delete('a')
  t.same(new Set((await archive.pendingWork(1))[0]?.obsolete), new Set(['One.', 'Two.', 'Three.', 'Four.'].map(idOf)))
  await archive.store(makeArticle('a', 'Four.\nFive.'), makeSource('x'))
  t.same(new Set((await archive.pendingWork(1))[0]?.obsolete), new Set(['One.', 'Two.', 'Three.'].map(idOf)), 'what a deletion left to do is not forgotten')
})

t.test('for a rebuilt index everything is pending again, and what was under way is not confirmed', async t => {
  const { archive } = await openTestArchive(t)
  for (const id of ['a', 'b', 'c']) await archive.store(makeArticle(id, id), makeSource(id))
  await archive.confirm(await archive.pendingWork(1))
  await archive.delete('c')
  const before = await archive.pendingWork(10)
  t.equal(await archive.markAllPending(), 2)
  await archive.confirm(before.filter(work => work.operation === 'index'))
  t.same((await archive.pendingWork(10)).map(work => [work.operation, work.articleId]).sort(), [['delete', 'c'], ['index', 'a'], ['index', 'b']])
})
