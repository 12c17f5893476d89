/**
 * What a quotation that stands nowhere may have been: passages that share its telling words, in
 * whatever order, form or script. Uncertain by nature, so it never makes a verdict.
 */
import { soughtStub } from '../engine/word-stub.js'
import type { EngineQuery, EngineTerm } from '../engine/engine.js'
import type { Candidate } from './find-candidates.js'
import { rankPassages, type NearPlace } from './rank-passages.js'
import type { ReadQuote } from './read-quote.js'
import { ENGINE_TIMEOUT, type SearchContext } from './search-context.js'

/** Words whose rarity is asked for; of a longer quotation the longest ones. */
const MOST_WORDS = 24

/** The rarest words, of which pairs are sought: 28 pairs. A half-remembered quotation seldom has more right. */
const MOST_PAIRED = 8

/** The rarest of those, of which triples are sought where a pair is too common to be listed whole. */
const MOST_TRIPLED = 6

/** Passages of one pair or triple. */
const PAIR_HITS = 40

/** How much oftener than by chance words of one subject stand in one passage (measured on news: 3 to 10). */
const TOGETHER = 5

/** Passages whose text is compared. */
const MOST_COMPARED = 80

/** Passages found by neighbouring words that are compared as well. */
const MOST_WINDOWED = 30

const MOST_NEAREST = 10

/** Words of the quotation that are compared: nobody half remembers more, and each is compared with every word of a sentence. */
const MOST_REMEMBERED = 200

/** A word of the quotation as it is sought, and how telling it is. */
interface SoughtWord {
  term: EngineTerm
  /** passages it stands in */
  count: number
  /** natural logarithm of how rare it is */
  weight: number
}

/**
 * @param candidates found by neighbouring words already, the likeliest first
 * @returns places of at least two shared words (or the only one there is), the likeliest first
 */
export async function findNearest (reading: ReadQuote, candidates: Candidate[], context: SearchContext): Promise<NearPlace[]> {
  const folds = reading.folds.slice(0, MOST_REMEMBERED)
  const weights = await weighWords(folds, context)
  const sought = [...weights.values()].filter(word => word.count > 0).sort((a, b) => b.weight - a.weight)
  const ids = await findSharing(sought, context)
  const passages = await context.archive.passages(new Set([...ids, ...candidates.slice(0, MOST_WINDOWED).map(candidate => candidate.passage)]))
  return rankPassages(folds, fold => weights.get(fold)?.weight, [...passages.values()]).slice(0, MOST_NEAREST)
}

/** Asks for the number of passages of each word (by its stub, which stands for all its forms), and of all. */
async function weighWords (folds: string[], { engine }: SearchContext): Promise<Map<string, SoughtWord>> {
  const distinct = longestFirst(folds).slice(0, MOST_WORDS)
  const terms = distinct.map((fold): EngineTerm => ({ words: [soughtStub(fold) ?? fold] }))
  const answers = await engine.search([countQuery([]), ...terms.map(term => countQuery([term]))], { timeoutMs: ENGINE_TIMEOUT })
  const all = answers[0]?.total ?? 0
  return new Map(distinct.map((fold, index) => {
    const count = answers[index + 1]?.total ?? 0
    return [fold, { term: terms[index] as EngineTerm, count, weight: Math.log((all + 1) / (count + 0.5)) }]
  }))
}

const longestFirst = (folds: string[]): string[] => [...new Set(folds)].sort((a, b) => b.length - a.length)

const countQuery = (terms: EngineTerm[]): EngineQuery => ({ terms, filter: { facets: {}, dropped: true }, offset: 0, limit: 0 })

/** Ids of the passages that share most of the rarest words. */
async function findSharing (sought: SoughtWord[], { engine }: SearchContext): Promise<string[]> {
  const groups = groupWords(sought)
  if (groups.length === 0) return []
  const answers = await engine.search(groups.map(groupQuery), { timeoutMs: ENGINE_TIMEOUT })
  const shared = new Map<string, Set<SoughtWord>>()
  for (const [index, answer] of answers.entries()) {
    for (const hit of answer.hits) {
      const words = shared.get(hit.id) ?? new Set()
      for (const word of groups[index] as SoughtWord[]) words.add(word)
      shared.set(hit.id, words)
    }
  }
  const scored = [...shared].map(([id, words]) => ({ id, score: [...words].reduce((sum, word) => sum + word.weight, 0) }))
  return scored.sort((a, b) => b.score - a.score).slice(0, MOST_COMPARED).map(each => each.id)
}

const groupQuery = (words: SoughtWord[]): EngineQuery =>
  ({ terms: words.map(word => word.term), filter: { facets: {}, dropped: true }, offset: 0, limit: PAIR_HITS, bare: true })

/** All pairs of the rarest words; triples where none of their pairs can be listed whole; the only word where there is one. */
function groupWords (sought: SoughtWord[]): SoughtWord[][] {
  const paired = sought.slice(0, MOST_PAIRED)
  if (paired.length < 2) return paired.map(word => [word])
  const groups: SoughtWord[][] = []
  const all = Math.max(...paired.map(word => word.count * Math.exp(word.weight)))
  const isCommon = (one: SoughtWord, other: SoughtWord): boolean => one.count * other.count / all * TOGETHER > PAIR_HITS
  for (const [first, one] of paired.entries()) {
    for (let second = first + 1; second < paired.length; second++) {
      const other = paired[second] as SoughtWord
      groups.push([one, other])
      if (!isCommon(one, other)) continue
      for (let third = second + 1; third < Math.min(paired.length, MOST_TRIPLED); third++) groups.push([one, other, paired[third] as SoughtWord])
    }
  }
  return groups
}
