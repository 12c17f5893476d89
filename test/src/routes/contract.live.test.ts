/** Every answer is what the OpenAPI document says it is. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { parseFeed } from 'feedsmith'
import t, { type Test } from 'tap'
import type { OpenAPIV3_1 as OpenApi } from 'openapi-types'
import { packageRoot } from '../../../ingest/config.js'
import { ask, type Asked } from '../../support/ask.js'
import { awaitTask } from '../../support/await-task.js'
import { records } from '../../support/records.js'
import { startApplication } from '../../support/start-application.js'

type Document = OpenApi.Document

const { url } = await startApplication(t, { records, page: true })
const document = (await ask(url, '/openapi.json')).body as Document
const asked = new Set<string>()

const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats.default(ajv)
ajv.addSchema(closeForms(document), 'document')

/** Answers hold what the forms name and nothing else, so that the document leaves nothing out. */
function closeForms (given: Document): Document {
  const closed = structuredClone(given)
  for (const schema of Object.values(closed.components?.schemas ?? {})) if (schema.type === 'object') Object.assign(schema, { additionalProperties: false })
  return closed
}

function validatorOf (path: string, method: string, status: number, type: string): ValidateFunction | undefined {
  const pointer = ['paths', path, method, 'responses', String(status), 'content', type, 'schema'].map(part => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')
  return ajv.getSchema(`document#/${pointer}`)
}

/** @param path of the document; @param address that was asked */
function check (t: Test, path: string, method: string, answer: Asked, address: string): void {
  asked.add(`${method} ${path}`)
  const type = String(answer.headers['content-type']).split(';', 1)[0] as string
  const validate = validatorOf(path, method, answer.status, type)
  t.ok(validate, `${method} ${address}: the document knows ${answer.status} ${type}`)
  t.ok(validate?.(answer.body), `${method} ${address}: ${answer.status} ${ajv.errorsText(validate?.errors)}`)
}

async function get (t: Test, path: string, address: string, status = 200): Promise<Asked> {
  const answer = await ask(url, address)
  t.equal(answer.status, status, `GET ${address}: ${status === 200 ? 'answered' : answer.text}`)
  check(t, path, 'get', answer, address)
  return answer
}

t.test('the document', async t => {
  t.equal(document.openapi, '3.1.0')
  t.equal((await ask(url, '/')).status, 200, 'the page is there')
  t.ok(Object.keys(document.paths ?? {}).every(path => path.startsWith('/api/v1/') || ['/health/live', '/health/ready', '/metrics'].includes(path)), 'full paths, none of the page')
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const operation of [item?.get, item?.post, item?.delete]) {
      if (operation !== undefined) t.ok(operation.operationId !== undefined && operation.summary !== undefined, `${path} has a name and a summary`)
    }
  }
  t.notMatch(JSON.stringify(document), /def-\d/, 'forms have names')
})

