/** `GET /api/v1/passages/{id}`: the permanent address of a passage. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { readPassage } from '../answers/passage-answer.js'
import { idParameter, noQuery } from './parameters.js'
import type { RouteOptions } from './route-options.js'
import { PassageAnswerSchema } from './schemas/articles.js'
import { answer, problems } from './schemas/responses.js'

export const passageRoutes: FastifyPluginAsyncTypebox<RouteOptions> = async (fastify, { application }) => {
  fastify.get('/api/v1/passages/:id', {
    config: { tagged: 'content' },
    schema: {
      operationId: 'readPassage',
      summary: 'Read a passage',
      description: 'A passage keeps its id as long as its words stay; `current` is false when the article no longer holds it.',
      tags: ['quotations'],
      params: idParameter('passage'),
      querystring: noQuery,
      response: { 200: answer('The passage and its neighbours.', PassageAnswerSchema), ...problems(400, 404, 503) }
    }
  }, request => readPassage(application.archive, request.params.id))
}
