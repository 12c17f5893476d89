/**
 * Where in a text a quotation can stand altered: outside of these stretches no alignment is cheap
 * enough to count, so that a long article is not laid word against word.
 */
import { GAP_OPEN, GAP_WORD, LEFT_OUT, MARKED_GAP_WORD, NEAR, type AlignedWord, type WordRange } from './align-words.js'
import { highestCost } from './judge-alignment.js'

/** So many of the quotation's words stand within so many words of the source. */
interface Demand {
  words: number
  within: number
}

/** Numbers of missing words are taken together down to so many steps; each goes through the source once. */
const MOST_STEPS = 12

/**
 * A word of the quotation whose fold is not in the stretch costs at least `NEAR`. What they leave of
 * the highest cost says how many words of the source may be left out, and so how long the stretch is:
 * the more words are missing, the closer the others stand.
 *
 * @param marksGaps the quotation marks gaps itself, which cost least
 * @returns in reading order, not overlapping; every alignment that `isAltered` accepts lies in one
 */
export function findStretches (quote: readonly AlignedWord[], source: readonly AlignedWord[], marksGaps: boolean): WordRange[] {
  const { numbers, wanted } = countFolds(quote)
  const found = new Int32Array(source.length)
  for (let index = 0; index < source.length; index++) found[index] = numbers.get((source[index] as AlignedWord).fold) ?? -1
  return joinStretches(demandsOf(quote.length, marksGaps).flatMap(demand => findDemanded(found, wanted, demand)))
}

function demandsOf (length: number, marksGaps: boolean): Demand[] {
  const most = Math.floor(highestCost(length) / NEAR)
  const step = Math.ceil((most + 1) / MOST_STEPS)
  const demands: Demand[] = []
  for (let missing = 0; missing <= most; missing += step) {
    const left = highestCost(length) - missing * NEAR
    demands.push({ words: Math.max(1, length - Math.min(most, missing + step - 1)), within: length + mostLeftOut(left, marksGaps) })
  }
  return demands
}

function mostLeftOut (cost: number, marksGaps: boolean): number {
  const inGaps = marksGaps ? cost / MARKED_GAP_WORD : (cost - GAP_OPEN) / GAP_WORD
  return Math.floor(Math.max(cost / LEFT_OUT, inGaps))
}

/** The quotation's folds by number, and how often it has each. */
function countFolds (quote: readonly AlignedWord[]): { numbers: Map<string, number>, wanted: Int32Array } {
  const numbers = new Map<string, number>()
  const wanted = new Int32Array(quote.length)
  for (const { fold } of quote) {
    const number = numbers.get(fold) ?? numbers.size
    numbers.set(fold, number)
    wanted[number] = (wanted[number] as number) + 1
  }
  return { numbers, wanted }
}

/** Moves a window over the source and joins those that hold enough. @param found number of each source word's fold, −1 for others */
function findDemanded (found: Int32Array, wanted: Int32Array, { words, within }: Demand): WordRange[] {
  const held = new Int32Array(wanted.length)
  const stretches: WordRange[] = []
  let shared = 0
  /** @returns by how many more words the quotation shares now */
  const move = (number: number, change: 1 | -1): number => {
    if (number < 0) return 0
    const count = held[number] as number
    held[number] = count + change
    return Math.min(count, count + change) < (wanted[number] as number) ? change : 0
  }
  for (let end = 0; end < found.length; end++) {
    shared += move(found[end] as number, 1)
    if (end >= within) shared += move(found[end - within] as number, -1)
    if (shared < words) continue
    const start = Math.max(0, end + 1 - within)
    const last = stretches.at(-1)
    if (last !== undefined && start <= last.end) last.end = end + 1
    else stretches.push({ start, end: end + 1 })
  }
  return stretches
}

function joinStretches (stretches: WordRange[]): WordRange[] {
  const joined: WordRange[] = []
  for (const stretch of stretches.sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1)
    if (last !== undefined && stretch.start <= last.end) last.end = Math.max(last.end, stretch.end)
    else joined.push({ ...stretch })
  }
  return joined
}
