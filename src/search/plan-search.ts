/**
 * What the engine is asked for a search: a condition and terms that every wanted passage fulfils,
 * so that its hits are a superset of the match set, and whether its own counts can be trusted.
 */
import type { Condition, EngineQuery, EngineTerm, FacetName } from '../engine/engine.js'
import type { Meaning } from './match-passage.js'
import { DEEPEST_OFFSET } from './cursor.js'
import { requiredTerms, type QueryNode, type QueryTerm, type QueryWord } from './query-tree.js'
import { FACETS, type ReadRequest } from './read-request.js'

/** Candidates that are fetched and verified; a search with more says "at least". */
export const MOST_CANDIDATES = 1_000

/** The engine takes ten terms and ignores the rest. */
const MOST_TERMS = 10

/** Of a phrase; the engine compares windows of three words, so more words narrow little. */
const PHRASE_WORDS = 8

/** Words of a condition: each is some forty values for the engine to look up. */
const MOST_CONDITION_WORDS = 100

/** Choices that are asked for one by one. */
const MOST_CHOICES = 8

/** One way to match: the engine's hits for all of them together are the candidates. */
interface Choice {
  terms: EngineTerm[]
  condition: Condition | null
}

export interface SearchPlan {
  /** the engine's hits, totals and facet counts are those of the match set; there is one choice then */
  exact: boolean
  choices: Choice[]
  /** passages with the words as they are typed: they come before those with other forms */
  typed: Choice | null
  /** facets with a selection: each is counted as if it had none */
  selected: FacetName[]
}

/** What a node lets the engine look for. */
interface Narrowed {
  /** null: every passage */
  condition: Condition | null
  /** nothing but the match set fulfils it */
  exact: boolean
}

/**
 * Words with their forms and spellings, and all that is made of them by `OR`, brackets and `-`, are
 * matched by the engine as the match set defines them. Phrases, prefixes, NEAR and words of several
 * parts only give candidates.
 *
 * @param verify true when something else makes the engine's counts untrue
 */
export function planSearch (request: ReadRequest, meaning: Meaning, verify: boolean): SearchPlan {
  const { root, terms } = request.query
  const selected = FACETS.filter(name => request.filter.facets[name] !== undefined)
  if (meaning.forms === 'exact' && !verify && meaning.joined.size === 0 && isPlain(root)) {
    return { exact: true, choices: [{ terms: plainTerms(root), condition: null }], typed: null, selected }
  }
  const narrow = narrowing(meaning)
  const whole = narrow({ kind: 'all', nodes: root })
  const exact = whole.exact && !verify
  const choices = splitChoices(root).map(nodes => ({ terms: exact ? [] : engineTerms(requiredTerms(nodes)), condition: narrow({ kind: 'all', nodes }).condition }))
  return { exact, choices, typed: exact && request.sort === 'relevance' ? typedChoice(root, terms, whole.condition) : null, selected }
}

/** @returns null where nothing would be put in order: without words, or with more than the engine takes */
function typedChoice (root: QueryNode[], words: QueryTerm[], condition: Condition | null): Choice | null {
  if (words.length === 0 || words.length > MOST_TERMS) return null
  // All the words as typed are in the match set anyway, unless something is to be left out.
  return { terms: words.map(word => ({ words: word.folds })), condition: root.every(node => node.kind === 'word') ? null : condition }
}

/** Words without other forms or spellings, some of them to be left out: terms of the engine. */
const isPlain = (root: QueryNode[]): boolean => root.length <= MOST_TERMS && root.every(node => isSingle(node.kind === 'not' ? node.node : node))

const isSingle = (node: QueryNode): node is QueryWord =>
  node.kind === 'word' && !node.prefix && node.folds.length === 1 && (node.folds[0] as string).length <= LONGEST_INDEXED_WORD

/** The index cuts words at 60 code points: longer ones have to be compared on the text. */
const LONGEST_INDEXED_WORD = 60

/** Those to be left out first: where terms are too many, the engine forgets the last. */
function plainTerms (root: QueryNode[]): EngineTerm[] {
  const terms = root.map((node): EngineTerm => node.kind === 'not' ? { words: (node.node as QueryWord).folds, negative: true } : { words: (node as QueryWord).folds })
  return terms.sort((a, b) => Number(b.negative ?? false) - Number(a.negative ?? false))
}

