/** The state of a search as its address says it: read from there, and written back into links. */
import type { Hit, SearchRequest } from '../search/answer.js'

export const LIST_FACETS = ['language', 'speaker', 'outlet', 'author', 'kind'] as const

export type ListFacet = typeof LIST_FACETS[number]

export type SearchState = Required<Pick<SearchRequest, 'q' | 'language' | 'outlet' | 'author' | 'speaker' | 'kind' | 'month' | 'includeDropped' | 'repair' | 'names' | 'forms'>> &
  Pick<SearchRequest, 'from' | 'to' | 'cursor'> & {
    sort: 'relevance' | 'oldest' | 'newest'
    /** only hits in which the phrases stand so */
    verdict?: HitVerdict
    /** `folded`: copies of one text are shown once */
    copies: 'folded' | 'all'
  }

export type HitVerdict = NonNullable<Hit['verified']>

/** Parameters of an address as the server hands them over. */
export type Parameters = Record<string, string | string[] | null | undefined>

/** Name and value pairs of a query string, in order. */
export type Pairs = Array<[name: string, value: string]>

const SORTS = ['relevance', 'oldest', 'newest'] as const
const VERDICTS = ['verbatim', 'punctuation'] as const
const FORMS = ['all', 'exact'] as const
const NAMES = ['exact', 'spellings', 'scripts'] as const

export function single (parameters: Parameters, name: string): string {
  const value = parameters[name]
  return (Array.isArray(value) ? value[0] : value) ?? ''
}

/** All parameters but the language of the page, for links to this same page. */
export function pairsOf (parameters: Parameters): Pairs {
  return Object.entries(parameters).flatMap(([name, values]) => name === 'ui'
    ? []
    : [values ?? []].flat().map((value): [string, string] => [name, value]))
}

function several (parameters: Parameters, name: string): string[] {
  const value = parameters[name] ?? []
  return [...new Set(Array.isArray(value) ? value : [value])].filter(each => each !== '')
}

/** Forms send empty fields: they count as not given. A value that is no choice of ours counts as the default. */
export function readState (parameters: Parameters): SearchState {
  const from = single(parameters, 'from').trim()
  const to = single(parameters, 'to').trim()
  const cursor = single(parameters, 'cursor')
  const verdict = VERDICTS.find(verdict => verdict === single(parameters, 'verdict'))
  return {
    q: single(parameters, 'q').trim(),
    language: several(parameters, 'language'),
    outlet: several(parameters, 'outlet'),
    author: several(parameters, 'author'),
    speaker: several(parameters, 'speaker'),
    kind: several(parameters, 'kind'),
    month: several(parameters, 'month'),
    sort: SORTS.find(sort => sort === single(parameters, 'sort')) ?? 'relevance',
    names: NAMES.find(names => names === single(parameters, 'names')) ?? 'scripts',
    forms: FORMS.find(forms => forms === single(parameters, 'forms')) ?? 'all',
    copies: single(parameters, 'copies') === 'all' ? 'all' : 'folded',
    repair: single(parameters, 'repair') !== 'off',
    includeDropped: single(parameters, 'include') === 'dropped',
    ...(from !== '' && { from }),
    ...(to !== '' && { to }),
    ...(verdict !== undefined && { verdict }),
    ...(cursor !== '' && { cursor })
  }
}

/** Nothing asked: the first page is shown instead of results. */
export function isEmptyState (state: SearchState): boolean {
  return state.q === '' && !hasFilters(state)
}

export function hasFilters (state: SearchState): boolean {
  return [...LIST_FACETS, 'month' as const].some(name => state[name].length > 0) || state.from !== undefined || state.to !== undefined
}

/** The pairs that say this state, without what is the default. */
export function statePairs (state: SearchState): Pairs {
  const pairs: Pairs = []
  if (state.q !== '') pairs.push(['q', state.q])
  for (const name of [...LIST_FACETS, 'month' as const]) {
    for (const value of state[name]) pairs.push([name, value])
  }
  if (state.from !== undefined) pairs.push(['from', state.from])
  if (state.to !== undefined) pairs.push(['to', state.to])
  if (state.sort !== 'relevance') pairs.push(['sort', state.sort])
  if (state.names !== 'scripts') pairs.push(['names', state.names])
  if (state.forms !== 'all') pairs.push(['forms', state.forms])
  if (!state.repair) pairs.push(['repair', 'off'])
  if (state.includeDropped) pairs.push(['include', 'dropped'])
  if (state.copies !== 'folded') pairs.push(['copies', state.copies])
  if (state.verdict !== undefined) pairs.push(['verdict', state.verdict])
  if (state.cursor !== undefined) pairs.push(['cursor', state.cursor])
  return pairs
}

/** The same question for the interface for programs, from its first page. */
export function apiPairs (state: SearchState): Pairs {
  return statePairs(changeState(state, { verdict: undefined, copies: 'folded' }))
}

export type StateChange = { [Name in keyof SearchState]?: SearchState[Name] | undefined }

/** The state with something changed. Another question begins on its first page, so the cursor goes unless given. */
export function changeState (state: SearchState, change: StateChange): SearchState {
  const { cursor, ...rest } = state
  const changed = { ...rest, ...change }
  if (changed.from === undefined) delete changed.from
  if (changed.to === undefined) delete changed.to
  if (changed.verdict === undefined) delete changed.verdict
  return changed as SearchState
}

export function withoutFilters (state: SearchState): SearchState {
  return changeState(state, { language: [], outlet: [], author: [], speaker: [], kind: [], month: [], from: undefined, to: undefined })
}

/** Hits of one verdict are picked from as many as an answer takes. */
const MOST_PICKED = 200

/** The same question for `Application.search`. */
export function toRequest ({ verdict, copies, ...request }: SearchState): SearchRequest {
  return verdict === undefined ? request : { ...request, limit: MOST_PICKED }
}