t.test('reading', async t => {
  const found = await get(t, '/api/v1/search', '/api/v1/search?q=harbour&limit=1')
  const { hits: [hit], total, next } = found.body as { hits: Array<{ passage: string, text: string }>, total: object, next: string }
  t.strictSame(total, { value: 3, relation: 'eq' })
  t.ok(hit)
  t.match(found.headers['server-timing'], /^engine;dur=[\d.]+, archive;dur=[\d.]+, verify;dur=[\d.]+, total;dur=[\d.]+$/)
  t.equal(found.headers.link, `</api/v1/search?q=harbour&limit=1&cursor=${next}>; rel="next"`)

  const seen = [hit?.passage]
  for (let link: string | undefined = found.headers.link as string; link !== undefined;) {
    const page = await get(t, '/api/v1/search', link.slice(1, link.indexOf('>')))
    seen.push(...(page.body as { hits: Array<{ passage: string }> }).hits.map(each => each.passage))
    link = page.headers.link as string | undefined
  }
  t.equal(new Set(seen).size, 3, 'the pages together hold every hit once')

  await get(t, '/api/v1/search', '/api/v1/search')
  await get(t, '/api/v1/search', '/api/v1/search?q=%E2%80%9Cnever+sell+the+harbour%E2%80%9D+-boats+outlet%3Aecho&from=2024&to=2024-05-31&sort=oldest&include=dropped&names=exact&repair=off')
  await get(t, '/api/v1/search', '/api/v1/search?q=harbuor')
  await get(t, '/api/v1/search', '/api/v1/search?q=%D0%BF%D0%B0%D1%80%D0%BE%D0%BC&language=uk&language=en&month=2023-11&kind=text&kind=headline')
  const exact = await get(t, '/api/v1/search', '/api/v1/search?q=%E2%80%9Cnever+sell+the+harbour+whatever%E2%80%9D&verdict=punctuation&year=2024&year=2023')
  t.match(exact.body, { hits: [{ verified: 'punctuation' }], facets: { year: [{ value: '2024' }] } })
  t.match((await get(t, '/api/v1/search', '/api/v1/search?q=%E2%80%9Cnever+sell+the+harbour+whatever%E2%80%9D&verdict=verbatim')).body, { total: { value: 0, relation: 'eq' } })
  const folded = await get(t, '/api/v1/search', '/api/v1/search?q=never+sell+harbour&copies=folded&sort=copies')
  t.match(folded.body, { total: { value: 2, relation: 'eq' }, folded: { value: 1, relation: 'eq' }, hits: [{ article: { id: 'harbour/1' }, copies: 1 }] })
  await get(t, '/api/v1/check', '/api/v1/check?quote=We+shall+never+sell+the+harbour')
  const checked = await get(t, '/api/v1/check', '/api/v1/check?quote=We+shall+never+rent+the+harbour%2C+whatever+they+offer')
  t.match(checked.body, { verdict: 'altered' })
  t.match(checked.headers['server-timing'], /^total;dur=/)
  await get(t, '/api/v1/check', '/api/v1/check?quote=Nobody+ever+wrote+this+about+anything')
  await get(t, '/api/v1/check', '/api/v1/check?quote=We+shall+never+sell+%E2%80%A6+whatever+they+offer')
  for (const name of ['language', 'outlet', 'author', 'speaker', 'kind', 'year', 'month', 'day']) await get(t, '/api/v1/facets/{name}', `/api/v1/facets/${name}`)
  const outlets = await get(t, '/api/v1/facets/{name}', '/api/v1/facets/outlet?q=CO&limit=1')
  t.match(outlets.body, { values: [{ value: 'Echo of the Coast' }] }, 'the beginning of any word, whatever its case')
  const article = await get(t, '/api/v1/articles/{id}', '/api/v1/articles/harbour%2F1')
  t.match(article.body, { id: 'harbour/1', copies: [{ id: 'harbour/2' }], versions: [{ version: 1 }] })
  await get(t, '/api/v1/articles/{id}', '/api/v1/articles/ferry?version=1')
  await get(t, '/api/v1/passages/{id}', `/api/v1/passages/${hit?.passage}`)
  await get(t, '/api/v1/rejects', '/api/v1/rejects?limit=5')
  await get(t, '/api/v1/sources', '/api/v1/sources')
  const people = await get(t, '/api/v1/speakers', '/api/v1/speakers?limit=1')
  t.match(people.body, { speakers: [{ name: 'Ilse Brandtner', articles: 3, names: [{ name: 'Ilse Brandtner', count: 3 }] }] })
  t.match((await get(t, '/api/v1/speakers', String(people.headers.link).slice(1).split('>', 1)[0] as string)).body, { speakers: [{ name: 'Остап Вербенко' }], next: null })
  t.match((await get(t, '/api/v1/speakers', '/api/v1/speakers?q=verb')).body, { speakers: [] }, 'by the letters typed')
  t.match((await get(t, '/api/v1/speakers', `/api/v1/speakers?q=${encodeURIComponent('верб')}`)).body, { speakers: [{ name: 'Остап Вербенко' }] })
  await get(t, '/api/v1/speakers', '/api/v1/speakers?cursor=x', 400)
  await get(t, '/api/v1/status', '/api/v1/status')
  await get(t, '/health/live', '/health/live')
  await get(t, '/health/ready', '/health/ready')
})

