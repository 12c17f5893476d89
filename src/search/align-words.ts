/**
 * Lays a quotation over a text, word against word: which words are the same, which were replaced,
 * put in or left out. Bounded: a table of words against words up to a size, anchors beyond it.
 */
import { nameSkeleton } from '../../ingest/names/name-skeleton.js'
import { isOneTypo } from './word-distance.js'

/** A word to be aligned: in the form verdicts compare and in the fold of the index. */
export interface AlignedWord {
  word: string
  fold: string
}

/** One step in reading order; −1 where the other side has no word. */
export interface Step {
  quote: number
  source: number
}

export interface Alignment {
  /** indexes of source words, end exclusive */
  start: number
  end: number
  steps: Step[]
  /** of the cheapest alignment, in hundredths of a replaced word */
  cost: number
  /** words of the quotation that have their like in the source; near ones count half */
  matched: number
  /** 0–1: words matched in proportion to the words on the longer side; 1 = the same words */
  similarity: number
}

export interface AlignOptions {
  /** numbers of quote words after which the quotation itself marks a gap (… or […]) */
  gapsAfter?: ReadonlySet<number>
  /** only there; default the whole source */
  within?: WordRange
}

/** Indexes of source words, end exclusive. */
export interface WordRange {
  start: number
  end: number
}

// Costs in hundredths of a replaced word.
export const SAME_FOLD = 10 // é/e, ё/е: not the same word, but never a reason to look elsewhere
export const NEAR = 50 // one typing error, another spelling of a name: half a match
const REPLACED = 100
const PUT_IN = 70 // a word of the quotation alone; less than a replacement, so that two swapped words cost 135, not 200
export const LEFT_OUT = 65 // a word of the source alone; less than one put in, so that at the end "by Ode" for "by the Ode" misses "the" and keeps "Ode"
export const GAP_OPEN = 250 // leaving out a passage (two sentences made one): dearer than three words, cheaper than four
export const GAP_WORD = 2 // each word left out there: the nearer continuation wins
export const MARKED_GAP_WORD = 1 // a gap the quotation marks costs nothing but distance

/** What an unmarked gap counts for in `similarity`, in words: GAP_OPEN / LEFT_OUT. */
const GAP_WORDS = 4

/** Cells of one table: 4 MB of directions, about 30 ms. */
const MOST_CELLS = 4_000_000

/** A place in both texts that is certainly the same. */
interface Anchor {
  quote: number
  source: number
}

/**
 * Finds the cheapest alignment of the whole quotation with any stretch of the source.
 *
 * @returns null when there is no word on one side, or for long texts when they share no stretch of three words
 * @example alignWords(wordsOf('it never rains'), wordsOf('They say it rains'))?.cost // → 70, 'never' put in
 */
export function alignWords (quote: readonly AlignedWord[], source: readonly AlignedWord[], options: AlignOptions = {}): Alignment | null {
  if (quote.length === 0 || source.length === 0) return null
  const context: Context = { quote, source, gapsAfter: options.gapsAfter ?? new Set() }
  const { start, end } = options.within ?? { start: 0, end: source.length }
  const path = quote.length * (end - start) <= MOST_CELLS
    ? alignStretch(context, { quoteStart: 0, quoteEnd: quote.length, sourceStart: start, sourceEnd: end, freeStart: true, freeEnd: true })
    : alignByAnchors(context)
  return path === null ? null : summarize(context, path)
}

interface Context {
  quote: readonly AlignedWord[]
  source: readonly AlignedWord[]
  gapsAfter: ReadonlySet<number>
}

interface Stretch {
  quoteStart: number
  quoteEnd: number
  sourceStart: number
  sourceEnd: number
  /** source words before the first aligned one cost nothing */
  freeStart: boolean
  freeEnd: boolean
}

interface Path {
  steps: Step[]
  cost: number
}

const DIAGONAL = 0
const UP = 1 // quote word alone
const LEFT = 2 // source word alone
const FROM_GAP = 3
const GAP_CONTINUES = 4 // flag

