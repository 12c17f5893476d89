/**
 * What the engine is asked for a search: terms that every wanted passage has, so that its hits are
 * a superset of the match set, and whether its own counts can be trusted.
 */
import { skeletonPrefix, type EngineQuery, type EngineTerm, type FacetName } from '../engine/engine.js'
import type { JoinedName } from './join-names.js'
import type { QueryTerm, QueryWord } from './parse-query.js'
import { FACETS, type ReadRequest } from './read-request.js'

/** Candidates that are fetched and verified; a search with more says "at least". */
export const MOST_CANDIDATES = 1_000

/** The engine takes ten terms and ignores the rest. */
const MOST_TERMS = 10

/** Of a phrase; the engine compares windows of three words, so more words narrow little. */
const PHRASE_WORDS = 8

/** The index cuts words at 60 code points: longer ones have to be compared on the text. */
const LONGEST_INDEXED_WORD = 60

export interface SearchPlan {
  /** the engine's hits, totals and facet counts are those of the match set */
  exact: boolean
  terms: EngineTerm[]
  /** facets with a selection: each is counted as if it had none */
  selected: FacetName[]
}

/**
 * Plain words are matched by the engine as the match set defines them. Phrases, joined names,
 * prefixes, words of several parts and excluded phrases only give candidates.
 *
 * @param verify true when something else makes the engine's counts untrue
 */
export function planSearch (request: ReadRequest, joined: Map<QueryWord, JoinedName>, verify: boolean): SearchPlan {
  const { terms, excluded } = request.query
  const exact = !verify && joined.size === 0 && terms.length + excluded.length <= MOST_TERMS && [...terms, ...excluded].every(isPlainWord)
  const wanted = chooseTerms(terms, joined)
  const unwanted = excluded.filter(isPlainWord).slice(0, MOST_TERMS - wanted.length)
  return {
    exact,
    terms: [...unwanted.map(word => ({ words: word.folds, negative: true })), ...wanted],
    selected: FACETS.filter(name => request.filter.facets[name] !== undefined)
  }
}

function isPlainWord (term: QueryTerm): boolean {
  return term.kind === 'word' && !term.prefix && term.folds.length === 1 && (term.folds[0] as string).length <= LONGEST_INDEXED_WORD
}

/** Phrases first, then long words: the rarer, the fewer candidates. The one prefix the engine can take stands last. */
function chooseTerms (terms: QueryTerm[], joined: Map<QueryWord, JoinedName>): EngineTerm[] {
  const byWeight = [...terms].sort((a, b) => weightOf(b) - weightOf(a))
  const prefix = byWeight.find(term => term.kind === 'word' && term.prefix)
  const whole = byWeight.filter(term => term.kind === 'phrase' || !term.prefix)
  const chosen = new Set(whole.slice(0, MOST_TERMS - (prefix === undefined ? 0 : 1)))
  // in the order typed: words near each other rank higher
  const engineTerms = terms.filter(term => chosen.has(term)).map(term => toEngineTerm(term, joined))
  if (prefix !== undefined) engineTerms.push({ words: prefix.folds, prefix: true })
  return engineTerms
}

function weightOf (term: QueryTerm): number {
  return term.folds.slice(0, PHRASE_WORDS).reduce((sum, fold) => sum + fold.length, 0) + (term.folds.length > 1 ? 100 : 0)
}

function toEngineTerm (term: QueryTerm, joined: Map<QueryWord, JoinedName>): EngineTerm {
  const name = term.kind === 'word' ? joined.get(term) : undefined
  return { words: name === undefined ? term.folds.slice(0, PHRASE_WORDS) : [skeletonPrefix + name.skeleton] }
}

/**
 * The searches of one request: hits with the counts of the unselected facets, then for each
 * selected facet its counts (or candidates) without its own selection.
 */
export function engineQueries (plan: SearchPlan, request: ReadRequest, withoutArticles: string[]): EngineQuery[] {
  const filter = { ...request.filter, ...(withoutArticles.length > 0 && { withoutArticles }) }
  const base = { terms: plan.terms, filter, sort: request.sort }
  const page = plan.exact ? { offset: request.offset, limit: request.limit } : { offset: 0, limit: MOST_CANDIDATES }
  const main: EngineQuery = { ...base, ...page, facets: plan.exact ? FACETS.filter(name => !plan.selected.includes(name)) : [] }
  return [main, ...plan.selected.map((name): EngineQuery => ({
    ...base,
    filter: { ...filter, facets: { ...filter.facets, [name]: [] } },
    offset: 0,
    limit: plan.exact ? 0 : MOST_CANDIDATES,
    facets: plan.exact ? [name] : []
  }))]
}
