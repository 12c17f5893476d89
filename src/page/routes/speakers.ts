/** `/speakers`, `/speakers/{name}` and `/quotes`: who is quoted, and what one person said. */
import type { FastifyInstance } from 'fastify'
import { foldText } from '../../../ingest/fold/fold-text.js'
import { groupWordings } from '../../search/group-wordings.js'
import type { PageContext } from '../page-context.js'
import { rememberBriefly } from '../remember-briefly.js'
import { pairsOf, single, type Parameters } from '../search-state.js'
import { askForPerson, findPerson, listPeople, quotesOf, type Person } from '../speakers.js'
import { link } from '../view.js'
import { notFoundPage } from '../views/notice.js'
import { speakerPage } from '../views/speaker.js'
import { speakersPage } from '../views/speakers.js'

const PEOPLE_SECONDS = 10 // counting every speaker of a large archive takes longer than reading the page
const MOST_LISTED = 200 // names; the rest are found by typing
const MOST_COMPARED = 200 // passages whose quotations are compared for changed wordings; as many as one answer takes
const SORTS = ['newest', 'oldest'] as const

export function speakerRoutes (fastify: FastifyInstance, { application, viewOf, send }: PageContext): void {
  const people = rememberBriefly(() => listPeople(application), PEOPLE_SECONDS)

  fastify.get('/speakers', async (request, reply) => {
    const view = await viewOf(request)
    const q = single(request.query as Parameters, 'name').trim()
    const { people: all, relation } = await people()
    const wanted = ' ' + foldText(q)
    const listed: Person[] = []
    for (const { value } of all) {
      if (listed.length >= MOST_LISTED) break
      const { spellings } = await findPerson(application, value)
      if ([value, ...spellings.map(({ name }) => name)].some(name => (' ' + foldText(name)).includes(wanted))) listed.push({ name: value, spellings })
    }
    return send(reply, view, speakersPage(view, { q, people: listed, counts: new Map(all.map(({ value, count }) => [value, count])), relation }))
  })

  fastify.get<{ Params: { name: string } }>('/speakers/:name', async (request, reply) => {
    const view = await viewOf(request)
    const parameters = request.query as Parameters
    const person = await findPerson(application, request.params.name)
    const sort = SORTS.find(each => each === single(parameters, 'sort')) ?? 'newest'
    const from = single(parameters, 'from').trim()
    const to = single(parameters, 'to').trim()
    const cursor = single(parameters, 'cursor')
    const within = { ...(from !== '' && { from }), ...(to !== '' && { to }) }
    const [answer, oldest] = await Promise.all([
      application.search(askForPerson(person, { sort, ...within, ...(cursor !== '' && { cursor }) })),
      application.search(askForPerson(person, { sort: 'oldest', limit: MOST_COMPARED }))
    ])
    if (oldest.hits.length === 0) return send(reply, view, notFoundPage(view, 'speaker'), 404)
    const [quotes, all] = await Promise.all([quotesOf(application, person, answer.hits), quotesOf(application, person, oldest.hits)])
    const sentences = await groupWordings(all.filter(({ kind }) => kind !== 'indirect'), ({ text, hit }) => ({ text, language: hit.language, speaker: person.name }))
    const changed = sentences.map(({ wordings }) => wordings).filter(({ length }) => length > 1)
    return send(reply, view, speakerPage(view, { person, sort, ...within, answer, quotes, first: all.find(({ hit }) => hit.article.published !== null) ?? null, changed, count: oldest.total.value, months: oldest.facets.month }))
  })

  // the quotations of the archive are a search like any other
  fastify.get('/quotes', async (request, reply) => {
    const parameters = request.query as Parameters
    const view = await viewOf(request)
    return reply.redirect(link(view, '/', [...pairsOf(parameters).filter(([name]) => name !== 'kind'), ['kind', 'direct']]), 303)
  })
}
