/** Storing: versions, what is read back, originals, and strings that are hard on databases. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import t from 'tap'
import type { Article } from '../../../ingest/document.js'
import { Database } from '../../../src/archive/database.js'
import { collect, openTestArchive } from '../../support/open-test-archive.js'
import { makeArticle, makeSource } from '../../support/make-article.js'

const FULL: Partial<Article> = {
  title: 'The bridge at Tarn',
  outlet: 'Orvel Courier',
  authors: ['Ida Lunde', 'Bo Karr'],
  published: { value: '2024-05-24T13:35+03:00', precision: 'minute', source: 'json-ld' },
  url: 'https://courier.example/tarn',
  repairs: [{ start: 0, end: 3, before: 'Ã¤', chain: ['windows-1252>utf-8'], margin: 12.5 }],
  quotes: [
    { start: 4, end: 9, text: 'holds', kind: 'direct', speaker: { name: 'Mira Stenn', mention: 'Stenn' }, cue: 'told', toldTo: 'Orvel Radio' },
    { start: 0, end: 3, text: 'The', kind: 'headline', speaker: null, cue: null }
  ],
  charset: 'windows-1252',
  charsetFrom: 'http',
  notes: ['the declared language is another']
}

t.test('an article comes back as it was stored', async t => {
  const { archive } = await openTestArchive(t, { now: () => new Date('2024-06-01T08:00:00Z'), madeBy: { pipeline: 7, fold: 3 } })
  const { passages, ...article } = makeArticle('a', 'The holds.\n# Menu\nIt stood.', FULL)
  const source = makeSource('bytes', { origin: 'folder/a.txt', declared: { outlet: 'Orvel Courier', authors: ['Ida Lunde'] }, notes: ['half of it'] })
  t.same(await archive.store({ ...article, passages }, source), { id: 'a', outcome: 'new', version: 1, passages: 3, quotes: 2 })

  const stored = await archive.article('a')
  const { sha256, ...original } = await archive.original('a') ?? t.fail('no original') as never
  t.strictSame(stored, {
    ...article,
    version: 1,
    current: true,
    sample: false,
    storedAt: '2024-06-01T08:00:00.000Z',
    original: sha256,
    origin: 'folder/a.txt',
    madeBy: { pipeline: 7, fold: 3 }
  })
  t.strictSame(original, { contentType: 'text/plain', charset: 'windows-1252', origin: 'folder/a.txt', retrievedAt: '2024-05-24T10:35:00Z', bytes: new Uint8Array(Buffer.from('bytes')) })
  t.strictSame(await archive.quotesOf('a'), article.quotes)
  t.strictSame(await collect(archive.sources()), [{ articleId: 'a', sample: false, source: { ...source, bytes: new Uint8Array(source.bytes) } }])
})

t.test('older versions keep their text, metadata, quotes and original', async t => {
  const { archive } = await openTestArchive(t)
  await archive.store(makeArticle('a', 'One.', { title: 'First', quotes: FULL.quotes! }), makeSource('1'))
  await archive.store(makeArticle('a', 'Two.', { title: 'Second' }), makeSource('2'))
  await archive.store(makeArticle('a', 'Three.', { title: 'Third' }), makeSource('3'))
  const versions = await archive.versions('a')
  t.same(versions.map(({ version, title }) => [version, title]), [[1, 'First'], [2, 'Second'], [3, 'Third']])
  t.equal(new Set(versions.map(each => each.original)).size, 3)
  const first = await archive.article('a', 1)
  t.match(first, { version: 1, current: false, text: 'One.', title: 'First', quotes: FULL.quotes })
  t.match(await archive.article('a'), { version: 3, current: true, text: 'Three.', quotes: [] })
  t.equal(await archive.article('a', 4), null)
  t.equal(await archive.article('a', NaN), null)
})

t.test('the same article in other clothes stays in its version', async t => {
  const { archive } = await openTestArchive(t)
  await archive.store(makeArticle('a', 'One.'), makeSource('old bytes'))
  const stored = await archive.store(makeArticle('a', 'One.', { charset: 'koi8-u', quotes: FULL.quotes! }), makeSource('new bytes'))
  t.match(stored, { outcome: 'changed', version: 1 }, 'found again with other findings')
  t.match(await archive.article('a'), { charset: 'koi8-u', quotes: FULL.quotes, version: 1 })
  t.same(Buffer.from((await archive.original('a'))!.bytes).toString(), 'new bytes', 'the original is the one the findings were made from')
  t.equal((await archive.versions('a')).length, 1)
})

t.test('a newer pipeline that finds the same is noted, an older one is not', async t => {
  const folder = t.testdir()
  const store = async (pipeline: number): Promise<number | undefined> => {
    const { archive } = await openTestArchive(t, { folder, madeBy: { pipeline, fold: 1 } })
    const { outcome } = await archive.store(makeArticle('a', 'One.'), makeSource('1'))
    t.equal(outcome, pipeline === 1 ? 'new' : 'same')
    const stored = await archive.article('a')
    await archive.close()
    return stored?.madeBy.pipeline
  }
  t.equal(await store(1), 1)
  t.equal(await store(3), 3)
  t.equal(await store(2), 3)
})

t.test('the same bytes are kept once, with what each article declared', async t => {
  const { archive, folder } = await openTestArchive(t)
  await archive.store(makeArticle('a', 'One.'), makeSource('same', { origin: 'a.txt', contentType: null }))
  await archive.store(makeArticle('b', 'One.'), makeSource('same', { origin: 'b.txt' }))
  t.equal(countRows(folder, 'originals'), 1)
  t.match(await archive.original('a'), { origin: 'a.txt', contentType: null })
  t.match(await archive.original('b'), { origin: 'b.txt', contentType: 'text/plain' })
  await archive.delete('a')
  t.equal(countRows(folder, 'originals'), 1, 'the other article still uses them')
  await archive.delete('b')
  t.equal(countRows(folder, 'originals'), 0)
})

t.test('originals of every kind come back byte for byte', async t => {
  const { archive } = await openTestArchive(t)
  const kinds = { empty: Buffer.alloc(0), packed: randomBytes(5000), text: Buffer.from('rain '.repeat(20_000)), zeros: Buffer.alloc(3_000_000) }
  for (const [id, bytes] of Object.entries(kinds)) {
    await archive.store(makeArticle(id, id), makeSource(bytes))
    t.equal(Buffer.compare((await archive.original(id))!.bytes, bytes), 0, id)
  }
  t.equal(await archive.original('unknown'), null)
})

t.test('strings that are hard on databases come back as they are', async t => {
  const { archive } = await openTestArchive(t)
  const hard = ['a\0b', '\uD800 alone', 'x\uDC00', '\uFDD0m', "' OR 1=1 --", '"', '%_*?', '\u202Eabc', '', '__proto__', '😀'.repeat(500), 'ї\u0000\uD83D']
  for (const text of hard) {
    await archive.store(makeArticle(text, `${text} stands.`, { title: text, outlet: text, language: text, authors: [text] }), makeSource('x'))
  }
  t.equal((await archive.status()).articles, hard.length)
  const heads = await archive.heads(hard)
  const texts = await archive.texts(hard)
  for (const text of hard) {
    const stored = await archive.article(text)
    t.strictSame([stored?.id, stored?.text, stored?.title, stored?.outlet, stored?.authors], [text, `${text} stands.`, text, text, [text]], JSON.stringify(text))
    t.equal(heads.get(text)?.title, text)
    t.equal(texts.get(text), `${text} stands.`)
    const [passage] = await archive.passagesOf(text)
    t.equal(passage?.text, `${text} stands.`)
    t.same((await archive.passages([passage!.id])).get(passage!.id), passage)
  }
  for (const text of hard) t.equal(await archive.delete(text), true)
  t.equal(await archive.isEmpty(), true)
})

t.test('a text of 20 MB is an article like any other', async t => {
  const { archive } = await openTestArchive(t)
  const line = 'ї'.repeat(999) + '\n'
  const text = line.repeat(10_000)
  const passages = [{ ...makeArticle('big', 'x').passages[0]!, end: text.length, text }]
  await archive.store({ ...makeArticle('big', ''), text, passages }, makeSource('big'))
  t.equal((await archive.article('big'))?.text === text, true)
  t.equal((await archive.passagesOf('big'))[0]?.text.length, text.length)
})

t.test('what is asked for at once is done in the order it was asked for', async t => {
  const { archive } = await openTestArchive(t)
  const large = makeSource(randomBytes(400_000))
  const stored = await Promise.all([
    archive.store(makeArticle('a', 'One.'), large),
    archive.store(makeArticle('a', 'Two.'), makeSource('small')),
    archive.delete('a'),
    archive.store(makeArticle('a', 'Three.'), large)
  ])
  t.match(stored, [{ version: 1 }, { version: 2 }, true, { version: 1, outcome: 'new' }])
})

t.test('an article that cannot be stored leaves nothing behind, and the next is stored', async t => {
  const { archive } = await openTestArchive(t)
  const [passage] = makeArticle('a', 'One.').passages
  const broken = { ...makeArticle('a', 'One.'), passages: [passage!, { ...passage!, start: null as unknown as number }] }
  await t.rejects(archive.store(broken, makeSource('1')), /NOT NULL/)
  t.equal(await archive.isEmpty(), true)
  t.same(await archive.pendingWork(10), [])
  t.match(await archive.store(makeArticle('a', 'One.'), makeSource('1')), { outcome: 'new' })
})

function countRows (folder: string, table: string): number | undefined {
  const database = new Database(join(folder, 'verbatim.db'))
  const row = database.get<{ count: number }>(`SELECT count(*) AS count FROM ${table}`)
  database.close()
  return row?.count
}
