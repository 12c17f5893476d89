/** Which script a letter is written in, as far as languages are told apart by it. */

/** Order does not matter; `Kana` are both kana, `Kore` names stand in `language-tags.ts`. */
const SCRIPT_NAMES = [
  'Latin', 'Cyrillic', 'Greek', 'Hebrew', 'Arabic', 'Armenian', 'Georgian', 'Devanagari', 'Bengali', 'Gurmukhi',
  'Gujarati', 'Oriya', 'Tamil', 'Telugu', 'Kannada', 'Malayalam', 'Sinhala', 'Thai', 'Lao', 'Myanmar', 'Khmer',
  'Ethiopic', 'Thaana', 'Tibetan', 'Hangul', 'Han'
] as const
export type TextScript = typeof SCRIPT_NAMES[number] | 'Kana' | 'Other'

const TESTS: Array<{ script: TextScript, test: RegExp }> = [
  ...SCRIPT_NAMES.map(script => ({ script, test: new RegExp(`\\p{Script=${script}}`, 'u') })),
  { script: 'Kana', test: /[\p{Script=Hiragana}\p{Script=Katakana}ー]/u }
]
const LETTER = /\p{L}/u
const UNREAD = 0
const NO_LETTER = 1
const FIRST = 2

/** One byte a code unit, filled as they are met: a regular expression a letter would be most of the work. */
const cache = new Uint8Array(0x10000)
const ORDER: TextScript[] = [...TESTS.map(({ script }) => script), 'Other']

/** @returns null for digits, punctuation, marks of no script, halves of surrogate pairs */
export function scriptOfUnit (code: number): TextScript | null {
  const known = cache[code] ?? UNREAD
  const number = known === UNREAD ? cache[code] = readUnit(String.fromCharCode(code)) : known
  return number === NO_LETTER ? null : ORDER[number - FIRST] ?? null
}

function readUnit (character: string): number {
  const found = TESTS.findIndex(({ test }) => test.test(character))
  if (found >= 0) return /[\p{L}\p{M}]/u.test(character) ? found + FIRST : NO_LETTER
  return LETTER.test(character) ? TESTS.length + FIRST : NO_LETTER
}

/** The script of a word's first letter. */
export function scriptOfWord (word: string): TextScript | null {
  for (let at = 0; at < word.length; at++) {
    const script = scriptOfUnit(word.charCodeAt(at))
    if (script !== null) return script
  }
  return null
}
