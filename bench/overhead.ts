/**
 * What the service adds to the engine: each search goes once through `GET /api/v1/search` and once,
 * as the very multi-search body the service sent, to the engine directly, in turns, in one run.
 *
 *     npm run bench -- overhead [articles, default 4000] [queries of each kind, default 60]
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { Agent, request, type RequestOptions } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { readLimits } from '../ingest/config.js'
import type { Rejection, SourceFile } from '../ingest/document.js'
import { recordToSource } from '../ingest/read/read-record.js'
import { multiSearchBody } from '../src/engine/meili-engine.js'
import { openApplication } from '../src/open-application.js'
import type { SearchAnswer, Timings } from '../src/search/answer.js'
import { buildServer } from '../src/server.js'
import { createRandom, generateArticles, type GeneratedArticle } from './support/generate-articles.js'
import { percentile } from './support/percentile.js'

const ROUNDS = 5 // after one to warm up

const [articleCount = 4_000, queriesPerKind = 60] = process.argv.slice(2).map(Number)
const limits = readLimits()
const logger = pino({ level: 'error' })
const agent = new Agent({ keepAlive: true })

/** A search as its query string, with the engine requests it makes. */
interface Query {
  kind: string
  parameters: URLSearchParams
  bodies: EngineRequest[]
}

interface EngineRequest {
  url: string
  headers: Record<string, string>
  body: string
}

interface Sample {
  kind: string
  /** number of the query */
  query: number
  service: number
  direct: number
  timings: Timings
}

const folder = await mkdtemp(join(tmpdir(), 'verbatim-bench-'))
const application = await openApplication({ folder, logger })
const server = await buildServer(application, { host: '127.0.0.1', port: 0, limits, logger: false, page: false, readOnly: true })
try {
  const articles = [...generateArticles(articleCount)]
  const summary = await application.ingest(toSources(articles))
  const address = await server.listen({ host: '127.0.0.1', port: 0 })
  console.log(`${summary.taken} articles, ${summary.passages} passages`)
  const queries = await recordBodies(address, makeQueries(articles))
  report(await measure(address, queries))
} finally {
  agent.destroy()
  await server.close()
  await application.close()
  await rm(folder, { recursive: true, force: true })
}

async function * toSources (articles: GeneratedArticle[]): AsyncGenerator<SourceFile | Rejection> {
  for (const article of articles) yield recordToSource(article, 'generated', { limits })
}

function makeQueries (articles: GeneratedArticle[]): Query[] {
  const random = createRandom(2)
  const cut = (count: number): string[] => {
    const article = articles[Math.floor(random() * articles.length)] as GeneratedArticle
    const words = article.text.split(/[\s.,“”]+/).filter(word => word.length > 3)
    const start = Math.floor(random() * (words.length - count))
    return words.slice(start, start + count)
  }
  const stretch = (count: number): string => {
    const article = articles[Math.floor(random() * articles.length)] as GeneratedArticle
    const sentence = article.text.split(/[.“”\n]+/).map(part => part.trim()).find(part => part.split(' ').length > count + 2) ?? article.title
    return sentence.replaceAll(',', '').split(' ').slice(1, 1 + count).join(' ')
  }
  const kinds: Record<string, () => Record<string, string>> = {
    'one word': () => ({ q: cut(1).join(' ').toLowerCase() }),
    'two words': () => ({ q: cut(2).join(' ').toLowerCase() }),
    'word, facet selected': () => ({ q: cut(1).join(' ').toLowerCase(), language: 'en', outlet: 'Outlet 0' }),
    name: () => ({ q: articles[Math.floor(random() * articles.length)]?.authors[0]?.split(' ')[0] ?? '' }),
    'short phrase': () => ({ q: `“${stretch(3)}”` }),
    'long phrase': () => ({ q: `“${stretch(8)}”` }),
    'by date': () => ({ q: cut(1).join(' ').toLowerCase(), sort: 'newest', from: '2018' })
  }
  return Object.entries(kinds).flatMap(([kind, make]) => Array.from({ length: queriesPerKind }, () => ({ kind, parameters: new URLSearchParams(make()), bodies: [] })))
}

/** Sends each search once and keeps what went to the engine: the body is built as the engine's own code builds it. */
async function recordBodies (address: string, queries: Query[]): Promise<Query[]> {
  const { engine } = application
  const { url, key } = await readConnection(folder)
  const headers = { 'content-type': 'application/json', 'accept-encoding': 'identity', authorization: `Bearer ${key}` }
  const original = engine.search.bind(engine)
  let recording: Query['bodies'] = []
  engine.search = (asked, options) => {
    recording.push({ url: url + '/multi-search', headers, body: JSON.stringify(multiSearchBody(asked)) })
    return original(asked, options)
  }
  for (const query of queries) {
    recording = []
    await searchService(address, query)
    query.bodies = recording
  }
  engine.search = original
  return queries
}

