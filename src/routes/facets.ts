/** `GET /api/v1/facets/{name}`: the values one can filter by. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { listFacet } from '../answers/facet-answer.js'
import { query, wellFormed } from './parameters.js'
import type { RouteOptions } from './route-options.js'
import { answer, problems } from './schemas/responses.js'
import { FacetAnswerSchema } from './schemas/search.js'

export const FacetParameters = Type.Object({ name: Type.Enum(['language', 'outlet', 'author', 'speaker', 'kind', 'year', 'month', 'day']) })

export const FacetQuery = query({
  q: Type.Optional(wellFormed('beginning of the value or of one of its words')),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 400, description: 'default 100' }))
})

export const facetRoutes: FastifyPluginAsyncTypebox<RouteOptions> = async (fastify, { application }) => {
  fastify.get('/api/v1/facets/:name', {
    schema: {
      operationId: 'listFacet',
      summary: 'List the values of a facet',
      tags: ['quotations'],
      params: FacetParameters,
      querystring: FacetQuery,
      response: { 200: answer('Values with the number of passages.', FacetAnswerSchema), ...problems(400, 503) }
    }
  }, request => listFacet(application, request.params.name, request.query))
}
