/** Brings a name found in another case back to the form it is looked up by. */

const VOWEL = /[აეიოუ]$/u

/**
 * Georgian subjects of past verbs stand in the ergative: ბერიძემ, კვარიანმა. Names in other
 * languages come back as they are: a wrong ending is worse than a declined one.
 *
 * @example nominative(['ნინო', 'ბერიძემ']) // → 'ნინო ბერიძე'
 */
export function nominative (words: readonly string[]): string {
  return words.map((word, index) => index === words.length - 1 ? georgianNominative(word) : word).join(' ')
}

function georgianNominative (word: string): string {
  if (!/^[\u10D0-\u10FF-]{4,}$/u.test(word)) return word
  if (word.endsWith('მა') && !VOWEL.test(word.slice(0, -2))) return word.slice(0, -2) + 'ი'
  return word.endsWith('მ') && VOWEL.test(word.slice(0, -1)) ? word.slice(0, -1) : word
}
