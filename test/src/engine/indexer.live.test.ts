/** From the archive's ledger into the engine: real archive, real engine; failures where they cannot be caused. */
import t, { type Test } from 'tap'
import type { Archive } from '../../../src/archive/archive.js'
import { openArchive } from '../../../src/archive/sqlite-archive.js'
import type { MeiliEngine } from '../../../src/engine/connect-engine.js'
import { EngineError } from '../../../src/engine/engine.js'
import { createIndexer, type FillableEngine, type Indexer } from '../../../src/engine/indexer.js'
import { openTestEngine, silentLogger, temporaryFolder, termQuery } from '../../support/engine.js'
import { makeArticle, makeSource } from '../../support/make-article.js'

const engine = await openTestEngine(t)

/** An archive of its own; the engine is emptied for it. */
async function openFresh (t: Test): Promise<Archive> {
  const archive = await openArchive({ folder: await temporaryFolder(t) })
  t.teardown(() => archive.close())
  await engine.rebuild(async () => {})
  return archive
}

function open (t: Test, archive: Archive, filled: FillableEngine = engine, patienceMs?: number): Indexer {
  const indexer = createIndexer({ archive, engine: filled, logger: silentLogger, ...(patienceMs === undefined ? {} : { patienceMs }) })
  t.teardown(() => indexer.close())
  return indexer
}

async function store (archive: Archive, id: string, text: string): Promise<void> {
  await archive.store(makeArticle(id, text), makeSource(text))
}

async function indexed (): Promise<string[]> {
  const ids: string[] = []
  for await (const { id } of engine.documents()) ids.push(id)
  return ids.sort()
}

async function archived (archive: Archive): Promise<string[]> {
  const ids: string[] = []
  for await (const { id } of archive.allPassages()) ids.push(id)
  return ids.sort()
}

const articlesFor = async (...words: string[]): Promise<string[]> => {
  const [answer] = await engine.search([termQuery(words)])
  return answer?.hits.map(hit => hit.article).sort() ?? []
}

/** The engine, but for what is given. */
const failing = (given: Partial<FillableEngine>): FillableEngine => ({
  needsRebuild: false,
  acknowledgeRebuild: () => engine.acknowledgeRebuild(),
  index: documents => engine.index(documents),
  remove: ids => engine.remove(ids),
  removeArticles: ids => engine.removeArticles(ids),
  ...given
})

t.test('new, changed and deleted articles reach the engine', async t => {
  const archive = await openFresh(t)
  const indexer = open(t, archive)
  await store(archive, 'one', 'The ferry leaves at dawn.\nNobody waits.')
  await store(archive, 'two', 'The ferry stays.\n# Menu')
  const seen: Array<{ done: number, total: number }> = []
  await indexer.flush(progress => { seen.push(progress) })
  t.same(await archive.pendingWork(10), [])
  t.same(await indexed(), await archived(archive))
  t.same(await articlesFor('ferry'), ['one', 'two'])
  t.same(seen.at(-1), { done: 2, total: 2 })

  await store(archive, 'one', 'The tram leaves at dawn.\nNobody waits.')
  await archive.delete('two')
  await indexer.flush()
  t.same(await indexed(), await archived(archive), 'what the text no longer holds is gone')
  t.same(await articlesFor('ferry'), [])
  t.same(await articlesFor('tram'), ['one'])

  await store(archive, 'two', 'The ferry returns.')
  await archive.delete('two')
  await store(archive, 'two', 'The ferry returns again.')
  await indexer.flush()
  t.same(await indexed(), await archived(archive))
  t.same(await articlesFor('returns'), ['two'])
})

t.test('wake works in the background, many calls are one', async t => {
  const archive = await openFresh(t)
  const indexer = open(t, archive)
  for (let index = 0; index < 30; index++) {
    await store(archive, `a${index}`, `Sentence number ${index}.`)
    indexer.wake()
  }
  while ((await archive.pendingWork(1)).length > 0) await new Promise(resolve => setTimeout(resolve, 10))
  t.equal((await indexed()).length, 30)
})

t.test('flush while others store: each article once', async t => {
  const archive = await openFresh(t)
  const indexer = open(t, archive)
  for (let index = 0; index < 50; index++) await store(archive, `a${index}`, `Sentence number ${index}.\nAnd another ${index}.`)
  indexer.wake()
  const flushes = [indexer.flush(), indexer.flush()]
  for (let index = 50; index < 60; index++) await store(archive, `a${index}`, `Sentence number ${index}.`)
  await Promise.all(flushes)
  await indexer.flush()
  t.same(await indexed(), await archived(archive))
})

