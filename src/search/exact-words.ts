/**
 * The words two texts are compared by when "the same words" is claimed: NFKC, lower case, without
 * soft hyphens, zero-width characters and apostrophes between letters. Accents, ё and й count.
 *
 * Not the fold of the index, which forgives more: a fold finds candidates and never makes a verdict.
 */

export interface ExactWord {
  start: number
  end: number
  word: string
}

const INVISIBLE = /[\u00AD\u200B-\u200F\u2060\uFEFF]/u
const APOSTROPHE = /['’‘ʼʹ′´`＇]/u
const LETTER = /\p{L}/u
const WORD_CHARACTER = /[\p{L}\p{M}\p{N}]/u
/** no spaces between words: each character with its marks counts as a word */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const CHUNK = /\S+/gu
const UNIT = /\P{M}\p{M}*|\p{M}+/gu

const OTHER = 0
const DIGIT_OR_MARK = 1
const LETTER_CLASS = 2
const INVISIBLE_CLASS = 3
const APOSTROPHE_CLASS = 4
const UNSPACED_CLASS = 5
const UNSPACED_MARK = 6

/** Character classes of the Basic Multilingual Plane, filled as characters are met; 255 = not met yet. */
const classes = new Uint8Array(0x10000).fill(255)

function classOf (character: string): number {
  const code = character.codePointAt(0) as number
  if (code > 0xFFFF) return classify(character)
  const known = classes[code] as number
  if (known !== 255) return known
  return (classes[code] = classify(character))
}

function classify (character: string): number {
  if (INVISIBLE.test(character)) return INVISIBLE_CLASS
  if (APOSTROPHE.test(character)) return APOSTROPHE_CLASS
  if (!WORD_CHARACTER.test(character)) return OTHER
  if (UNSPACED.test(character)) return /\p{M}/u.test(character) ? UNSPACED_MARK : UNSPACED_CLASS
  return LETTER.test(character) ? LETTER_CLASS : DIGIT_OR_MARK
}

/**
 * @param text as published or pasted; offsets are UTF-16 units into it
 * @example findExactWords('Don’t re\u00ADact!') // → dont [0, 5), react [6, 12)
 */
export function findExactWords (text: string): ExactWord[] {
  const words: ExactWord[] = []
  for (const chunk of text.matchAll(CHUNK)) {
    const composed = chunk[0].normalize('NFKC')
    if (composed === chunk[0]) collectWords(composed, index => chunk.index + index, words)
    else collectWords(composed, mapOffsets(chunk[0], chunk.index, composed), words)
  }
  return words
}

/** Where each unit of the composed chunk stood. A chunk that composes across its characters counts as a whole. */
function mapOffsets (chunk: string, start: number, composed: string): (index: number, isEnd?: boolean) => number {
  const starts: number[] = []
  const ends: number[] = []
  let joined = ''
  for (const unit of chunk.matchAll(UNIT)) {
    const piece = unit[0].normalize('NFKC')
    for (let index = 0; index < piece.length; index++) {
      starts.push(start + unit.index)
      ends.push(start + unit.index + unit[0].length)
    }
    joined += piece
  }
  if (joined !== composed) return (_, isEnd) => isEnd === true ? start + chunk.length : start
  return (index, isEnd) => isEnd === true ? ends[index - 1] as number : starts[index] as number
}

/** One pass over the characters; `letters` holds the word so far. */
function collectWords (text: string, offset: (index: number, isEnd?: boolean) => number, words: ExactWord[]): void {
  let start = -1
  let end = 0
  let letters = ''
  let afterLetter = false
  let unspaced = false

  const finish = (): void => {
    if (start !== -1) words.push({ start: offset(start), end: offset(end, true), word: letters.toLowerCase() })
    start = -1
    letters = ''
    afterLetter = false
    unspaced = false
  }
  const take = (character: string, index: number): void => {
    if (start === -1) start = index
    letters += character
    end = index + character.length
  }

  for (let index = 0; index < text.length;) {
    const character = String.fromCodePoint(text.codePointAt(index) as number)
    const kind = classOf(character)
    if (kind === UNSPACED_CLASS) {
      finish()
      take(character, index)
      unspaced = true
    } else if (kind === UNSPACED_MARK || (unspaced && kind === DIGIT_OR_MARK && /\p{M}/u.test(character))) {
      take(character, index)
    } else if (kind === LETTER_CLASS || kind === DIGIT_OR_MARK) {
      if (unspaced) finish()
      take(character, index)
      afterLetter = kind === LETTER_CLASS
    } else if (kind === OTHER || (kind === APOSTROPHE_CLASS && !(afterLetter && isLetterNext(text, index + 1)))) {
      finish()
    }
    index += character.length
  }
  finish()
}

function isLetterNext (text: string, from: number): boolean {
  for (let index = from; index < text.length;) {
    const character = String.fromCodePoint(text.codePointAt(index) as number)
    const kind = classOf(character)
    if (kind !== INVISIBLE_CLASS) return kind === LETTER_CLASS
    index += character.length
  }
  return false
}
