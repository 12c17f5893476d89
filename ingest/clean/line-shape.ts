/** What can be seen of a line without knowing its words: length, sentence end, quotation marks. */
import type { Range } from '../range.js'
import type { Beginnings } from './word-lists.js'

export interface LineShape extends Range {
  text: string
  /** lower case, straight apostrophes, single spaces, Latin look-alikes in Cyrillic words replaced */
  plain: string
  /** `plain` without bullets and punctuation at both ends */
  bare: string
  words: number
  /** ends like a sentence */
  ends: boolean
  /** running text: a sentence of some length, or very long */
  prose: boolean
  /** a sentence in quotation marks or after a dash: someone speaks */
  spoken: boolean
}

const LONG = 1_200 // characters; no boilerplate line is longer, and rules look no further
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/gu
const SENTENCE_END = /[.!?…。！？।؟][)\]]?["'”’»“›」』]*[)\]]?$|[”»」』]$/u
const OPENING = /^(?:[-–—]\s*)?["„“”«‹‘「『]/u
const CLOSING = /["“”»›’」』]/u

/** Same look in both alphabets: an editor's keyboard mixes them ("переглядiв"). */
const LOOK_ALIKES: Record<string, string> = { a: 'а', c: 'с', e: 'е', i: 'і', o: 'о', p: 'р', x: 'х', y: 'у' }

export function shapeLine (text: string, range: Range): LineShape {
  const line = text.slice(range.start, range.end)
  const seen = line.length > LONG ? line.slice(0, LONG) : line
  const plain = plainOf(seen)
  const words = line.length > LONG ? 200 : countWords(seen)
  const ends = SENTENCE_END.test(line.slice(-8))
  return {
    ...range,
    text: line,
    plain,
    bare: bareOf(plain),
    words,
    ends,
    prose: (ends && (seen.length >= 40 || words >= 9)) || (words >= 30 && (ends || !isMenuRow(seen))),
    spoken: isSpoken(seen, words, ends)
  }
}

export function plainOf (text: string): string {
  const lower = text.toLowerCase().replace(/[’‘ʼ`´]/g, "'").replace(/[\u00AD\u200B-\u200F\uFEFF]/g, '').replace(/\s+/g, ' ').trim()
  if (!/[\u0400-\u04FF]/.test(lower)) return lower
  return lower.replace(/[a-z\u0400-\u04FF]+/g, word => /[\u0400-\u04FF]/.test(word) && /[a-z]/.test(word) ? word.replace(/[aceiopxy]/g, letter => LOOK_ALIKES[letter] ?? letter) : word)
}

const isWordCharacter = (character: string): boolean => /[\p{L}\p{M}\p{N}]/u.test(character)

/** Without recursion or a regex anchored at the end: both get slow on a line of punctuation. */
function bareOf (plain: string): string {
  let start = 0
  let end = plain.length
  while (start < end && !isWordCharacter(plain[start]!) && !isSurrogate(plain, start)) start++
  while (end > start && !isWordCharacter(plain[end - 1]!) && !isSurrogate(plain, end - 1)) end--
  return plain.slice(start, end)
}

const isSurrogate = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xF800) === 0xD800

/** Two characters of Chinese, Japanese, Korean or Thai count as a word. */
function countWords (line: string): number {
  const dense = line.match(DENSE)?.length ?? 0
  const others = (dense === 0 ? line : line.replace(DENSE, ' ')).match(WORD)?.length ?? 0
  return others + Math.ceil(dense / 2)
}

function isSpoken (line: string, words: number, ends: boolean): boolean {
  if (words < 2) return false
  if (OPENING.test(line)) return CLOSING.test(line.slice(2)) || ends
  return /^[–—]\s/u.test(line) && ends && words >= 3
}

const CAPITALS_OF_MENU = 0.6 // of the words; German sentences stay below a half
const CAPITAL_WORD = /(?<![\p{L}\p{M}'’-])\p{Lu}/gu

/** "World Debates Travel Culture …": the entries of a menu run together. */
function isMenuRow (line: string): boolean {
  const words = line.match(/\p{L}[\p{L}\p{M}'’-]*/gu)?.length ?? 0
  return (line.match(CAPITAL_WORD)?.length ?? 0) > words * CAPITALS_OF_MENU
}

/** Begins with a bullet or a number, or announces what follows: lists of articles look so, menus do not. */
export function isListItem (line: LineShape): boolean {
  return /^(?:[•*·‣▪–—-]\s|\d{1,3}[.)]\s)|[:：]$/u.test(line.text.length > 200 ? line.text.slice(0, 200) : line.text)
}

/** @returns the phrase that begins the line at a word border, or null */
export function beginsWith (line: string, phrases: Beginnings): string | null {
  for (const phrase of phrases.get(line.slice(0, 3)) ?? []) {
    if (line.startsWith(phrase) && !isLetterAt(line, phrase.length)) return phrase
  }
  return null
}

export function isLetterAt (line: string, at: number): boolean {
  return at < line.length && at > 0 && isWordCharacter(line[at]!) && isWordCharacter(line[at - 1]!)
}
