/** Near wordings of a searched phrase: what a check of it finds altered, within the filters of the search. */
import type { Application } from '../application.js'
import type { Match } from '../search/answer.js'
import { parseInstant } from '../search/parse-instant.js'
import { parseQuery, type ParsedQuery } from '../search/parse-query.js'
import { inTime } from './in-time.js'
import type { SearchState } from './search-state.js'

/** Places with the same wording. */
export interface Wording {
  /** the earliest that is dated, else the first found */
  match: Match
  /** other places with the same characters */
  others: number
}

export interface SimilarWordings {
  phrase: string
  wordings: Wording[]
  /** the check took too long: the reader can ask for it */
  late: boolean
  /** the search asks for more than the phrase, and these places were not asked for it */
  loose: boolean
}

/** A shorter phrase has too many near wordings to mean anything: of three words, a changed one leaves two. */
const FEWEST_WORDS = 3
const MOST_WORDINGS = 10

/** Hits must not wait for their neighbours: beyond this the page offers the check instead. */
const PATIENCE = 800 // ms

/**
 * @returns null where the search has no phrase to compare, or is not on its first page
 * @throws EngineError
 */
export async function findSimilarWordings (application: Application, state: SearchState): Promise<SimilarWordings | null> {
  const query = readQuery(state)
  const phrase = query?.terms.find(term => term.kind === 'phrase')
  if (query === null || phrase === undefined || phrase.folds.length < FEWEST_WORDS || state.kind.length > 0 || state.cursor !== undefined) return null
  const answer = await inTime(application.check(phrase.text), PATIENCE)
  const matches = (answer?.matches ?? []).filter(match => match.verdict === 'altered' && fitsFilters(match, query, state))
  return { phrase: phrase.text, wordings: groupWordings(matches).slice(0, MOST_WORDINGS), late: answer === null, loose: query.terms.length > 1 || query.excluded.length > 0 }
}

/** What cannot be read is told by the search. */
function readQuery ({ q }: SearchState): ParsedQuery | null {
  try {
    return parseQuery(q)
  } catch {
    return null
  }
}

/** Whether a place lies within the filters of a search, typed and ticked. */
export function fitsFilters ({ article, outlet, speaker, published }: Match, query: ParsedQuery, state: SearchState): boolean {
  const values = { language: [article.language], outlet: [outlet], author: article.authors, speaker: [speaker?.name ?? null] }
  for (const name of ['language', 'outlet', 'author', 'speaker'] as const) {
    const wanted = [...state[name], ...query.filters[name] ?? []]
    const holds = (value: string): boolean => (values[name] as Array<string | null>).includes(value)
    if ((wanted.length > 0 && !wanted.some(holds)) || query.excludedFilters[name]?.some(holds) === true) return false
  }
  return fitsDates(published?.value ?? '', query, state)
}

function fitsDates (value: string, query: ParsedQuery, { from, to, month }: SearchState): boolean {
  if (month.length > 0 && !month.includes(value.slice(0, 7))) return false
  const first = Math.max(query.from ?? -Infinity, parseInstant(from ?? '')?.first ?? -Infinity)
  const last = Math.min(query.to ?? Infinity, parseInstant(to ?? '')?.last ?? Infinity)
  if (first === -Infinity && last === Infinity) return true
  const instant = parseInstant(value)?.first
  return instant !== undefined && instant >= first && instant <= last
}

/** One for each wording, in the order found, which is that of likeness. */
function groupWordings (matches: readonly Match[]): Wording[] {
  const groups = new Map<string, Match[]>()
  for (const match of matches) groups.set(match.text, [...groups.get(match.text) ?? [], match])
  return [...groups.values()].map(group => ({ match: earliest(group), others: group.length - 1 }))
}

const earliest = (matches: readonly Match[]): Match => {
  const second = (match: Match): number => parseInstant(match.published?.value ?? '')?.first ?? Infinity
  return matches.reduce((first, match) => second(match) < second(first) ? match : first)
}
