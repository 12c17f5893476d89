/** `/health/live` and `/health/ready`, for whoever starts and watches the service. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { assertReady } from '../answers/assert-ready.js'
import type { RouteOptions } from './route-options.js'
import { HealthSchema } from './schemas/archive.js'
import { answer, problems } from './schemas/responses.js'

export const healthRoutes: FastifyPluginAsyncTypebox<RouteOptions> = async (fastify, { application }) => {
  fastify.get('/health/live', {
    schema: { operationId: 'isLive', summary: 'Whether the process answers', tags: ['operation'], response: { 200: answer('It does.', HealthSchema) } }
  }, async () => ({ status: 'live' as const }))

  fastify.get('/health/ready', {
    schema: {
      operationId: 'isReady',
      summary: 'Whether archive and engine answer and the samples, where asked for, are searchable',
      tags: ['operation'],
      response: { 200: answer('All of it.', HealthSchema), ...problems(503) }
    }
  }, async () => {
    await assertReady(application)
    return { status: 'ready' as const }
  })
}
