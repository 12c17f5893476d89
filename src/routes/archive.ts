/** `GET /api/v1/rejects`, `sources`, `speakers` and `status`: what the archive holds and what it did not take. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { listRejects } from '../answers/reject-list.js'
import { rejectForm, sourceForm, speakerForm } from '../answers/row-forms.js'
import { findSpeakers, listSpeakers } from '../answers/speaker-list.js'
import { readStatus } from '../answers/status-answer.js'
import { linkNext } from './answer-headers.js'
import { addListFiles } from './list-files.js'
import { noQuery, query, wellFormed } from './parameters.js'
import type { RouteOptions } from './route-options.js'
import { SourceListSchema, SpeakerListSchema, StatusSchema } from './schemas/archive.js'
import { RejectListSchema } from './schemas/intake.js'
import { answer, problems } from './schemas/responses.js'

const tags = ['archive']

const page = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000, description: 'default 100' })),
  cursor: Type.Optional(Type.String({ minLength: 1, description: '`next` of the page before' }))
}

export const RejectsQuery = query(page)

export const SpeakersQuery = query({
  q: Type.Optional(wellFormed('beginning of a word of one of their names')),
  ...page
})

export const archiveRoutes: FastifyPluginAsyncTypebox<RouteOptions> = async (fastify, { application }) => {
  const { archive } = application

  fastify.get('/api/v1/rejects', {
    schema: {
      operationId: 'listRejects',
      summary: 'List what was not taken, and why',
      tags,
      querystring: RejectsQuery,
      response: { 200: answer('Oldest first.', RejectListSchema), ...problems(400, 503) }
    }
  }, async (request, reply) => {
    const list = await listRejects(archive, request.query)
    reply.headers(linkNext(request.url, list.next))
    return list
  })

  addListFiles(fastify, {
    path: '/api/v1/rejects',
    operationId: 'listRejects',
    summary: 'All that was not taken',
    tags,
    querystring: RejectsQuery,
    form: rejectForm,
    title: () => 'Rejects',
    read: () => archive.rejections()
  })

  fastify.get('/api/v1/sources', {
    schema: {
      operationId: 'listSources',
      summary: 'List outlets and languages',
      tags,
      querystring: noQuery,
      response: { 200: answer('What the archive is made of.', SourceListSchema), ...problems(400, 503) }
    }
  }, async () => ({ sources: await archive.sourceStatus() }))

  addListFiles(fastify, {
    path: '/api/v1/sources',
    operationId: 'listSources',
    summary: 'Outlets and languages',
    tags,
    querystring: noQuery,
    form: sourceForm,
    title: () => 'Sources',
    read: async () => each(await archive.sourceStatus())
  })

  fastify.get('/api/v1/speakers', {
    schema: {
      operationId: 'listSpeakers',
      summary: 'List the people who are quoted',
      description: 'One row for each person, with all forms of their name.',
      tags,
      querystring: SpeakersQuery,
      response: { 200: answer('Those in most articles first.', SpeakerListSchema), ...problems(400, 503) }
    }
  }, async (request, reply) => {
    const list = await listSpeakers(archive, request.query)
    reply.headers(linkNext(request.url, list.next))
    return list
  })

  addListFiles(fastify, {
    path: '/api/v1/speakers',
    operationId: 'listSpeakers',
    summary: 'All people who are quoted',
    tags,
    querystring: SpeakersQuery,
    form: speakerForm,
    title: () => 'Speakers',
    read: ({ q }) => findSpeakers(archive, q)
  })

  fastify.get('/api/v1/status', {
    schema: {
      operationId: 'readStatus',
      summary: 'Count what archive and index hold',
      tags,
      querystring: noQuery,
      response: { 200: answer('Counts.', StatusSchema), ...problems(400, 503) }
    }
  }, () => readStatus(application))
}

async function * each<Row> (rows: readonly Row[]): AsyncGenerator<Row> {
  yield * rows
}
