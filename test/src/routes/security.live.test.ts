/** Who may change the archive, and what no browser may be talked into. */
import t from 'tap'
import { buildServer } from '../../../src/server.js'
import { UnsafeAddressError } from '../../../src/security.js'
import { readLimits } from '../../../ingest/config.js'
import { ask, type AskOptions } from '../../support/ask.js'
import { startApplication } from '../../support/start-application.js'

const record = { text: 'The weir at Oldhaven was opened.' }
const token = 'a-token-of-the-test'

const { application, url, port } = await startApplication(t)

/** The same application behind other rules; each server listens on its own port. */
async function serve (options: { token?: string, readOnly?: boolean }): Promise<string> {
  const server = await buildServer(application, { host: '127.0.0.1', port: 0, limits: readLimits(), logger: false, page: false, ...options })
  t.teardown(() => server.close())
  return server.listen({ host: '127.0.0.1', port: 0 })
}

const write = (address: string, headers: AskOptions['headers'] = {}) => ask(address, '/api/v1/articles', { method: 'POST', body: record, headers })

t.test('off the loopback address it needs a token or refuses writes', async t => {
  const options = { port: 0, limits: readLimits(), logger: false as const, page: false }
  for (const host of ['0.0.0.0', '::', '192.168.1.5']) {
    await t.rejects(buildServer(application, { ...options, host }), UnsafeAddressError, host)
    for (const more of [{ token }, { readOnly: true }]) await (await buildServer(application, { ...options, host, ...more })).close()
  }
})

t.test('with a token, writes need it', async t => {
  const guarded = await serve({ token })
  for (const authorization of [undefined, '', 'Bearer', 'Bearer ', 'Bearer wrong', `Bearer ${token}x`, `Bearer ${token.slice(1)}`, `Basic ${token}`, token, `Bearer ${token} ${token}`]) {
    const answer = await write(guarded, authorization === undefined ? {} : { authorization })
    t.equal(answer.status, 401, `${authorization}`)
    t.match(answer.headers['www-authenticate'], /^Bearer realm="verbatim"/)
    t.match(answer.body, { status: 401, code: /^token-/ })
  }
  t.equal((await write(guarded, { authorization: `Bearer ${token}` })).status, 202)
  t.equal((await write(guarded, { authorization: `bearer ${token}` })).status, 202, 'schemes have no case')
  t.equal((await ask(guarded, '/api/v1/articles/x', { method: 'DELETE' })).status, 401)
  t.equal((await ask(guarded, '/api/v1/search?q=weir')).status, 200, 'reading needs none')
  t.equal((await ask(guarded, '/api/v1/check', { method: 'POST', body: { quote: 'The weir at Oldhaven was opened.' } })).status, 200, 'checking is reading')
})

t.test('read-only refuses writes, whatever the token', async t => {
  const closed = await serve({ readOnly: true, token })
  for (const headers of [{}, { authorization: `Bearer ${token}` }]) t.match((await write(closed, headers)).body, { status: 403, code: 'read-only' })
  t.equal((await ask(closed, '/api/v1/articles/x', { method: 'DELETE' })).status, 403)
  t.equal((await ask(closed, '/api/v1/check', { method: 'POST', body: { quote: 'weir' } })).status, 200)
})

t.test('a name that was rebound to this machine cannot write', async t => {
  for (const host of ['evil.example', `evil.example:${port}`, `localhost.evil.example:${port}`, `127.0.0.1.evil.example:${port}`, `localhost:${port}@evil.example`, `10.0.0.1:${port}`, 'localhost', `localhost:${port + 1}`]) {
    const answer = await write(url, { host })
    t.match(answer.body, { status: 403, code: 'host' }, host)
  }
  for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`, `LOCALHOST:${port}`]) t.equal((await write(url, { host })).status, 202, host)
  t.equal((await ask(url, '/api/v1/articles/x', { method: 'DELETE', headers: { host: 'evil.example' } })).status, 403)
  const guarded = await serve({ token })
  t.equal((await write(guarded, { host: 'evil.example', authorization: `Bearer ${token}` })).status, 403, 'also with the token')
})

t.test('a page of another site cannot write', async t => {
  for (const origin of ['https://evil.example', 'null', '', 'http://localhost', `https://localhost.evil.example:${port}`, `http://localhost:${port + 1}`, 'file://', `http://localhost:${port}@evil.example`]) {
    t.match((await write(url, { origin })).body, { status: 403, code: 'origin' }, origin)
  }
  for (const site of ['cross-site', 'same-site']) t.match((await write(url, { 'sec-fetch-site': site })).body, { status: 403, code: 'origin' }, site)
  for (const origin of [`http://127.0.0.1:${port}`, `http://localhost:${port}`]) t.equal((await write(url, { origin, 'sec-fetch-site': 'same-origin' })).status, 202, origin)
})

t.test('a form of another site is no way in, and nothing is shared with other origins', async t => {
  for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'text/plain; x=application/json', 'application/xml']) {
    const answer = await ask(url, '/api/v1/articles', { method: 'POST', body: JSON.stringify(record), headers: { 'content-type': type } })
    t.match(answer.body, { status: 415, code: 'unsupported-media-type' }, type)
  }
  const form = new FormData()
  form.append('file', new Blob([record.text], { type: 'text/plain' }), 'weir.txt')
  const sent = await fetch(`${url}/api/v1/articles`, { method: 'POST', body: form, headers: { origin: 'https://evil.example' } })
  t.match(await sent.json(), { status: 403, code: 'origin' }, 'a form with files')
  const preflight = await ask(url, '/api/v1/articles', { method: 'OPTIONS', headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' } })
  t.equal(preflight.status, 405)
  for (const answer of [preflight, await ask(url, '/api/v1/search?q=weir', { headers: { origin: 'https://evil.example' } })]) {
    t.strictSame(Object.keys(answer.headers).filter(name => name.startsWith('access-control')), [])
  }
})

t.test('every answer carries the security headers, errors too', async t => {
  for (const path of ['/api/v1/search', '/api/v1/search?limit=0', '/nothing', '/%FF', '/health/live', '/metrics', '/openapi.json', '/docs', `/${'x'.repeat(40_000)}`]) {
    const { headers } = await ask(url, path)
    t.match(headers, { 'content-security-policy': /default-src 'none'/, 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cross-origin-resource-policy': 'same-origin', 'cache-control': /^no-store$|^private, no-cache$/, 'x-frame-options': 'DENY' }, path.slice(0, 40))
  }
})
