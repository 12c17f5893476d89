/** Orders passages by how much of a half-remembered quotation stands in one of their sentences. */
import { findWords } from '../../ingest/fold/fold-text.js'
import { nameSkeleton } from '../../ingest/names/name-skeleton.js'
import { splitSentences } from '../../ingest/passages/split-sentences.js'
import type { StoredPassage } from '../archive/archive.js'
import { isOneTypo } from './word-distance.js'

/** A sentence, or neighbouring ones of a passage. */
export interface NearPlace {
  article: string
  start: number
  end: number
  /** 0–1: share of the quotation's words, each by its rarity */
  similarity: number
  /** of the passage */
  language: string
}

/** Words of other forms share so much of their beginning, in proportion to the longer one. */
const LEAST_SHARED = 0.5

/** A stem has at least so many letters. */
const SHORTEST_STEM = 4

// How much of a word's weight its like counts for.
const SAME_SKELETON = 0.95
const ONE_TYPO = 0.7
const HALF_SHARED = 0.5 // and more as more is shared, up to 0.9
const SHARED_RANGE = 0.8

/** Words elsewhere in the passage count for less than those in one sentence. */
const OUTSIDE = 0.5

/** Neighbours of the quotation that are neighbours in print count as much as half their weight, and this on top. */
const NEIGHBOURS = 0.5

/** Half a point of score for each hundred words: of two sentences with the same words the shorter says less else. */
const LENGTH_PENALTY = 0.005

/** A sentence joins the best one when it adds so much of the quotation. */
const LEAST_ADDED = 0.2

const FEWEST_SHARED = 2

interface QuoteWord {
  fold: string
  skeleton: string
  weight: number
}

/** The share of each word of the quotation that a sentence has, and where. */
interface SentenceMatch {
  start: number
  end: number
  words: number
  shares: Float64Array
  /** positions of the best likeness, −1 without one */
  positions: Int32Array
}

interface Ranked extends NearPlace {
  score: number
}

/**
 * @param folds words of the quotation in order
 * @param weightOf natural logarithm of a word's rarity; undefined where it was not asked for
 * @returns likeliest first; passages that share less than two words (all, if there are fewer) are left out
 */
export function rankPassages (folds: string[], weightOf: (fold: string) => number | undefined, passages: StoredPassage[]): NearPlace[] {
  const known = folds.flatMap(fold => weightOf(fold) ?? [])
  const middle = [...known].sort((a, b) => a - b)[known.length >> 1] ?? 1
  const quote = folds.map(fold => ({ fold, skeleton: nameSkeleton(fold), weight: Math.max(0, weightOf(fold) ?? middle) }))
  const ranked = passages.flatMap(passage => rankPassage(quote, passage) ?? [])
  ranked.sort((a, b) => b.score - a.score || (a.article < b.article ? -1 : a.article > b.article ? 1 : a.start - b.start))
  return ranked.map(({ score, ...place }) => place)
}

function rankPassage (quote: QuoteWord[], passage: StoredPassage): Ranked | null {
  const sentences = splitSentences(passage.text, passage.language).map(({ start, end }) => matchSentence(quote, passage.text.slice(start, end), start))
  const best = bestOf(sentences, quote)
  if (best === null) return null
  const total = distinctWeight(quote, () => 1)
  const shares = quote.map((_, index) => Math.max(...sentences.map(sentence => sentence.shares[index] as number)))
  const inside = distinctWeight(quote, index => best.shares[index] as number)
  const anywhere = distinctWeight(quote, index => shares[index] as number)
  if (new Set(quote.filter((_, index) => (shares[index] as number) > 0).map(word => word.fold)).size < Math.min(FEWEST_SHARED, new Set(quote.map(word => word.fold)).size)) return null
  const range = widen(best, sentences, quote, total)
  const score = inside + OUTSIDE * (anywhere - inside) + neighbours(quote, best) - LENGTH_PENALTY * best.words
  return {
    article: passage.articleId,
    start: passage.start + range.start,
    end: passage.start + range.end,
    language: passage.language,
    similarity: total === 0 ? 0 : Math.min(0.99, Math.round(anywhere / total * 100) / 100),
    score
  }
}

