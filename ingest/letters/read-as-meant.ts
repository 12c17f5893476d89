/** Reads a text with look-alike letters in its words (`переглядiв`) as if they were of the script that is meant. */
import { foldLookAlikes, hasMixedWords } from './look-alikes.js'
import { readText, type Reading } from './read-text.js'

const WORD = /[\p{L}\p{M}]+/gu
const CAPITAL_INSIDE = /\p{Ll}\p{Lu}/u
/** Nats from which on a reading may hold a change of script inside a word. */
const SCRIPT_CHANGE = 8
/** Nats for each letter of the other script. */
const PRICE_OF_LETTER = 3

/**
 * Whole newspapers were typed with Latin vowels in Cyrillic words. That is a flaw of its own and no
 * sign of a wrong encoding, so it must not make any other reading look better.
 *
 * @param bound as of `readText`
 */
export function readAsMeant (text: string, bound = Infinity): Reading {
  const reading = readText(text, bound)
  if (reading.worst < SCRIPT_CHANGE || !hasMixedWords(text)) return reading
  const meant = spellAsMeant(text)
  const folded = readText(meant, bound)
  return { ...folded, cost: folded.cost + PRICE_OF_LETTER * countChanges(text, meant) }
}

/** @example spellAsMeant('переглядiв') // → 'переглядів' */
export function spellAsMeant (text: string): string {
  return hasMixedWords(text) ? text.replace(WORD, word => CAPITAL_INSIDE.test(word) ? word : foldLookAlikes(word) ?? word) : text
}

function countChanges (text: string, other: string): number {
  let changes = 0
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) !== other.charCodeAt(at)) changes++
  return changes
}
