/** `GET /api/v1/rejects`, `sources` and `status`: what the archive holds and what it did not take. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { listRejects } from '../answers/reject-list.js'
import { readStatus } from '../answers/status-answer.js'
import { noQuery, query } from './parameters.js'
import type { RouteOptions } from './route-options.js'
import { answer, problems, RejectListSchema, SourceListSchema, StatusSchema } from './schemas.js'

export const archiveRoutes: FastifyPluginAsyncTypebox<RouteOptions> = async (fastify, { application }) => {
  const { archive } = application

  fastify.get('/api/v1/rejects', {
    schema: {
      operationId: 'listRejects',
      summary: 'List what was not taken, and why',
      tags: ['archive'],
      querystring: query({
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, description: 'default 100' })),
        after: Type.Optional(Type.Integer({ minimum: 0, description: '`next` of the page before' }))
      }),
      response: { 200: answer('Oldest first.', RejectListSchema), ...problems(400, 503) }
    }
  }, request => listRejects(archive, request.query))

  fastify.get('/api/v1/sources', {
    schema: {
      operationId: 'listSources',
      summary: 'List outlets and languages',
      tags: ['archive'],
      querystring: noQuery,
      response: { 200: answer('What the archive is made of.', SourceListSchema), ...problems(400, 503) }
    }
  }, async () => ({ sources: await archive.sourceStatus() }))

  fastify.get('/api/v1/status', {
    schema: {
      operationId: 'readStatus',
      summary: 'Count what archive and index hold',
      tags: ['archive'],
      querystring: noQuery,
      response: { 200: answer('Counts.', StatusSchema), ...problems(400, 503) }
    }
  }, () => readStatus(application))
}
