/** Finds pairs of texts that are versions of one. */
import { isSameText, LEAST_PAIRS, sequencesOf } from './word-sequences.js'

/**
 * A sequence found in more texts than this is boilerplate or idiom and joins nothing; it also bounds
 * the number of pairs looked at, so that the time stays proportional to the input.
 */
const MOST_TEXTS = 20

/**
 * @param texts the folded words of each text, no two texts equal
 * @returns index pairs, each once, the lower index first
 */
export function findOverlaps (texts: ReadonlyArray<readonly string[]>): Array<[number, number]> {
  const pairs = countShared(texts, 2)
  const fours = countShared(texts, 4)
  return [...pairs.shared].flatMap(([key, count]): Array<[number, number]> => {
    const [a, b] = [Math.floor(key / texts.length), key % texts.length]
    const smaller = smallerOf(pairs.sizes, a, b)
    if (smaller < LEAST_PAIRS) return []
    const part = { pairs: count / smaller, fours: (fours.shared.get(key) ?? 0) / Math.max(1, smallerOf(fours.sizes, a, b)) }
    return isSameText(part) ? [[a, b]] : []
  })
}

interface Counts {
  /** how many sequences of each text count */
  sizes: number[]
  /** by lower index × number of texts + higher index */
  shared: Map<number, number>
}

const smallerOf = (sizes: readonly number[], a: number, b: number): number => Math.min(sizes[a] ?? 0, sizes[b] ?? 0)

function countShared (texts: ReadonlyArray<readonly string[]>, length: number): Counts {
  const holders = new Map<number, number[]>()
  texts.forEach((words, index) => {
    for (const sequence of sequencesOf(words, length)) {
      const list = holders.get(sequence)
      if (list === undefined) holders.set(sequence, [index])
      else list.push(index)
    }
  })
  const sizes = new Array<number>(texts.length).fill(0)
  const shared = new Map<number, number>()
  for (const list of holders.values()) {
    if (list.length > MOST_TEXTS) continue
    for (const index of list) sizes[index] = (sizes[index] ?? 0) + 1
    countPairs(list, texts.length, shared)
  }
  return { sizes, shared }
}

function countPairs (list: readonly number[], factor: number, shared: Map<number, number>): void {
  for (let i = 0; i < list.length; i++) {
    for (let j = i + 1; j < list.length; j++) {
      const pair = (list[i] ?? 0) * factor + (list[j] ?? 0)
      shared.set(pair, (shared.get(pair) ?? 0) + 1)
    }
  }
}
