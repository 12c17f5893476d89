/**
 * Asks the engine where a quotation may stand. It sends sliding pairs or triples of its words as
 * phrases, so that a changed word breaks only the few it is in, and fuses the answers by rank.
 */
import { nameSkeleton } from '../../ingest/names/name-skeleton.js'
import { skeletonPrefix, type Engine, type EngineAnswer, type EngineQuery, type EngineTerm } from '../engine/engine.js'
import { ENGINE_TIMEOUT } from './search-context.js'

export interface Candidate {
  passage: string
  article: string
  score: number
}

export interface WantedWords {
  /** folded words of the quotation */
  folds: string[]
  /** those that may be names */
  names: string[]
}

const SHORT_QUOTE = 12 // words; up to here pairs, beyond it triples, which are rarer and still unbroken between changes
const MOST_WINDOWS = 40 // phrases of one multi-search; a longer quotation is sampled evenly
const WINDOW_HITS = 20
const PHRASE_WORDS = 20 // longest quotation sent as one phrase: in a passage of at most five sentences
const PHRASE_HITS = 100
const MOST_LOOSE = 10 // as many terms as the engine takes

/** A hit on the whole phrase outweighs four of its parts. */
const PHRASE_WEIGHT = 4

/** Of reciprocal rank fusion: small, so that first places count (engine-measured; 60 is usual for long lists). */
const RANK_OFFSET = 10

interface Weighted {
  query: EngineQuery
  weight: number
}

/** @returns passages, the likeliest first; dropped lines as well */
export async function findCandidates (quote: WantedWords, engine: Engine): Promise<Candidate[]> {
  const queries = candidateQueries(quote)
  if (queries.length === 0) return []
  const answers = await engine.search(queries.map(each => each.query), { timeoutMs: ENGINE_TIMEOUT })
  return fuseByRank(answers, queries.map(each => each.weight))
}

/** More places of words already found once: copies in other articles, by date. */
export async function findCopies (folds: string[], engine: Engine): Promise<Candidate[]> {
  const [answer] = await engine.search([{ ...phraseQuery(folds.slice(0, PHRASE_WORDS), COPY_HITS), sort: 'oldest' }], { timeoutMs: ENGINE_TIMEOUT })
  return (answer?.hits ?? []).map(hit => ({ passage: hit.id, article: hit.article, score: 0 }))
}

const COPY_HITS = 200

export function candidateQueries ({ folds, names }: WantedWords): Weighted[] {
  if (folds.length === 0) return []
  const queries = windowsOf(folds).map(words => ({ query: phraseQuery(words, WINDOW_HITS), weight: 1 }))
  if (folds.length <= PHRASE_WORDS) queries.push({ query: phraseQuery(folds, PHRASE_HITS), weight: PHRASE_WEIGHT })
  if (folds.length > 1) queries.push({ query: looseQuery(longestWords(folds).map(word => ({ words: [word], loose: true }))), weight: 1 })
  const skeletons = [...new Set(names.map(nameSkeleton).filter(skeleton => skeleton !== ''))].slice(0, MOST_LOOSE)
  if (skeletons.length > 0) queries.push({ query: looseQuery(skeletons.map(skeleton => ({ words: [skeletonPrefix + skeleton] }))), weight: 1 })
  return queries
}

function windowsOf (folds: string[]): string[][] {
  const size = folds.length <= SHORT_QUOTE ? 2 : 3
  const count = folds.length - size + 1
  if (count < 2) return []
  const stride = Math.max(1, count / MOST_WINDOWS)
  const windows: string[][] = []
  for (let at = 0; at < count; at += stride) windows.push(folds.slice(Math.floor(at), Math.floor(at) + size))
  return windows
}

function phraseQuery (words: string[], limit: number): EngineQuery {
  return { terms: [{ words }], filter: { facets: {}, dropped: true }, offset: 0, limit, bare: true }
}

function looseQuery (terms: EngineTerm[]): EngineQuery {
  return { terms, filter: { facets: {}, dropped: true }, offset: 0, limit: WINDOW_HITS, matching: 'frequency', bare: true }
}

/** In the order they stand. */
function longestWords (folds: string[]): string[] {
  const distinct = [...new Set(folds)]
  const longest = new Set([...distinct].sort((a, b) => b.length - a.length).slice(0, MOST_LOOSE))
  return distinct.filter(word => longest.has(word))
}

function fuseByRank (answers: EngineAnswer[], weights: number[]): Candidate[] {
  const candidates = new Map<string, Candidate>()
  for (const [index, answer] of answers.entries()) {
    for (const [rank, hit] of answer.hits.entries()) {
      const candidate = candidates.get(hit.id) ?? { passage: hit.id, article: hit.article, score: 0 }
      candidate.score += (weights[index] as number) / (RANK_OFFSET + rank)
      candidates.set(hit.id, candidate)
    }
  }
  return [...candidates.values()].sort((a, b) => b.score - a.score)
}