t.test('nothing begins between pause and resume', async t => {
  const archive = await openFresh(t)
  const indexer = open(t, archive)
  await indexer.pause()
  await indexer.pause()
  await store(archive, 'one', 'The ferry leaves.')
  indexer.wake()
  const flushed = indexer.flush()
  await new Promise(resolve => setTimeout(resolve, 150))
  t.same(await indexed(), [])
  indexer.resume()
  await flushed
  t.equal((await indexed()).length, 1)
})

t.test('an engine that is away for a while: nothing is lost', async t => {
  const archive = await openFresh(t)
  let away = 2
  const indexer = open(t, archive, failing({
    async index (documents) {
      if (away-- > 0) throw new EngineError('unavailable', 'away')
      await engine.index(documents)
    }
  }))
  await store(archive, 'one', 'The ferry leaves.')
  await indexer.flush()
  t.equal(away, -1)
  t.same(await indexed(), await archived(archive))
})

t.test('an engine that stays away: flush says so, the work stays pending', async t => {
  const archive = await openFresh(t)
  const indexer = open(t, archive, failing({ index: async () => { throw new EngineError('unavailable', 'away') } }), 700)
  await store(archive, 'one', 'The ferry leaves.')
  await t.rejects(indexer.flush(), { name: 'EngineError', code: 'unavailable' })
  t.equal((await archive.pendingWork(10)).length, 1)
})

t.test('an engine that cannot come back: flush says so at once', async t => {
  const archive = await openFresh(t)
  const indexer = open(t, archive, failing({ index: async () => { throw new EngineError('cannot-start', 'it died 5 times') } }))
  await store(archive, 'one', 'The ferry leaves.')
  await t.rejects(indexer.flush(), { name: 'EngineError', code: 'cannot-start' })
})

t.test('one article that the engine refuses does not hold up the others', async t => {
  const archive = await openFresh(t)
  const indexer = open(t, archive, failing({
    async index (documents) {
      const all = [...documents]
      await engine.index(all.map(document => document.article === 'bad' && document.n.includes('cursed') ? { ...document, id: 'no/id' } : document))
    }
  }))
  await store(archive, 'one', 'The ferry leaves.')
  await store(archive, 'bad', 'A cursed ferry.')
  await store(archive, 'two', 'The ferry returns.')
  await t.rejects(indexer.flush(), { name: 'EngineError', code: 'task-failed', message: /refuses 1 articles, the first is "bad"/ })
  t.same(await articlesFor('ferry'), ['one', 'two'])
  t.same((await archive.pendingWork(10)).map(work => work.articleId), ['bad'], 'it stays pending')
  await store(archive, 'bad', 'A mended ferry.')
  await indexer.flush()
  t.same(await articlesFor('ferry'), ['bad', 'one', 'two'], 'another text is tried again')
})

t.test('an engine that lost its index is filled again', async t => {
  const archive = await openFresh(t)
  await store(archive, 'one', 'The ferry leaves.')
  await open(t, archive).flush()
  await engine.remove(await indexed())
  let lost = true
  const filled = failing({ acknowledgeRebuild: async () => { lost = false } })
  const indexer = open(t, archive, Object.defineProperty(filled, 'needsRebuild', { get: () => lost }))
  await indexer.flush()
  t.same(await indexed(), await archived(archive))
})

t.test('closing in the midst of a batch leaves it pending', async t => {
  const archive = await openFresh(t)
  let begun = (): void => {}
  const beginning = new Promise<void>(resolve => { begun = resolve })
  let finish = (): void => {}
  const indexer = open(t, archive, failing({
    async index () {
      begun()
      await new Promise<void>(resolve => { finish = resolve })
    }
  }))
  await store(archive, 'one', 'The ferry leaves.')
  indexer.wake()
  await beginning
  const closed = indexer.close()
  finish()
  await closed
  t.equal((await archive.pendingWork(10)).length, 1)
  await t.rejects(indexer.flush(), { code: 'unavailable' })
})

t.test('the engine killed in the midst of indexing: every passage arrives once', async t => {
  const archive = await openFresh(t)
  const indexer = open(t, archive)
  for (let index = 0; index < 150; index++) await store(archive, `a${index}`, Array.from({ length: 20 }, (_, line) => `Line ${line} of article ${index}.`).join('\n'))
  const flushed = indexer.flush()
  await new Promise(resolve => setTimeout(resolve, 150))
  const { pid } = await (engine as MeiliEngine).status()
  process.kill(pid ?? 0, 'SIGKILL')
  await flushed
  t.same(await indexed(), await archived(archive))
  t.same(await archive.pendingWork(1), [])
})
