/** Weighs what another reading changes in a text: what it has to gain, and whether what comes out can be language. */
import { caseOf, CHARACTER_SCRIPT, LOWER, scriptOf, SIGN_FREE, SIGN_QUOTE, signOf, traitsOf, UPPER } from '../letters/character-traits.js'
import type { Reading } from '../letters/read-text.js'
import type { OtherReading } from './other-readings.js'

/** Nats by which the repaired text has to read better, whatever its length. */
const MINIMUM_MARGIN = 9
/** And for each letter that would change: one foreign name in a sentence gains less than damage does. */
const MARGIN_PER_CHANGE = 0.8
/** Nats a letter; text in a language with a model stays below it, other languages and gibberish do not. */
const READABLE = 4.4
/** Nats beyond it that a text of few words may cost. */
const READABLE_ALLOWANCE = 5
/** The same for Chinese, Japanese and Korean, where one character says as much as a word. */
const READABLE_CHARACTER = 8.5
/** Fewest characters that have to change; less is a name or a sign. */
const FEWEST_CHANGES = 2
/** Nats of a capital inside a word: where nothing is as strange, letters do not become quotation marks and dashes alone. */
const STRANGE_CASE = 4
/** Share of the changed characters that has to become a letter. */
const MOSTLY_LETTERS = 0.5
const MOST_LOST = 0.34 // of the changed characters may stop being letters: apostrophes read as letters
const LETTER = /[\p{L}\p{M}]/u
const SPACE = 0x20
/** Letters of the repaired text that its language lacks, as a share of those changed. */
const MOST_FOREIGN = 0.1

/** Nats that the reading has to gain; null for one that is no repair whatever it gains. */
export function neededMargin (before: string, after: string, worst: number): number | null {
  if (after.length !== before.length) return MINIMUM_MARGIN + MARGIN_PER_CHANGE * after.length
  if (!changesWords(before, after) && !onlyControlsChange(before, after)) return null
  return gainsLetters(before, after, worst >= STRANGE_CASE) ? MINIMUM_MARGIN + MARGIN_PER_CHANGE * countChanges(before, after) : null
}

/** Whether what comes out can be a text of its language: not too costly, hardly a letter that is foreign to it. */
export function isReadable (reading: Reading, { inner }: OtherReading, after: string, before: string): boolean {
  const isWide = /[\u3040-\u30FF\u4E00-\u9FFF\uAC00-\uD7A3]/.test(after)
  if (reading.cost > (isWide ? READABLE_CHARACTER : READABLE) * Math.max(reading.count, 1) + READABLE_ALLOWANCE) return false
  const changes = inner === 'utf-8' || after.length !== before.length ? after.length : countChanges(before, after)
  return reading.foreign <= changes * MOST_FOREIGN
}

/** Code units of the text before that are others, or none, in the one after. */
export function countChanges (before: string, after: string): number {
  let changes = 0
  for (let at = 0; at < before.length; at++) if (before.charCodeAt(at) !== after.charCodeAt(at)) changes++
  return changes
}

/** One letter alone is a name or a sign; letters without another beside them are what is spoken of: « Â ». */
function changesWords (before: string, after: string): boolean {
  let changes = 0
  let inWords = 0
  for (let at = 0; at < before.length; at++) {
    if (before.charCodeAt(at) === after.charCodeAt(at)) continue
    changes++
    if (hasLetterBeside(before, at) || hasLetterBeside(after, at) || becomesSign(before, after, at)) inWords++
    if (inWords > 0 && changes >= FEWEST_CHANGES) return true
  }
  return false
}

function becomesSign (before: string, after: string, at: number): boolean {
  return isTypographic(after.charCodeAt(at)) && caseOf(traitsOf(before.charCodeAt(at))) !== LOWER
}

function hasLetterBeside (text: string, at: number): boolean {
  return isLetterAt(text, at - 1) || isLetterAt(text, at + 1)
}

function isLetterAt (text: string, at: number): boolean {
  return scriptOf(traitsOf(text.charCodeAt(at) || SPACE)) > 0
}

/**
 * Damage makes signs of letters, less often letters of signs; only dashes and quotation marks are often
 * read as letters, and less often than letters as letters. C1 controls are never right, whatever becomes of them.
 */
function gainsLetters (before: string, after: string, isStrange: boolean): boolean {
  let changes = 0
  let letters = 0
  let lost = 0
  let quoted = 0
  for (let at = 0; at < before.length; at++) {
    if (before.charCodeAt(at) === after.charCodeAt(at) || isC1(before.charCodeAt(at))) continue
    const wasLetter = LETTER.test(before[at] ?? '')
    if (isTypographic(after.charCodeAt(at))) {
      if (wasLetter && isPartOfWord(before, at)) quoted++
      continue
    }
    changes++
    if (LETTER.test(after[at] ?? '')) letters++
    else if (wasLetter) lost++
  }
  return lost <= changes * MOST_LOST && letters >= changes * MOSTLY_LETTERS && (quoted <= letters || (isStrange && changes === 0))
}

/** Not alone, no capital between letters as ’ is read, not Chinese. */
function isPartOfWord (text: string, at: number): boolean {
  const traits = traitsOf(text.charCodeAt(at))
  if (scriptOf(traits) === CHARACTER_SCRIPT || !hasLetterBeside(text, at)) return false
  return caseOf(traits) !== UPPER || !isLetterAt(text, at - 1) || !isLetterAt(text, at + 1)
}

/** Dashes and quotation marks, which letters become and which become letters. */
function isTypographic (code: number): boolean {
  const sign = signOf(traitsOf(code))
  return sign >= SIGN_FREE && sign <= SIGN_QUOTE && (code < 0x200B || code > 0x200F)
}

function onlyControlsChange (before: string, after: string): boolean {
  for (let at = 0; at < before.length; at++) {
    if (before.charCodeAt(at) !== after.charCodeAt(at) && !isC1(before.charCodeAt(at))) return false
  }
  return true
}

function isC1 (code: number): boolean {
  return code >= 0x80 && code < 0xA0
}
