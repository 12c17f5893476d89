/** From what is handed in to what is found, and back out again. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import t from 'tap'
import { ask, type Asked } from '../../support/ask.js'
import { awaitTask } from '../../support/await-task.js'
import { startApplication } from '../../support/start-application.js'

const site = createServer((request, response) => {
  if (request.url === '/moved') response.writeHead(301, { location: '/page' }).end()
  else if (request.url === '/inside') response.writeHead(302, { location: 'http://169.254.169.254/' }).end()
  else if (request.url === '/page') response.writeHead(200, { 'content-type': 'text/html; charset=windows-1251' }).end(page)
  else response.writeHead(404).end()
}).listen(0, '127.0.0.1')
await once(site, 'listening')
t.teardown(() => site.close())
const { port: sitePort } = site.address() as AddressInfo

const windows1251 = (text: string): Buffer => Buffer.from(Array.from(text, letter => {
  const code = letter.charCodeAt(0)
  return code >= 0x410 && code <= 0x44F ? code - 0x410 + 0xC0 : letter === 'і' ? 0xB3 : code
}))
const page = windows1251(`<!doctype html><title>Маяк</title><article><h1>Маяк</h1>
<p>Старий маяк на мису знову засвітили в понеділок ввечері, коли море було тихе.</p>
<p>Його лагодили два роки, а потім довго чекали на скло для великого ліхтаря.</p></article><script>alert(1)</script>`)

/** The names of the test resolve to the test's own server, but for one. */
const fetching = {
  isAllowed: (address: string) => address === '127.0.0.1',
  resolveName: async (name: string) => [{ address: name === 'inside.example' ? '10.0.0.1' : '127.0.0.1', family: 4 }]
}
const { url, application } = await startApplication(t, { fetching, limits: { requestBytes: 200_000, textBytes: 100_000 } })

const post = (body: object | string, headers = {}): Promise<Asked> => ask(url, '/api/v1/articles', { method: 'POST', body, headers })
const totalOf = async (words: string): Promise<number> =>
  ((await ask(url, `/api/v1/search?q=${encodeURIComponent(words)}`)).body as { total: { value: number } }).total.value

t.test('an article is in the archive when it is accepted, and found when its task has ended', async t => {
  const taken = await post({ id: 'storm/7 ü', title: 'Storm', outlet: 'Gale Gazette', published: '2022-02-18', text: 'The storm took three roofs in Oldhaven.\n\n“Nobody was hurt, thank the walls,” said warden Tom Ekelund.' })
  t.equal(taken.status, 202, taken.text)
  const { task, location, articles } = taken.body as { task: string, location: string, articles: string[] }
  t.strictSame({ location, articles }, { location: `/api/v1/tasks/${task}`, articles: ['storm/7 ü'] })
  t.equal(taken.headers.location, location)
  const stored = await ask(url, `/api/v1/articles/${encodeURIComponent('storm/7 ü')}`)
  t.match(stored.body, { id: 'storm/7 ü', outlet: 'Gale Gazette', quotes: [{ speaker: { name: 'Tom Ekelund' } }] }, 'durable before the task has ended')
  t.match(await awaitTask(url, location), { state: 'succeeded', done: 1, total: 1, result: { taken: 1, rejected: 0 }, error: null })
  t.equal(await totalOf('roofs'), 1)
})

t.test('the same again is no new version; another text is one', async t => {
  const record = { id: 'tide', title: 'Tide', text: 'The tide was high at Oldhaven on Sunday.' }
  for (const [text, outcome] of [[record.text, 'taken'], [record.text, 'same'], ['The tide was low at Oldhaven on Sunday.', 'changed']] as const) {
    const taken = await post({ ...record, text })
    t.match(await awaitTask(url, String(taken.headers.location)), { result: { [outcome]: 1 } }, outcome)
  }
  t.match((await ask(url, '/api/v1/articles/tide')).body, { version: 2, current: true, versions: { length: 2 } })
  t.match((await ask(url, '/api/v1/articles/tide?version=1')).body, { version: 1, current: false, text: /high/ })
  t.equal((await ask(url, '/api/v1/articles/tide?version=3')).status, 404)
})

t.test('a cited passage outlives the words it was cited for', async t => {
  await awaitTask(url, String((await post({ id: 'cited', text: 'The bell rang twice that night.' })).headers.location))
  const { hits: [hit] } = (await ask(url, '/api/v1/search?q=%22bell+rang+twice%22')).body as { hits: Array<{ passage: string }> }
  const before = await ask(url, `/api/v1/passages/${hit?.passage}`)
  t.match(before.body, { current: true, note: null, version: 1, text: 'The bell rang twice that night.' })
  await awaitTask(url, String((await post({ id: 'cited', text: 'The bell rang once that night.' })).headers.location))
  const after = await ask(url, `/api/v1/passages/${hit?.passage}`)
  t.match(after.body, { current: false, note: /changed/, version: 1, text: 'The bell rang twice that night.', article: { id: 'cited' } })
})

