/** Fetching pages from servers that mean no good, over real sockets. */
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import t, { type Test } from 'tap'
import { checkAddress, FetchError, fetchPage, type FetchOptions } from '../../../src/fetch/fetch-page.js'

/** Our test servers are on the loopback address, which is refused otherwise. */
const options: FetchOptions = { maxBytes: 100_000, seconds: 5, isAllowed: address => address === '127.0.0.1' }

async function startSite (t: Test, answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const failsWith = (t: Test, fetching: Promise<unknown>, code: string): Promise<unknown> =>
  t.rejects(fetching, { name: 'FetchError', code })

t.test('a page comes with its type and its bytes as they are', async t => {
  const bytes = Buffer.from([0xE2, 0xEE, 0xE4, 0xE0, 0x00, 0xFF])
  const site = await startSite(t, (request, response) => response.writeHead(200, { 'content-type': 'text/html; charset=windows-1251', 'x-path': request.url }).end(bytes))
  t.strictSame(await fetchPage(`${site}/a?b=c#d`, options), { url: `${site}/a?b=c#d`, contentType: 'text/html; charset=windows-1251', bytes })
})

t.test('compressed pages are unpacked', async t => {
  const words = Buffer.from('The ferry sails at noon. '.repeat(100))
  const packers: Record<string, (bytes: Buffer) => Buffer> = { gzip: gzipSync, 'x-gzip': gzipSync, br: brotliCompressSync, deflate: deflateSync, identity: bytes => bytes, GZIP: gzipSync }
  const site = await startSite(t, (request, response) => {
    const name = (request.url ?? '').slice(1)
    response.writeHead(200, { 'content-encoding': name }).end(packers[name]?.(words) ?? words)
  })
  for (const name of Object.keys(packers)) t.ok((await fetchPage(`${site}/${name}`, options)).bytes.equals(words), name)
  await failsWith(t, fetchPage(`${site}/compress`, options), 'encoding')
})

t.test('a small packed page that grows beyond the limit is given up', async t => {
  const site = await startSite(t, (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(50_000_000))))
  await failsWith(t, fetchPage(site, options), 'too-large')
})

t.test('damaged compression is an error, not half a page', async t => {
  const site = await startSite(t, (_request, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('words '.repeat(5000)).subarray(0, 40)))
  await t.rejects(fetchPage(site, options), FetchError)
})

t.test('an endless page is given up', async t => {
  const site = await startSite(t, (_request, response) => {
    const send = (): void => { if (!response.destroyed) response.write(Buffer.alloc(10_000), () => setImmediate(send)) }
    response.writeHead(200)
    send()
  })
  await failsWith(t, fetchPage(site, options), 'too-large')
})

t.test('a page that never ends arriving is given up in time', async t => {
  const site = await startSite(t, (request, response) => {
    if (request.url === '/head') return
    response.writeHead(200)
    response.write('slow')
  })
  await failsWith(t, fetchPage(`${site}/head`, { ...options, seconds: 0.2 }), 'timeout')
  await failsWith(t, fetchPage(`${site}/body`, { ...options, seconds: 0.2 }), 'timeout')
})

t.test('a connection that breaks off is an error, not half a page', async t => {
  const site = await startSite(t, (_request, response) => {
    response.writeHead(200, { 'content-length': '1000' })
    response.write('half')
    setTimeout(() => response.destroy(), 20)
  })
  await failsWith(t, fetchPage(site, options), 'connection')
})

t.test('stopping gives up', async t => {
  const site = await startSite(t, () => {})
  const stop = new AbortController()
  const fetching = fetchPage(site, { ...options, signal: stop.signal })
  setTimeout(() => stop.abort(), 50)
  await failsWith(t, fetching, 'stopped')
})

t.test('redirects are followed, five at most', async t => {
  const site = await startSite(t, (request, response) => {
    const left = Number(request.url?.slice(1))
    if (left === 0) response.end('there')
    else response.writeHead([301, 302, 303, 307, 308][left % 5] as number, { location: `/${left - 1}` }).end('not here')
  })
  t.match(await fetchPage(`${site}/5`, options), { url: `${site}/0`, bytes: Buffer.from('there') })
  await failsWith(t, fetchPage(`${site}/6`, options), 'redirects')
})

t.test('each redirect is judged again', async t => {
  const targets: Record<string, [target: string, code: string]> = {
    '/metadata': ['http://169.254.169.254/latest', 'private-address'],
    '/six': ['http://[::1]:80/', 'private-address'],
    '/mapped': ['http://[::ffff:127.0.0.1]/', 'private-address'],
    '/decimal': ['http://167772161/', 'private-address'],
    '/octal': ['http://0300.0250.1.1/', 'private-address'],
    '/file': ['file:///etc/passwd', 'invalid-address'],
    '/data': ['data:text/plain,x', 'invalid-address'],
    '/junk': ['http://[', 'invalid-address']
  }
  const site = await startSite(t, (request, response) => response.writeHead(302, { location: targets[request.url ?? '']?.[0] ?? '/' }).end())
  for (const [path, [target, code]] of Object.entries(targets)) await t.test(target, t => failsWith(t, fetchPage(site + path, options), code).then(() => {}))
})

t.test('a name is connected to as it was checked', async t => {
  const site = await startSite(t, (request, response) => response.end(request.headers.host))
  const { port } = new URL(site)
  let asked = 0
  const rebound = async () => [{ address: ++asked === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }]
  const page = await fetchPage(`http://news.example:${port}/`, { ...options, resolveName: rebound })
  t.equal(page.bytes.toString(), `news.example:${port}`)
  t.equal(asked, 1, 'asked for its address once')
  await failsWith(t, fetchPage(`http://news.example:${port}/`, { ...options, resolveName: rebound }), 'private-address')
})

t.test('one private address among several refuses the name', async t => {
  const resolveName = async () => [{ address: '127.0.0.1', family: 4 }, { address: 'fe80::1', family: 6 }]
  await failsWith(t, fetchPage('http://news.example/', { ...options, resolveName }), 'private-address')
  await failsWith(t, fetchPage('http://news.example/', { ...options, resolveName: async () => [] }), 'private-address')
})

t.test('without exceptions for tests, this machine is refused by name and by address', async t => {
  const { isAllowed, ...strict } = options
  await failsWith(t, fetchPage('http://localhost:1/', strict), 'private-address')
  for (const address of ['http://127.0.0.1/', 'http://[::1]/', 'http://0x7f.1/', 'http://2130706433/', 'http://0/', 'http://127.0.0.1./']) {
    t.throws(() => checkAddress(address), { code: 'private-address' }, address)
  }
  for (const address of ['file:///etc/passwd', 'ftp://news.example/', 'gopher://x', 'javascript:1', 'news.example', '', 'http://', '//x']) {
    t.throws(() => checkAddress(address), { code: 'invalid-address' }, address)
  }
  t.equal(checkAddress('https://news.example/a').href, 'https://news.example/a')
})

t.test('what the server says of errors is told by status alone', async t => {
  const site = await startSite(t, (_request, response) => response.writeHead(404).end('<script>'))
  await t.rejects(fetchPage(site, options), { code: 'status', message: 'The server answered with status 404.' })
})

t.test('a port where nothing listens', async t => {
  await t.rejects(fetchPage('http://127.0.0.1:1/', options), { code: 'connection', message: /ECONNREFUSED/ })
})
