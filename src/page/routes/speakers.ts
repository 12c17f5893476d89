/** `/speakers`, `/speakers/{name}` and `/quotes`: who is quoted, and what one person said. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { foldText } from '../../../ingest/fold/fold-text.js'
import type { PageContext } from '../page-context.js'
import { rememberBriefly } from '../remember-briefly.js'
import { single, type Parameters } from '../search-state.js'
import { findPerson, listPeople, type Person } from '../speakers.js'
import { speakerPath } from '../view.js'
import { notFoundPage } from '../views/notice.js'
import { quotesPage } from '../views/quotes.js'
import { defaultSort, SAYING_SORTS, type SayingsContent, type SayingsState } from '../views/sayings.js'
import { speakerPage } from '../views/speaker.js'
import { speakersPage } from '../views/speakers.js'

const PEOPLE_SECONDS = 10 // counting every speaker of a large archive takes longer than reading the page
const MOST_LISTED = 200 // names; the rest are found by typing

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
    const person = await findPerson(application, request.params.name)
    const [passages, earliest, said] = await Promise.all([
      application.search({ q: '', speaker: [person.name], limit: 1 }),
      application.quotes({ q: '', speaker: [person.name], sort: 'oldest', limit: 1 }),
      findSayings(request, speakerPath(person.name), person.name)
    ])
    if (passages.total.value === 0) return send(reply, view, notFoundPage(view, 'speaker'), 404)
    const first = earliest.quotes[0]?.first ?? null
    return send(reply, view, speakerPage(view, { person, said, first: first?.article.published === null ? null : first, passages }))
  })

  fastify.get('/quotes', async (request, reply) => {
    const view = await viewOf(request)
    return send(reply, view, quotesPage(view, await findSayings(request, '/quotes', null)))
  })

  /** @param person whose words are wanted; null for everyone's */
  async function findSayings (request: FastifyRequest, path: string, person: string | null): Promise<SayingsContent> {
    const parameters = request.query as Parameters
    const state = readSayings(parameters)
    const cursor = single(parameters, 'cursor')
    const answer = await application.quotes({ ...state, ...(person !== null && { speaker: [person] }), ...(cursor !== '' && { cursor }) })
    return { state, path, total: answer.total, sayings: answer.quotes, next: answer.next, person }
  }
}

/** Forms send empty fields: they count as not given. */
function readSayings (parameters: Parameters): SayingsState {
  const field = (name: string): string => single(parameters, name).trim()
  const [q, about, from, to] = ['q', 'about', 'from', 'to'].map(field) as [string, string, string, string]
  const sort = SAYING_SORTS.find(each => each === field('sort')) ?? defaultSort({ q, about })
  return { q, about, sort, ...(from !== '' && { from }), ...(to !== '' && { to }) }
}