function bestOf (sentences: SentenceMatch[], quote: QuoteWord[]): SentenceMatch | null {
  let best: SentenceMatch | null = null
  let most = 0
  for (const sentence of sentences) {
    const score = distinctWeight(quote, index => sentence.shares[index] as number) + neighbours(quote, sentence)
    if (score > most) {
      most = score
      best = sentence
    }
  }
  return best
}

/** Sum of weights, each word once however often the quotation repeats it. */
function distinctWeight (quote: QuoteWord[], shareOf: (index: number) => number): number {
  const counted = new Set<string>()
  let sum = 0
  for (const [index, word] of quote.entries()) {
    if (counted.has(word.fold)) continue
    counted.add(word.fold)
    sum += word.weight * shareOf(index)
  }
  return sum
}

function neighbours (quote: QuoteWord[], { positions }: SentenceMatch): number {
  let sum = 0
  for (let index = 0; index + 1 < quote.length; index++) {
    const at = positions[index] as number
    if (at < 0 || positions[index + 1] !== at + 1) continue
    sum += NEIGHBOURS * (1 + ((quote[index] as QuoteWord).weight + (quote[index + 1] as QuoteWord).weight) / 2)
  }
  return sum
}

/** From the first to the last sentence that adds words the best one has not. */
function widen (best: SentenceMatch, sentences: SentenceMatch[], quote: QuoteWord[], total: number): { start: number, end: number } {
  let { start, end } = best
  for (const sentence of sentences) {
    const added = distinctWeight(quote, index => Math.max(0, (sentence.shares[index] as number) - (best.shares[index] as number)))
    if (added < LEAST_ADDED * total) continue
    start = Math.min(start, sentence.start)
    end = Math.max(end, sentence.end)
  }
  return { start, end }
}

function matchSentence (quote: QuoteWord[], text: string, offset: number): SentenceMatch {
  const words = findWords(text)
  const index = indexWords(words.map(word => word.fold))
  const match: SentenceMatch = {
    start: offset, end: offset + text.length, words: words.length, shares: new Float64Array(quote.length), positions: new Int32Array(quote.length).fill(-1)
  }
  let previous = -1
  for (const [at, word] of quote.entries()) {
    const { share, position } = findLike(word, index, previous + 1)
    match.shares[at] = share
    match.positions[at] = position
    previous = position
  }
  return match
}

/** A sentence's words by fold and by the beginning of their skeletons. */
interface WordIndex {
  byFold: Map<string, number[]>
  byStem: Map<string, Array<{ skeleton: string, position: number }>>
  folds: string[]
}

function indexWords (folds: string[]): WordIndex {
  const byFold = new Map<string, number[]>()
  const byStem: WordIndex['byStem'] = new Map()
  for (const [position, fold] of folds.entries()) {
    const positions = byFold.get(fold)
    if (positions === undefined) byFold.set(fold, [position])
    else {
      positions.push(position)
      continue
    }
    const skeleton = nameSkeleton(fold)
    const stem = skeleton.slice(0, SHORTEST_STEM)
    const like = byStem.get(stem) ?? []
    like.push({ skeleton, position })
    byStem.set(stem, like)
  }
  return { byFold, byStem, folds }
}

/** The likest word; of the same word at several places the one expected next, else the first. */
function findLike ({ fold, skeleton }: QuoteWord, index: WordIndex, expected: number): { share: number, position: number } {
  const same = index.byFold.get(fold)
  if (same !== undefined) return { share: 1, position: same.includes(expected) ? expected : same[0] as number }
  let share = 0
  let position = -1
  if (skeleton.length >= SHORTEST_STEM) {
    for (const like of index.byStem.get(skeleton.slice(0, SHORTEST_STEM)) ?? []) {
      const likeness = likenessOf(skeleton, like.skeleton)
      if (likeness > share) {
        share = likeness
        position = like.position
      }
    }
  }
  if (share > 0) return { share, position }
  const near = index.folds.findIndex(other => isOneTypo(fold, other))
  return near < 0 ? { share: 0, position: -1 } : { share: ONE_TYPO, position: near }
}

/** Of two skeletons with the same first letters: by how much of them is the same. */
function likenessOf (one: string, other: string): number {
  if (one === other) return SAME_SKELETON
  let shared = 0
  while (shared < one.length && one[shared] === other[shared]) shared++
  const part = shared / Math.max(one.length, other.length)
  return part < LEAST_SHARED ? 0 : HALF_SHARED + SHARED_RANGE * (part - LEAST_SHARED)
}
