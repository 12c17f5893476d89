/**
 * Every passage of a search's match set, however many: for files, feeds and other programs. Where
 * the engine can list all candidates it does; otherwise the archive is read from end to end.
 */
import type { EngineFilter, FacetName } from '../engine/engine.js'
import { publishedFields } from '../engine/documents.js'
import type { ArticleHead, StoredPassage } from '../archive/archive.js'
import type { Hit, SearchRequest } from './answer.js'
import { arrangeCopies, type Arrangement, type Listed } from './arrange-copies.js'
import { buildHits, type FoundPassage } from './build-hits.js'
import { createMatcher, type Matcher } from './match-passage.js'
import { asQuery, planSearch, type SearchPlan } from './plan-search.js'
import { readMeaning } from './read-meaning.js'
import { readPending } from './read-pending.js'
import { FACETS, readRequest, type ReadRequest } from './read-request.js'
import { ENGINE_TIMEOUT, type SearchContext } from './search-context.js'

/** The engine lists no more hits than that. */
const MOST_LISTED = 10_000

/** Passages read and built at a time: what is held in memory, and how long others wait. */
const PAGE = 100

/**
 * @param request its `limit` and `cursor` are ignored
 * @param articles only in these
 * @returns hits by the order asked for; `relevance` is the engine's order up to 10,000 candidates, the archive's beyond
 * @throws QueryError naming the parameter that is wrong; EngineError when the engine does not answer
 */
export async function exportPassages (request: SearchRequest, context: SearchContext, articles?: string[]): Promise<AsyncIterable<Hit>> {
  const { limit, cursor, ...rest } = request
  const read = readRequest(rest, context.limits)
  if (articles !== undefined) read.filter.articles = articles
  const meaning = await readMeaning(read.query, request, context.archive)
  const matcher = createMatcher(read.query, meaning, read.verdicts)
  const ids = await listCandidates(read, planSearch(read, meaning, false), context)
  const hits = ids === null ? readArchive(read, matcher, context) : readCandidates(ids, matcher, context)
  return read.arrangement === null ? hits : rearrange(hits, read.arrangement, matcher, context)
}

/** @returns null when the engine cannot name every candidate: there are too many, or the index is behind */
async function listCandidates (read: ReadRequest, { choices, typed }: SearchPlan, { archive, engine }: SearchContext): Promise<string[] | null> {
  const pending = await readPending(archive)
  if (pending.unindexed || pending.untrueCounts || pending.deleted.length > 0) return null
  if (choices.length > 1 && read.sort !== 'relevance') return null
  const queries = choices.map(choice => ({ ...asQuery(choice), filter: read.filter, sort: read.sort, offset: 0 }))
  const counted = await engine.search(queries.map(query => ({ ...query, limit: 0 })), { timeoutMs: ENGINE_TIMEOUT })
  if (counted.some(answer => answer.total > MOST_LISTED)) return null
  const first = typed === null ? [] : [{ ...asQuery(typed), filter: read.filter, offset: 0 }]
  const listed = await engine.search([...first, ...queries].map(query => ({ ...query, limit: MOST_LISTED, bare: true })), { timeoutMs: ENGINE_TIMEOUT })
  if (listed.slice(first.length).some((answer, number) => answer.hits.length < (counted[number]?.total ?? 0))) return null
  return [...new Set(listed.flatMap(answer => answer.hits.map(hit => hit.id)))]
}

/** Which copy is the earliest is known only when all is read: ids are kept, texts are read again. */
async function * rearrange (hits: AsyncIterable<Hit>, arrangement: Arrangement, matcher: Matcher, context: SearchContext): AsyncGenerator<Hit> {
  const found: Listed[] = []
  for await (const { passage, article } of hits) found.push({ id: passage, article: article.id })
  const list = await arrangeCopies(found, arrangement, context.archive)
  yield * readCandidates(list.map(({ id }) => id), matcher, context)
}

