/** `POST /api/v1/check.ndjson`: a long list of quotations, each answered as soon as it is checked. */
import { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { assertLength, checkInTurn } from '../answers/check-list.js'
import { writeJsonLines } from '../answers/write-list.js'
import { longestBody, quote } from './check.js'
import { query } from './parameters.js'
import type { RouteOptions } from './route-options.js'
import { problems } from './schemas/responses.js'

const MOST_QUOTES = 10_000 // a manuscript's worth: some minutes

export const ListBody = Type.Object({
  quotes: Type.Array(quote, { minItems: 1, maxItems: MOST_QUOTES })
}, { additionalProperties: false })

export const checkFileRoutes: FastifyPluginAsyncTypebox<RouteOptions> = async (fastify, { application, limits }) => {
  fastify.post('/api/v1/check.ndjson', {
    bodyLimit: longestBody(limits),
    config: { reads: true },
    schema: {
      operationId: 'check_ndjson',
      summary: 'Check a long list of quotations as JSON Lines',
      description: 'One CheckAnswer a line, in the order of the list; a quotation that cannot be checked has `{quote, error: {code, detail}}` in its place. A connection that ends early means that something failed.',
      tags: ['quotations'],
      querystring: query({}),
      body: ListBody,
      response: { 200: { description: 'One verdict a line.', content: { 'application/x-ndjson': { schema: Type.String() } } }, ...problems(400, 413, 415, 503) }
    }
  }, async (request, reply) => {
    const { quotes } = request.body
    assertLength(quotes, limits.checkBytes, 'quotes')
    return reply.type('application/x-ndjson; charset=utf-8').send(Readable.from(writeJsonLines(checkInTurn(application, quotes))))
  })
}
