// Chooses the letter groups that tell the languages of a script apart, one a slot of the table.
import { hashWord, MOST_FEATURES } from '../../dist/ingest/language/word-features.js'
import { fingerprintOf, slotOf } from '../../dist/ingest/language/feature-table.js'

const FEWEST = 2 // sightings in a language; a group seen once is chance

/**
 * A group is worth what it tells of the language: the information between its shares in the
 * languages. Where two fall into one slot, the worthier stays.
 *
 * @returns {Uint8Array} fingerprint of each slot, 0 where it is free
 */
export function chooseFeatures (train, bits) {
  const worth = weighFeatures(train)
  const fingerprints = new Uint8Array(2 ** bits)
  const best = new Float32Array(2 ** bits)
  for (const [hash, value] of worth) {
    const slot = slotOf(hash, bits)
    if (value <= best[slot]) continue
    best[slot] = value
    fingerprints[slot] = fingerprintOf(hash)
  }
  return fingerprints
}

function weighFeatures (train) {
  const sums = new Map()
  const entropies = new Map()
  for (const sentences of train) {
    const { counts, total } = countFeatures(sentences)
    for (const [hash, count] of counts) {
      if (count < FEWEST) continue
      const share = count / total * 1e4
      sums.set(hash, (sums.get(hash) ?? 0) + share)
      entropies.set(hash, (entropies.get(hash) ?? 0) + share * Math.log(share))
    }
  }
  return [...sums].map(([hash, sum]) => [hash, entropies.get(hash) - sum * Math.log(sum / train.length)])
}

function countFeatures (sentences) {
  const words = new Map()
  for (const { text } of sentences.flat()) words.set(text, (words.get(text) ?? 0) + 1)
  const counts = new Map()
  const hashes = new Int32Array(MOST_FEATURES)
  let total = 0
  for (const [word, seen] of words) {
    total += seen
    const length = hashWord(word, hashes)
    for (let at = 0; at < length; at++) counts.set(hashes[at], (counts.get(hashes[at]) ?? 0) + seen)
  }
  return { counts, total }
}
