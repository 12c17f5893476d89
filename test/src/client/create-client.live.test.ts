// The client says what the service says, and knows every operation there is.
import type { OpenAPIV3_1 as OpenApi } from 'openapi-types'
import t from 'tap'
import { createClient, ProblemError } from '../../../src/client/create-client.js'
import { listRoutes, operationRoutes } from '../../../src/client/operations.js'
import { ask } from '../../support/ask.js'
import { collect } from '../../support/open-test-archive.js'
import { records } from '../../support/records.js'
import { startApplication } from '../../support/start-application.js'

const { url } = await startApplication(t, { records, token: 'a-secret' })
const verbatim = createClient({ url })
const writer = createClient({ url, token: 'a-secret' })

t.test('the table is that of the OpenAPI document', async t => {
  const { paths = {} } = (await ask(url, '/openapi.json')).body as OpenApi.Document
  const told = Object.entries(paths).flatMap(([path, item]) => Object.entries(item ?? {}).map(([method, operation]) => [(operation as OpenApi.OperationObject).operationId ?? '', `${method.toUpperCase()} ${path}`] as const))
  const answered = told.filter(([name, route]) => !/\.(?:ndjson|csv|atom)$/.test(route) && !['readOriginal', 'readMetrics'].includes(name)) // bytes and text
  t.strictSame(Object.fromEntries(answered), operationRoutes)
  t.strictSame(Object.fromEntries(told.filter(([, route]) => route.endsWith('.ndjson')).map(([name, route]) => [name.replace(/_ndjson$/, ''), route])), listRoutes)
})

t.test('asks and is answered', async t => {
  const { hits, total } = await verbatim.search({ query: { q: 'harbour', language: ['en', 'uk'], limit: 1 } })
  t.equal(total.value, 3)
  t.equal((await verbatim.readPassage({ params: { id: hits[0]?.passage ?? '' } })).text, hits[0]?.text)
  t.equal((await verbatim.readArticle({ params: { id: 'harbour/1' } })).title, 'Harbour stays public')
  t.equal((await verbatim.check({ query: { quote: 'We shall never sell the harbour' } })).verdict, 'verbatim')
  t.equal((await verbatim.quotes()).total.value, 2)
  t.equal((await verbatim.listFacet({ params: { name: 'outlet' }, query: { q: 'echo' } })).values.length, 1)
  t.equal((await verbatim.isReady()).status, 'ready')
})

t.test('rows as they arrive', async t => {
  const hits = await collect(verbatim.rows('search', { query: { q: 'harbour', sort: 'oldest' } }))
  t.strictSame(hits.map(({ article }) => article.id), ['harbour/1', 'harbour/2', 'harbour/3'])
  const checked = await collect(verbatim.rows('check', { body: { quotes: ['A vote is due in June.', '“”'] } }))
  t.match(checked, [{ verdict: 'verbatim' }, { error: { code: 'empty' } }])
  t.equal((await collect(verbatim.rows('listSpeakers'))).length, 2)
})

t.test('writes with the token, and problems by their code', async t => {
  await t.rejects(verbatim.deleteArticle({ params: { id: 'ferry' } }), { name: 'ProblemError', problem: { code: 'token-missing' } })
  t.equal(await writer.deleteArticle({ params: { id: 'ferry' } }), null)
  const { task } = await writer.addArticles({ body: { id: 'new', text: 'A lighthouse was built.' } })
  t.ok(['waiting', 'running', 'succeeded'].includes((await writer.readTask({ params: { id: task } })).state))
  const saved = await writer.saveSearch({ body: { name: 'Port', search: { q: 'harbour' } } })
  t.strictSame(await collect(verbatim.rows('newHits', { params: { id: saved.id } })), [])
  const refused = await verbatim.search({ query: { q: 'before:never' } }).catch((error: unknown) => error)
  t.ok(refused instanceof ProblemError && refused.problem.parameter === 'q')
})
