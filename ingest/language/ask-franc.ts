/** franc as second opinion for languages that have no table of their own. */
import { franc } from 'franc'
import { readLanguageCode } from './language-tags.js'

const LEAST_CHARACTERS = 20 // franc guesses below it
const MOST_CHARACTERS = 600 // its time grows with the text, its answer does not change

/**
 * @param text words of one line
 * @returns BCP 47, `und` when franc cannot tell either
 */
export function askFranc (text: string): string {
  if (text.length < LEAST_CHARACTERS) return 'und'
  return readLanguageCode(franc(text.slice(0, MOST_CHARACTERS), { minLength: LEAST_CHARACTERS }))
}
