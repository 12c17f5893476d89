/** `/cite/{passage}.bib` and `.json`: a passage for citation managers. */
import type { FastifyInstance } from 'fastify'
import { bibtex, cslJson, type Cited } from '../citations.js'
import type { PageContext } from '../page-context.js'
import { notFoundPage } from '../views/notice.js'

const FORMATS = {
  bib: { type: 'application/x-bibtex; charset=utf-8', write: bibtex },
  json: { type: 'application/vnd.citationstyles.csl+json; charset=utf-8', write: cslJson }
} as const

export function citationRoutes (fastify: FastifyInstance, { application, viewOf, send }: PageContext): void {
  fastify.get<{ Params: { id: string, format: string } }>('/cite/:id.:format', async (request, reply) => {
    const { id, format } = request.params
    const cited = await readCited(application.archive, id)
    const chosen = Object.entries(FORMATS).find(([name]) => name === format)?.[1]
    if (cited === null || chosen === undefined) return send(reply, await viewOf(request), notFoundPage(await viewOf(request), 'passage'), 404)
    const link = `${request.protocol}://${request.host}/p/${encodeURIComponent(id)}`
    return reply.type(chosen.type).header('content-disposition', `attachment; filename="verbatim-${cited.id}.${format}"`).send(chosen.write(cited, link))
  })
}

/** As it stood in the version that holds the passage. */
async function readCited (archive: PageContext['application']['archive'], id: string): Promise<Cited | null> {
  const passage = await archive.passage(id)
  const article = passage === null ? null : await archive.article(passage.articleId, passage.current ? undefined : passage.version)
  if (passage === null || article === null) return null
  const { title, outlet, authors, published, url, language } = article
  return { id: passage.id, speaker: passage.speakers.length === 1 ? passage.speakers[0] ?? null : null, title, outlet, authors, published, url, language }
}
