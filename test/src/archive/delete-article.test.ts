/** Deleted means gone: from every answer and from the files. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { openTestArchive } from '../../support/open-test-archive.js'
import { makeArticle, makeSource } from '../../support/make-article.js'

const SECRET = 'Quillfeather'

t.test('a deleted article is in no answer', async t => {
  const { archive } = await openTestArchive(t)
  const article = makeArticle('a', `We met ${SECRET} there.\nIt rained.`, { outlet: 'Orvel Post' })
  await archive.store(article, makeSource('1'))
  await archive.store({ ...article, title: 'Second' }, makeSource('2'))
  t.equal(await archive.delete('a'), true)
  t.equal(await archive.delete('a'), false)
  const [{ id } = { id: '' }] = article.passages
  t.strictSame([
    await archive.article('a'), await archive.article('a', 1), await archive.versions('a'), await archive.passagesOf('a'), await archive.passage(id),
    await archive.quotesOf('a'), await archive.original('a'), await archive.spellings('kuilfeather'), await archive.isEmpty()
  ], [null, null, [], [], null, [], null, [], true])
  for (const found of [await archive.heads(['a']), await archive.texts(['a']), await archive.passages([id]), await archive.copies([article.fingerprint])]) t.equal(found.size, 0)
  t.match(await archive.status(), { articles: 0, passages: 0, quotes: 0, languages: {}, outlets: {}, index: { confirmed: 0, pending: 1 } })
})

t.test('its words are in no file of the archive any more', async t => {
  const { archive, folder } = await openTestArchive(t)
  const text = Array.from({ length: 400 }, (_, line) => `Line ${line}: we met ${SECRET} there.`).join('\n')
  for (let number = 0; number < 20; number++) await archive.store(makeArticle(`kept${number}`, `Nobody was met, ${number}.`), makeSource(`kept ${number}`))
  await archive.store(makeArticle('a', text, { title: SECRET }), makeSource(new Uint8Array(Buffer.from(SECRET)))) // too short to be compressed
  t.ok(holds(folder, SECRET) && holds(folder, SECRET.toLowerCase()), 'before it is there')
  await archive.delete('a')
  t.notOk(holds(folder, SECRET), 'neither text nor original')
  t.notOk(holds(folder, SECRET.toLowerCase()), 'nor the folded name')
  t.ok(holds(folder, 'Nobody was met, 7.'))
})

t.test('hundreds of samples go, and nothing else', async t => {
  const { archive } = await openTestArchive(t)
  for (let number = 0; number < 120; number++) {
    await archive.store(makeArticle(`a${number}`, `Line ${number}.`), makeSource('same bytes'), { sample: number % 2 === 0 })
  }
  t.equal(await archive.holdsSamples(), true)
  t.equal(await archive.deleteSamples(), 60)
  t.equal(await archive.holdsSamples(), false)
  t.equal((await archive.status()).articles, 60)
  t.equal(await archive.deleteSamples(), 0)
})

t.test('bytes that a reject needs stay', async t => {
  const { archive } = await openTestArchive(t)
  await archive.store(makeArticle('a', 'One.'), makeSource('shared'))
  await archive.reject({ origin: 'b.txt', stage: 'parse', reason: 'no-article', detail: 'nothing', bytes: Buffer.from('shared') })
  await archive.delete('a')
  await archive.store(makeArticle('b', 'Two.'), makeSource('shared'))
  t.equal(Buffer.from((await archive.original('b'))!.bytes).toString(), 'shared')
})

function holds (folder: string, text: string): boolean {
  return readdirSync(folder).some(name => name.startsWith('verbatim.db') && readFileSync(join(folder, name)).includes(text))
}