/** Needleman and Wunsch with a second, long kind of gap (Gotoh), rows = quote words. */
function alignStretch ({ quote, source, gapsAfter }: Context, stretch: Stretch): Path {
  const rows = stretch.quoteEnd - stretch.quoteStart
  const columns = stretch.sourceEnd - stretch.sourceStart
  const width = columns + 1
  const directions = new Uint8Array((rows + 1) * width)
  const costs = pairCosts(quote.slice(stretch.quoteStart, stretch.quoteEnd), source.slice(stretch.sourceStart, stretch.sourceEnd))
  let previous = new Int32Array(width)
  let current = new Int32Array(width)

  for (let row = 0; row <= rows; row++) {
    const marked = gapsAfter.has(stretch.quoteStart + row)
    const free = row === 0 && stretch.freeStart
    const open = marked ? 0 : GAP_OPEN
    const extend = marked ? MARKED_GAP_WORD : GAP_WORD
    let gap = Infinity
    current[0] = row === 0 ? 0 : (previous[0] as number) + PUT_IN
    directions[row * width] = UP
    for (let column = 1; column <= columns; column++) {
      const cell = row * width + column
      if (free) {
        current[column] = 0
        directions[cell] = LEFT
        continue
      }
      const opened = (current[column - 1] as number) + open + extend
      const continued = gap + extend
      gap = Math.min(opened, continued)
      const flag = continued < opened ? GAP_CONTINUES : 0
      let best = (current[column - 1] as number) + LEFT_OUT
      let direction = LEFT
      if (row > 0) {
        const up = (previous[column] as number) + PUT_IN
        if (up <= best) {
          best = up
          direction = UP
        }
        const diagonal = (previous[column - 1] as number) + costs(row - 1, column - 1)
        if (diagonal <= best) {
          best = diagonal
          direction = DIAGONAL
        }
      }
      if (gap < best) {
        best = gap
        direction = FROM_GAP
      }
      current[column] = best
      directions[cell] = direction | flag
    }
    ;[previous, current] = [current, previous]
  }
  const end = stretch.freeEnd ? cheapest(previous) : columns
  return { steps: traceBack(directions, width, rows, end, stretch), cost: previous[end] as number }
}

function cheapest (row: Int32Array): number {
  let best = 0
  for (let column = 1; column < row.length; column++) {
    if ((row[column] as number) < (row[best] as number)) best = column
  }
  return best
}

function traceBack (directions: Uint8Array, width: number, rows: number, end: number, stretch: Stretch): Step[] {
  const steps: Step[] = []
  let row = rows
  let column = end
  let inGap = false
  while (row > 0 || (column > 0 && !stretch.freeStart)) {
    const cell = directions[row * width + column] as number
    const direction: number = inGap ? FROM_GAP : cell & 3
    if (direction === DIAGONAL) {
      steps.push({ quote: stretch.quoteStart + --row, source: stretch.sourceStart + --column })
    } else if (direction === UP && row > 0) {
      steps.push({ quote: stretch.quoteStart + --row, source: -1 })
    } else {
      inGap = direction === FROM_GAP && (cell & GAP_CONTINUES) !== 0
      steps.push({ quote: -1, source: stretch.sourceStart + --column })
    }
  }
  return steps.reverse()
}

/** Compares each pair of different words once. */
function pairCosts (quote: readonly AlignedWord[], source: readonly AlignedWord[]): (row: number, column: number) => number {
  const quoteIds = numberWords(quote)
  const sourceIds = numberWords(source)
  const width = sourceIds.distinct.length
  const known = new Int16Array(quoteIds.distinct.length * width).fill(-1)
  return (row, column) => {
    const one = quoteIds.ids[row] as number
    const other = sourceIds.ids[column] as number
    const cell = one * width + other
    const cost = known[cell] as number
    if (cost >= 0) return cost
    return (known[cell] = costOfPair(quoteIds.distinct[one] as AlignedWord, sourceIds.distinct[other] as AlignedWord))
  }
}

function numberWords (words: readonly AlignedWord[]): { ids: Int32Array, distinct: AlignedWord[] } {
  const numbers = new Map<string, number>()
  const distinct: AlignedWord[] = []
  const ids = Int32Array.from(words, each => {
    const known = numbers.get(each.word)
    if (known !== undefined) return known
    numbers.set(each.word, distinct.length)
    return distinct.push(each) - 1
  })
  return { ids, distinct }
}

function costOfPair (one: AlignedWord, other: AlignedWord): number {
  if (one.word === other.word) return 0
  if (one.fold === other.fold) return SAME_FOLD
  return isOneTypo(one.fold, other.fold) || isSameName(one.fold, other.fold) ? NEAR : REPLACED
}

const SHORTEST_NAME = 4 // letters of a skeleton; shorter ones meet by chance

function isSameName (one: string, other: string): boolean {
  const skeleton = nameSkeleton(one)
  return skeleton.length >= SHORTEST_NAME && skeleton === nameSkeleton(other)
}

/** Aligns between places that are surely the same; what lies between and is too large counts as replaced. */
function alignByAnchors (context: Context): Path | null {
  const anchors = findAnchors(context)
  const first = anchors[0]
  const last = anchors.at(-1)
  if (first === undefined || last === undefined) return null
  const path: Path = { steps: [], cost: 0 }
  const before = Math.max(0, first.source - 2 * first.quote - GAP_WORDS)
  append(path, alignBounded(context, { quoteStart: 0, quoteEnd: first.quote, sourceStart: before, sourceEnd: first.source, freeStart: true, freeEnd: false }))
  for (const [index, anchor] of anchors.entries()) {
    path.steps.push({ quote: anchor.quote, source: anchor.source })
    const next = anchors[index + 1]
    if (next === undefined) break
    append(path, alignBounded(context, { quoteStart: anchor.quote + 1, quoteEnd: next.quote, sourceStart: anchor.source + 1, sourceEnd: next.source, freeStart: false, freeEnd: false }))
  }
  const rest = context.quote.length - last.quote
  const after = Math.min(context.source.length, last.source + 2 * rest + GAP_WORDS)
  append(path, alignBounded(context, { quoteStart: last.quote + 1, quoteEnd: context.quote.length, sourceStart: last.source + 1, sourceEnd: after, freeStart: false, freeEnd: true }))
  return path
}

