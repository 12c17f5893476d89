/** `/`: the first page, the results of a search, or, for what is a list or too long for words, the check of it. */
import type { FastifyInstance } from 'fastify'
import type { ArticleHead } from '../../archive/archive.js'
import type { Application } from '../../application.js'
import type { SearchAnswer } from '../../search/answer.js'
import type { PageContext } from '../page-context.js'
import { findNearbySearches } from '../nearby-searches.js'
import { readPaste } from '../read-paste.js'
import { isEmptyState, readState, toRequest, type Parameters } from '../search-state.js'
import { findSimilarWordings } from '../similar-wordings.js'
import { firstPage } from '../views/first-visit.js'
import { searchPage } from '../views/search.js'
import { sendCheck } from './check.js'

export function searchRoutes (fastify: FastifyInstance, context: PageContext): void {
  const { application, limits, viewOf, send } = context
  fastify.get('/', async (request, reply) => {
    const state = readState(request.query as Parameters)
    if (readPaste(state.q).kind === 'list' || Buffer.byteLength(state.q) > limits.queryBytes) return await sendCheck(context, { quote: state.q }, request, reply)
    const view = await viewOf(request)
    if (isEmptyState(state)) return send(reply, view, firstPage(view, { samples: await application.archive.holdsSamples() }))
    const [answer, wordings] = await Promise.all([application.search(toRequest(state)), findSimilarWordings(application, state)])
    const [copies, nearby] = await Promise.all([findCopies(application, answer), findNearbySearches(application, state, answer)])
    return send(reply, view, searchPage(view, { state, answer, copies, wordings, nearby }))
  })
}

/** For the hits that have copies: which they are. */
async function findCopies ({ archive }: Application, answer: SearchAnswer): Promise<Map<string, ArticleHead[]>> {
  const ids = new Set([...answer.hits, ...answer.similar].filter(hit => hit.copies > 0).map(hit => hit.article.id))
  if (ids.size === 0) return new Map()
  const heads = await archive.heads(ids)
  const copies = await archive.copies(new Set([...heads.values()].map(head => head.fingerprint)))
  return new Map([...heads].map(([id, head]) => [id, (copies.get(head.fingerprint) ?? []).filter(copy => copy.id !== id)]))
}
