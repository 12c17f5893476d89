// The command line fetching from a real server: lists, sitemaps, feeds and folders, politely and again.
import { once } from 'node:events'
import { writeFileSync, mkdirSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { runVerbatim, type Run } from '../../support/run-verbatim.js'

const PARAGRAPHS = ['The council approved the new tram line on Monday, after a debate of six hours that ended past midnight.', 'Work is to begin in the spring, said the mayor, who had campaigned for the line for years.', 'Opponents fear that the costs will rise above what the town can pay in a decade.']
const page = (title: string, extra = ''): string => `<!doctype html><html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1>${extra}<article>${PARAGRAPHS.map(text => `<p>${title}: ${text}</p>`).join('')}</article></body></html>`

interface Site {
  url: string
  asked: Array<{ path: string, at: number, headers: IncomingMessage['headers'] }>
}

async function openSite (t: Test): Promise<Site> {
  const asked: Site['asked'] = []
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push({ path, at: Date.now(), headers: request.headers })
    const html = (body: string): void => { response.setHeader('content-type', 'text/html; charset=utf-8').end(body) }
    if (path === '/robots.txt') response.end('User-agent: *\nDisallow: /private/\n')
    else if (path === '/index.xml') response.end(`<sitemapindex><sitemap><loc>${url}/news.xml</loc></sitemap></sitemapindex>`)
    else if (path === '/news.xml') response.end(`<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>${url}/tram</loc><news:news><news:publication><news:name>Lantern</news:name><news:language>en</news:language></news:publication><news:publication_date>2024-05-24</news:publication_date><news:title>Tram line</news:title></news:news></url><url><loc>${url}/moved</loc></url></urlset>`)
    else if (path === '/tram' && request.headers['if-none-match'] === '"1"') response.writeHead(304).end()
    else if (path === '/tram') html((response.setHeader('etag', '"1"'), page('Tram line')))
    else if (path === '/moved') response.writeHead(301, { location: '/bridge' }).end()
    else if (path === '/bridge') html(page('Bridge', '<time>3 days ago</time>'))
    else if (path === '/sly') response.writeHead(302, { location: '/private/minutes' }).end()
    else if (path === '/large') html('<p>' + 'x'.repeat(40_000_000))
    else if (path === '/feed') response.end(`<rss version="2.0"><channel><title>Lantern</title><item><title>Ferry</title><link>${url}/ferry</link><description>A ferry goes.</description></item></channel></rss>`)
    else if (path === '/ferry') html(page('Ferry'))
    else response.writeHead(404).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => server.closeAllConnections())
  t.teardown(() => server.close())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, asked }
}

const run = (folder: string, ...given: string[]): Promise<Run> => runVerbatim([...given, '--data', join(folder, 'data')])

t.test('a sitemap of sitemaps is fetched politely, and what has not changed is not sent again', async t => {
  const { url, asked } = await openSite(t)
  const folder = t.testdir({ 'list.txt': '' })
  const list = join(folder, 'list.txt')
  writeFileSync(list, `<sitemapindex><sitemap><loc>${url}/index.xml</loc></sitemap></sitemapindex>`)
  const first = await run(folder, 'ingest', '--urls', list, '--allow-private', '--json')
  t.equal(first.status, 0, first.stderr)
  t.match(JSON.parse(first.stdout), { taken: 2, rejected: 0 })
  t.strictSame(asked.map(each => each.path), ['/robots.txt', '/index.xml', '/news.xml', '/tram', '/moved', '/bridge'])
  const gaps = asked.slice(2).map((each, at) => each.at - asked[at + 1]!.at)
  t.ok(gaps.every(gap => gap >= 900), `a second between two requests: ${gaps.join(', ')} ms`)

  const again = await run(folder, 'ingest', '--urls', list, '--allow-private', '--json')
  t.match(JSON.parse(again.stdout), { taken: 0, same: 1, rejected: 0 })
  t.match(again.stderr, '1 page unchanged')
  t.equal(asked.findLast(each => each.path === '/tram')?.headers['if-none-match'], '"1"')

  const found = await run(folder, 'search', '"Bridge: Work is to begin"', '--json')
  const hit = JSON.parse(found.stdout).hits[0]
  t.match(hit.article.published, { precision: 'day', source: 'relative' }, 'counted from the moment of fetching')
})

t.test('what cannot or must not be fetched is named, and the rest is taken', async t => {
  const { url, asked } = await openSite(t)
  const folder = t.testdir({ 'list.txt': '' })
  const list = join(folder, 'list.txt')
  writeFileSync(list, ['/tram', '/private/minutes', '/sly', '/gone', '/large'].map(path => url + path).join('\n'))
  const { status, stdout, stderr } = await run(folder, 'ingest', '--urls', list, '--allow-private', '--json')
  t.equal(status, 1)
  t.match(JSON.parse(stdout), { taken: 1 })
  for (const [path, reason] of [['/private/minutes', 'robots'], ['/sly', 'robots'], ['/gone', 'status'], ['/large', 'too-large']]) t.match(stderr, new RegExp(`not fetched ${url}${path}: ${reason}`))
  t.notOk(asked.some(each => each.path.startsWith('/private/')))

  const refused = await run(folder, 'ingest', '--urls', list)
  t.equal(refused.status, 1)
  t.match(refused.stderr, 'private-address')
})

t.test('a run that was stopped goes on where it was', async t => {
  const { url, asked } = await openSite(t)
  const folder = t.testdir({ 'list.txt': '', data: {} })
  const list = join(folder, 'list.txt')
  writeFileSync(list, ['/tram', '/bridge', '/ferry'].map(path => url + path).join('\n'))
  const { createHash } = await import('node:crypto')
  const digest = createHash('sha256').update(['/tram', '/bridge', '/ferry'].map(path => url + path).join('\n')).digest('hex')
  mkdirSync(join(folder, 'data'), { recursive: true })
  writeFileSync(join(folder, 'data', 'fetched.json'), JSON.stringify({ validators: {}, unfinished: { list: digest, done: 2 } }))
  const { status, stdout, stderr } = await run(folder, 'ingest', '--urls', list, '--allow-private', '--json')
  t.equal(status, 0, stderr)
  t.match(JSON.parse(stdout), { taken: 1 })
  t.match(stderr, '2 addresses were done')
  t.strictSame(asked.map(each => each.path), ['/robots.txt', '/ferry'])
})

t.test('watch takes feeds and folders once', async t => {
  const { url, asked } = await openSite(t)
  const folder = t.testdir({ in: { 'note.txt': 'Snow fell on Larkstead all of Monday, said the mayor, and trams stood still.' }, 'sources.json': '' })
  writeFileSync(join(folder, 'sources.json'), JSON.stringify({ feeds: [{ url: `${url}/feed`, outlet: 'Lantern' }], folders: [{ path: join(folder, 'in') }] }))
  const sources = ['watch', '--once', '--allow-private', '--sources', join(folder, 'sources.json')]
  const first = await run(folder, ...sources)
  t.equal(first.status, 0, first.stderr)
  t.match(first.stdout, '1 page fetched')
  t.match(first.stdout, '2 articles taken')
  const again = await run(folder, ...sources)
  t.match(again.stdout, '0 articles taken')
  t.equal(asked.filter(each => each.path === '/ferry').length, 1, 'a page seen is not fetched again')
})
