/** Counts for Prometheus: requests by route, what the archive holds, and the process itself. */
import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Application } from '../application.js'

const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] // seconds; a search takes 5–50 ms

export interface Metrics {
  contentType: string
  read (): Promise<string>
}

/** Measures every request of `fastify` by its route, never by its address: what was searched for is not kept. */
export function countRequests (fastify: FastifyInstance, application: Application): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: 'verbatim_http_request_duration_seconds',
    help: 'Time from request to answer',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [registry]
  })
  fastify.addHook('onResponse', async (request, reply) => {
    const route = request.is404 ? 'none' : request.routeOptions.url ?? 'none'
    duration.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
  })
  const observeArchive = measureArchive(registry, application)
  return {
    contentType: registry.contentType,
    async read () {
      await observeArchive()
      return registry.metrics()
    }
  }
}

function measureArchive (registry: Registry, application: Application): () => Promise<void> {
  const gauge = (name: string, help: string): Gauge => new Gauge({ name: `verbatim_${name}`, help, registers: [registry] })
  const articles = gauge('articles', 'Articles in the archive')
  const passages = gauge('passages', 'Passages in the archive')
  const quotes = gauge('quotes', 'Quotations in the archive')
  const rejects = gauge('rejects', 'Sources that were not taken')
  const pending = gauge('index_pending', 'Articles the index has not confirmed')
  const healthy = gauge('engine_healthy', '1 when the engine answers')
  return async () => {
    const status = await application.archive.status()
    articles.set(status.articles)
    passages.set(status.passages)
    quotes.set(status.quotes)
    rejects.set(status.rejects)
    pending.set(status.index.pending)
    healthy.set(await application.engine.isHealthy() ? 1 : 0)
  }
}
