/** Whatever is asked wrongly is answered by a problem that names it. */
import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import t from 'tap'
import { ask, type AskOptions } from '../../support/ask.js'
import { startApplication } from '../../support/start-application.js'

const { url, port, application } = await startApplication(t, { records: [{ id: 'a', text: 'A heron stood in the mill race.' }], limits: { checkBytes: 1000, queryBytes: 8192 } })

const problems: Array<[method: string, path: string, status: number, code: string, parameter?: string]> = [
  ['GET', '/api/v1/search?limit=abc', 400, 'invalid-parameter', 'limit'],
  ['GET', '/api/v1/search?limit=', 400, 'invalid-parameter', 'limit'],
  ['GET', '/api/v1/search?limit=1.5', 400, 'invalid-parameter', 'limit'],
  ['GET', '/api/v1/search?limit=0', 400, 'invalid-parameter', 'limit'],
  ['GET', '/api/v1/search?limit=201', 400, 'invalid-parameter', 'limit'],
  ['GET', '/api/v1/search?limit=5&limit=5', 400, 'repeated-parameter', 'limit'],
  ['GET', '/api/v1/search?q=a&q=b', 400, 'repeated-parameter', 'q'],
  ['GET', '/api/v1/search?lang=uk', 400, 'unknown-parameter', 'lang'],
  ['GET', '/api/v1/search?sort=best', 400, 'invalid-parameter', 'sort'],
  ['GET', '/api/v1/search?include=all', 400, 'invalid-parameter', 'include'],
  ['GET', '/api/v1/search?names=some', 400, 'invalid-parameter', 'names'],
  ['GET', '/api/v1/search?repair=false', 400, 'invalid-parameter', 'repair'],
  ['GET', '/api/v1/search?kind=directs', 400, 'invalid-parameter', 'kind'],
  ['GET', '/api/v1/search?month=2024', 400, 'invalid-parameter', 'month'],
  ['GET', '/api/v1/search?year=2024-05', 400, 'invalid-parameter', 'year'],
  ['GET', '/api/v1/search?day=2024-05', 400, 'invalid-parameter', 'day'],
  ['GET', '/api/v1/search?q=harbour&verdict=verbatim', 400, 'no-phrase', 'verdict'],
  ['GET', '/api/v1/search?q=%E2%80%9Cthe+harbour%E2%80%9D&verdict=altered', 400, 'invalid-parameter', 'verdict'],
  ['GET', '/api/v1/search?month=2024-13', 400, 'invalid-parameter', 'month'],
  ['GET', '/api/v1/search?outlet=', 400, 'invalid-parameter', 'outlet'],
  ['GET', '/api/v1/search?from=yesterday', 400, 'date', 'from'],
  ['GET', '/api/v1/search?from=2024-02-30', 400, 'date', 'from'],
  ['GET', '/api/v1/search?to=', 400, 'invalid-parameter', 'to'],
  ['GET', '/api/v1/search?cursor=abc', 400, 'cursor', 'cursor'],
  ['GET', '/api/v1/search?cursor=', 400, 'invalid-parameter', 'cursor'],
  ['GET', '/api/v1/search?q=%FF', 400, 'invalid-encoding', 'q'],
  ['GET', '/api/v1/search?q=%ED%A0%80', 400, 'invalid-encoding', 'q'],
  ['GET', `/api/v1/search?q=${'x'.repeat(8193)}`, 414, 'uri-too-long'],
  ['GET', `/api/v1/check?quote=${'%D0%B6'.repeat(4_097)}`, 414, 'uri-too-long'],
  ['GET', `/api/v1/search?q=${'x'.repeat(40_000)}`, 414, 'uri-too-long'],
  ['GET', `/api/v1/search?q=${'x'.repeat(70_000)}`, 431, 'headers-too-large'],
  ['GET', '/api/v1/check', 400, 'missing-parameter', 'quote'],
  ['GET', '/api/v1/check?quote=', 400, 'invalid-parameter', 'quote'],
  ['GET', '/api/v1/check?quote=a&quote=b', 400, 'repeated-parameter', 'quote'],
  ['GET', '/api/v1/facets/colour', 400, 'invalid-parameter', 'name'],
  ['GET', '/api/v1/facets/outlet?limit=0', 400, 'invalid-parameter', 'limit'],
  ['GET', '/api/v1/rejects?cursor=-1', 400, 'cursor', 'cursor'],
  ['GET', '/api/v1/sources?x=1', 400, 'unknown-parameter', 'x'],
  ['GET', '/api/v1/articles/a?version=0', 400, 'invalid-parameter', 'version'],
  ['GET', '/api/v1/articles/none', 404, 'not-found'],
  ['GET', '/api/v1/articles/none/original', 404, 'not-found'],
  ['GET', '/api/v1/articles/%FF', 400, 'invalid-encoding'],
  ['GET', '/api/v1/articles/..%2F..%2Fetc%2Fpasswd', 404, 'not-found'],
  ['GET', '/api/v1/articles/a%00', 404, 'not-found'],
  ['GET', `/api/v1/articles/${'x'.repeat(6000)}`, 414, 'uri-too-long'],
  ['GET', '/api/v1/articles/', 400, 'invalid-parameter', 'id'],
  ['GET', '/api/v1/passages/none', 404, 'not-found'],
  ['GET', '/api/v1/tasks/none', 404, 'not-found'],
  ['GET', '/api/v1/nothing', 404, 'not-found'],
  ['GET', '/api/v2/search', 404, 'not-found'],
  ['GET', '/%FF', 400, 'invalid-encoding'],
  ['POST', '/api/v1/search', 405, 'method-not-allowed'],
  ['PUT', '/api/v1/articles/a', 405, 'method-not-allowed'],
  ['GET', '/api/v1/articles', 405, 'method-not-allowed'],
  ['DELETE', '/api/v1/articles', 405, 'method-not-allowed'],
  ['PROPFIND', '/api/v1/search', 405, 'method-not-allowed'],
  ['POST', '/api/v1/check?quote=a', 400, 'unknown-parameter', 'quote']
]

