/**
 * Search: the engine finds candidates, the stored text decides. Totals and facet counts are those
 * of the match set (passages in which every word occurs by fold, stem or joined name and every phrase
 * word for word), or said to be "at least".
 */
import type { EngineAnswer, EngineHit, FacetName } from '../engine/engine.js'
import type { FacetCount, SearchAnswer, SearchRequest, Total } from './answer.js'
import { arrangeCopies, type Listed } from './arrange-copies.js'
import { buildHits, type FoundPassage } from './build-hits.js'
import { countFacets, engineFacets } from './count-facets.js'
import { DEEPEST_OFFSET, encodeCursor } from './cursor.js'
import { explainQuery } from './explain-query.js'
import { createMatcher, type Matcher } from './match-passage.js'
import { engineQueries, MOST_CANDIDATES, planSearch, type SearchPlan } from './plan-search.js'
import { readMeaning } from './read-meaning.js'
import { readPending, type Pending } from './read-pending.js'
import { readRequest, type ReadRequest } from './read-request.js'
import { ENGINE_TIMEOUT, type SearchContext } from './search-context.js'
import { findSimilar } from './find-similar.js'
import { startTimer, type Timer } from './timer.js'

/** What one way of answering gives: the page's passages and the counts. */
interface Outcome {
  page: FoundPassage[]
  total: Total
  folded: Total | null
  facets: Record<FacetName, FacetCount[]>
  facetRelation: Total['relation']
  /** whether hits follow the page */
  more: boolean
}

/**
 * @throws QueryError naming the parameter that is wrong; EngineError when the engine does not answer
 * @example await searchPassages({ q: '“so be it” lang:en' }, context)
 */
export async function searchPassages (request: SearchRequest, context: SearchContext): Promise<SearchAnswer> {
  const timer = startTimer()
  const read = readRequest(request, context.limits)
  const [meaning, pending] = await timer.archive(() => Promise.all([readMeaning(read.query, request, context.archive), readPending(context.archive)]))
  const matcher = createMatcher(read.query, meaning, read.verdicts)
  const plan = planSearch(read, meaning, pending.untrueCounts)
  const answers = await timer.engine(() => context.engine.search(engineQueries(plan, read, pending.deleted), { timeoutMs: ENGINE_TIMEOUT }))
  const outcome = plan.exact
    ? await takeCounts(answers, plan, read, matcher, pending, context, timer)
    : await verifyCandidates(gatherCandidates(answers, plan), plan.selected, read, matcher, pending, context, timer)
  const similar = outcome.total.value === 0 && read.offset === 0 ? await findSimilar(read, pending, context, timer) : []
  const hits = await timer.archive(() => buildHits(outcome.page, context.archive))
  return {
    query: { text: request.q, understood: explainQuery(read.query, meaning, hits), repaired: read.repaired },
    total: outcome.total,
    folded: outcome.folded,
    hits,
    facets: outcome.facets,
    facetRelation: outcome.facetRelation,
    next: outcome.more ? encodeCursor(read.offset + read.limit, request) : null,
    similar,
    timings: timer.read()
  }
}

/** Plain words: the engine's counts are those of the match set as far as the index is up to date. */
async function takeCounts (answers: EngineAnswer[], plan: SearchPlan, read: ReadRequest, matcher: Matcher, pending: Pending, context: SearchContext, timer: Timer): Promise<Outcome> {
  const main = answers[0] as EngineAnswer
  const relation = pending.unindexed ? 'gte' : 'eq'
  const found = plan.typed === null ? main.hits : joinLists(answers.at(-1) as EngineAnswer, main)
  const list = await arrange(found, read, context, timer)
  const end = read.offset + read.limit
  const page = plan.typed === null && read.arrangement === null ? list : list.slice(read.offset, end)
  const ids = page.map(({ id }) => id)
  const passages = await timer.archive(() => context.archive.passages(ids))
  return timer.verify(() => ({
    page: ids.flatMap(id => {
      const passage = passages.get(id)
      return passage === undefined ? [] : [{ passage, matched: matcher(passage) }]
    }),
    total: { value: main.total, relation },
    folded: read.arrangement?.folded === true ? { value: list.length, relation: found.length < main.total ? 'gte' : relation } : null,
    facets: engineFacets(answers, plan.selected),
    facetRelation: relation,
    more: end < (read.arrangement === null ? Math.min(main.total, DEEPEST_OFFSET) : list.length)
  }))
}