async function * readCandidates (ids: string[], matcher: Matcher, context: SearchContext): AsyncGenerator<Hit> {
  for (let start = 0; start < ids.length; start += PAGE) {
    const page = ids.slice(start, start + PAGE)
    const passages = await context.archive.passages(page)
    yield * await buildHits(matching(page.flatMap(id => passages.get(id) ?? []), matcher), context.archive)
  }
}

function matching (passages: StoredPassage[], matcher: Matcher): FoundPassage[] {
  return passages.map(passage => ({ passage, matched: matcher(passage) })).filter(each => each.matched.complete)
}

async function * readArchive (read: ReadRequest, matcher: Matcher, context: SearchContext): AsyncGenerator<Hit> {
  if (read.sort !== 'relevance') return yield * readByDate(read, matcher, context)
  for await (const found of walkArchive(read.filter, matcher, context)) yield * await buildHits(found.map(each => each.found), context.archive)
}

interface Dated {
  found: FoundPassage
  ts: number | null
}

/** Dates are known only when all is read: ids and dates are kept, texts are read again. */
async function * readByDate (read: ReadRequest, matcher: Matcher, context: SearchContext): AsyncGenerator<Hit> {
  const dated: Array<{ id: string, ts: number | null }> = []
  for await (const page of walkArchive(read.filter, matcher, context)) dated.push(...page.map(({ found, ts }) => ({ id: found.passage.id, ts })))
  const direction = read.sort === 'oldest' ? 1 : -1
  dated.sort((a, b) => a.ts === null || b.ts === null ? Number(a.ts === null) - Number(b.ts === null) : direction * (a.ts - b.ts))
  yield * readCandidates(dated.map(each => each.id), matcher, context)
}

async function * walkArchive (filter: EngineFilter, matcher: Matcher, context: SearchContext): AsyncGenerator<Dated[]> {
  let found: FoundPassage[] = []
  for await (const passage of context.archive.allPassages()) {
    if (passage.dropped !== null && filter.dropped !== true) continue
    const matched = matcher(passage)
    if (matched.complete) found.push({ passage, matched })
    if (found.length < PAGE) continue
    yield await filterByArticle(found, filter, context)
    found = []
  }
  yield await filterByArticle(found, filter, context)
}

async function filterByArticle (found: FoundPassage[], filter: EngineFilter, { archive }: SearchContext): Promise<Dated[]> {
  const heads = await archive.heads(new Set(found.map(({ passage }) => passage.articleId)))
  return found.flatMap(each => {
    const head = heads.get(each.passage.articleId)
    if (head === undefined) return []
    const { ts } = publishedFields(head.published)
    return passesFilter(each.passage, head, filter) ? [{ found: each, ts }] : []
  })
}

/**
 * The same rule as the engine's filter (`engine/build-filter.ts`), on the archive.
 *
 * @example passesFilter(passage, head, { facets: { language: ['uk', 'en'] } })
 */
export function passesFilter (passage: StoredPassage, head: ArticleHead, filter: EngineFilter): boolean {
  const { ts } = publishedFields(head.published)
  if (filter.dropped !== true && passage.dropped !== null) return false
  if (filter.articles?.includes(head.id) === false) return false
  if (filter.from !== undefined && (ts === null || ts < filter.from)) return false
  if (filter.to !== undefined && (ts === null || ts > filter.to)) return false
  return FACETS.every(name => {
    const values = facetValues(passage, head, name)
    const wanted = filter.facets[name]
    return (wanted === undefined || wanted.length === 0 || wanted.some(value => values.includes(value))) &&
      filter.excluded?.[name]?.some(value => values.includes(value)) !== true
  })
}

/** What the index holds of a passage under the name of a facet. */
export function facetValues (passage: StoredPassage, head: ArticleHead, name: FacetName): string[] {
  switch (name) {
    case 'language': return [head.language]
    case 'outlet': return head.outlet === null ? [] : [head.outlet]
    case 'author': return head.authors
    case 'speaker': return passage.speakers
    case 'kind': return [passage.kind]
    case 'year': case 'month': case 'day': {
      const value = publishedFields(head.published)[name]
      return value === null ? [] : [value]
    }
  }
}
