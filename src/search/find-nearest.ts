/**
 * What a quotation that stands nowhere may have been: passages that share its telling words, in
 * whatever order, form or script. Uncertain by nature, so it never makes a verdict.
 */
import { soughtStub } from '../engine/word-stub.js'
import { detectLanguage } from '../../ingest/language/detect-language.js'
import type { EngineAnswer, EngineQuery, EngineTerm } from '../engine/engine.js'
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

/** Passages whose text is compared, and those in other languages than that of the quotation. */
const MOST_COMPARED = 80
const MOST_FOREIGN = 40

/** Passages found by neighbouring words that are compared as well. */
const MOST_WINDOWED = 30

const MOST_NEAREST = 10

/** Words of the quotation that are compared: nobody half remembers more, and each is compared with every word of a sentence. */
const MOST_REMEMBERED = 200

/** Places that come first whatever their language; then one of another language may follow (measured: decision 32). */
const FIRST_OF_ANY = 3
const NEXT_FOREIGN = 2

/** A word of the quotation as it is sought, and how telling it is. */
interface SoughtWord {
  term: EngineTerm
  /** passages it stands in */
  count: number
  /** of those the ones in other languages than that of the quotation */
  foreign: number
  /** natural logarithm of how rare it is */
  weight: number
}

/**
 * @param candidates found by neighbouring words already, the likeliest first
 * @returns places of at least two shared words (or the only one there is), the likeliest first
 */
export async function findNearest (reading: ReadQuote, candidates: Candidate[], context: SearchContext): Promise<NearPlace[]> {
  const folds = reading.folds.slice(0, MOST_REMEMBERED)
  const { language } = detectLanguage(reading.text.slice(0, LONGEST_DETECTED))
  const weights = await weighWords(folds, language, context)
  const ids = await findSharing([...weights.values()].sort((a, b) => b.weight - a.weight), language, context)
  const passages = await context.archive.passages(new Set([...ids, ...candidates.slice(0, MOST_WINDOWED).map(candidate => candidate.passage)]))
  return mixLanguages(rankPassages(folds, fold => weights.get(fold)?.weight, [...passages.values()])).slice(0, MOST_NEAREST)
}

/**
 * A translation shares only names, numbers and cognates with the quotation, so that any passage in
 * its own language with a few of its plain words outweighs it. The likeliest places in other
 * languages than that of the likeliest one are therefore put right behind the first few.
 */
function mixLanguages (places: NearPlace[]): NearPlace[] {
  const first = places.slice(0, FIRST_OF_ANY)
  const rest = places.slice(FIRST_OF_ANY)
  const foreign = rest.filter(place => place.language !== places[0]?.language).slice(0, NEXT_FOREIGN)
  return [...first, ...foreign, ...rest.filter(place => !foreign.includes(place))]
}

/** Asks for the number of passages of each word (by its stub, which stands for all its forms), and of all. */
async function weighWords (folds: string[], language: string, { engine }: SearchContext): Promise<Map<string, SoughtWord>> {
  const distinct = longestFirst(folds).slice(0, MOST_WORDS)
  const terms = distinct.map((fold): EngineTerm => ({ words: [soughtStub(fold) ?? fold] }))
  const answers = await engine.search([countQuery([]), ...terms.map(term => countQuery([term]))], { timeoutMs: ENGINE_TIMEOUT })
  const all = answers[0]?.total ?? 0
  return new Map(distinct.map((fold, index) => {
    const { total: count = 0, facets } = answers[index + 1] ?? {}
    const foreign = Object.entries(facets?.language ?? {}).reduce((sum, [name, passages]) => name === language ? sum : sum + passages, 0)
    return [fold, { term: terms[index] as EngineTerm, count, foreign, weight: Math.log((all + 1) / (count + 0.5)) }]
  }))
}

const LONGEST_DETECTED = 2_000 // UTF-16 units; more make a language no surer

const longestFirst = (folds: string[]): string[] => [...new Set(folds)].sort((a, b) => b.length - a.length)

const countQuery = (terms: EngineTerm[]): EngineQuery => ({ terms, filter: { facets: {}, dropped: true }, offset: 0, limit: 0, facets: ['language'] })

/** Ids of the passages that share most of the rarest words, in any language and in others than that of the quotation. */
async function findSharing (sought: SoughtWord[], language: string, { engine }: SearchContext): Promise<string[]> {
  const groups = groupWords(sought.filter(word => word.count > 0))
  const foreign = language === 'und' ? [] : groupWords(sought.filter(word => word.foreign > 0).map(word => ({ ...word, count: word.foreign })))
  if (groups.length === 0) return []
  const queries = [...groups.map(group => groupQuery(group)), ...foreign.map(group => groupQuery(group, language))]
  const answers = await engine.search(queries, { timeoutMs: ENGINE_TIMEOUT })
  return [
    ...mostShared(groups, answers.slice(0, groups.length)).slice(0, MOST_COMPARED),
    ...mostShared(foreign, answers.slice(groups.length)).slice(0, MOST_FOREIGN)
  ]
}

function mostShared (groups: SoughtWord[][], answers: EngineAnswer[]): string[] {
  const shared = new Map<string, Set<SoughtWord>>()
  for (const [index, answer] of answers.entries()) {
    for (const hit of answer.hits) {
      const words = shared.get(hit.id) ?? new Set()
      for (const word of groups[index] as SoughtWord[]) words.add(word)
      shared.set(hit.id, words)
    }
  }
  const scored = [...shared].map(([id, words]) => ({ id, score: [...words].reduce((sum, word) => sum + word.weight, 0) }))
  return scored.sort((a, b) => b.score - a.score).map(each => each.id)
}

const groupQuery = (words: SoughtWord[], unwanted?: string): EngineQuery => ({
  terms: words.map(word => word.term),
  filter: { facets: {}, dropped: true, ...(unwanted !== undefined && { excluded: { language: [unwanted] } }) },
  offset: 0,
  limit: PAIR_HITS,
  bare: true
})

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