/** All hits, those of the first list before the others. */
const joinLists = (first: EngineAnswer, all: EngineAnswer): Listed[] => [...new Map([...first.hits, ...all.hits].map(hit => [hit.id, hit])).values()]

async function arrange (found: readonly Listed[], { arrangement }: ReadRequest, { archive }: SearchContext, timer: Timer): Promise<readonly Listed[]> {
  return arrangement === null ? found : await timer.archive(() => arrangeCopies(found, arrangement, archive))
}

/** Everything else: all candidates are compared on the stored text and counted here. */
async function verifyCandidates (candidates: Candidates[], selected: FacetName[], read: ReadRequest, matcher: Matcher, pending: Pending, context: SearchContext, timer: Timer): Promise<Outcome> {
  const ids = new Set(candidates.flatMap(each => each.hits.map(hit => hit.id)))
  const passages = await timer.archive(() => context.archive.passages(ids))
  const { found, ordered, ...counts } = timer.verify(() => {
    const found = new Map<string, FoundPassage>()
    for (const passage of passages.values()) {
      const matched = matcher(passage)
      if (matched.complete) found.set(passage.id, { passage, matched })
    }
    const verified = candidates.map(each => each.hits.filter(hit => found.has(hit.id)))
    const hits = verified[0] as EngineHit[]
    const ordered = read.sort === 'relevance' ? rankHits(hits, found) : sortByDate(hits, read.sort)
    const others = new Map(selected.map((name, index) => [name, verified[index + 1] as EngineHit[]]))
    const relation: Total['relation'] = pending.unindexed || candidates[0]?.isCut === true ? 'gte' : 'eq'
    const facetRelation: Total['relation'] = pending.unindexed || candidates.some(each => each.isCut) ? 'gte' : 'eq'
    return { found, ordered, total: { value: hits.length, relation }, facets: countFacets(hits, others), facetRelation }
  })
  const list = await arrange(ordered, read, context, timer)
  const end = read.offset + read.limit
  return {
    ...counts,
    page: list.slice(read.offset, end).map(({ id }) => found.get(id) as FoundPassage),
    folded: read.arrangement?.folded === true ? { value: list.length, relation: counts.total.relation } : null,
    more: end < list.length
  }
}

/** Of the main query, and of each selected facet without its selection. */
interface Candidates {
  hits: EngineHit[]
  /** there are more than were listed */
  isCut: boolean
}

/** The choices of a query together, each passage once. */
function gatherCandidates (answers: EngineAnswer[], { choices }: SearchPlan): Candidates[] {
  const gathered: Candidates[] = []
  for (let start = 0; start < answers.length; start += choices.length) {
    const own = answers.slice(start, start + choices.length)
    const hits = new Map(own.flatMap(answer => answer.hits.map(hit => [hit.id, hit] as const)))
    gathered.push({ hits: [...hits.values()], isCut: own.some(answer => answer.total > MOST_CANDIDATES) })
  }
  return gathered
}

/** As the engine sorts; the choices of a query came one after the other. */
function sortByDate (hits: EngineHit[], sort: 'oldest' | 'newest'): EngineHit[] {
  const direction = sort === 'oldest' ? 1 : -1
  return [...hits].sort((a, b) => a.ts === null || b.ts === null ? Number(a.ts === null) - Number(b.ts === null) : direction * (a.ts - b.ts))
}

/** Phrases that stand there character by character, then passages with a direct quotation, then the engine's order. */
function rankHits (hits: EngineHit[], found: Map<string, FoundPassage>): EngineHit[] {
  const rank = (hit: EngineHit): number => (found.get(hit.id)?.matched.verified === 'punctuation' ? 2 : 0) + (hit.kind === 'direct' ? 0 : 1)
  return [...hits].sort((a, b) => rank(a) - rank(b))
}
