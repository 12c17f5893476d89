/** Passages: neighbours, currency, and many at once. */
import t from 'tap'
import { openTestArchive } from '../../support/open-test-archive.js'
import { makeArticle, makeSource } from '../../support/make-article.js'

t.test('neighbours are the kept passages before and after', async t => {
  const { archive } = await openTestArchive(t)
  await archive.store(makeArticle('a', '# Home\nOne.\n# Share\n# Print\nTwo.\nThree.\n# Imprint'), makeSource('1'))
  const passages = await archive.passagesOf('a')
  t.same(passages.map(({ text, dropped, previous, next }) => [text, dropped, previous, next]), [
    ['# Home', 'menu', null, 'One.'],
    ['One.', null, null, 'Two.'],
    ['# Share', 'menu', 'One.', 'Two.'],
    ['# Print', 'menu', 'One.', 'Two.'],
    ['Two.', null, 'One.', 'Three.'],
    ['Three.', null, 'Two.', null],
    ['# Imprint', 'menu', 'Three.', null]
  ])
  t.same(passages.map(passage => passage.ordinal), [0, 1, 2, 3, 4, 5, 6])
})

t.test('a passage comes back with all that is known of it', async t => {
  const { archive } = await openTestArchive(t)
  const article = makeArticle('a', 'One.\nTwo.')
  Object.assign(article.passages[1]!, { language: 'ka', kind: 'direct', speakers: ['Mira Stenn', 'Bo "B." Karr'] })
  await archive.store(article, makeSource('1'))
  t.strictSame(await archive.passage(article.passages[1]!.id), {
    ...article.passages[1],
    articleId: 'a',
    version: 1,
    current: true,
    ordinal: 1,
    previous: 'One.',
    next: null
  })
})

t.test('a passage that the text no longer holds is found in the newest version that did', async t => {
  const { archive } = await openTestArchive(t)
  const texts = ['Kept.\nLost.', 'New.\nKept.\nLost.', 'Kept.\nNew.']
  for (const text of texts) await archive.store(makeArticle('a', text), makeSource(text))
  const [kept, lost] = makeArticle('a', texts[0]!).passages
  t.match(await archive.passage(kept!.id), { current: true, version: 3, ordinal: 0, next: 'New.' })
  t.match(await archive.passage(lost!.id), { current: false, version: 2, ordinal: 2, previous: 'Kept.' })
  t.same([...await archive.passages([kept!.id, lost!.id])].map(([id, { version }]) => [id, version]), [[kept!.id, 3]], 'among many only current ones count')
  t.equal(await archive.passage('unknown'), null)
})

t.test('ids of passages stay while the words do', async t => {
  const { archive } = await openTestArchive(t)
  await archive.store(makeArticle('a', 'It rains.\nIt rains.\nIt snows.'), makeSource('1'))
  const before = (await archive.passagesOf('a')).map(passage => passage.id)
  await archive.store(makeArticle('a', 'It hails.\n“It rains!”\nIt rains.\nIt snows.'), makeSource('2'))
  const after = (await archive.passagesOf('a')).map(passage => passage.id)
  t.same(after.slice(1), before)
  t.same((await archive.pendingWork(1))[0]?.obsolete, [])
})

t.test('a thousand at once, in any number, repeated or unknown', async t => {
  const { archive } = await openTestArchive(t)
  const ids: string[] = []
  for (let number = 0; number < 50; number++) {
    const article = makeArticle(`a${number}`, Array.from({ length: 20 }, (_, line) => `Line ${line} of ${number}.`).join('\n'))
    await archive.store(article, makeSource(article.text))
    ids.push(...article.passages.map(passage => passage.id))
  }
  const found = await archive.passages(function * () { yield * ids; yield 'unknown'; yield * ids }())
  t.equal(found.size, 1000)
  t.same([...found.keys()], ids, 'in the order asked for')
  t.ok(ids.every(id => found.get(id)?.id === id))
  t.equal((await archive.passages([])).size, 0)
})

t.test('an article of nothing but dropped lines has no neighbours in it', async t => {
  const { archive } = await openTestArchive(t)
  await archive.store(makeArticle('a', Array.from({ length: 20_000 }, (_, line) => `# ${line}`).join('\n')), makeSource('1'))
  const passages = await archive.passagesOf('a')
  t.equal(passages.length, 20_000)
  t.ok(passages.every(passage => passage.previous === null && passage.next === null))
})
