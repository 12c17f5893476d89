/** Finds text of one single-byte encoding that was read as another: `Öåé òåêñò` for `Цей текст`. */
import { readLetters, scoreSequence, type LetterScore } from '../letters/score-letters.js'
import { ENCODINGS, tableOf, type Encoding } from './encodings.js'
import type { Edit } from './provenance.js'
import type { Finding } from './undo-utf8.js'

/** Nats by which the repaired text has to read better, whatever its length. */
const MINIMUM_MARGIN = 9
/** And for each letter that would change: one foreign name in a sentence gains less than damage does. */
const MARGIN_PER_CHANGE = 0.8
/** Nats a letter; text in a language with a model stays below it, other languages and gibberish do not. */
const READABLE = 4.4
/** Nats a letter; above it even letters that all belong to one alphabet are suspicious: Cyrillic read as other Cyrillic. */
const SUSPICIOUS = 4
/** Fewest characters that have to change; less is a name or a sign. */
const FEWEST_CHANGES = 2
/** Share of the characters beyond ASCII that the outer encoding has to hold. */
const MOSTLY = 0.9
/** Share of the changed characters that has to become a letter. */
const MOSTLY_LETTERS = 0.6
const LETTER = /[\p{L}\p{M}]/u
/** Letters of the repaired text that its language lacks, as a share of those changed. */
const MOST_FOREIGN = 0.1
/** Nats against encodings seldom met, so that a dash or a euro sign read for a letter does not decide for them. */
const RARE_ENCODING = 5
const RARE = new Set<Encoding>(['x-mac-cyrillic', 'cp850', 'cp852', 'cp437', 'iso-8859-7', 'iso-8859-8', 'iso-8859-6', 'iso-8859-5', 'windows-874'])
/** Longer units are judged by their beginning. */
const JUDGED = 400

const UNDEFINED = 0xFFFD

interface Reading {
  text: string
  step: string
  margin: number
}

/**
 * Tries the line as a whole, then its sentences, then its rows of suspicious words, and takes what
 * gains most.
 *
 * @param line text without line ends, free of misread UTF-8
 */
export function undoSingleByte (line: string): Finding {
  const whole = judgeUnits(line, [{ start: 0, end: line.length }])
  const sentences = judgeUnits(line, splitSentences(line))
  const words = judgeUnits(line, suspiciousWords(line))
  return [whole, sentences, words].reduce((best, each) => each.margin > best.margin ? each : best)
}

/** Plain letters, or a language that knows all of them, cannot be this kind of damage. */
export function isSuspicious (text: string): boolean {
  if (!/[^\x00-\x7F]/.test(text)) return false // eslint-disable-line no-control-regex
  const sequence = readLetters(text.slice(0, JUDGED * 4))
  const score = scoreSequence(sequence)
  return sequence.fixed >= 4 || score.mean > SUSPICIOUS || score.foreign > 0
}

interface Unit {
  start: number
  end: number
}

function judgeUnits (line: string, units: Unit[]): Finding {
  const edits: Edit[] = []
  let margin = 0
  for (const { start, end } of units) {
    const text = line.slice(start, end)
    const reading = readOtherwise(text)
    if (reading === null) continue
    margin += reading.margin
    for (const edit of editsBetween(text, reading, start)) edits.push(edit)
  }
  return { edits, margin }
}

function splitSentences (line: string): Unit[] {
  return [...line.matchAll(/[^.!?…\n]+[.!?…]*/g)].map(match => ({ start: match.index, end: match.index + match[0].length }))
}