function append (path: Path, part: Path): void {
  for (const step of part.steps) path.steps.push(step)
  path.cost += part.cost
}

function alignBounded (context: Context, stretch: Stretch): Path {
  const quoteWords = stretch.quoteEnd - stretch.quoteStart
  const sourceWords = stretch.sourceEnd - stretch.sourceStart
  if (quoteWords * sourceWords > 0 && quoteWords * sourceWords <= MOST_CELLS) return alignStretch(context, stretch)
  const steps: Step[] = []
  for (let index = 0; index < quoteWords; index++) steps.push({ quote: stretch.quoteStart + index, source: -1 })
  if (stretch.freeStart || stretch.freeEnd || sourceWords === 0) return { steps, cost: quoteWords * PUT_IN }
  for (let index = 0; index < sourceWords; index++) steps.push({ quote: -1, source: stretch.sourceStart + index })
  const gap = Math.min(sourceWords * LEFT_OUT, GAP_OPEN + sourceWords * GAP_WORD)
  return { steps, cost: quoteWords * PUT_IN + gap }
}

/** Stretches of three words that occur once in each text, in the longest order both share (patience diff). */
function findAnchors ({ quote, source }: Context): Anchor[] {
  const inSource = uniqueTriples(source)
  const shared: Anchor[] = []
  for (const [triple, at] of uniqueTriples(quote)) {
    const other = inSource.get(triple)
    if (at >= 0 && other !== undefined && other >= 0) shared.push({ quote: at, source: other })
  }
  return longestRising(shared.sort((a, b) => a.quote - b.quote))
}

/** Index of each triple's first word; −1 when it occurs again. */
function uniqueTriples (words: readonly AlignedWord[]): Map<string, number> {
  const triples = new Map<string, number>()
  for (let index = 0; index + 2 < words.length; index++) {
    const triple = `${words[index]?.fold} ${words[index + 1]?.fold} ${words[index + 2]?.fold}`
    triples.set(triple, triples.has(triple) ? -1 : index)
  }
  return triples
}

function longestRising (anchors: Anchor[]): Anchor[] {
  const ends: number[] = [] // by length, the anchor with the smallest source index that ends such a chain
  const before = new Int32Array(anchors.length).fill(-1)
  for (const [index, anchor] of anchors.entries()) {
    const length = countBelow(ends, anchors, anchor.source)
    before[index] = ends[length - 1] ?? -1
    ends[length] = index
  }
  const chain: Anchor[] = []
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] as number) chain.push(anchors[index] as Anchor)
  return chain.reverse()
}

function countBelow (ends: number[], anchors: Anchor[], source: number): number {
  let low = 0
  let high = ends.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((anchors[ends[middle] as number] as Anchor).source < source) low = middle + 1
    else high = middle
  }
  return low
}

function summarize ({ quote, source, gapsAfter }: Context, { steps, cost }: Path): Alignment {
  const aligned = trimSource(steps)
  const sources = aligned.filter(step => step.source >= 0)
  let matched = 0
  for (const step of aligned) {
    if (step.quote >= 0 && step.source >= 0) matched += 1 - costOfPair(quote[step.quote] as AlignedWord, source[step.source] as AlignedWord) / REPLACED
  }
  const start = sources[0]?.source ?? 0
  return {
    start,
    end: (sources.at(-1)?.source ?? start - 1) + 1,
    steps: aligned,
    cost,
    matched,
    similarity: matched / Math.max(quote.length, countSourceWords(aligned, gapsAfter))
  }
}

/** Source words beside the quotation are not part of it. */
function trimSource (steps: Step[]): Step[] {
  let start = 0
  let end = steps.length
  while (start < end && (steps[start] as Step).quote < 0) start++
  while (end > start && (steps[end - 1] as Step).quote < 0) end--
  return steps.slice(start, end)
}

/** Words left out in one stretch count as `GAP_WORDS` at most, and not at all where the quotation marks the gap. */
function countSourceWords (steps: Step[], gapsAfter: ReadonlySet<number>): number {
  let count = 0
  let alone = 0
  let quoted = 0
  for (const step of steps) {
    if (step.quote < 0) {
      alone++
      continue
    }
    count += gapsAfter.has(quoted) ? 0 : Math.min(alone, GAP_WORDS)
    alone = 0
    quoted = step.quote + 1
    if (step.source >= 0) count++
  }
  return count
}
