/** `GET /api/v1/search.ndjson`, `.csv`, `.atom`: the whole match set of a search, streamed, without a cap. */
import { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { writeAtom, writeCsv, writeJsonLines, type FeedHead } from '../answers/write-hits.js'
import type { Hit } from '../search/answer.js'
import type { RouteOptions } from './route-options.js'
import { problems } from './schemas.js'
import { SearchQuery, toRequest } from './search.js'

interface FileForm {
  extension: string
  type: string
  summary: string
  write: (hits: AsyncIterable<Hit>, head: FeedHead) => AsyncIterable<string>
}

const forms: readonly FileForm[] = [
  { extension: 'ndjson', type: 'application/x-ndjson', summary: 'All hits of a search as JSON Lines', write: writeJsonLines },
  { extension: 'csv', type: 'text/csv', summary: 'All hits of a search as a spreadsheet', write: writeCsv },
  { extension: 'atom', type: 'application/atom+xml', summary: 'All hits of a search as a feed', write: writeAtom }
]

export const searchFileRoutes: FastifyPluginAsyncTypebox<RouteOptions> = async (fastify, { application }) => {
  for (const { extension, type, summary, write } of forms) {
    fastify.get(`/api/v1/search.${extension}`, {
      schema: {
        operationId: `search_${extension}`,
        summary,
        description: 'Takes the parameters of search; `limit` and `cursor` are ignored. A connection that ends early means that something failed: what came is not complete.',
        tags: ['quotations'],
        querystring: SearchQuery,
        response: { 200: { description: 'One after the other, as they are found.', content: { [type]: { schema: Type.String() } } }, ...problems(400, 503) }
      }
    }, async (request, reply) => {
      const hits = await application.searchAll(toRequest(request.query))
      const origin = `${request.protocol}://${request.host}`
      const head = { address: origin + request.url, origin, title: request.query.q ?? 'Verbatim', updated: new Date().toISOString() }
      return reply.type(`${type}; charset=utf-8`).send(Readable.from(write(hits, head)))
    })
  }
}