/** Rows of words that hold a character beyond ASCII, with at most two plain words between them. */
function suspiciousWords (line: string): Unit[] {
  const units: Unit[] = []
  let plain = 0
  for (const match of line.matchAll(/[^\s"“”«»„()]+/g)) {
    const last = units.at(-1)
    const end = match.index + match[0].length
    if (!/[^\x00-\x7F]/.test(match[0])) plain++ // eslint-disable-line no-control-regex
    else {
      if (last !== undefined && plain <= 2) last.end = end
      else units.push({ start: match.index, end })
      plain = 0
    }
  }
  return units
}

/** The best other reading of a text, null when none is clearly better. */
function readOtherwise (text: string): Reading | null {
  const head = text.slice(0, JUDGED)
  const sequenceBefore = readLetters(head)
  const base = scoreSequence(sequenceBefore)
  let best: { outer: Encoding, inner: Encoding, score: LetterScore, changes: number } | null = null
  const seen = new Set([head])
  for (const outer of ENCODINGS) {
    if (!mostlyHolds(head, outer)) continue
    for (const inner of ENCODINGS) {
      if (inner === outer) continue
      const read = transcode(head, outer, inner)
      if (seen.has(read)) continue
      seen.add(read)
      const changes = countChanges(head, read)
      const bound = Math.min(best?.score.cost ?? Infinity, base.cost - MINIMUM_MARGIN - MARGIN_PER_CHANGE * changes)
      if (changes < FEWEST_CHANGES && !onlyControlsChange(head, read)) continue
      const sequence = readLetters(read)
      if (sequence.fixed >= bound || !gainsLetters(head, read)) continue
      const score = scoreSequence(sequence, bound)
      score.cost += rarity(outer) + rarity(inner)
      if (score.cost < bound && score.mean < READABLE && score.foreign <= changes * MOST_FOREIGN) best = { outer, inner, score, changes }
    }
  }
  if (best === null) return null
  return { text: transcode(text, best.outer, best.inner), step: `${best.outer}>${best.inner}`, margin: base.cost - best.score.cost }
}

function rarity (encoding: Encoding): number {
  return RARE.has(encoding) ? RARE_ENCODING : 0
}

function mostlyHolds (text: string, outer: Encoding): boolean {
  const { toByte } = tableOf(outer)
  let beyond = 0
  let held = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x80) continue
    beyond++
    if (toByte[code] !== 0) held++
  }
  return held >= beyond * MOSTLY
}

/** Characters the outer encoding lacks and bytes the inner one leaves undefined stay as they are. */
function transcode (text: string, outer: Encoding, inner: Encoding): string {
  const { toByte } = tableOf(outer)
  const { toUnit } = tableOf(inner)
  const units = new Uint16Array(text.length)
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const byte = toByte[code] ?? 0
    const unit = byte === 0 ? code : toUnit[byte] ?? code
    units[at] = unit === UNDEFINED ? code : unit
  }
  return Buffer.from(units.buffer, units.byteOffset, units.byteLength).toString('utf16le')
}

function countChanges (before: string, after: string): number {
  let changes = 0
  for (let at = 0; at < before.length; at++) if (before.charCodeAt(at) !== after.charCodeAt(at)) changes++
  return changes
}

/**
 * Damage makes signs of letters, not letters of signs; a quotation mark or two in a long text may
 * have been read as letters. C1 controls are never right, whatever becomes of them.
 */
function gainsLetters (before: string, after: string): boolean {
  let changes = 0
  let letters = 0
  let lost = 0
  for (let at = 0; at < before.length; at++) {
    if (before.charCodeAt(at) === after.charCodeAt(at) || isC1(before.charCodeAt(at))) continue
    const becomesLetter = LETTER.test(after[at] ?? '')
    changes++
    if (becomesLetter) letters++
    else if (LETTER.test(before[at] ?? '')) lost++
  }
  return lost <= changes / 12 && letters >= changes * MOSTLY_LETTERS
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

/** Both texts have the same length; each row of changed characters becomes an edit. */
function editsBetween (before: string, { text, step }: Reading, offset: number): Edit[] {
  const edits: Edit[] = []
  for (let at = 0; at < before.length; at++) {
    if (before.charCodeAt(at) === text.charCodeAt(at)) continue
    const start = at
    while (at < before.length && before.charCodeAt(at) !== text.charCodeAt(at)) at++
    edits.push({ start: start + offset, end: at + offset, replacement: text.slice(start, at), step })
  }
  return edits
}