t.test('a deletion holds in every answer at once', async t => {
  await awaitTask(url, String((await post({ id: 'gone', title: 'Gone', outlet: 'Vanishing Times', text: 'The quokka choir sang in Oldhaven.\n\n“It sang well,” said Mira Tolvanen.' })).headers.location))
  const { hits: [hit] } = (await ask(url, '/api/v1/search?q=quokka')).body as { hits: Array<{ passage: string }> }
  t.equal((await ask(url, '/api/v1/articles/gone', { method: 'DELETE' })).status, 204)
  t.equal(await totalOf('quokka'), 0)
  t.match((await ask(url, '/api/v1/check?quote=The+quokka+choir+sang+in+Oldhaven')).body, { verdict: 'not-found' })
  for (const path of ['articles/gone', 'articles/gone/original', `passages/${hit?.passage}`]) t.equal((await ask(url, `/api/v1/${path}`)).status, 404, path)
  t.strictSame(((await ask(url, '/api/v1/facets/outlet?q=vanishing')).body as { values: unknown[] }).values, [])
  t.notMatch((await ask(url, '/api/v1/sources')).text, 'Vanishing')
  t.equal((await ask(url, '/api/v1/articles/gone', { method: 'DELETE' })).status, 404, 'once')
})

t.test('the original comes back byte for byte, and no browser runs it', async t => {
  const html = '<!doctype html><title>Trap</title><p>A trap was laid in the harbour of Oldhaven by persons unknown.</p><script>document.title = "run"</script>'
  await awaitTask(url, String((await post({ id: 'trap', html })).headers.location))
  const original = await ask(url, '/api/v1/articles/trap/original')
  t.equal(original.text, html)
  t.match(original.headers, {
    'content-type': 'text/plain; charset=utf-8',
    'content-disposition': /^attachment; filename="[0-9a-f]{16}\.html"$/,
    'x-content-type-options': 'nosniff',
    'content-security-policy': /^sandbox; default-src 'none'/
  })
  const bytes = Buffer.from([0xCC, 0xE0, 0xFF, 0xEA, 0x20, 0xF1, 0xF2, 0xEE, 0xE8, 0xF2, 0x2E])
  await awaitTask(url, String((await post({ id: 'bytes', base64: bytes.toString('base64'), contentType: 'text/plain; charset=windows-1251' })).headers.location))
  const other = await ask(url, '/api/v1/articles/bytes/original')
  t.ok(other.bytes.equals(bytes))
  t.equal(other.headers['content-type'], 'text/plain; charset=windows-1251')
})

t.test('many records are one task; a bad one does not stop the others', async t => {
  const lines = ['{"id":"l1","text":"The first line of Oldhaven."}', '', '{"id":"l2","text":', '{"id":"l3","text":"The third line of Oldhaven.","unknown":true}', '{"id":"l4"}'].join('\n')
  const taken = await post(lines, { 'content-type': 'application/x-ndjson' })
  t.match(taken.body, { articles: ['l1', 'l3'] })
  const task = await awaitTask(url, String(taken.headers.location))
  t.match(task, { state: 'succeeded', total: 4, done: 4, result: { taken: 2, rejected: 2, rejects: [{ origin: 'POST:3', reason: 'invalid-json' }, { origin: 'POST:5', reason: 'invalid-record' }] } })
  t.match((await ask(url, '/api/v1/rejects')).body, { rejects: [{ origin: 'POST:3' }, { origin: 'POST:5' }], next: null })
  t.match((await ask(url, '/api/v1/rejects?limit=1')).body, { rejects: [{ origin: 'POST:3' }], next: String })
  t.equal((await post('\n\n', { 'content-type': 'application/x-ndjson' })).status, 422, 'nothing at all')
})

