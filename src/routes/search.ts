/** `GET /api/v1/search` and its files: passages in which words and phrases occur. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type, type Static } from 'typebox'
import type { SearchRequest } from '../search/answer.js'
import { hitForm } from '../answers/row-forms.js'
import { linkNext, serverTiming } from './answer-headers.js'
import { addListFiles } from './list-files.js'
import { MOST_VALUES, facetValues, query, wellFormed } from './parameters.js'
import type { RouteOptions } from './route-options.js'
import { answer, problems } from './schemas/responses.js'
import { SearchAnswerSchema } from './schemas/search.js'

const dates = (pattern: string, form: string) => Type.Optional(Type.Array(Type.String({ pattern }), { maxItems: MOST_VALUES, description: `published then, as written: ${form}; may be repeated` }))

export const SearchQuery = query({
  q: Type.Optional(wellFormed('words, “phrases” in any quotation marks, -excluded, begin*, a OR b, (brackets), a NEAR/5 b, speaker: outlet: author: lang: before: after:')),
  language: facetValues('BCP 47 tag'),
  outlet: facetValues('name of the outlet'),
  author: facetValues('name of the author'),
  speaker: facetValues('name of the person quoted'),
  kind: Type.Optional(Type.Array(Type.Enum(['text', 'direct', 'indirect', 'headline', 'document']), { description: 'what the passage is; may be repeated' })),
  year: dates('^[0-9]{4}$', 'YYYY'),
  month: dates('^[0-9]{4}-(0[1-9]|1[0-2])$', 'YYYY-MM'),
  day: dates('^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$', 'YYYY-MM-DD'),
  from: Type.Optional(Type.String({ minLength: 4, description: 'published at or after: YYYY, YYYY-MM, YYYY-MM-DD or RFC 3339' })),
  to: Type.Optional(Type.String({ minLength: 4, description: 'published at or before, inclusive as precisely as it is given' })),
  verdict: Type.Optional(Type.Array(Type.Enum(['verbatim', 'punctuation']), { description: 'only hits in which the phrases of q stand so; may be repeated' })),
  copies: Type.Optional(Type.Enum(['all', 'folded'], { description: 'folded: passages with the same words in copies of one text are one hit, the earliest printed; default all' })),
  sort: Type.Optional(Type.Enum(['relevance', 'oldest', 'newest', 'copies'], { description: 'copies = the most often printed first, equal ones oldest first' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, description: 'hits on a page, default 20' })),
  cursor: Type.Optional(Type.String({ minLength: 1, description: '`next` of the page before' })),
  include: Type.Optional(Type.Enum(['dropped'], { description: 'lines that were set aside as menus, captions … as well' })),
  names: Type.Optional(Type.Enum(['exact', 'spellings', 'scripts'], { description: 'which spellings of a name count as the same, default scripts' })),
  forms: Type.Optional(Type.Enum(['all', 'exact'], { description: 'whether other forms of a word count as the word (ferry, ferries), default all; a word in quotation marks is always exact' })),
  repair: Type.Optional(Type.Enum(['on', 'off'], { description: 'whether a damaged encoding in the query is undone, default on' }))
})

export const searchRoutes: FastifyPluginAsyncTypebox<RouteOptions> = async (fastify, { application }) => {
  fastify.get('/api/v1/search', {
    config: { tagged: 'archive' },
    schema: {
      operationId: 'search',
      summary: 'Search passages',
      tags: ['quotations'],
      querystring: SearchQuery,
      response: { 200: answer('Hits, counts and how the query was understood.', SearchAnswerSchema), ...problems(400, 503) }
    }
  }, async (request, reply) => {
    const found = await application.search(toRequest(request.query))
    reply.headers({ ...serverTiming(found.timings), ...linkNext(request.url, found.next) })
    return found
  })

  addListFiles(fastify, {
    path: '/api/v1/search',
    operationId: 'search',
    summary: 'All hits of a search',
    tags: ['quotations'],
    querystring: SearchQuery,
    form: hitForm,
    title: ({ q = 'Verbatim' }) => q,
    read: query => application.searchAll(toRequest(query))
  })
}

export function toRequest ({ q = '', include, repair, ...rest }: Static<typeof SearchQuery>): SearchRequest {
  return { q, ...rest, includeDropped: include === 'dropped', repair: repair !== 'off' }
}
