/** `/api/v1/saved-searches`: searches that are kept, each with a feed of what it finds in articles that came since. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type, type Static } from 'typebox'
import { hitForm } from '../answers/row-forms.js'
import { deleteSavedSearch, listSavedSearches, readNewHits, readSavedSearch, saveSearch } from '../answers/saved-search-answer.js'
import { addListFiles } from './list-files.js'
import { idParameter, noQuery, query, wellFormed } from './parameters.js'
import type { RouteOptions } from './route-options.js'
import { answer, problems } from './schemas/responses.js'
import { SavedSearchListSchema, SavedSearchSchema } from './schemas/search.js'
import { SearchQuery, toRequest } from './search.js'

const { limit, cursor, ...saved } = SearchQuery.properties

const LONGEST_NAME = 200 // characters; it is a heading

export const SavedSearchBody = Type.Object({
  name: wellFormed('for people; the title of the feed', { minLength: 1, maxLength: LONGEST_NAME }),
  search: query(saved)
}, { additionalProperties: false, description: 'A search with the parameters of /api/v1/search, those that may be repeated as lists.' })

type SavedParameters = Static<typeof SavedSearchBody>['search']

const tags = ['quotations']
const security = [{}, { token: [] }]

export const savedSearchRoutes: FastifyPluginAsyncTypebox<RouteOptions> = async (fastify, { application }) => {
  const { archive } = application
  const params = idParameter('saved search')

  fastify.post('/api/v1/saved-searches', {
    schema: {
      operationId: 'saveSearch',
      summary: 'Keep a search',
      tags,
      security,
      querystring: noQuery,
      body: SavedSearchBody,
      response: { 201: { ...answer('Kept.', SavedSearchSchema), headers: { location: { type: 'string', description: 'its address' } } }, ...problems(400, 401, 403, 413, 415, 422, 503) }
    }
  }, async (request, reply) => {
    const kept = await saveSearch(application, request.body, toRequest(request.body.search))
    return reply.code(201).header('location', kept.location).send(kept)
  })

  fastify.get('/api/v1/saved-searches', {
    schema: { operationId: 'listSavedSearches', summary: 'List the searches that are kept', tags, querystring: noQuery, response: { 200: answer('Oldest first.', SavedSearchListSchema), ...problems(400, 503) } }
  }, () => listSavedSearches(archive))

  fastify.get('/api/v1/saved-searches/:id', {
    schema: { operationId: 'readSavedSearch', summary: 'Read a search that is kept', tags, params, querystring: noQuery, response: { 200: answer('The search.', SavedSearchSchema), ...problems(400, 404, 503) } }
  }, request => readSavedSearch(archive, request.params.id))

  fastify.delete('/api/v1/saved-searches/:id', {
    schema: {
      operationId: 'deleteSavedSearch',
      summary: 'Forget a search',
      tags,
      security,
      params,
      querystring: noQuery,
      response: { 204: { description: 'Forgotten.', ...Type.Null() }, ...problems(400, 401, 403, 404, 503) }
    }
  }, async (request, reply) => {
    await deleteSavedSearch(archive, request.params.id)
    return reply.code(204).send(null)
  })

  addListFiles(fastify, {
    path: '/api/v1/saved-searches/:id/hits',
    operationId: 'newHits',
    summary: 'What a saved search finds in articles that came since',
    tags,
    params,
    querystring: noQuery,
    form: hitForm,
    title: async (_, { id }) => (await readSavedSearch(archive, id)).name,
    read: async (_, { id }) => {
      const kept = await readSavedSearch(archive, id)
      return readNewHits(application, kept, toRequest(kept.search as SavedParameters))
    }
  })
}
