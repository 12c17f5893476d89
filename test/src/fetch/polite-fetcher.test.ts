/** Fetching as a guest, from a real server on the loopback address. */
import { once } from 'node:events'
import { readFileSync, existsSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { readAddresses } from '../../../ingest/read/read-addresses.js'
import { collectAddresses, emptyReport, fetchAddresses, fetchFeed } from '../../../src/fetch/fetch-articles.js'
import { openPoliteFetcher, type PoliteFetcher } from '../../../src/fetch/polite-fetcher.js'
import { parseRobots } from '../../../src/fetch/robots.js'

async function serve (t: Test, answer: RequestListener): Promise<{ url: string, fetcher: PoliteFetcher, asked: string[] }> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    answer(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, fetcher: openPoliteFetcher({ maxBytes: 10_000, seconds: 5, delay: 0, isAllowed: () => true }), asked }
}

const records = (file: string): Array<Record<string, unknown>> => existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').map(line => JSON.parse(line)) : []

t.test('robots.txt', async t => {
  const robots = parseRobots('# x\nUser-agent: other\nUser-agent: verbatim\nDisallow: /a/\nAllow: /a/b\nDisallow: /*.pdf$\nCrawl-delay: 3\n\nUser-agent: *\nDisallow: /', 'verbatim')
  t.equal(robots.isAllowed('/a/x'), false)
  t.equal(robots.isAllowed('/a/b/x'), true, 'the longer rule wins')
  t.equal(robots.isAllowed('/c/x.pdf'), false)
  t.equal(robots.isAllowed('/c/x.pdf?y'), true)
  t.equal(robots.delay, 3)
  t.equal(parseRobots('User-agent: *\nDisallow: /', 'verbatim').isAllowed('/'), false)
  t.equal(parseRobots('User-agent: *\nDisallow:', 'verbatim').isAllowed('/'), true)
  t.equal(parseRobots('<html>not found</html>', 'verbatim').isAllowed('/'), true)
  t.equal(parseRobots('User-agent: *\nDisallow: /' + '*a'.repeat(5000), 'verbatim').isAllowed('/' + 'a'.repeat(4000)), true)
})

t.test('pages of a list: what the site forbids is not asked for', async t => {
  const { url, fetcher, asked } = await serve(t, (request, response) => {
    if (request.url === '/robots.txt') response.end('User-agent: *\nDisallow: /private')
    else if (request.url === '/gone') response.writeHead(410).end()
    else response.setHeader('content-type', 'text/html').end('<html><p>Page</p></html>')
  })
  const file = join(t.testdir({}), 'out.jsonl')
  const report = emptyReport()
  await fetchAddresses(readAddresses(`${url}/a\n${url}/private/b\n${url}/gone\n`).pages, file, fetcher, report)
  t.match(records(file), [{ url: `${url}/a`, contentType: 'text/html', base64: Buffer.from('<html><p>Page</p></html>').toString('base64') }])
  t.match(report, { fetched: 1, failures: [{ reason: 'robots' }, { reason: 'status', detail: /410/ }] })
  t.strictSame(asked, ['/robots.txt', '/a', '/gone'])
})

t.test('a private address is not fetched unless allowed', async t => {
  const { url, asked } = await serve(t, (_, response) => response.end('secret'))
  const report = emptyReport()
  const fetcher = openPoliteFetcher({ maxBytes: 100, seconds: 5, delay: 0 })
  await fetchAddresses([{ url }], join(t.testdir({}), 'x'), fetcher, report)
  t.match(report, { fetched: 0, failures: [{ reason: 'private-address' }] })
  t.strictSame(asked, [])
})

t.test('a feed: whole items are taken, teasers fetched, nothing twice', async t => {
  const { url, fetcher, asked } = await serve(t, (request, response) => {
    if (request.url === '/robots.txt') response.writeHead(404).end()
    else if (request.url !== '/feed') response.end('<html><p>The whole page</p></html>')
    else if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end()
    else response.setHeader('etag', '"1"').end(`<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>L</title><item><title>A</title><link>${url}/a</link><content:encoded><![CDATA[<p>${'Long. '.repeat(200)}</p>]]></content:encoded></item><item><title>B</title><link>${url}/b</link><description>Short.</description></item></channel></rss>`)
  })
  const file = join(t.testdir({}), 'out.jsonl')
  const report = emptyReport()
  const validators = await fetchFeed(`${url}/feed`, file, fetcher, report, { known: () => false, outlet: 'Lantern' })
  t.match(records(file), [{ url: `${url}/a`, outlet: 'Lantern', html: /Long/ }, { url: `${url}/b`, title: 'B', outlet: 'Lantern', base64: /./ }])
  t.equal(records(file)[1]?.html, undefined, 'the page stands for the teaser')
  t.strictSame(validators, { etag: '"1"' })
  const again = emptyReport()
  t.equal(await fetchFeed(`${url}/feed`, file, fetcher, again, { validators: validators!, known: () => false }), null)
  t.match(again, { fetched: 0, unchanged: 1, failures: [] })
  t.strictSame(asked, ['/robots.txt', '/feed', '/b', '/feed'])
})

t.test('a sitemap of sitemaps', async t => {
  const { url, fetcher } = await serve(t, (request, response) => {
    if (request.url === '/robots.txt') response.writeHead(404).end()
    else response.end(`<urlset xmlns:news="x"><url><loc>${url}/a</loc><news:news><news:publication><news:name>Lantern</news:name><news:language>en</news:language></news:publication><news:publication_date>2024-05-24</news:publication_date><news:title>Ferry &amp; storm</news:title></news:news></url></urlset>`)
  })
  const found = await collectAddresses(`<sitemapindex><sitemap><loc>${url}/1.xml</loc></sitemap></sitemapindex>`, fetcher, emptyReport())
  t.strictSame(found, [{ url: `${url}/a`, title: 'Ferry & storm', outlet: 'Lantern', published: '2024-05-24', language: 'en' }])
})