t.test('addresses and parameters', async t => {
  for (const [method, path, status, code, parameter] of problems) {
    const answer = await ask(url, path, method === 'POST' ? { method, body: { quote: 'a' } } : { method })
    const name = `${method} ${path.slice(0, 60)}`
    t.equal(answer.status, status, `${name}: ${answer.text.slice(0, 300)}`)
    t.match(answer.headers['content-type'], /^application\/problem\+json/, name)
    t.match(answer.body, { type: String, title: String, status, detail: /\.$/, code, ...(parameter !== undefined && { parameter }) }, name)
    t.notMatch(answer.text, /\/work|node_modules|\bat \w+ \(|Error:/, `${name}: nothing internal`)
    if (status === 405) t.match(answer.headers.allow, /[A-Z]+/, name)
  }
  t.equal((await ask(url, '/api/v1/articles', { method: 'PUT' })).headers.allow, 'POST')
})

const bodies: Array<[name: string, options: AskOptions, status: number, code: string, parameter?: string]> = [
  ['both', { body: { quote: 'a', quotes: ['b'] } }, 400, 'invalid-body'],
  ['neither', { body: {} }, 400, 'invalid-body'],
  ['a number', { body: { quote: 5 } }, 400, 'invalid-parameter', 'quote'],
  ['an empty list', { body: { quotes: [] } }, 400, 'invalid-parameter', 'quotes'],
  ['too many', { body: { quotes: Array.from({ length: 101 }, () => 'a') } }, 400, 'invalid-parameter', 'quotes'],
  ['a list in which one is no text', { body: { quotes: ['a', null] } }, 400, 'invalid-parameter', 'quotes'],
  ['an unknown field', { body: { quote: 'a', limit: 3 } }, 400, 'unknown-parameter', 'limit'],
  ['half a character', { body: '{"quote":"a \\ud83d"}', headers: { 'content-type': 'application/json' } }, 400, 'invalid-parameter', 'quote'],
  ['no UTF-8', { body: Buffer.from('{"quote":"caf\xE9"}', 'latin1'), headers: { 'content-type': 'application/json' } }, 400, 'invalid-encoding'],
  ['no JSON', { body: '{"quote":', headers: { 'content-type': 'application/json' } }, 400, 'invalid-json'],
  ['an empty body', { body: '', headers: { 'content-type': 'application/json' } }, 400, 'empty-body'],
  ['a deep body', { body: '['.repeat(5000), headers: { 'content-type': 'application/json' } }, 400, 'invalid-json'],
  ['a prototype', { body: '{"quote":"a","__proto__":{"x":1}}', headers: { 'content-type': 'application/json' } }, 400, 'unknown-parameter', '__proto__'],
  ['a list longer than allowed', { body: { quotes: ['word '.repeat(150), 'word '.repeat(150)] } }, 413, 'too-long', 'quotes'],
  ['a large body', { body: { quote: 'word '.repeat(10_000) } }, 413, 'too-long', 'quote'],
  ['plain text', { body: 'a', headers: { 'content-type': 'text/plain' } }, 415, 'unsupported-media-type'],
  ['no type', { body: '{"quote":"a"}', headers: {} }, 415, 'unsupported-media-type']
]

t.test('bodies', async t => {
  for (const [name, options, status, code, parameter] of bodies) {
    const answer = await ask(url, '/api/v1/check', { method: 'POST', ...options })
    t.equal(answer.status, status, `${name}: ${answer.text.slice(0, 300)}`)
    t.match(answer.body, { status, code, ...(parameter !== undefined && { parameter }) }, name)
    t.match(answer.headers['content-type'], /^application\/problem\+json/, name)
  }
})

t.test('a quotation that is too long names its parameter', async t => {
  t.match((await ask(url, '/api/v1/check', { method: 'POST', body: { quote: 'word '.repeat(300) } })).body, { status: 413, code: 'too-long', parameter: 'quote' })
})

t.test('a long query arrives even when every character takes nine bytes', async t => {
  const query = 'водопостачання '.repeat(280)
  const { status, text } = await ask(url, `/api/v1/search?q=${encodeURIComponent(query)}`)
  t.equal(status, 200, text.slice(0, 300))
})

/** @returns everything the server says to these bytes before it closes the connection */
async function speak (bytes: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  socket.write(bytes)
  return text(socket)
}

t.test('what is no HTTP is answered as a problem, too', async t => {
  for (const bytes of ['hello\r\n\r\n', 'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n bad\r\n\r\n', 'POST /api/v1/check HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n']) {
    const said = await speak(bytes)
    t.match(said, /^HTTP\/1\.1 400 Bad Request\r\n/, JSON.stringify(bytes.slice(0, 20)))
    t.match(said, /content-type: application\/problem\+json/)
    t.match(said, /"code":"malformed-request"/)
  }
})

t.test('when the engine is gone, searching says so and reading goes on', async t => {
  await application.engine.close()
  const answer = await ask(url, '/api/v1/search?q=heron')
  t.match(answer.body, { status: 503, code: /^engine-/ }, answer.text)
  t.match(answer.headers, { 'retry-after': '5', 'content-type': /^application\/problem\+json/ })
  t.notMatch(answer.text, /127\.0\.0\.1|ECONN/)
  t.match((await ask(url, '/health/ready')).body, { status: 503, code: 'not-ready' })
  t.equal((await ask(url, '/health/live')).status, 200)
  t.match((await ask(url, '/api/v1/articles/a')).body, { text: 'A heron stood in the mill race.' })
  t.match((await ask(url, '/api/v1/status')).body, { articles: 1, engine: null })
  t.match((await ask(url, '/metrics')).text, /verbatim_engine_healthy 0\n/)
})
