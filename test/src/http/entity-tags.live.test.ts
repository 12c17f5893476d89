// Who has an answer already is told that it still holds; what has changed or gone is told as well.
import t from 'tap'
import { ask, type Asked } from '../../support/ask.js'
import { awaitTask } from '../../support/await-task.js'
import { harbour, records } from '../../support/records.js'
import { startApplication } from '../../support/start-application.js'

const { url } = await startApplication(t, { records })
const article = '/api/v1/articles/harbour%2F1'
const again = async (address: string, { headers }: Asked): Promise<Asked> => await ask(url, address, { headers: { 'if-none-match': String(headers.etag) } })
const add = async (record: object): Promise<void> => { await awaitTask(url, String((await ask(url, '/api/v1/articles', { method: 'POST', body: record })).headers.location)) }

const { hits } = (await ask(url, '/api/v1/search?q=harbour&outlet=The+Lindholm+Post')).body as { hits: Array<{ passage: string }> }
const addresses = [article, `${article}/original`, `/api/v1/passages/${hits[0]?.passage}`, '/api/v1/search?q=harbour', '/api/v1/quotes?about=harbour', '/api/v1/search.atom?q=harbour']

t.test('the same answer', async t => {
  for (const address of addresses) {
    const first = await ask(url, address)
    t.match(first.headers, { etag: /^(W\/)?"[\w-]+"$/, 'cache-control': 'private, no-cache' }, address)
    const second = await again(address, first)
    t.match(second, { status: 304, text: '', headers: { etag: first.headers.etag } }, address)
    t.equal(second.headers['content-type'], undefined)
    t.equal((await ask(url, address, { headers: { 'if-none-match': '"other", *' } })).status, 200, 'a star among others is no tag')
    t.equal((await ask(url, address, { headers: { 'if-none-match': `"other", ${first.headers.etag}` } })).status, 304, 'one of several')
  }
  t.equal((await ask(url, '/api/v1/status')).headers.etag, undefined)
  t.match(await ask(url, '/api/v1/search?limit=0', { headers: { 'if-none-match': '*' } }), { status: 400, headers: { 'content-type': /problem/ } }, 'what is wrong is told')
})

t.test('changed, and gone', async t => {
  const before = await Promise.all(addresses.map(address => ask(url, address)))
  await add({ ...harbour, text: harbour.text.replace('Thursday', 'Friday') })
  for (const [index, address] of addresses.entries()) t.equal((await again(address, before[index] as Asked)).status, 200, address)
  const now = await Promise.all(addresses.map(address => ask(url, address)))
  await ask(url, article, { method: 'DELETE' })
  const after = await Promise.all(addresses.map((address, index) => again(address, now[index] as Asked)))
  t.same(after.map(({ status }) => status), [404, 404, 404, 200, 200, 200])
  t.equal(after[0]?.headers.etag, undefined)
})
