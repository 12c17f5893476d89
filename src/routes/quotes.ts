/** `GET /api/v1/quotes` and its files: who said what on a subject, first said, changed since. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type, type Static } from 'typebox'
import { sayingForm } from '../answers/row-forms.js'
import type { QuotesRequest } from '../search/answer.js'
import { linkNext, serverTiming } from './answer-headers.js'
import { addListFiles } from './list-files.js'
import { query, wellFormed } from './parameters.js'
import type { RouteOptions } from './route-options.js'
import { QuotesAnswerSchema } from './schemas/quotes.js'
import { answer, problems } from './schemas/responses.js'
import { SearchQuery } from './search.js'

const { include, verdict, copies, sort, q, kind, limit, ...shared } = SearchQuery.properties

export const QuotesQuery = query({
  q: Type.Optional(wellFormed('words and “phrases” of the quotation itself, in the language of search')),
  about: Type.Optional(wellFormed('words and “phrases” of the passage in which it stands, or of one beside it')),
  kind: Type.Optional(Type.Array(Type.Enum(['direct', 'indirect', 'headline', 'document']), { description: 'of the quotation; may be repeated' })),
  sort: Type.Optional(Type.Enum(['relevance', 'oldest', 'newest', 'copies'], { description: 'by the first print, or by the number of prints; default relevance, without words newest' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, description: 'sayings on a page, default 20' })),
  ...shared
})

export const quoteRoutes: FastifyPluginAsyncTypebox<RouteOptions> = async (fastify, { application }) => {
  fastify.get('/api/v1/quotes', {
    config: { tagged: 'archive' },
    schema: {
      operationId: 'quotes',
      summary: 'Who said what on a subject',
      description: 'What was said, each with who printed it first, how often, and how its words changed since.',
      tags: ['quotations'],
      querystring: QuotesQuery,
      response: { 200: answer('What was said.', QuotesAnswerSchema), ...problems(400, 503) }
    }
  }, async (request, reply) => {
    const found = await application.quotes(toRequest(request.query))
    reply.headers({ ...serverTiming(found.timings), ...linkNext(request.url, found.next) })
    return found
  })

  addListFiles(fastify, {
    path: '/api/v1/quotes',
    operationId: 'quotes',
    summary: 'All that was said',
    tags: ['quotations'],
    querystring: QuotesQuery,
    form: sayingForm,
    title: ({ q, about, speaker }) => [...speaker ?? [], about, q].filter(Boolean).join(' · ') || 'Verbatim',
    read: query => application.quotesAll(toRequest(query))
  })
}

const toRequest = ({ q = '', repair, ...rest }: Static<typeof QuotesQuery>): QuotesRequest => ({ q, ...rest, repair: repair !== 'off' })
