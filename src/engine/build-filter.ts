/** Turns an `EngineFilter` into the engine's filter language. Every value is hostile until quoted here. */
import { shortHash } from '../../ingest/article-id.js'
import type { Condition, EngineFilter, FacetName } from './engine.js'
import { encodeFacetValue } from './facet-value.js'
import { soughtTokens } from './stem-tokens.js'
import { replaceLoneSurrogates } from './well-formed.js'

export const facetNames: readonly FacetName[] = ['language', 'outlet', 'author', 'speaker', 'kind', 'year', 'month', 'day']

/** Free names, which may differ by case alone; the other facets hold values of our own making. */
const namedFacets: ReadonlySet<string> = new Set<FacetName>(['outlet', 'author', 'speaker'])

export const isNamedFacet = (name: string): boolean => namedFacets.has(name)

/**
 * @returns conditions that must all hold; an empty list of values is no condition, but `articles: []` matches nothing
 *
 * @example buildFilter({ facets: { language: ['uk', 'en'] } }) // → ['language IN ["uk", "en"]', 'dropped = false']
 */
export function buildFilter (filter: EngineFilter): string[] {
  const conditions: string[] = []
  for (const name of facetNames) {
    const wanted = filter.facets[name]
    const unwanted = filter.excluded?.[name]
    if (wanted !== undefined && wanted.length > 0) conditions.push(`${name} IN ${facetList(name, wanted)}`)
    if (unwanted !== undefined && unwanted.length > 0) conditions.push(`${name} NOT IN ${facetList(name, unwanted)}`)
  }
  if (filter.from !== undefined) conditions.push(`ts >= ${instant(filter.from)}`)
  if (filter.to !== undefined) conditions.push(`ts <= ${instant(filter.to)}`)
  if (filter.dropped !== true) conditions.push('dropped = false')
  if (filter.articles !== undefined) conditions.push(`articleKey IN ${articleList(filter.articles)}`)
  if (filter.withoutArticles !== undefined && filter.withoutArticles.length > 0) conditions.push(`articleKey NOT IN ${articleList(filter.withoutArticles)}`)
  return conditions
}

/** @example buildCondition({ kind: 'not', of: { kind: 'word', written: ['rain'] } }) // → 'NOT (t IN ["en:rain", …])' */
export function buildCondition (condition: Condition): string {
  if (condition.kind === 'word') return wordCondition(condition.written)
  if (condition.kind === 'not') return `NOT (${buildCondition(condition.of)})`
  return condition.of.map(each => `(${buildCondition(each)})`).join(condition.kind === 'all' ? ' AND ' : ' OR ')
}

/** The words of a newsroom's searches repeat; making the stems of one in all languages takes 0.3 ms. */
const MOST_CONDITIONS = 10_000
const conditions = new Map<string, string>()

function wordCondition (written: readonly string[]): string {
  const key = written.join(' ')
  let text = conditions.get(key)
  if (text !== undefined) return text
  text = `t IN ${quoteList(soughtTokens(written))}`
  if (conditions.size >= MOST_CONDITIONS) conditions.clear()
  if (key.length < LONGEST_KEPT) conditions.set(key, text)
  return text
}

const LONGEST_KEPT = 100 // UTF-16 units of words

/**
 * Article ids are anybody's strings of any length, and the engine compares without case: their
 * hash stands in for them.
 */
export const articleKey = (id: string): string => shortHash(replaceLoneSurrogates(id))

export const articleList = (ids: string[]): string => quoteList(ids.map(articleKey))

function facetList (name: FacetName, values: string[]): string {
  return quoteList(values.map(isNamedFacet(name) ? encodeFacetValue : replaceLoneSurrogates))
}

const quoteList = (values: string[]): string => `[${values.map(quoteValue).join(', ')}]`

/** Inside double quotes only `"` and `\` mean something. */
function quoteValue (value: string): string {
  return '"' + value.replace(/["\\]/g, '\\$&') + '"'
}

const LAST_INSTANT = 8_640_000_000_000 // seconds; JavaScript knows no later date

/** Without exponent, which the engine would not read. */
function instant (seconds: number): string {
  if (Number.isNaN(seconds)) throw new RangeError('a filter by date needs a number')
  return String(Math.trunc(Math.max(-LAST_INSTANT, Math.min(LAST_INSTANT, seconds))))
}
