/** `/sources`: what the archive was made from. */
import type { FastifyInstance } from 'fastify'
import type { PageContext } from '../page-context.js'
import { rememberBriefly } from '../remember-briefly.js'
import { sourcesPage } from '../views/sources.js'

const MOST_REJECTIONS = 50
const SPANS = 60 // bars of a picture as wide as a column
const TIMES_SECONDS = 30 // reads the dates of all articles

export function archiveRoutes (fastify: FastifyInstance, { application, viewOf, send }: PageContext): void {
  const { archive } = application
  const times = rememberBriefly(() => archive.sourceTimes(SPANS), TIMES_SECONDS)

  fastify.get('/sources', async (request, reply) => {
    const view = await viewOf(request)
    const [sources, drawn] = await Promise.all([archive.sourceStatus(), times()])
    const rejections = []
    for await (const rejection of archive.rejections({ limit: MOST_REJECTIONS })) rejections.push(rejection)
    return send(reply, view, sourcesPage(view, { sources, times: drawn, rejections }))
  })
}
