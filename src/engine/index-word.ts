/**
 * Words as the engine holds them, so that its words are ours.
 *
 * The engine cuts text into words by rules of its own, which depend on script and on a guess at
 * the language: it cuts Korean and Thai words in pieces, and 125m in Hindi, takes đ for d and 败 for 敗, and misses
 * words whose language it guesses differently in text and query. Words of a single script that it
 * leaves as they are go to it as they are. All others are spelled in Yi syllables, about which it
 * has no opinion: letter by letter, so that beginnings stay beginnings and a typing error stays
 * one (docs/decisions/0008-words-of-the-engine.md has the measurement).
 */
import { createHash } from 'node:crypto'

/** Scripts the engine neither cuts nor normalises beyond our own folding; a word of one of them stays. */
const PLAIN = new RegExp('^(?:' + [
  '[0-9]+',
  '[a-z\\u00DF-\\u024F]+',
  '[\\u0430-\\u052F]+',
  '[\\u0390-\\u03FF]+',
  ...['Armenian', 'Georgian', 'Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati', 'Oriya', 'Tamil', 'Telugu', 'Kannada', 'Malayalam', 'Sinhala', 'Myanmar', 'Ethiopic'].map(script => `\\p{Script=${script}}+`)
].join('|') + ')$', 'u')

/** Letters of these scripts that the engine would take for others, each with one of the same script that no living language uses. */
const lookalikes: Readonly<Record<string, string>> = { đ: 'ȡ', ð: 'ȶ', ı: 'ȴ', æ: 'ȸ', œ: 'ȹ', ς: 'ϸ' }
const LOOKALIKES = /[đðıæœς]/gu

/** Code points spelled with one syllable: the alphabets the engine does not leave alone, and what is mixed with them. */
const alphabets: ReadonlyArray<readonly [first: number, last: number]> = [
  [0x30, 0x39], // digits
  [0x61, 0x7A], // a–z
  [0x430, 0x45F], // Cyrillic
  [0x5D0, 0x5F2], // Hebrew
  [0x610, 0x6FF], // Arabic
  [0x780, 0x7BF], // Thaana
  [0xE01, 0xE5B], // Thai
  [0xE81, 0xEDF], // Lao
  [0x1780, 0x17EF], // Khmer
  [0x3041, 0x30FF] // Kana
]

const FIRST_SYLLABLE = 0xA000
const SYLLABLES = 1165 // U+A000–U+A48C
const singles = new Map(alphabets.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index)).map((codePoint, index) => [codePoint, index]))
const ASTRAL_LIMIT = 0x30000 // planes 0–2 hold all living scripts
const FIRST_LEAD = singles.size
const LAST_LEAD = FIRST_LEAD + Math.floor((ASTRAL_LIMIT - 1) / SYLLABLES)
const RARE_LEAD = LAST_LEAD + 1

const LONGEST_PLAIN = 60 // UTF-16 units, at most 240 bytes: the engine does not index words over 250
const LONGEST_SPELLED = 80 // syllables of three bytes each
const HASH_SYLLABLES = 5 // 51 bits tell words with one long beginning apart

/**
 * The form of a folded word in the index. Different words have different forms. Up to 60 letters a
 * beginning of a word of one script has a beginning of its form; longer words end in a hash.
 *
 * @example indexWord('rain') // → 'rain'
 */
export function indexWord (word: string): string {
  if (word.length > LONGEST_PLAIN || !PLAIN.test(word)) return spell(word)
  return word.replace(LOOKALIKES, letter => lookalikes[letter] ?? letter)
}

function spell (word: string): string {
  const syllables: number[] = []
  for (const character of word) {
    syllables.push(...spellCodePoint(character.codePointAt(0) ?? 0))
    if (syllables.length > LONGEST_SPELLED) return write([...syllables.slice(0, LONGEST_SPELLED - HASH_SYLLABLES), ...hash(word)])
  }
  return write(syllables)
}

const write = (syllables: number[]): string => String.fromCharCode(...syllables.map(index => FIRST_SYLLABLE + index))

function hash (word: string): number[] {
  const bytes = createHash('sha256').update(word).digest()
  return Array.from({ length: HASH_SYLLABLES }, (_, index) => bytes.readUInt32LE(index * 4) % SYLLABLES)
}

/** One syllable, or a lead and one or two more, so that neighbours in Unicode mostly differ in the last alone. */
function spellCodePoint (codePoint: number): number[] {
  const single = singles.get(codePoint)
  if (single !== undefined) return [single]
  const high = Math.floor(codePoint / SYLLABLES)
  const low = codePoint % SYLLABLES
  if (codePoint < ASTRAL_LIMIT) return [FIRST_LEAD + high, low]
  return [RARE_LEAD, Math.floor(codePoint / SYLLABLES), low]
}
