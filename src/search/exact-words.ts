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
/** The characters of most texts, which NFKC leaves alone or turns into others that separate words as well. */
const COMMON = '\\u0000-\\u007F\\u00A0\\u00A7\\u00AB\\u00AD\\u00B0\\u00BB\\u00C0-\\u0131\\u0134-\\u013E\\u0141-\\u0148\\u014A-\\u017E\\u0400-\\u0482\\u048A-\\u04FF\\u10D0-\\u10FA\\u2010-\\u2016\\u2018-\\u201F\\u2026\\u20AC'
const UNCOMMON = new RegExp(`[^${COMMON}]`)
const IGNORED = /[\u00AD\u200B-\u200F\u2060\uFEFF'’‘ʼʹ′´`＇]/gu // INVISIBLE and APOSTROPHE
const CHUNK = /\S+/gu
const UNIT = /\P{M}\p{M}*|\p{M}+/gu

const OTHER = 0
const DIGIT_CLASS = 1
const LETTER_CLASS = 2
const INVISIBLE_CLASS = 3
const APOSTROPHE_CLASS = 4
const UNSPACED_CLASS = 5
const MARK_CLASS = 6

/** Character classes of the Basic Multilingual Plane, filled as characters are met; 255 = not met yet. */
const classes = new Uint8Array(0x10000).fill(255)

function classAt (text: string, index: number): number {
  const unit = text.charCodeAt(index)
  const known = classes[unit] as number
  if (known !== 255) return known
  const code = text.codePointAt(index) as number
  const kind = classify(String.fromCodePoint(code))
  if (code <= 0xFFFF && !isSurrogate(unit)) classes[unit] = kind
  return kind
}

const isSurrogate = (unit: number): boolean => unit >= 0xD800 && unit <= 0xDFFF

/** UTF-16 units of the character at the index. */
const widthAt = (text: string, index: number): number => isSurrogate(text.charCodeAt(index)) && (text.codePointAt(index) as number) > 0xFFFF ? 2 : 1

function classify (character: string): number {
  if (INVISIBLE.test(character)) return INVISIBLE_CLASS
  if (APOSTROPHE.test(character)) return APOSTROPHE_CLASS
  if (!WORD_CHARACTER.test(character)) return OTHER
  if (/\p{M}/u.test(character)) return MARK_CLASS
  if (UNSPACED.test(character)) return UNSPACED_CLASS
  return LETTER.test(character) ? LETTER_CLASS : DIGIT_CLASS
}

/**
 * @param text as published or pasted; offsets are UTF-16 units into it
 * @example findExactWords('Don’t re\u00ADact!') // → dont [0, 5), react [6, 12)
 */
export function findExactWords (text: string): ExactWord[] {
  const words: ExactWord[] = []
  if (!UNCOMMON.test(text)) {
    collectWords(text, null, 0, words)
    return words
  }
  for (const chunk of text.matchAll(CHUNK)) {
    const composed = UNCOMMON.test(chunk[0]) ? chunk[0].normalize('NFKC') : chunk[0]
    collectWords(composed, composed === chunk[0] ? null : mapOffsets(chunk[0], composed), chunk.index, words)
  }
  return words
}

/**
 * What words are made of: every word that `findExactWords` finds in a text is a part of this, so that
 * most texts that do not have a word can be told at a tenth of the cost of finding their words.
 */
export function exactCharacters (text: string): string {
  const composed = UNCOMMON.test(text) ? text.normalize('NFKC') : text
  return lowerAnywhere(composed.replace(IGNORED, ''))
}

/** Both lower forms of Σ alike: which one it becomes depends on what stands around it. */
export const lowerAnywhere = (text: string): string => text.toLowerCase().replaceAll('ς', 'σ')

/** For each unit of a composed chunk the range of the character it came from. */
interface Origins {
  starts: number[]
  ends: number[]
}

/** A chunk that composes across its characters counts as a whole. */
function mapOffsets (chunk: string, composed: string): Origins {
  const origins: Origins = { starts: [], ends: [] }
  let joined = ''
  for (const unit of chunk.matchAll(UNIT)) {
    const piece = unit[0].normalize('NFKC')
    for (let index = 0; index < piece.length; index++) {
      origins.starts.push(unit.index)
      origins.ends.push(unit.index + unit[0].length)
    }
    joined += piece
  }
  if (joined === composed) return origins
  return { starts: new Array<number>(composed.length).fill(0), ends: new Array<number>(composed.length).fill(chunk.length) }
}

/** One pass over the characters. A word is cut out of the text as it stands, but for what inside it does not count. */
function collectWords (text: string, origins: Origins | null, offset: number, words: ExactWord[]): void {
  let start = -1
  let end = 0 // of the last character that counts
  let letters = '' // the word as far as it was interrupted
  let from = 0 // where the rest of it begins
  let afterLetter = false
  let unspaced = false

  const interrupt = (next: number): void => {
    if (end > from) letters += text.slice(from, end)
    from = next
  }
  const finish = (): void => {
    if (start === -1) return
    interrupt(0)
    words.push({
      start: offset + (origins === null ? start : origins.starts[start] as number),
      end: offset + (origins === null ? end : origins.ends[end - 1] as number),
      word: letters.toLowerCase()
    })
    start = -1
    letters = ''
    afterLetter = false
    unspaced = false
  }

  for (let index = 0; index < text.length;) {
    const kind = classAt(text, index)
    const next = index + widthAt(text, index)
    if (separates(kind) || (kind === APOSTROPHE_CLASS && !(afterLetter && isLetterNext(text, next)))) finish()
    if (kind === INVISIBLE_CLASS || kind === APOSTROPHE_CLASS) {
      if (start !== -1) interrupt(next)
    } else if (kind !== OTHER) {
      if (start === -1) start = from = index
      end = next
      afterLetter = kind === LETTER_CLASS
      unspaced ||= kind === UNSPACED_CLASS
    }
    index = next
  }
  finish()

  function separates (kind: number): boolean {
    return kind === OTHER || kind === UNSPACED_CLASS || (unspaced && (kind === LETTER_CLASS || kind === DIGIT_CLASS))
  }
}

function isLetterNext (text: string, from: number): boolean {
  for (let index = from; index < text.length; index += widthAt(text, index)) {
    const kind = classAt(text, index)
    if (kind !== INVISIBLE_CLASS) return kind === LETTER_CLASS
  }
  return false
}
