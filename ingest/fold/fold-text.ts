/**
 * Lossy folding for comparison and for the index. Never shown to anyone: what people read is the
 * text as published.
 */

/** Grows whenever folding changes what it gives, so that stored forms can be recognised as stale. */
export const FOLD_VERSION = 1

// eslint-disable-next-line no-misleading-character-class -- each is meant on its own
const INVISIBLE = /[\u00AD\u034F\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/gu
const APOSTROPHES = /['’‘ʼʹ′´`＇]/gu
const HARAKAT_AND_POINTS = /[\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06DC\u06DF-\u06E4\u06E7\u06E8\u06EA-\u06ED]/gu
const WORD = /[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}]|['’‘ʼʹ′´`＇](?=\p{L})|[\u00AD\u200B-\u200F\u2060\uFEFF])*/gu
/** Most words of most archives: nothing to normalise. Latin without marks, Cyrillic without Ё, Georgian. */
const PLAIN = /^[A-Za-z0-9\u0410-\u044F\u0404\u0406\u0407\u040E\u0454\u0456\u0457\u045E\u0490\u0491\u10D0-\u10FA]*$/
const ONE_WORD = /^[\p{L}\p{M}\p{N}]*$/u
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30FC]/u
const SPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30FC]|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30FC]+/gu

/** A word with its range in the text it was found in and its folded form. */
export interface Word {
  start: number
  end: number
  fold: string
}

/**
 * Folds one word: NFKC, lower case, without apostrophes, soft hyphens and zero-width characters.
 * Combining marks U+0300–U+036F go, but for й, ї, ў, which are letters of their own; ё becomes е.
 * Vowel signs of Indic, Thai and other scripts stay: they are the word.
 *
 * @example foldWord('Зеле́нський') // → 'зеленський'
 */
export function foldWord (word: string): string {
  if (PLAIN.test(word)) return word.toLowerCase()
  const bare = dropMarks(word)
  const folded = foldLetters(bare.normalize('NFKC'))
  return isOneWord(folded) ? folded : foldLetters(bare)
}

const dropMarks = (word: string): string => word.replace(INVISIBLE, '').replace(APOSTROPHES, '')

/** Marks are dropped again, since NFKC brings some to light (ŉ becomes ʼn). */
function foldLetters (word: string): string {
  return dropMarks(word.toLowerCase())
    .normalize('NFD')
    .replace(/([иі\u0443])([\u0306\u0308])|[\u0300-\u036F]/gu, (_, letter: string | undefined, mark: string | undefined) => letter === undefined ? '' : keepsMark(letter, mark) ? letter + mark : letter)
    .replace(HARAKAT_AND_POINTS, '')
    .normalize('NFC')
}

/** NFKC makes several words of a few characters (㈠ becomes "(一)"): these stay as they are. */
function isOneWord (folded: string): boolean {
  return ONE_WORD.test(folded) && (!CJK.test(folded) || [...folded].length === 1)
}

/** й = и + breve, ї = і + diaeresis, ў = у + breve. */
function keepsMark (letter: string, mark: string | undefined): boolean {
  return letter === 'і' ? mark === '\u0308' : mark === '\u0306'
}

/**
 * Finds the words of a text. Chinese and Japanese characters are words of their own, since these
 * scripts put no spaces between words. Whatever is no letter, mark or digit separates; an
 * apostrophe between letters does not.
 *
 * @example findWords("Don’t go") // → [{start: 0, end: 5, fold: 'dont'}, {start: 6, end: 8, fold: 'go'}]
 */
export function findWords (text: string): Word[] {
  const words: Word[] = []
  for (const match of text.matchAll(WORD)) {
    if (!CJK.test(match[0])) {
      pushWord(words, match[0], match.index)
      continue
    }
    for (const part of match[0].matchAll(SPACED)) pushWord(words, part[0], match.index + part.index)
  }
  return words
}

function pushWord (words: Word[], written: string, start: number): void {
  const fold = foldWord(written)
  if (fold !== '') words.push({ start, end: start + written.length, fold })
}

/**
 * The folded words of a text, joined by single spaces: what the index stores and what a query is
 * turned into, so that both meet.
 */
export function foldText (text: string): string {
  return findWords(text).map(word => word.fold).join(' ')
}
