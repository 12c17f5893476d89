/** Reads a request for quotations: which passages to search, and what the quotations in them have to be. */
import { QueryError, type QuotesAnswer, type QuotesRequest, type SearchRequest } from './answer.js'
import { decodeCursor } from './cursor.js'
import { createMatcher, type Matcher } from './match-passage.js'
import { readRequest, type ReadRequest } from './read-request.js'
import { readMeaning } from './read-meaning.js'
import type { Wanted } from './read-said.js'
import type { SearchContext } from './search-context.js'

/** A passage of any of these holds a quotation; which kind it is, the quotation itself says. */
const QUOTING_KINDS = ['direct', 'indirect', 'headline', 'document']

export interface QuotesPlan {
  search: SearchRequest
  wanted: Wanted
  sort: NonNullable<QuotesRequest['sort']>
  limit: number
  offset: number
  query: QuotesAnswer['query']
}

/**
 * The search is for passages with the words of `q` or the people asked for, where there are any;
 * else for passages with the words of `about`, around which quotations are sought.
 *
 * @throws QueryError naming the parameter that is wrong
 */
export async function planQuotes (request: QuotesRequest, context: SearchContext): Promise<QuotesPlan> {
  const { about = '', sort, limit, cursor, kind, ...rest } = request
  const speaker = rest.speaker === undefined ? undefined : await shownNames(rest.speaker, context)
  const q = await readWords('q', { ...rest, limit, ...(speaker !== undefined && { speaker }) }, context)
  const subject = await readWords('about', { q: about, names: rest.names, forms: rest.forms, repair: rest.repair }, context)
  if (Object.keys(subject.read.filter.facets).length > 0 || subject.read.filter.excluded !== undefined || subject.read.filter.from !== undefined || subject.read.filter.to !== undefined) {
    throw new QueryError('filter', 'about', 'about takes words and phrases; filters stand in q or are parameters of their own.')
  }
  const { facets, excluded } = q.read.filter
  const around = q.matcher === null && facets.speaker === undefined && subject.matcher !== null
  const words = around ? `${rest.q} ${about}` : rest.q
  const order = sort ?? (q.matcher === null && subject.matcher === null ? 'newest' : 'relevance')
  return {
    search: { ...rest, q: words, ...(speaker !== undefined && { speaker }), ...(!around && { kind: QUOTING_KINDS }), sort: order === 'copies' ? 'relevance' : order },
    wanted: {
      speakers: facets.speaker ?? null,
      withoutSpeakers: excluded?.speaker ?? [],
      kinds: kind ?? null,
      matchesQuote: q.matcher,
      matchesSubject: subject.matcher,
      around
    },
    sort: order,
    limit: q.read.limit,
    offset: decodeCursor(cursor, cursorKey(request)),
    query: { text: rest.q, about, understood: [...q.read.query.understood, ...subject.read.query.understood], repaired: [...q.read.repaired, ...subject.read.repaired] }
  }
}

/** A cursor of one list is none of another. */
export const cursorKey = (request: QuotesRequest): object => ({ ...request, list: 'quotes' })

async function shownNames (names: readonly string[], { archive }: SearchContext): Promise<string[]> {
  const shown = await archive.displayNames(names)
  return names.map(name => shown.get(name) ?? name)
}

/** @returns the matcher is null for a text without words */
async function readWords (parameter: 'q' | 'about', request: { [Key in keyof SearchRequest]: SearchRequest[Key] | undefined } & { q: string }, context: SearchContext): Promise<{ read: ReadRequest, matcher: Matcher | null }> {
  const read = nameParameter(parameter, () => readRequest(request as SearchRequest, context.limits))
  const { query } = read
  if (query.terms.length + query.excluded.length === 0) return { read, matcher: null }
  return { read, matcher: createMatcher(query, await readMeaning(query, request, context.archive)) }
}

function nameParameter<Result> (parameter: string, read: () => Result): Result {
  try {
    return read()
  } catch (error) {
    if (error instanceof QueryError && error.parameter === 'q') throw new QueryError(error.code, parameter, error.message, { cause: error })
    throw error
  }
}
