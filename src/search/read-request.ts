/** Checks a search request and turns it into what is looked for. */
import type { EngineFilter, FacetName } from '../engine/engine.js'
import { QueryError, type HitVerdict, type Repaired, type SearchRequest } from './answer.js'
import type { Limits } from '../../ingest/config.js'
import type { Arrangement } from './arrange-copies.js'
import { decodeCursor } from './cursor.js'
import { parseInstant } from './parse-instant.js'
import { parseQuery, type ParsedQuery } from './parse-query.js'
import { repairQuery } from './repair-query.js'
import { replaceLoneSurrogates } from './well-formed-text.js'

export const FACETS: readonly FacetName[] = ['language', 'outlet', 'author', 'speaker', 'kind', 'year', 'month', 'day']

const DEFAULT_LIMIT = 20
const LARGEST_LIMIT = 200
const MOST_FACET_VALUES = 200 // of one facet; a client that selects more wants the whole list

export interface ReadRequest {
  query: ParsedQuery
  repaired: Repaired[]
  filter: EngineFilter
  /** null: hits of any verdict */
  verdicts: readonly HitVerdict[] | null
  /** the engine's */
  sort: 'relevance' | 'oldest' | 'newest'
  /** null where the engine's order is that of the answer */
  arrangement: Arrangement | null
  limit: number
  offset: number
}

/** @throws QueryError naming the parameter that is wrong */
export function readRequest (request: SearchRequest, limits: Limits): ReadRequest {
  if (Buffer.byteLength(request.q) > limits.queryBytes) {
    throw new QueryError('too-long', 'q', `A query has at most ${limits.queryBytes} bytes; check takes a quotation of any length.`)
  }
  const { query, repaired } = readQuery(request)
  return {
    query,
    repaired,
    filter: buildFilter(request, query),
    verdicts: readVerdicts(request, query),
    sort: request.sort === 'copies' ? 'oldest' : request.sort ?? 'relevance',
    arrangement: request.sort === 'copies' || request.copies === 'folded' ? { folded: request.copies === 'folded', byCopies: request.sort === 'copies' } : null,
    limit: readLimit(request.limit),
    offset: decodeCursor(request.cursor, request)
  }
}

/** The query as a whole is repaired, then what is left damaged in single phrases, which may be pasted from elsewhere. */
function readQuery (request: SearchRequest): { query: ParsedQuery, repaired: Repaired[] } {
  const repair = request.repair ?? true
  const whole = repairQuery(request.q, repair)
  const query = parseQuery(whole.text)
  const phrases = [...query.terms, ...query.excluded].filter(term => repair && term.kind === 'phrase').sort((a, b) => b.start - a.start)
  const repaired = [...whole.repaired]
  let text = whole.text
  for (const phrase of phrases) {
    const mended = repairQuery(phrase.text, true)
    if (mended.repaired.length === 0) continue
    repaired.push(...mended.repaired)
    text = text.slice(0, phrase.start) + text.slice(phrase.start, phrase.end).replace(phrase.text, () => mended.text) + text.slice(phrase.end)
  }
  return { query: text === whole.text ? query : parseQuery(text), repaired }
}

function readLimit (limit = DEFAULT_LIMIT): number {
  if (!Number.isInteger(limit) || limit < 1 || limit > LARGEST_LIMIT) throw new QueryError('range', 'limit', `limit is a whole number from 1 to ${LARGEST_LIMIT}.`)
  return limit
}

/** Values of one facet are alternatives, whether they were selected or typed. */
function buildFilter (request: SearchRequest, query: ParsedQuery): EngineFilter {
  const facets: EngineFilter['facets'] = {}
  for (const name of FACETS) {
    const values = [...readValues(name, request[name]), ...(query.filters as EngineFilter['facets'])[name] ?? []]
    if (values.length > 0) facets[name] = [...new Set(values)]
  }
  const from = latest(readFrom(request.from), query.from)
  const to = earliest(readTo(request.to), query.to)
  return {
    facets,
    ...(Object.keys(query.excludedFilters).length > 0 && { excluded: query.excludedFilters }),
    ...(from !== null && { from }),
    ...(to !== null && { to }),
    ...(request.includeDropped === true && { dropped: true })
  }
}

function readValues (name: FacetName, values: string[] = []): string[] {
  if (values.length > MOST_FACET_VALUES) throw new QueryError('too-many', name, `At most ${MOST_FACET_VALUES} values of ${name} can be selected.`)
  return values.map(replaceLoneSurrogates)
}

/** Words have no verdict: without a phrase nothing could ever be found. */
function readVerdicts ({ verdict = [] }: SearchRequest, { terms }: ParsedQuery): ReadRequest['verdicts'] {
  if (verdict.length === 0) return null
  if (!terms.some(term => term.kind === 'phrase')) throw new QueryError('no-phrase', 'verdict', 'verdict needs a phrase in quotation marks in q.')
  return verdict
}

const readFrom = (value: string | undefined): number | null => value === undefined ? null : readSpan('from', value).first

/** Inclusive with the precision given: `2024` is the end of 2024. */
const readTo = (value: string | undefined): number | null => value === undefined ? null : readSpan('to', value).last

function readSpan (parameter: 'from' | 'to', value: string): { first: number, last: number } {
  const span = parseInstant(value)
  if (span === null) throw new QueryError('date', parameter, `${parameter} is YYYY, YYYY-MM, YYYY-MM-DD or RFC 3339.`)
  return span
}

const latest = (one: number | null, other: number | null): number | null => one === null ? other : other === null ? one : Math.max(one, other)
const earliest = (one: number | null, other: number | null): number | null => one === null ? other : other === null ? one : Math.min(one, other)
