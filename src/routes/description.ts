/** `/openapi.json`, `/docs` and `/metrics`: the service about itself. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { OpenAPIV3_1 as OpenApi } from 'openapi-types'
import type { Metrics } from '../http/count-requests.js'
import { docsPolicy, renderDocs } from '../http/render-docs.js'

export const descriptionRoutes: FastifyPluginAsyncTypebox<{ metrics: Metrics }> = async (fastify, { metrics }) => {
  const readDocument = (): OpenApi.Document => fastify.swagger() as OpenApi.Document

  fastify.get('/openapi.json', { schema: { hide: true } }, async () => readDocument())

  fastify.get('/docs', { schema: { hide: true } }, async (_request, reply) => {
    return reply.headers({ 'content-security-policy': docsPolicy, 'content-type': 'text/html; charset=utf-8' }).send(renderDocs(readDocument()))
  })

  fastify.get('/metrics', {
    schema: { operationId: 'readMetrics', summary: 'Counts in the text format of Prometheus', tags: ['operation'] }
  }, async (_request, reply) => reply.type(metrics.contentType).send(await metrics.read()))
}
