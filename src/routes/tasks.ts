/** `GET /api/v1/tasks/{id}`: what became of something handed in. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { readTask } from '../answers/task-answer.js'
import { idParameter, noQuery } from './parameters.js'
import type { RouteOptions } from './route-options.js'
import { TaskSchema } from './schemas/intake.js'
import { answer, problems } from './schemas/responses.js'

export const taskRoutes: FastifyPluginAsyncTypebox<RouteOptions> = async (fastify, { application }) => {
  fastify.get('/api/v1/tasks/:id', {
    schema: {
      operationId: 'readTask',
      summary: 'Follow a task',
      tags: ['articles'],
      params: idParameter('task'),
      querystring: noQuery,
      response: { 200: answer('How far it is.', TaskSchema), ...problems(400, 404, 503) }
    }
  }, request => readTask(application.archive, request.params.id))
}
