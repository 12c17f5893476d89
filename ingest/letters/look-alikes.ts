/** Latin and Cyrillic letters that look the same in most fonts. */

export const TO_CYRILLIC: Record<string, string> = pairUp('aceiopxyABCEHIKMOPTXYïÏëËjJ', 'асеіорхуАВСЕНІКМОРТХУїЇёЁјЈ')
export const TO_LATIN: Record<string, string> = pairUp('асеіорхуАВСЕНІКМОРТХУјЈѕЅ', 'aceiopxyABCEHIKMOPTXYjJsS')

const LATIN = /\p{Script=Latin}/u
const CYRILLIC = /\p{Script=Cyrillic}/u
const BORDER = /\p{Script=Latin}\p{Script=Cyrillic}|\p{Script=Cyrillic}\p{Script=Latin}/u

function pairUp (from: string, to: string): Record<string, string> {
  return Object.fromEntries(Array.from(from, (letter, at) => [letter, to[at] ?? letter]))
}

/** Cheap test: has the text a word in which the two scripts touch? */
export function hasMixedWords (text: string): boolean {
  return BORDER.test(text)
}

/**
 * The word in one script, when the letters of the other are fewer, all have a twin and the rest
 * could not belong to that other script. Length stays the same.
 *
 * @returns null when the word is of one script or may be meant so (`SMSка`)
 *
 * @example foldLookAlikes('переглядiв') // → 'переглядів'
 */
export function foldLookAlikes (word: string): string | null {
  const letters = [...word]
  const latin = letters.filter(letter => LATIN.test(letter))
  const cyrillic = letters.filter(letter => CYRILLIC.test(letter))
  if (latin.length === 0 || cyrillic.length === 0 || latin.length === cyrillic.length) return null
  const isCyrillic = cyrillic.length > latin.length
  const [few, many] = isCyrillic ? [latin, cyrillic] : [cyrillic, latin]
  const [twins, back] = isCyrillic ? [TO_CYRILLIC, TO_LATIN] : [TO_LATIN, TO_CYRILLIC]
  if (!few.every(letter => letter in twins) || many.every(letter => letter in back)) return null
  return letters.map(letter => few.includes(letter) ? twins[letter] ?? letter : letter).join('')
}
