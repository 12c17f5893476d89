/** `/api/v1/articles`: read, hand in and delete articles. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import multipart from '@fastify/multipart'
import { Type } from 'typebox'
import { readArticle } from '../answers/article-answer.js'
import { deleteArticle } from '../answers/delete-article.js'
import { readOriginal } from '../answers/original-answer.js'
import { HttpProblem } from '../http/problem.js'
import { FORM, JSON_LINES } from '../http/read-body.js'
import { readParts } from '../intake/read-parts.js'
import { idParameter, noQuery, query } from './parameters.js'
import type { RouteOptions } from './route-options.js'
import { ArticleAnswerSchema } from './schemas/articles.js'
import { ReceiptSchema } from './schemas/intake.js'
import { answer, problems } from './schemas/responses.js'

const declared = (description: string) => Type.Optional(Type.Union([Type.String(), Type.Null()], { description }))

export const RecordSchema = Type.Object({
  id: Type.Optional(Type.Union([Type.String(), Type.Number(), Type.Null()], { description: 'kept as the id of the article' })),
  url: declared('http or https; alone it is fetched'),
  title: declared('headline'),
  outlet: declared('who published it'),
  authors: Type.Optional(Type.Union([Type.Array(Type.String()), Type.String(), Type.Null()])),
  published: declared('date, as precise as known'),
  language: declared('BCP 47'),
  contentType: declared('MIME type of base64, with its charset'),
  retrieved: declared('when the page was fetched, RFC 3339; “3 hours ago” counts from it'),
  text: declared('plain text: mark-up in it is words'),
  html: declared('a whole page'),
  base64: declared('the bytes of a page or text')
}, { additionalProperties: false, description: 'One article: exactly one of text, html and base64, or a url alone.' })

export const VersionQuery = query({ version: Type.Optional(Type.Integer({ minimum: 1, description: 'an older version; the current one without' })) })

export const articleRoutes: FastifyPluginAsyncTypebox<RouteOptions> = async (fastify, { application, intake, limits }) => {
  const { archive } = application
  await fastify.register(multipart) // for these routes alone: others take no forms

  fastify.get('/api/v1/articles/:id', {
    config: { tagged: 'content' },
    schema: {
      operationId: 'readArticle',
      summary: 'Read an article',
      tags: ['articles'],
      params: idParameter('article'),
      querystring: VersionQuery,
      response: { 200: answer('The article with all that was made from it.', ArticleAnswerSchema), ...problems(400, 404, 503) }
    }
  }, request => readArticle(archive, request.params.id, request.query.version))

  fastify.get('/api/v1/articles/:id/original', {
    config: { tagged: 'content' },
    schema: {
      operationId: 'readOriginal',
      summary: 'Download the bytes an article was made from',
      description: 'As they were found, served as plain text for download: an archived page may hold anything.',
      tags: ['articles'],
      params: idParameter('article'),
      querystring: noQuery,
      response: { 200: { description: 'The bytes.', content: { 'text/plain': { schema: Type.Unsafe<unknown>({ type: 'string', format: 'binary' }) } } }, ...problems(400, 404, 503) }
    }
  }, async (request, reply) => {
    const { headers, bytes } = await readOriginal(archive, request.params.id)
    return reply.headers(headers).send(bytes)
  })

  fastify.post('/api/v1/articles', {
    bodyLimit: limits.requestBytes,
    schema: {
      operationId: 'addArticles',
      summary: 'Hand in an article, many, or an address to fetch',
      description: 'When the answer comes, the archive has the article; the task follows the index. A url alone is fetched: then the task follows all of it. JSON Lines are many records in one task, a form (multipart/form-data) many files; what cannot be read is kept among the rejects.',
      tags: ['articles'],
      security: [{}, { token: [] }],
      querystring: noQuery,
      body: {
        content: {
          'application/json': { schema: RecordSchema },
          [JSON_LINES]: { schema: Type.Unsafe<Buffer>({ description: 'one record a line' }) },
          [FORM]: { schema: Type.Unsafe<undefined>({ description: 'files of any format that is read, under any name; before them the fields outlet, authors, published, language, which hold for the files after them' }) }
        }
      },
      response: { 202: { ...answer('Taken.', ReceiptSchema), headers: { location: { type: 'string', description: 'address of the task' } } }, ...problems(400, 401, 403, 413, 415, 422, 503) }
    }
  }, async (request, reply) => {
    if (request.isMultipart()) {
      const taken = await intake.takeSources(readParts(request, limits))
      return reply.code(202).header('location', taken.location).send(taken)
    }
    // Without a content type no form is checked: there is no body then.
    if (request.body === undefined) throw new HttpProblem(400, 'empty-body', 'The body is empty.')
    const receipt = await intake.take(request.body as Record<string, unknown> | Buffer)
    return reply.code(202).header('location', receipt.location).send(receipt)
  })

  fastify.delete('/api/v1/articles/:id', {
    schema: {
      operationId: 'deleteArticle',
      summary: 'Delete an article and everything made from it',
      description: 'It is gone from every answer when the request returns.',
      tags: ['articles'],
      security: [{}, { token: [] }],
      params: idParameter('article'),
      querystring: noQuery,
      response: { 204: { description: 'Deleted.', ...Type.Null() }, ...problems(400, 401, 403, 404, 503) }
    }
  }, async (request, reply) => {
    await deleteArticle(application, request.params.id)
    return reply.code(204).send(null)
  })
}
