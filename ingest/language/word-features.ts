/** What a word shows of its language: hashes of its letter groups and of the word as a whole. */

/** Letter groups of one to five; with the border on both sides, five hold every word of three letters. */
export const LONGEST_GROUP = 5
const BORDER = 95 // `_`: no letter, so that beginnings and ends are told apart from middles
const LONGEST_WORD = 40 // letters; longer words are chains or noise, and their beginning says enough
const WORD_SEED = 0x9747B28C | 0
const GROUP_SEED = 0x811C9DC5 | 0
const PRIME = 0x01000193 // of the FNV-1a hash

/** Room for the groups of one word. */
export const MOST_FEATURES = (LONGEST_WORD + 2) * LONGEST_GROUP + 1

const codes = new Uint16Array(LONGEST_WORD + 2)

/**
 * Writes the 32-bit hashes of a word's letter groups into `into`.
 *
 * @param word lower case, NFC
 * @returns how many were written
 */
export function hashWord (word: string, into: Int32Array): number {
  const length = Math.min(word.length, LONGEST_WORD)
  codes[0] = BORDER
  for (let at = 0; at < length; at++) codes[at + 1] = word.charCodeAt(at)
  codes[length + 1] = BORDER
  let count = 0
  let whole = WORD_SEED
  for (let start = 0; start < length + 2; start++) {
    whole = Math.imul(whole ^ (codes[start] ?? 0), PRIME)
    const last = Math.min(start + LONGEST_GROUP, length + 2)
    let hash = GROUP_SEED
    for (let at = start; at < last; at++) {
      hash = Math.imul(hash ^ (codes[at] ?? 0), PRIME)
      if (at === start && codes[at] === BORDER) continue
      into[count++] = mix(hash)
    }
  }
  if (length + 2 > LONGEST_GROUP) into[count++] = mix(whole)
  return count
}

/** FNV leaves its high bits poor; the slot of a table is read from them. */
function mix (hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 15), 0x2C1B3C6D)
  return Math.imul(once ^ (once >>> 12), 0x297A2D39) | 0
}
