/** The probability of each language of a script for the words of a line. */
import { fingerprintOf, slotOf, type FeatureTable } from './feature-table.js'
import type { WeighedWord } from './weigh-words.js'
import { hashWord, MOST_FEATURES } from './word-features.js'

export interface WordScores {
  /** of each language of the table; they add up to one */
  chances: Float64Array
  /** letter groups that stand in the table */
  known: number
  /** letter groups in all */
  seen: number
}

const hashes = new Int32Array(MOST_FEATURES)

/**
 * A logistic model: the weights of the letter groups are added up, and the sum is divided by a
 * power of their number, because groups that overlap say the same thing twice.
 */
export function scoreWords (words: WeighedWord[], table: FeatureTable): WordScores {
  const { languages: { length: width }, bits, fingerprints, rows, weights } = table
  const sums = new Float64Array(width)
  let known = 0
  let seen = 0
  for (const { text, weight } of words) {
    const count = hashWord(text, hashes)
    for (let at = 0; at < count; at++) {
      const hash = hashes[at] ?? 0
      const slot = slotOf(hash, bits)
      seen += weight
      if (fingerprints[slot] !== fingerprintOf(hash)) continue
      known += weight
      const row = rows[slot] ?? 0
      for (let language = 0; language < width; language++) sums[language] = (sums[language] ?? 0) + (weights[row + language] ?? 0) * weight
    }
  }
  const [scale, power] = table.sharpness
  return { chances: softmax(sums, table.step * scale * Math.max(known, 1) ** power), known, seen }
}

function softmax (sums: Float64Array, factor: number): Float64Array {
  let most = -Infinity
  for (const sum of sums) if (sum > most) most = sum
  let total = 0
  for (let at = 0; at < sums.length; at++) total += sums[at] = Math.exp(((sums[at] ?? 0) - most) * factor)
  for (let at = 0; at < sums.length; at++) sums[at] = (sums[at] ?? 0) / total
  return sums
}