t.test('files of a search', async t => {
  const address = 'q=harbour&limit=1&sort=oldest'
  const { total } = (await ask(url, `/api/v1/search?${address}`)).body as { total: { value: number } }
  const file = async (extension: string): Promise<Asked> => {
    const answer = await ask(url, `/api/v1/search.${extension}?${address}`)
    t.equal(answer.status, 200)
    asked.add(`get /api/v1/search.${extension}`)
    return answer
  }
  const lines = await file('ndjson')
  t.match(lines.headers['content-type'], /^application\/x-ndjson/)
  const hits = lines.text.trim().split('\n').map(line => JSON.parse(line) as { passage: string, text: string })
  t.equal(hits.length, total.value, 'limit is ignored')
  const hit = ajv.compile({ $ref: 'document#/components/schemas/Hit' })
  for (const each of hits) t.ok(hit(each), ajv.errorsText(hit.errors))

  const table = await file('csv')
  t.match(table.headers['content-type'], /^text\/csv/)
  t.match(table.text, /^\uFEFFpassage,text,speaker,/)
  t.equal(table.text.split('\uFEFF').length, 2, 'one byte order mark')
  for (const each of hits) t.ok(table.text.includes(each.passage))

  const feed = await file('atom')
  t.match(feed.headers['content-type'], /^application\/atom\+xml/)
  const { format, feed: parsed } = parseFeed(feed.text)
  t.equal(format, 'atom')
  t.same((parsed as { entries: Array<{ id: string }> }).entries.map(entry => entry.id), hits.map(each => `${url}/p/${each.passage}`))

  t.match((await ask(url, '/api/v1/search.ndjson?q=before:never')).body, { status: 400, parameter: 'q' })
  t.match((await ask(url, '/api/v1/search.csv?colour=red')).body, { status: 400, parameter: 'colour' })
})

t.test('every list as files and as JSON', async t => {
  await ask(url, '/api/v1/articles', { method: 'POST', body: { base64: 'AAECAwQ=' } })
  for (const [list, column] of [['search', 'passage'], ['quotes', 'text'], ['rejects', 'id'], ['sources', 'outlet'], ['speakers', 'name']] as const) {
    t.strictSame(Object.keys((await ask(url, `/api/v1/${list}.json`)).body as object), Object.keys((await ask(url, `/api/v1/${list}`)).body as object), `${list}.json is the list`)
    const [lines, table, feed] = await Promise.all(['ndjson', 'csv', 'atom'].map(async extension => {
      asked.add(`get /api/v1/${list}.${extension}`)
      return await ask(url, `/api/v1/${list}.${extension}`)
    })) as [Asked, Asked, Asked]
    const rows = lines.text.trim().split('\n').map(line => JSON.parse(line) as object)
    t.ok(rows.length > 0 && rows.every(row => Object.keys(row).length > 2), `${list}.ndjson has rows`)
    t.ok(table.text.startsWith(`\uFEFF${column},`), `${list}.csv has headings`)
    const { format, feed: parsed } = parseFeed(feed.text)
    const { entries } = parsed as { entries: Array<{ id: string }> }
    t.equal(format, 'atom')
    t.equal(new Set(entries.map(({ id }) => id)).size, rows.length, `${list}.atom has an entry for each, told apart`)
  }
})

