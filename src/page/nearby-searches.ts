/** What a search without hits would find with one thing less: a word, a filter, the order of the words, one spelling of a name. */
import type { Application } from '../application.js'
import type { SearchAnswer, Total, Understood } from '../search/answer.js'
import { inTime } from './in-time.js'
import { changeState, hasFilters, toRequest, withoutFilters, type SearchState } from './search-state.js'

export interface NearbySearch {
  kind: 'spellings' | 'without' | 'anyOrder' | 'unfiltered'
  /** what is left out or read loosely; empty where it is no part of the text */
  part: string
  state: SearchState
  /** null when counting took too long */
  total: Total | null
  /** in which a name of the part is found then */
  spellings: string[]
}

type Candidate = Pick<NearbySearch, 'kind' | 'part' | 'state'>
type Asked = Extract<Understood, { type: 'word' | 'phrase' }>

/** Each is a search of its own; nobody reads a longer list. */
const MOST_ASKED = 14
const MOST_SHOWN = 6
/** The page says that there is nothing; this can come without numbers. */
const PATIENCE = 1000 // ms

/**
 * @returns those that find something, least changed first; empty when the search itself has hits
 * @throws EngineError
 */
export async function findNearbySearches (application: Application, state: SearchState, answer: SearchAnswer): Promise<NearbySearch[]> {
  if (answer.hits.length > 0 || state.cursor !== undefined) return []
  const candidates = nearbyQuestions(state, answer.query.understood).slice(0, MOST_ASKED)
  const counted = await inTime(Promise.all(candidates.map(candidate => count(application, candidate, answer))), PATIENCE)
  const found = counted?.filter(({ total }) => total !== null && total.value > 0) ?? candidates.map(candidate => ({ ...candidate, total: null, spellings: [] }))
  return found.slice(0, MOST_SHOWN)
}

async function count (application: Application, candidate: Candidate, { query }: SearchAnswer): Promise<NearbySearch> {
  const answer = await application.search({ ...toRequest(candidate.state), limit: 1 })
  const known = new Set(spellingsOf(query.understood))
  return { ...candidate, total: answer.total, spellings: spellingsOf(answer.query.understood).filter(spelling => !known.has(spelling)) }
}

const spellingsOf = (understood: readonly Understood[]): string[] => understood.flatMap(part => part.type === 'spellings' ? part.spellings : [])

/** @returns least changed first */
export function nearbyQuestions (state: SearchState, understood: readonly Understood[]): Candidate[] {
  const asked = understood.filter((part): part is Asked => part.type === 'word' || part.type === 'phrase')
  const phrases = asked.filter(part => part.type === 'phrase')
  const change = (q: string): SearchState => changeState(state, { q: q.trim(), verdict: undefined })
  return [
    ...(state.names === 'scripts' ? [] : [{ kind: 'spellings' as const, part: '', state: changeState(state, { names: 'scripts' }) }]),
    ...phrases.flatMap(phrase => shorterPhrases(phrase.text).map(({ part, rest }) => ({ kind: 'without' as const, part, state: change(`${phrase.without} "${rest}"`) }))),
    ...phrases.map(phrase => ({ kind: 'anyOrder' as const, part: phrase.text, state: change(`${phrase.without} ${phrase.text}`) })),
    ...(asked.length < 2 ? [] : asked.map(({ text, without }) => ({ kind: 'without' as const, part: text, state: change(without) }))),
    ...(hasFilters(state) ? [{ kind: 'unfiltered' as const, part: '', state: withoutFilters(state) }] : [])
  ]
}

/** A phrase with each of its words left out; of two words nothing worth asking would be left. */
function shorterPhrases (phrase: string): Array<{ part: string, rest: string }> {
  const words = phrase.trim().split(/\s+/u)
  if (words.length < 3) return []
  return words.map((part, index) => ({ part, rest: words.toSpliced(index, 1).join(' ') }))
}
