/** `GET|POST /api/v1/check`: was it printed, in exactly these words, and who printed it first? */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { checkAll } from '../answers/check-list.js'
import { serverTiming } from './answer-headers.js'
import { query, wellFormed } from './parameters.js'
import type { RouteOptions } from './route-options.js'
import { CheckAnswerSchema, CheckListSchema } from './schemas/check.js'
import { ref } from './schemas/forms.js'
import { answer, problems } from './schemas/responses.js'

export const quote = wellFormed('the quotation as pasted, of any length, with or without its quotation marks', { minLength: 1 })

const MOST_QUOTES = 100 // each takes some 10 ms; a longer list would hold the connection too long

const speaker = Type.Optional(wellFormed('who is said to have said it; without it whoever the paste names', { minLength: 1 }))

export const CheckQuery = query({ quote, speaker })

export const CheckBody = Type.Object({
  quote: Type.Optional(quote),
  speaker,
  quotes: Type.Optional(Type.Array(quote, { minItems: 1, maxItems: MOST_QUOTES, description: 'many at once; answered by {results}' }))
}, { additionalProperties: false, description: 'either quote, with a speaker or without, or quotes' })

const LARGEST_ESCAPE = 6 // bytes of JSON (\uXXXX) for one byte of text at most
const AROUND = 100_000 // bytes of JSON around the quotations, marks and commas of a list of ten thousand included

/** Bytes of a body that holds no more than `limits.checkBytes` of quotation. */
export const longestBody = (limits: Pick<RouteOptions['limits'], 'checkBytes'>): number => limits.checkBytes * LARGEST_ESCAPE + AROUND

export const checkRoutes: FastifyPluginAsyncTypebox<RouteOptions> = async (fastify, { application, limits }) => {
  fastify.get('/api/v1/check', {
    schema: {
      operationId: 'check',
      summary: 'Check a quotation',
      description: 'For long quotations use POST: an address holds 8 kB at most.',
      tags: ['quotations'],
      querystring: CheckQuery,
      response: { 200: answer('The verdict and where it stands.', CheckAnswerSchema), ...problems(400, 503) }
    }
  }, async (request, reply) => {
    const { quote, ...options } = request.query
    const checked = await application.check(quote, options)
    reply.headers(serverTiming({ total: checked.ms }))
    return checked
  })

  fastify.post('/api/v1/check', {
    bodyLimit: longestBody(limits),
    config: { reads: true },
    schema: {
      operationId: 'checkAll',
      summary: 'Check a quotation or a list of them',
      description: '`{"quote": "…"}` is answered by a CheckAnswer, `{"quotes": ["…", "…"]}` by `{"results": [CheckAnswer, …]}` in the same order.',
      tags: ['quotations'],
      querystring: query({}),
      body: CheckBody,
      response: {
        200: { description: 'One verdict, or one for each of the list.', ...Type.Union([ref(CheckAnswerSchema), ref(CheckListSchema)]) },
        ...problems(400, 413, 415, 503)
      }
    }
  }, async (request, reply) => {
    const start = performance.now()
    const checked = await checkAll(application, request.body, limits.checkBytes)
    reply.headers(serverTiming({ total: performance.now() - start }))
    return checked
  })
}
