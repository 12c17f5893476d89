/** Remembered reads are what the archive holds, at every moment. */
import t from 'tap'
import { Recent } from '../../../src/archive/recent.js'
import { rememberReads } from '../../../src/archive/remember-reads.js'
import type { Archive, StoredPassage } from '../../../src/archive/archive.js'
import { makeArticle, makeSource } from '../../support/make-article.js'
import { openTestArchive } from '../../support/open-test-archive.js'

t.test('what is read again is the same, until something is written', async t => {
  const { archive } = await openTestArchive(t)
  const article = makeArticle('one', 'The ferry left.\nIt came back.')
  await archive.store(article, makeSource(article.text))
  const ids = article.passages.map(passage => passage.id)
  const before = await archive.passages(ids)
  t.equal((await archive.passages(ids)).get(ids[0] ?? ''), before.get(ids[0] ?? ''), 'the same object')
  t.same([...before.keys()], ids)
  t.equal((await archive.pendingWork(10)).length, 1)
  await archive.confirm(await archive.pendingWork(10))
  t.equal((await archive.pendingWork(10)).length, 0)
  t.ok((await archive.heads(['one'])).has('one'))
  await archive.delete('one')
  t.equal((await archive.passages(ids)).size, 0)
  t.equal((await archive.heads(['one'])).size, 0)
})

t.test('what was read while something was written is not kept', async t => {
  let text = 'old'
  let release = (): void => {}
  const passage = (): StoredPassage => ({ text } as StoredPassage)
  const archive = rememberReads({
    passages: async (ids: Iterable<string>) => {
      const read = new Map([...ids].map(id => [id, passage()]))
      await new Promise<void>(resolve => { release = resolve })
      return read
    },
    store: async () => { text = 'new' }
  } as unknown as Archive)
  const slow = archive.passages(['a'])
  await archive.store(makeArticle('a', ''), makeSource(''))
  release()
  t.equal((await slow).get('a')?.text, 'old')
  const again = archive.passages(['a'])
  release()
  t.equal((await again).get('a')?.text, 'new')
})

t.test('of values used lately the one unused for longest goes first', async t => {
  const recent = new Recent<number>(2)
  recent.set('a', 1)
  recent.set('b', 2)
  recent.get('a')
  recent.set('c', 3)
  t.same([recent.get('a'), recent.get('b'), recent.get('c')], [1, undefined, 3])
})
