/**
 * Compares searches through the service with the engine asked directly: each search goes once through
 * `GET /api/v1/search` and once as the very multi-search body the service sent, in turns, in one run.
 */
import { readFile } from 'node:fs/promises'
import { Agent, request, type RequestOptions } from 'node:http'
import { join } from 'node:path'
import { readLimits } from '../../ingest/config.js'
import type { Application } from '../../src/application.js'
import { multiSearchBody } from '../../src/engine/meili-engine.js'
import type { SearchAnswer, Timings } from '../../src/search/answer.js'
import { buildServer } from '../../src/server.js'
import { percentile } from './percentile.js'

const ROUNDS = 5 // after one to warm up

const agent = new Agent({ keepAlive: true })

/** A search as its query string. */
export interface Asked {
  kind: string
  parameters: URLSearchParams
}

/** With the engine requests it makes. */
interface Query extends Asked {
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

/** Prints the tables. @param folder data folder of the application, for the engine's address */
export async function compareSearches (application: Application, folder: string, asked: Asked[]): Promise<void> {
  const server = await buildServer(application, { host: '127.0.0.1', port: 0, limits: readLimits(), logger: false, page: false, readOnly: true })
  try {
    const address = await server.listen({ host: '127.0.0.1', port: 0 })
    const queries = await recordBodies(application, folder, address, asked)
    report(await measure(address, queries))
  } finally {
    agent.destroy()
    await server.close()
  }
}

/** Sends each search once and keeps what went to the engine: the body is built as the engine's own code builds it. */
async function recordBodies (application: Application, folder: string, address: string, asked: Asked[]): Promise<Query[]> {
  const { engine } = application
  const { url, key } = await readConnection(folder)
  const headers = { 'content-type': 'application/json', 'accept-encoding': 'identity', authorization: `Bearer ${key}` }
  const original = engine.search.bind(engine)
  let recording: Query['bodies'] = []
  engine.search = (wanted, options) => {
    recording.push({ url: url + '/multi-search', headers, body: JSON.stringify(multiSearchBody(wanted)) })
    return original(wanted, options)
  }
  const queries: Query[] = []
  for (const search of asked) {
    recording = []
    await searchService(address, search)
    queries.push({ ...search, bodies: recording })
  }
  engine.search = original
  return queries
}

/** Where the embedded engine is, as it wrote it down for the next start. */
async function readConnection (folder: string): Promise<{ url: string, key: string }> {
  const { port, key } = JSON.parse(await readFile(join(folder, 'engine.json'), 'utf8')) as { port: number, key: string }
  return { url: `http://127.0.0.1:${port}`, key }
}

async function searchService (address: string, query: Asked): Promise<SearchAnswer> {
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