function narrowing ({ joined, forms }: Meaning): (node: QueryNode) => Narrowed {
  let words = 0
  const wordCondition = (written: readonly string[]): Condition | null => ++words > MOST_CONDITION_WORDS ? null : { kind: 'word', written }

  return function narrow (node): Narrowed {
    switch (node.kind) {
      case 'word': {
        if (node.folds.length > 1 || node.prefix) return { condition: allOf((node.prefix ? node.folds.slice(0, -1) : node.folds).map(fold => wordCondition([fold]))), exact: false }
        const condition = wordCondition([...node.written, ...joined.get(node)?.others ?? []])
        return { condition, exact: condition !== null && forms === 'all' }
      }
      case 'phrase': return { condition: allOf(node.folds.slice(0, PHRASE_WORDS).map(fold => wordCondition([fold]))), exact: false }
      case 'near': return { condition: allOf(node.nodes.map(each => narrow(each).condition)), exact: false }
      case 'all': {
        const parts = node.nodes.map(narrow)
        return { condition: allOf(parts.map(part => part.condition)), exact: parts.every(part => part.exact) }
      }
      case 'any': {
        const parts = node.nodes.map(narrow)
        const conditions = parts.flatMap(part => part.condition ?? [])
        return { condition: conditions.length < parts.length ? null : { kind: 'any', of: conditions }, exact: parts.every(part => part.exact) }
      }
      case 'not': {
        const { condition, exact } = narrow(node.node)
        return exact && condition !== null ? { condition: { kind: 'not', of: condition }, exact } : { condition: null, exact: false }
      }
    }
  }
}

function allOf (conditions: Array<Condition | null>): Condition | null {
  const given = conditions.filter(condition => condition !== null)
  return given.length <= 1 ? given[0] ?? null : { kind: 'all', of: given }
}

/**
 * A beginning (`word*`) is a term, not a condition: where `OR` leaves the choice of one, each way to
 * choose is asked for by itself.
 */
function splitChoices (root: QueryNode[]): QueryNode[][] {
  let choices: QueryNode[][] = [[]]
  for (const node of root) {
    const parts = node.kind === 'any' && node.nodes.some(hasPrefix) ? splitAny(node.nodes) : [node]
    if (choices.length * parts.length > MOST_CHOICES) return [root]
    choices = choices.flatMap(choice => parts.map(part => [...choice, part]))
  }
  return choices
}

function splitAny (nodes: QueryNode[]): QueryNode[] {
  const others = nodes.filter(node => !hasPrefix(node))
  return [...nodes.filter(hasPrefix), ...others.length === 0 ? [] : [{ kind: 'any' as const, nodes: others }]]
}

function hasPrefix (node: QueryNode): boolean {
  if (node.kind === 'word') return node.prefix
  if (node.kind === 'phrase') return false
  return node.kind === 'not' ? hasPrefix(node.node) : node.nodes.some(hasPrefix)
}

/** Phrases and words of several parts first, then long ones: the rarer, the fewer candidates. The one prefix the engine can take stands last. */
function engineTerms (required: QueryTerm[]): EngineTerm[] {
  const prefix = required.find(term => term.kind === 'word' && term.prefix)
  const whole = required.filter(term => term.kind === 'phrase' || (!term.prefix && term.folds.length > 1))
  const chosen = new Set([...whole].sort((a, b) => weightOf(b) - weightOf(a)).slice(0, MOST_TERMS - (prefix === undefined ? 0 : 1)))
  // in the order typed: words near each other rank higher
  const terms = whole.filter(term => chosen.has(term)).map((term): EngineTerm => ({ words: term.folds.slice(0, PHRASE_WORDS) }))
  return prefix === undefined ? terms : [...terms, { words: prefix.folds, prefix: true }]
}

const weightOf = (term: QueryTerm): number => term.folds.slice(0, PHRASE_WORDS).reduce((sum, fold) => sum + fold.length, 0)

/**
 * The searches of one request: hits with the counts of the unselected facets, then for each
 * selected facet its counts (or candidates) without its own selection, each for every choice; at
 * the end the passages with the words as typed, where they come first.
 */
export function engineQueries (plan: SearchPlan, request: ReadRequest, withoutArticles: string[]): EngineQuery[] {
  const filter = { ...request.filter, ...(withoutArticles.length > 0 && { withoutArticles }) }
  const queries = [null, ...plan.selected].flatMap(name => plan.choices.map((choice): EngineQuery => ({
    ...asQuery(choice),
    filter: name === null ? filter : { ...filter, facets: { ...filter.facets, [name]: [] } },
    sort: request.sort,
    ...pageOf(plan, request, name)
  })))
  if (plan.typed !== null) queries.push({ ...asQuery(plan.typed), filter, ...fromBeginning(request), bare: true })
  return queries
}

export const asQuery = ({ terms, condition }: Choice): Pick<EngineQuery, 'terms' | 'condition'> => ({ terms, ...(condition !== null && { condition }) })

/** Where others come first, both lists are read from the beginning: the page is cut out of the two joined. */
function pageOf (plan: SearchPlan, request: ReadRequest, name: FacetName | null): Pick<EngineQuery, 'offset' | 'limit' | 'facets' | 'bare'> {
  if (!plan.exact) return { offset: 0, limit: MOST_CANDIDATES }
  if (name !== null) return { offset: 0, limit: 0, facets: [name] }
  const { offset, limit, arrangement } = request
  const page = plan.typed === null && arrangement === null ? { offset, limit } : fromBeginning(request)
  return { ...page, bare: true, facets: FACETS.filter(each => !plan.selected.includes(each)) }
}

/** To the end of the page; where copies are put together, all there is. */
const fromBeginning = ({ offset, limit, arrangement }: ReadRequest): Pick<EngineQuery, 'offset' | 'limit'> => ({ offset: 0, limit: arrangement === null ? offset + limit : DEEPEST_OFFSET })
