/** `/sources` and `/add`: what the archive was made from, and the form that adds to it. */
import type { FastifyInstance } from 'fastify'
import type { PageContext } from '../page-context.js'
import { addPage } from '../views/add.js'
import { sourcesPage } from '../views/sources.js'

const MOST_REJECTIONS = 50

export function archiveRoutes (fastify: FastifyInstance, { application, readOnly, viewOf, send }: PageContext): void {
  const { archive } = application

  fastify.get('/sources', async (request, reply) => {
    const view = await viewOf(request)
    const sources = await archive.sourceStatus()
    const rejections = []
    for await (const rejection of archive.rejections({ limit: MOST_REJECTIONS })) rejections.push(rejection)
    return send(reply, view, sourcesPage(view, { sources, rejections }))
  })

  fastify.get('/add', async (request, reply) => {
    const view = await viewOf(request)
    return send(reply, view, addPage(view, { readOnly }))
  })
}
