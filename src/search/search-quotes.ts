/**
 * Who said what on a subject: the quotations of the passages that a search finds, gathered by what
 * was said, each with who printed it first and how its words changed.
 */
import type { Hit, QuotesAnswer, QuotesRequest, Saying, SearchAnswer, SearchRequest, Timings, Total } from './answer.js'
import { DEEPEST_OFFSET, encodeCursor } from './cursor.js'
import { exportPassages } from './export-passages.js'
import { groupWordings, type Sentence } from './group-wordings.js'
import { cursorKey, planQuotes, type QuotesPlan } from './plan-quotes.js'
import { createReader, type Said, type Wanted } from './read-said.js'
import { byInstant, readQuoted, sortSayings, toSayings } from './sayings.js'
import type { SearchContext } from './search-context.js'
import { searchPassages } from './search-passages.js'

/** Passages whose quotations are gathered for one answer; with more the total is "at least", and files have them all. */
const MOST_PASSAGES = 1_000
const LARGEST_PAGE = 200
/** Passages of an export whose quotations are read at a time. */
const PAGE = 100

/**
 * @throws QueryError naming the parameter that is wrong; EngineError when the engine does not answer
 * @example (await searchQuotes({ q: '', about: 'harbour', speaker: ['Ilse Brandtner'] }, context)).quotes[0].first
 */
export async function searchQuotes (request: QuotesRequest, context: SearchContext): Promise<QuotesAnswer> {
  const started = performance.now()
  const plan = await planQuotes(request, context)
  const { hits, relation, timings } = await findHits(plan.search, context)
  const sayings = await gather(await createReader(plan.wanted, context.archive)(hits), plan.sort)
  const end = plan.offset + plan.limit
  return {
    query: plan.query,
    total: { value: sayings.length, relation },
    quotes: sayings.slice(plan.offset, end),
    next: end < Math.min(sayings.length, DEEPEST_OFFSET) ? encodeCursor(end, cursorKey(request)) : null,
    timings: { ...timings, total: performance.now() - started }
  }
}

/**
 * Everything that was said, however much.
 *
 * @param request its `limit` and `cursor` are ignored
 * @throws QueryError, EngineError as `searchQuotes`; before the first row
 */
export async function exportQuotes (request: QuotesRequest, context: SearchContext): Promise<AsyncIterable<Saying>> {
  const { limit, cursor, ...rest } = request
  const { search, wanted, sort } = await planQuotes(rest, context)
  const hits = await exportPassages({ ...search, sort: 'oldest' }, context)
  return gatherAll(hits, wanted, sort, context)
}

async function * gatherAll (hits: AsyncIterable<Hit>, wanted: Wanted, sort: QuotesPlan['sort'], { archive }: SearchContext): AsyncGenerator<Saying> {
  const sayings = toSayings(await groupWordings(readAll(hits, wanted, archive), readQuoted))
  yield * sortSayings(sayings, sort === 'relevance' ? 'oldest' : sort)
}

async function * readAll (hits: AsyncIterable<Hit>, wanted: Wanted, archive: SearchContext['archive']): AsyncGenerator<Said> {
  const read = createReader(wanted, archive)
  let page: Hit[] = []
  for await (const hit of hits) {
    page.push(hit)
    if (page.length < PAGE) continue
    yield * await read(page)
    page = []
  }
  yield * await read(page)
}

async function findHits (request: SearchRequest, context: SearchContext): Promise<{ hits: Hit[], relation: Total['relation'], timings: Timings }> {
  const hits: Hit[] = []
  const timings: Timings = { engine: 0, archive: 0, verify: 0, total: 0 }
  let cursor: string | null = null
  let relation: Total['relation'] = 'eq'
  do {
    const page: SearchAnswer = await searchPassages({ ...request, limit: LARGEST_PAGE, ...(cursor !== null && { cursor }) }, context)
    hits.push(...page.hits)
    for (const part of Object.keys(timings) as Array<keyof Timings>) timings[part] += page.timings[part]
    relation = page.total.relation
    cursor = page.next
  } while (cursor !== null && hits.length < MOST_PASSAGES)
  return { hits, relation: cursor === null ? relation : 'gte', timings }
}

/** In the order asked for; `relevance` is that of the passages found. */
async function gather (said: readonly Said[], sort: QuotesPlan['sort']): Promise<Saying[]> {
  const sentences = await groupWordings([...said].sort((a, b) => byInstant(a, b)), readQuoted)
  if (sort !== 'relevance') return sortSayings(toSayings(sentences), sort)
  const rank = new Map(said.map((each, index) => [each, index]))
  const best = (sentence: Sentence<Said>): number => Math.min(...sentence.wordings.map(wording => rank.get(wording.said) ?? Infinity))
  return toSayings(sentences.sort((a, b) => best(a) - best(b)))
}