const refused: Array<[name: string, body: object | string, status: number, code: string, parameter?: string]> = [
  ['nothing', {}, 400, 'invalid-record'],
  ['two contents', { text: 'a', html: 'b' }, 400, 'invalid-record'],
  ['a wrong type', { text: 5 }, 400, 'invalid-parameter', 'text'],
  ['an author that is a number', { text: 'a', authors: [1] }, 400, 'invalid-parameter', 'authors'],
  ['an unknown field', { text: 'a', publishd: '2024' }, 400, 'unknown-parameter', 'publishd'],
  ['a list', [], 400, 'invalid-body'],
  ['no JSON', '{"text":', 400, 'invalid-json'],
  ['an empty body', '', 400, 'empty-body'],
  ['an empty text', { text: '' }, 422, 'empty', 'text'],
  ['bad base64', { base64: '§§' }, 400, 'invalid-record', 'base64'],
  ['a long id', { id: 'x'.repeat(600), text: 'a' }, 400, 'invalid-record', 'id'],
  ['control characters in the id', { id: 'a\u0000b', text: 'a' }, 400, 'invalid-record', 'id'],
  ['binary', { base64: Buffer.from(Array.from({ length: 500 }, (_, at) => (at * 37) % 256)).toString('base64') }, 422, 'binary'],
  ['a text over the limit', { text: 'word '.repeat(25_000) }, 413, 'too-large'],
  ['a body over the limit', { text: 'word '.repeat(50_000) }, 413, 'body-too-large'],
  ['a file', { url: 'file:///etc/passwd' }, 400, 'invalid-address', 'url'],
  ['no address', { url: 'news' }, 400, 'invalid-address', 'url'],
  ['an address of our network', { url: 'http://10.0.0.1/' }, 400, 'private-address', 'url'],
  ['the metadata service', { url: 'http://169.254.169.254/latest/meta-data' }, 400, 'private-address', 'url'],
  ['this machine by IPv6', { url: 'http://[::1]:7700/' }, 400, 'private-address', 'url'],
  ['this machine as a number', { url: 'http://2130706432/' }, 400, 'private-address', 'url'],
  ['an address with a wrong title', { url: 'http://news.example/', title: 7 }, 400, 'invalid-parameter', 'title']
]

t.test('what cannot become an article is refused with its reason', async t => {
  const { articles } = await application.archive.status()
  for (const [name, body, status, code, parameter] of refused) {
    const answer = await post(body, typeof body === 'string' ? { 'content-type': 'application/json' } : {})
    t.match(answer.headers['content-type'], 'application/problem+json', name)
    t.match(answer.body, { status, code, ...(parameter !== undefined && { parameter }) }, `${name}: ${answer.text}`)
    t.equal(answer.status, status, name)
  }
  t.equal((await application.archive.status()).articles, articles, 'nothing was stored')
})

t.test('half characters in a text are shown as such, not refused', async t => {
  const taken = await post('{"id":"half","text":"A word \\ud800 cut in Oldhaven."}', { 'content-type': 'application/json' })
  t.match(await awaitTask(url, String(taken.headers.location)), { state: 'succeeded', result: { notes: [{ note: /surrogate/ }] } })
  t.match((await ask(url, '/api/v1/articles/half')).body, { text: 'A word \uFFFD cut in Oldhaven.' })
})

t.test('an address alone is fetched, with what was declared above what the page says', async t => {
  const taken = await post({ url: `http://cape.example:${sitePort}/moved`, outlet: 'Cape Courier', published: '2021-03' })
  t.equal(taken.status, 202, taken.text)
  const task = await awaitTask(url, String(taken.headers.location))
  t.match(task, { state: 'succeeded', result: { taken: 1 } }, task.error ?? '')
  const [id = ''] = (task.result as { articles: string[] }).articles
  t.match((await ask(url, `/api/v1/articles/${id}`)).body, { url: `http://cape.example:${sitePort}/page`, title: 'Маяк', outlet: 'Cape Courier', published: { value: '2021-03' }, language: 'uk', charset: 'windows-1251' })
  t.ok((await ask(url, `/api/v1/articles/${id}/original`)).bytes.equals(page))
  t.equal(await totalOf('ліхтаря'), 1)
})

t.test('a fetch that fails fails its task, and is listed', async t => {
  for (const [address, error] of [
    [`http://inside.example:${sitePort}/`, /not a public address/],
    [`http://cape.example:${sitePort}/inside`, /not a public address/],
    [`http://cape.example:${sitePort}/none`, /status 404/]
  ] as const) {
    const taken = await post({ url: address })
    t.equal(taken.status, 202, address)
    t.match(await awaitTask(url, String(taken.headers.location)), { state: 'failed', error, result: null, finishedAt: String })
    t.match((await ask(url, '/api/v1/rejects')).text, address)
  }
})

t.test('an article made of a url keeps it', async t => {
  const taken = await post({ url: 'https://cape.example/fog?utm_source=x', text: 'Fog closed the port of Oldhaven.' })
  const { articles: [id = ''] } = taken.body as { articles: string[] }
  t.match(id, /^u-[0-9a-f]{20}$/)
  t.match((await ask(url, `/api/v1/articles/${id}`)).body, { url: 'https://cape.example/fog' })
})
