/** `/`: the first page, the results of a search, or, for what is a list or too long for words, the check of it. */
import type { FastifyInstance } from 'fastify'
import { readHitDetails } from '../hit-details.js'
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
    const [details, nearby] = await Promise.all([readHitDetails(application.archive, [...answer.hits, ...answer.similar]), findNearbySearches(application, state, answer)])
    return send(reply, view, searchPage(view, { state, answer, details, wordings, nearby }))
  })
}
