/**
 * Facet values as the engine holds them.
 *
 * The engine compares facet values without case and compatibility differences, does not find empty
 * ones and silently ignores those over 468 bytes: `AP` and `ap` would share one count. A short hash
 * behind the value keeps every name apart from every other, so that counts and filters are exact.
 */
import { createHash } from 'node:crypto'
import { replaceLoneSurrogates } from './well-formed.js'

const SEPARATOR = '\u001F' // unit separator: no printed name holds it
const HASH_LENGTH = 8 // hexadecimal digits; has to tell apart only names equal but for case or beyond their cut
const LONGEST_NAME = 100 // code points, at most 400 bytes: within the engine's limit with the hash

/**
 * @returns the value, cut to a length the engine takes, and its hash
 *
 * @example encodeFacetValue('AP') !== encodeFacetValue('ap').toUpperCase() // → true
 */
export function encodeFacetValue (value: string): string {
  const wellFormed = replaceLoneSurrogates(value)
  const name = wellFormed.length <= LONGEST_NAME ? wellFormed : [...wellFormed].slice(0, LONGEST_NAME).join('')
  return name + SEPARATOR + createHash('sha256').update(wellFormed).digest('hex').slice(0, HASH_LENGTH)
}

/** The value as it was given, but for one over the length limit, which stays cut. */
export function decodeFacetValue (encoded: string): string {
  const end = encoded.lastIndexOf(SEPARATOR)
  return end === -1 ? encoded : encoded.slice(0, end)
}