t.test('saved searches', async t => {
  const kept = await ask(url, '/api/v1/saved-searches', { method: 'POST', body: { name: 'Port', search: { q: 'harbour', kind: ['direct'] } } })
  check(t, '/api/v1/saved-searches', 'post', kept, 'a search')
  const { location } = kept.body as { location: string }
  await get(t, '/api/v1/saved-searches', '/api/v1/saved-searches')
  await get(t, '/api/v1/saved-searches/{id}', location)
  for (const extension of ['ndjson', 'csv', 'atom']) {
    asked.add(`get /api/v1/saved-searches/{id}/hits.${extension}`)
    t.equal((await ask(url, `${location}/hits.${extension}`)).status, 200)
  }
  asked.add('delete /api/v1/saved-searches/{id}')
  t.equal((await ask(url, location, { method: 'DELETE' })).status, 204)
  await get(t, '/api/v1/saved-searches/{id}', location, 404)
})

t.test('quotations and their files', async t => {
  const found = await get(t, '/api/v1/quotes', '/api/v1/quotes?about=harbour&limit=1')
  t.match(found.body, { total: { value: 1, relation: 'eq' }, quotes: [{ speaker: 'Ilse Brandtner', prints: 3, wordings: [{ prints: 2 }, { prints: 1 }] }], next: null })
  const page = await get(t, '/api/v1/quotes', '/api/v1/quotes?limit=1')
  await get(t, '/api/v1/quotes', String(page.headers.link).slice(1).split('>', 1)[0] as string)
  await get(t, '/api/v1/quotes', '/api/v1/quotes?sort=relevances', 400)
  const files = await Promise.all(['ndjson', 'csv', 'atom'].map(async extension => {
    asked.add(`get /api/v1/quotes.${extension}`)
    return await ask(url, `/api/v1/quotes.${extension}?limit=1&sort=oldest`)
  }))
  t.match(files, [{ status: 200 }, { status: 200 }, { status: 200 }])
  const [lines, table, feed] = files as [Asked, Asked, Asked]
  const sayings = lines.text.trim().split('\n').map(line => JSON.parse(line) as { text: string })
  const saying = ajv.compile({ $ref: 'document#/components/schemas/Saying' })
  for (const each of sayings) t.ok(saying(each), ajv.errorsText(saying.errors))
  t.equal(sayings.length, (page.body as { total: { value: number } }).total.value, 'limit is ignored')
  for (const { text } of sayings) t.ok(table.text.includes(text))
  t.same((parseFeed(feed.text).feed as { entries: Array<{ content: { value: string } }> }).entries.length, sayings.length)
})

t.test('a long list of quotations', async t => {
  const quotes = ['We shall never sell the harbour', '“”', ...Array.from({ length: 150 }, (_, number) => `Nobody ever said ${number}`)]
  const answer = await ask(url, '/api/v1/check.ndjson', { method: 'POST', body: { quotes } })
  asked.add('post /api/v1/check.ndjson')
  const lines = answer.text.trim().split('\n').map(line => JSON.parse(line) as { quote: string })
  t.same(lines.map(line => line.quote), quotes)
  t.match(lines[0], { verdict: 'verbatim' })
  t.match(lines[1], { error: { code: 'empty' } })
  const checked = ajv.compile({ $ref: 'document#/components/schemas/CheckAnswer' })
  t.ok(checked(lines[2]), ajv.errorsText(checked.errors))
  t.match((await ask(url, '/api/v1/check.ndjson', { method: 'POST', body: { quotes: Array.from({ length: 10_001 }, () => 'x') } })).body, { status: 400, parameter: 'quotes' })
})

t.test('offsets cut out of the article what the hit shows', async t => {
  const { hits } = (await ask(url, '/api/v1/search?q=%22whatever+they+offer%22')).body as { hits: Array<{ text: string, start: number, end: number, ranges: Array<{ start: number, end: number }>, article: { id: string } }> }
  t.equal(hits.length, 3)
  for (const hit of hits) {
    const { text } = (await ask(url, `/api/v1/articles/${encodeURIComponent(hit.article.id)}`)).body as { text: string }
    t.equal(text.slice(hit.start, hit.end), hit.text)
    for (const range of hit.ranges) t.match(text.slice(range.start, range.end).toLowerCase(), /whatever|they|offer/)
  }
})

