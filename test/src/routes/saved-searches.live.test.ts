// A search that is kept, and its feed of what came since.
import { parseFeed } from 'feedsmith'
import t from 'tap'
import { ask } from '../../support/ask.js'
import { awaitTask } from '../../support/await-task.js'
import { records, harbour } from '../../support/records.js'
import { startApplication } from '../../support/start-application.js'

const { url } = await startApplication(t, { records })
const at = '/api/v1/saved-searches'

interface Saved { id: string, location: string, feed: string, createdAt: string }

const save = async (body: object): Promise<Saved> => (await ask(url, at, { method: 'POST', body })).body as Saved
const add = async (record: object): Promise<void> => { await awaitTask(url, String((await ask(url, '/api/v1/articles', { method: 'POST', body: record })).headers.location)) }
const titles = async (feed: string): Promise<unknown[]> => ((parseFeed((await ask(url, feed)).text).feed as { entries?: Array<{ title: { value: string } | string }> }).entries ?? []).map(({ title }) => typeof title === 'string' ? title : title.value)

t.test('kept, listed, forgotten', async t => {
  const answer = await ask(url, at, { method: 'POST', body: { name: 'The port', search: { q: 'harbour', language: ['en'], sort: 'newest' } } })
  t.equal(answer.status, 201)
  const saved = answer.body as Saved
  t.equal(answer.headers.location, saved.location)
  t.match(saved, { name: 'The port', search: { q: 'harbour', language: ['en'] }, feed: `${saved.location}/hits.atom` })
  t.strictSame((await ask(url, saved.location)).body, saved)
  t.strictSame((await ask(url, at)).body, { savedSearches: [saved] })
  t.equal((await ask(url, saved.location, { method: 'DELETE' })).status, 204)
  t.match([await ask(url, saved.location), await ask(url, saved.feed), await ask(url, saved.location, { method: 'DELETE' })], [{ status: 404 }, { status: 404 }, { status: 404 }])
})

t.test('the feed of what came since, the last first', async t => {
  const saved = await save({ name: 'Harbour & “port”', search: { q: 'harbour' } })
  t.same(await titles(saved.feed), [], 'nothing yet')
  await add({ ...harbour, id: 'new/1', title: 'One', published: '2024-07-01' })
  await add({ ...harbour, id: 'new/2', title: 'Two', published: '2019-01-01', language: 'de' })
  await add({ id: 'new/3', title: 'Three', text: 'A lighthouse was built.' })
  const feed = await ask(url, saved.feed)
  t.match(feed.headers['content-type'], /^application\/atom\+xml/)
  t.match((parseFeed(feed.text).feed as { title: object }).title, { value: 'Harbour & “port”' })
  t.same(await titles(saved.feed), ['Two', 'One'], 'by when it came, not by when it was published')
  const lines = (await ask(url, saved.feed.replace('.atom', '.ndjson'))).text.trim().split('\n').map(line => JSON.parse(line) as { article: { id: string } })
  t.same(lines.map(({ article }) => article.id), ['new/2', 'new/1'])
  const known = { 'if-none-match': String(feed.headers.etag) }
  t.equal((await ask(url, saved.feed, { headers: known })).status, 304)
  const german = await save({ name: 'German', search: { q: 'harbour', language: ['de'] } })
  t.same(await titles(german.feed), [])
  await ask(url, saved.location, { method: 'DELETE' })
  t.equal((await ask(url, saved.feed, { headers: known })).status, 404, 'gone, whatever is known of it')
})

t.test('what is wrong is not kept', async t => {
  const refuse = async (body: object, problem: object): Promise<void> => { t.match((await ask(url, at, { method: 'POST', body })).body, { status: 400, ...problem }) }
  await refuse({ search: { q: 'a' } }, { code: 'missing-parameter', parameter: 'name' })
  await refuse({ name: '', search: {} }, { parameter: 'name' })
  await refuse({ name: 'x', search: { q: 'before:soon' } }, { code: 'date', parameter: 'search/q' })
  await refuse({ name: 'x', search: { colour: 'red' } }, { code: 'unknown-parameter', parameter: 'search/colour' })
  await refuse({ name: 'x', search: { language: 'en' } }, { code: 'invalid-parameter', parameter: 'search/language' })
  await refuse({ name: 'x', search: { cursor: 'a' } }, { code: 'unknown-parameter', parameter: 'search/cursor' })
  t.match((await ask(url, at, { method: 'POST', headers: { origin: 'https://elsewhere.example' }, body: { name: 'x', search: {} } })).body, { status: 403, code: 'origin' })
})
