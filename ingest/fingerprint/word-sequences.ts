/** Word sequences of a text as numbers, and what two texts' shared sequences say of them. */

/**
 * The distinct sequences of a length as 52-bit numbers: a chance collision changes one count by one.
 *
 * @param words folded
 *
 * @example sequencesOf(['a', 'b', 'c'], 2).size // → 2
 */
export function sequencesOf (words: readonly string[], length: number): Set<number> {
  const sequences = new Set<number>()
  for (let at = 0; at + length <= words.length; at++) sequences.add(hash(words.slice(at, at + length).join(' ')))
  return sequences
}

/** Two 26-bit halves of a multiplicative hash (FNV-1a with two offsets). */
function hash (text: string): number {
  let high = 0x811C9DC5
  let low = 0x050C5D1F
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    high = Math.imul(high ^ code, 0x01000193)
    low = Math.imul(low ^ code, 0x01000193) + 0x9E3779B9
  }
  return (high >>> 6) * 0x4000000 + (low >>> 6)
}

/** What part of the shorter text's sequences the other one holds, for pairs and for fours of words, each 0–1. */
export interface Shared {
  pairs: number
  fours: number
}

/** A brief of fewer word pairs shares them with too many texts by chance ("said on Monday that"). */
export const LEAST_PAIRS = 20

/** Above it no two different texts were met (bench/quotes.md); below it the way they differ decides. */
const SURELY_SAME = 0.56
const LEAST_EDITED = 1 / 3
const LEAST_CUT = 0.4
/** Of words changed one by one, fours survive as the square of pairs (2); of parts cut out whole, as often as pairs (1). */
const EDITED = 1.6
const CUT = 1.1

/**
 * Says whether two texts are versions of one. A version was edited word by word, or parts of it
 * were cut; texts filled into one template (interviews with the same questions) alternate stretches
 * that are shared with stretches that are not, which lies between.
 *
 * @example isSameText({ pairs: 0.45, fours: 0.2 }) // → true: words changed everywhere
 * @example isSameText({ pairs: 0.45, fours: 0.36 }) // → false: a template
 */
export function isSameText ({ pairs, fours }: Shared): boolean {
  if (pairs >= SURELY_SAME) return true
  if (pairs < LEAST_EDITED || fours <= 0) return false
  const scatter = Math.log(fours) / Math.log(pairs)
  return scatter >= EDITED || (pairs >= LEAST_CUT && scatter <= CUT)
}

/** Compares two texts by their folded words. */
export function shareWording (a: readonly string[], b: readonly string[]): Shared {
  return { pairs: sharedPart(sequencesOf(a, 2), sequencesOf(b, 2)), fours: sharedPart(sequencesOf(a, 4), sequencesOf(b, 4)) }
}

function sharedPart (a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  let shared = 0
  for (const each of small) if (large.has(each)) shared++
  return small.size === 0 ? 0 : shared / small.size
}

const SKETCH_LENGTH = 3 // words
/** Every eighth sequence: an edited copy of 130 words still shares about five of them. */
const SKETCH_PART = 8
/** Of a long text those with the lowest numbers: each article then costs the same. */
const LARGEST_SKETCH = 120

/**
 * The sample of a text's word sequences by which its versions are found among any number of texts:
 * the same sequences are chosen in every text, so versions share some of theirs.
 *
 * @param words folded
 */
export function sketchWords (words: readonly string[]): number[] {
  const chosen = [...sequencesOf(words, SKETCH_LENGTH)].filter(sequence => sequence % SKETCH_PART === 0)
  return chosen.length <= LARGEST_SKETCH ? chosen : chosen.sort((a, b) => a - b).slice(0, LARGEST_SKETCH)
}
