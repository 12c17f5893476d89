/** How much of a text two extractors agree on: shingles of four words, as a bag. */

export interface Overlap {
  /** null where nothing was found */
  precision: number | null
  recall: number
  exact: boolean
}

const SHINGLE = 4

export function compareTexts (expected: string, found: string): Overlap {
  const [wanted, got] = [expected, found].map(wordsOf) as [string[], string[]]
  const [left, right] = [bagOf(wanted), bagOf(got)]
  let common = 0
  for (const [shingle, count] of left) common += Math.min(count, right.get(shingle) ?? 0)
  const sizeOf = (bag: Map<string, number>): number => [...bag.values()].reduce((sum, count) => sum + count, 0)
  const size = sizeOf(right)
  return { precision: size === 0 ? null : common / size, recall: common / Math.max(1, sizeOf(left)), exact: wanted.join(' ') === got.join(' ') }
}

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}_]+/gu) ?? []

function bagOf (words: string[]): Map<string, number> {
  const bag = new Map<string, number>()
  for (let at = 0; at === 0 || at + SHINGLE <= words.length; at++) {
    const shingle = words.slice(at, at + SHINGLE).join(' ')
    if (shingle !== '') bag.set(shingle, (bag.get(shingle) ?? 0) + 1)
  }
  return bag
}
