/** Opening the engine, embedded and elsewhere, and what it holds afterwards. */
import { once } from 'node:events'
import { rm, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { Meilisearch } from 'meilisearch'
import pino from 'pino'
import t, { type Test } from 'tap'
import { openEngine } from '../../../src/engine/connect-engine.js'
import { startEngine } from '../../../src/engine/engine-process.js'
import { findFreePort } from '../../../src/engine/launch-engine.js'
import { PASSAGES, PASSAGES_NEW, readEngineConfig } from '../../../src/engine/settings.js'
import { openTestEngine, passageDocument, silentLogger, temporaryFolder, termQuery } from '../../support/engine.js'

/** A Meilisearch of its own, as at `MEILI_URL`. */
async function startElsewhere (t: Test): Promise<{ url: string, key: string, client: Meilisearch }> {
  const started = await startEngine({ folder: await temporaryFolder(t), logger: silentLogger })
  t.teardown(() => started.close())
  const { url, key = '' } = started.connection()
  return { url, key, client: new Meilisearch({ host: url, apiKey: key }) }
}

/** A server that is no engine. */
async function serve (t: Test, listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1')
  t.teardown(() => { server.close() })
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function idsOf (engine: { documents (): AsyncIterable<{ id: string, article: string }> }): Promise<string[]> {
  const ids: string[] = []
  for await (const { id } of engine.documents()) ids.push(id)
  return ids.sort()
}

t.test('an embedded engine keeps its documents, and says when they have to be sent again', async t => {
  const folder = await temporaryFolder(t)
  const first = await openTestEngine(t, { folder })
  t.equal(first.needsRebuild, true)
  await first.index([passageDocument('a', 'rain'), passageDocument('b', 'wind')])
  await first.close()
  await t.rejects(first.search([termQuery(['rain'])]), { name: 'EngineError', code: 'unavailable' })
  t.equal(await first.isHealthy(), false)

  const second = await openTestEngine(t, { folder })
  t.equal(second.needsRebuild, true, 'not acknowledged')
  t.same(await idsOf(second), [], 'what may be incomplete is cleared')
  await second.acknowledgeRebuild()
  t.equal(second.needsRebuild, false)
  await second.index([passageDocument('c', 'snow')])
  await second.close()

  const third = await openTestEngine(t, { folder })
  t.equal(third.needsRebuild, false)
  t.same(await idsOf(third), ['c'])
  t.equal(await third.isHealthy(), true)
  t.match(await third.status(), { version: '1.21.0', embedded: true, documents: 1, indexing: false, pid: Number, address: /^http:\/\/127\.0\.0\.1:\d+$/ })
  await third.close()

  await writeFile(join(folder, 'engine', 'filled.json'), '{"engine":"embedded","form":"older"}\n')
  const fourth = await openTestEngine(t, { folder })
  t.equal(fourth.needsRebuild, true, 'documents made in another form')
  await fourth.acknowledgeRebuild()
  await fourth.close()

  await rm(join(folder, 'engine', 'data'), { recursive: true })
  const fifth = await openTestEngine(t, { folder })
  t.equal(fifth.needsRebuild, true, 'data removed by hand')
})

t.test('documents are replaced and removed', async t => {
  const engine = await openTestEngine(t)
  await engine.index([passageDocument('a', 'rain', { article: 'X' }), passageDocument('b', 'rain', { article: 'x' }), passageDocument('c', 'rain', { article: 'y' })])
  await engine.index([passageDocument('a', 'snow', { article: 'X' })])
  await engine.index([])
  const [answer] = await engine.search([termQuery(['rain'])])
  t.equal(answer?.total, 2)
  await engine.removeArticles(['X', 'nowhere"] OR ts EXISTS OR articleKey IN ["'])
  t.same(await idsOf(engine), ['b', 'c'])
  await engine.remove(['c', 'd'])
  t.same(await idsOf(engine), ['b'])
  await engine.remove([])
  await engine.removeArticles([])
  t.same(await idsOf(engine), ['b'])
})

t.test('many documents go in parts, a refused one fails all of them', async t => {
  const engine = await openTestEngine(t)
  const text = 'rain wind snow hail '.repeat(200)
  await engine.index(Array.from({ length: 2_500 }, (_, index) => passageDocument(`p${index}`, `${text}n${index}`)))
  t.equal((await engine.status()).documents, 2_500)
  let count = 0
  for await (const { article } of engine.documents()) count += article.startsWith('article-p') ? 1 : 0
  t.equal(count, 2_500)
  const [answer] = await engine.search([termQuery(['hail'], { offset: 9_990 })])
  t.equal(answer?.total, 2_500)
  await t.rejects(engine.index([passageDocument('good', 'rain'), passageDocument('not/allowed', 'rain')]), { name: 'EngineError', code: 'task-failed', message: /not\/allowed.*is invalid/ })
})

t.test('totals go beyond what can be paged through', async t => {
  const engine = await openTestEngine(t)
  await engine.index(Array.from({ length: 12_345 }, (_, index) => passageDocument(`p${index}`, 'rain', { ts: index, dropped: index % 5 === 0 })))
  const [all, kept, last] = await engine.search([
    termQuery(['rain'], { limit: 0, filter: { facets: {}, dropped: true } }),
    termQuery(['rain'], { limit: 0, facets: ['outlet'] }),
    termQuery(['rain'], { offset: 9_999, limit: 5, sort: 'oldest', filter: { facets: {}, dropped: true } })
  ])
  t.equal(all?.total, 12_345)
  t.equal(kept?.total, 9_876)
  t.same(kept?.facets.outlet, { 'The Lantern': 9_876 })
  t.same(last?.hits.map(hit => hit.ts), [9_999])
  t.equal(new Set(await idsOf(engine)).size, 12_345)
})

t.test('a rebuild fills a new index beside the old one, and searches go on', async t => {
  const engine = await openTestEngine(t)
  await engine.index([passageDocument('old', 'rain')])
  await engine.rebuild(async index => {
    await index([passageDocument('new', 'rain')])
    await index([passageDocument('newer', 'rain')])
    t.same(await idsOf(engine), ['old'])
  })
  t.same(await idsOf(engine), ['new', 'newer'])
  t.equal(engine.needsRebuild, false)
  const [answer] = await engine.search([termQuery(['rain'], { facets: ['outlet'] })])
  t.same(answer?.facets.outlet, { 'The Lantern': 2 }, 'with the same settings')

  await t.rejects(engine.rebuild(async index => {
    await index([passageDocument('half', 'rain')])
    throw new Error('the disk fell out')
  }), { message: 'the disk fell out' })
  t.same(await idsOf(engine), ['new', 'newer'], 'a failed one changes nothing')
})

t.test('an engine elsewhere is used, not started and not stopped', async t => {
  const { url, key, client } = await startElsewhere(t)
  const folder = await temporaryFolder(t)
  await client.createIndex(PASSAGES_NEW).waitTask()
  const engine = await openEngine({ folder, logger: silentLogger, url: url + '/', key })
  t.equal(engine.needsRebuild, true)
  await engine.acknowledgeRebuild()
  await engine.index([passageDocument('a', 'rain')])
  t.match(await engine.status(), { embedded: false, address: url, pid: null, documents: 1 })
  t.same((await client.getRawIndexes()).results.map(index => index.uid), [PASSAGES], 'what an interrupted rebuild left is gone')
  t.match(await client.index(PASSAGES).getSettings(), { rankingRules: readEngineConfig().index.rankingRules, searchCutoffMs: 1500, prefixSearch: 'indexingTime' })
  await engine.close()

  const again = await openEngine({ folder, logger: silentLogger, url, key })
  t.equal(again.needsRebuild, false)
  t.same(await idsOf(again), ['a'])

  await client.deleteIndex(PASSAGES).waitTask()
  t.match(await again.search([termQuery(['rain'])]), [{ hits: [], total: 0 }], 'an index that went missing is empty')
  await again.index([passageDocument('b', 'rain')])
  t.equal(again.needsRebuild, true, 'and is noticed')
  t.match(await client.index(PASSAGES).getSettings(), { searchCutoffMs: 1500 }, 'it comes back with its settings')
  await again.close()

  const moved = await openEngine({ folder: await temporaryFolder(t), logger: silentLogger, url, key })
  t.equal(moved.needsRebuild, true, 'another data folder')
  await moved.close()

  await client.deleteIndex(PASSAGES).waitTask()
  await client.index(PASSAGES).addDocuments([{ id: 1, film: 'Someone else’s' }]).waitTask()
  await t.rejects(openEngine({ folder, logger: silentLogger, url, key }), { name: 'EngineError', code: 'refused', message: /not Verbatim's/ })
  t.equal((await client.index(PASSAGES).getStats()).numberOfDocuments, 1, 'another program’s index is left alone')
})

t.test('a wrong key', async t => {
  const { url } = await startElsewhere(t)
  const folder = await temporaryFolder(t)
  await t.rejects(openEngine({ folder, logger: silentLogger, url, key: 'not-the-right-key' }), { name: 'EngineError', code: 'refused', message: /does not accept the key/ })
  await t.rejects(openEngine({ folder, logger: silentLogger, url }), { name: 'EngineError', code: 'refused' })
})

t.test('an address that refuses connections', async t => {
  const url = `http://127.0.0.1:${await findFreePort()}`
  await t.rejects(openEngine({ folder: await temporaryFolder(t), logger: silentLogger, url, key: 'key' }), { name: 'EngineError', code: 'unavailable', message: new RegExp(`${url} \\(MEILI_URL\\).*ECONNREFUSED`) })
})

t.test('an address that is none, or holds the key', async t => {
  const folder = await temporaryFolder(t)
  for (const url of ['', 'meili', 'ftp://127.0.0.1/', 'http://user:secret@127.0.0.1:7700']) {
    await t.rejects(openEngine({ folder, logger: silentLogger, url, key: 'key' }), { name: 'EngineError', code: 'unavailable', message: /^MEILI_URL: (?!.*secret)/ })
  }
})

t.test('a proxy’s page where the engine should be', async t => {
  const url = await serve(t, (_, response) => { response.writeHead(502, { 'content-type': 'text/html' }).end('<html>Bad Gateway</html>') })
  await t.rejects(openEngine({ folder: await temporaryFolder(t), logger: silentLogger, url, key: 'key' }), { name: 'EngineError', code: 'unavailable', message: /not JSON/ })
})

t.test('an older version is warned of', async t => {
  const lines: string[] = []
  const logger = pino({ level: 'warn' }, { write: (line: string) => { lines.push(line) } })
  const url = await serve(t, (request, response) => {
    response.setHeader('content-type', 'application/json')
    if (request.url === '/version') return response.end('{"pkgVersion":"1.12.3"}')
    response.writeHead(404).end('{"message":"unknown route","code":"not_found","type":"invalid_request","link":""}')
  })
  await t.rejects(openEngine({ folder: await temporaryFolder(t), logger, url, key: 'key' }), { name: 'EngineError', code: 'refused' })
  t.match(lines.join(''), /Meilisearch 1\.12\.3 is not the version/)
})