t.test('writing', async t => {
  const checked = await ask(url, '/api/v1/check', { method: 'POST', body: { quote: 'Boats have moored there for three centuries.' } })
  check(t, '/api/v1/check', 'post', checked, 'quote')
  t.match(checked.body, { verdict: 'verbatim' })
  const list = await ask(url, '/api/v1/check', { method: 'POST', body: { quotes: ['A vote is due in June.', 'No such words were ever printed.'] } })
  check(t, '/api/v1/check', 'post', list, 'quotes')
  t.match(list.body, { results: [{ verdict: 'verbatim' }, { verdict: 'not-found' }] })

  const taken = await ask(url, '/api/v1/articles', { method: 'POST', body: { id: 'new', text: 'A lighthouse was built.' } })
  check(t, '/api/v1/articles', 'post', taken, 'text')
  await awaitTask(url, String(taken.headers.location))
  await get(t, '/api/v1/tasks/{id}', String(taken.headers.location))
  const gone = await ask(url, '/api/v1/articles/new', { method: 'DELETE' })
  t.equal(gone.status, 204)
  t.equal(gone.text, '')
  asked.add('delete /api/v1/articles/{id}')
})

t.test('problems', async t => {
  await get(t, '/api/v1/search', '/api/v1/search?limit=0', 400)
  await get(t, '/api/v1/articles/{id}', '/api/v1/articles/none', 404)
  await get(t, '/api/v1/passages/{id}', '/api/v1/passages/none', 404)
  await get(t, '/api/v1/tasks/{id}', '/api/v1/tasks/none', 404)
  await get(t, '/api/v1/articles/{id}/original', '/api/v1/articles/none/original', 404)
  check(t, '/api/v1/articles', 'post', await ask(url, '/api/v1/articles', { method: 'POST', body: { base64: 'AAECAwQ=' } }), 'binary')
  check(t, '/api/v1/check', 'post', await ask(url, '/api/v1/check', { method: 'POST', body: 'quote=x', headers: { 'content-type': 'application/x-www-form-urlencoded' } }), 'a form')
})

t.test('every operation of the document was asked', async t => {
  const metrics = await ask(url, '/metrics')
  t.match(metrics.headers['content-type'], /^text\/plain; version=0\.0\.4/)
  t.match(metrics.text, /verbatim_articles 4\n/)
  t.match(metrics.text, /verbatim_http_request_duration_seconds_count\{method="GET",route="\/api\/v1\/articles\/:id",status="404"\} 1\n/)
  t.notMatch(metrics.text, /harbour|quote=/, 'nothing of what was searched for')
  asked.add('get /metrics')
  const all = Object.entries(document.paths ?? {}).flatMap(([path, item]) => Object.keys(item ?? {}).map(method => `${method} ${path}`))
  t.strictSame(all.filter(operation => !asked.has(operation)), [])
})

t.test('the page about it', async t => {
  const docs = await ask(url, '/docs')
  t.match(docs.headers['content-type'], 'text/html')
  for (const path of Object.keys(document.paths ?? {})) t.ok(docs.text.includes(path), path)
  for (const name of Object.keys(document.components?.schemas ?? {})) t.ok(docs.text.includes(`id="${name}"`), name)
  t.notMatch(docs.text, /<script|src=|href="http|undefined|\[object/, 'self-contained')
})

t.test('docs/api.md names every operation, and nothing that is not there', async t => {
  const manual = await readFile(join(packageRoot, 'docs', 'api.md'), 'utf8')
  const paths = Object.keys(document.paths ?? {})
  for (const path of paths) t.ok(manual.includes(path), path)
  const patterns = [...paths, '/docs', '/openapi.json'].map(path => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`))
  for (const [, path = ''] of manual.matchAll(/http:\/\/127\.0\.0\.1:3000(\/[^\s'?]*)/g)) t.ok(patterns.some(pattern => pattern.test(path)), path)
})