/** Where the embedded engine is, as it wrote it down for the next start. */
async function readConnection (folder: string): Promise<{ url: string, key: string }> {
  const { port, key } = JSON.parse(await readFile(join(folder, 'engine.json'), 'utf8')) as { port: number, key: string }
  return { url: `http://127.0.0.1:${port}`, key }
}

async function searchService (address: string, query: Query): Promise<SearchAnswer> {
  return await ask(`${address}/api/v1/search?${query.parameters}`, { method: 'GET' }) as SearchAnswer
}

async function searchDirectly (query: Query): Promise<void> {
  for (const { url, headers, body } of query.bodies) await ask(url, { method: 'POST', headers }, body)
}

/** The same light client for both, with kept connections; the answer is parsed, since nobody can use it otherwise. */
function ask (url: string, options: RequestOptions, body?: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { ...options, agent }, response => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        if (response.statusCode === 200) resolve(JSON.parse(text))
        else reject(new Error(`${url}: ${response.statusCode} ${text}`))
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** In turns, each first as often as the other, so that neither finds warmer caches. */
async function measure (address: string, queries: Query[]): Promise<Sample[]> {
  const samples: Sample[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [index, query] of queries.entries()) {
      const sample: Sample = { kind: query.kind, query: index, service: 0, direct: 0, timings: { engine: 0, archive: 0, verify: 0, total: 0 } }
      const service = async (): Promise<void> => {
        const started = performance.now()
        const answer = await searchService(address, query)
        sample.service = performance.now() - started
        sample.timings = answer.timings
      }
      const direct = async (): Promise<void> => {
        const started = performance.now()
        await searchDirectly(query)
        sample.direct = performance.now() - started
      }
      if ((index + round) % 2 === 0) {
        await service()
        await direct()
      } else {
        await direct()
        await service()
      }
      if (round > 0) samples.push(sample)
    }
  }
  return samples
}

/** Printed twice: every round, and the fastest round of each search, which leaves out what else the machine was doing. */
function report (samples: Sample[]): void {
  console.log('\nEvery round')
  printTables(samples)
  console.log(`\nFastest of ${ROUNDS} rounds of each search`)
  printTables(fastestRounds(samples))
}

function fastestRounds (samples: Sample[]): Sample[] {
  const fastest = new Map<number, Sample>()
  for (const sample of samples) {
    const known = fastest.get(sample.query)
    if (known === undefined) fastest.set(sample.query, { ...sample })
    else {
      if (sample.service < known.service) Object.assign(known, { service: sample.service, timings: sample.timings })
      known.direct = Math.min(known.direct, sample.direct)
    }
  }
  return [...fastest.values()]
}

function printTables (samples: Sample[]): void {
  const kinds = [...new Set(samples.map(sample => sample.kind))]
  console.log('\n| search | n | service p50 / p95 ms | engine directly p50 / p95 ms | ratio p50 | ratio p95 |\n| --- | --- | --- | --- | --- | --- |')
  for (const kind of [...kinds, 'all']) console.log(comparison(kind, samples.filter(sample => kind === 'all' || sample.kind === kind)))
  console.log('\nWhere the time of the service goes, p50 ms\n\n| search | asking the engine | archive reads | verification | parsing, ranking, building | HTTP and serialising |\n| --- | --- | --- | --- | --- | --- |')
  for (const kind of [...kinds, 'all']) console.log(breakdown(kind, samples.filter(sample => kind === 'all' || sample.kind === kind)))
}

function comparison (kind: string, samples: Sample[]): string {
  const at = (share: number): [number, number] => [percentile(samples.map(sample => sample.service), share), percentile(samples.map(sample => sample.direct), share)]
  const [service50, direct50] = at(0.5)
  const [service95, direct95] = at(0.95)
  return `| ${kind} | ${samples.length} | ${service50.toFixed(1)} / ${service95.toFixed(1)} | ${direct50.toFixed(1)} / ${direct95.toFixed(1)} | ${(service50 / direct50).toFixed(2)} | ${(service95 / direct95).toFixed(2)} |`
}

function breakdown (kind: string, samples: Sample[]): string {
  const median = (read: (sample: Sample) => number): string => percentile(samples.map(read), 0.5).toFixed(2)
  const rest = ({ timings }: Sample): number => timings.total - timings.engine - timings.archive - timings.verify
  return `| ${kind} | ${median(each => each.timings.engine)} | ${median(each => each.timings.archive)} | ${median(each => each.timings.verify)} | ${median(rest)} | ${median(each => each.service - each.timings.total)} |`
}
