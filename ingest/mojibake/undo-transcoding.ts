/** Finds text of one encoding that was read in another: `Öåé òåêñò` for `Цей текст`, `ÄãºÃ` for `你好`. */
import { readAsMeant, spellAsMeant } from '../letters/read-as-meant.js'
import { readText, type Reading } from '../letters/read-text.js'
import { hasMixedWords } from '../letters/look-alikes.js'
import { isOrderly, readsWell } from '../letters/sound-lines.js'
import { caseOf, CHARACTER_SCRIPT, LOWER, scriptOf, SIGN_FREE, SIGN_QUOTE, signOf, traitsOf, UPPER } from '../letters/character-traits.js'
import { takeInventory } from './inventory.js'
import { otherReadings, type OtherReading } from './other-readings.js'
import { editText, type Edit, type Finding } from './provenance.js'

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
/** Nats a letter; above it even letters that all belong to one alphabet are suspicious: Cyrillic read as other Cyrillic. */
const SUSPICIOUS = 3.6
/** Nats of a sign that stands where none stands in sound text. */
const STRANGE = 8
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
/** Nats for each place of its own in a line: one chain for the line is likelier than three. */
const PRICE_OF_PLACE = 6
const MONOTONOUS = 12
/** Longer units are judged by their beginning. */
const JUDGED = 400

/**
 * Tries the line as a whole, then its sentences, then its rows of suspicious words, and takes what
 * gains most.
 *
 * @param line text without line ends, free of misread UTF-8
 */
export function undoTranscoding (line: string): Finding {
  if (isUnbroken(line) && !mayBeRead(line)) return { edits: [], margin: 0 }
  const whole = judgeUnits(line, [{ start: 0, end: line.length }])
  if (whole.edits.length > 0 && !isSuspicious(editText(line, whole.edits))) return whole
  if (whole.edits.length === 0 && isUnbroken(line)) return whole
  const sentences = judgeParts(line, splitSentences(line))
  const words = judgeParts(line, suspiciousWords(line))
  return pickFinding(line, [whole, sentences, words].filter(({ edits }) => edits.length > 0)) ?? whole
}

/** Share of characters beyond ASCII in a line of another alphabet than the Latin. */
const DENSE = 0.5
/** Characters that have to change to a line that reads well at a glance to leave no doubt. */
const PLENTY = 6

/**
 * A line that reads well as a whole in another encoding needs no comparison with misread UTF-8, whose
 * bytes fit here and there by chance.
 *
 * @returns null when that is not so
 */
export function proveTranscoding (line: string): Finding | null {
  if (line.length > JUDGED || takeInventory(line).total < PLENTY) return null
  if (!hasSoundReading(line)) return null
  const whole = judgeUnits(line, [{ start: 0, end: line.length }])
  if (whole.edits.length === 0) return null
  const read = editText(line, whole.edits)
  return countChanges(line, read) >= PLENTY && readsWell(read, 0, read.length) ? whole : null
}

/**
 * @returns true when nothing in the line is out of place, look-alike letters aside, and neither it nor a
 *   sentence of it reads well in another encoding: nearly all sound text in languages without a model
 */
export function isNoTranscoding (line: string): boolean {
  if (line.length > JUDGED) return false
  const meant = spellAsMeant(line)
  if (!isOrderly(meant, 0, meant.length) || mayBeRead(meant)) return false
  return splitSentences(meant).every(({ start, end }) => readsWell(meant, start, end) || !hasSoundReading(meant.slice(start, end)))
}

/**
 * Of a line in which nothing is out of place, readings that do not read well at a glance are not worth
 * their time: it is in a language without a model. Chinese and words of mixed letters are hardly ever
 * judged at a glance.
 */
function mayBeRead (line: string): boolean {
  if (hasSoundReading(line)) return true
  const { total, beside } = takeInventory(line)
  const mayBeMixed = total > line.length * DENSE && beside.some(count => count > 0)
  return otherReadings(line).some(({ text }) => text.length !== line.length || (mayBeMixed && hasMixedWords(text)))
}

function hasSoundReading (line: string): boolean {
  return otherReadings(line).some(({ isSound }) => isSound)
}

/** The one after which the whole line reads best: a part in another language must not make the rest look worse than it is. */
function pickFinding (line: string, findings: Placed[]): Finding | undefined {
  if (findings.length < 2) return findings[0]
  const head = line.slice(0, JUDGED * 4)
  const costs = findings.map(({ edits, places }) => readText(editText(head, edits.filter(({ end }) => end <= head.length))).cost + PRICE_OF_PLACE * places)
  return findings[costs.indexOf(Math.min(...costs))]
}

/** Plain letters, or a language that knows all of them, cannot be this kind of damage. */
export function isSuspicious (text: string): boolean {
  if (!/[^\x00-\x7F]/.test(text)) return false // eslint-disable-line no-control-regex
  const head = text.slice(0, JUDGED * 4)
  if (readsWell(head, 0, head.length)) return false
  const reading = readText(head)
  return reading.foreign > 0 || reading.worst >= STRANGE || reading.cost > (SUSPICIOUS * reading.count) + 4
}

/** Without a sign, capital or script that is out of place there is no part to look for. */
function isUnbroken (line: string): boolean {
  return line.length <= JUDGED && readText(line).worst < STRANGE / 2
}

interface Unit {
  start: number
  end: number
}

interface Placed extends Finding {
  places: number
}

function judgeUnits (line: string, units: Unit[]): Placed {
  const edits: Edit[] = []
  let margin = 0
  let places = 0
  for (const { start, end } of units) {
    const text = line.slice(start, end)
    const found = readOtherwise(text)
    if (found === null) continue
    margin += found.margin - (margin > 0 ? PRICE_OF_PLACE : 0)
    places++
    for (const edit of editsBetween(text, found, start)) edits.push(edit)
  }
  return { edits, margin, places }
}

/** One part that is nearly the whole line was judged with it. */
function judgeParts (line: string, units: Unit[]): Placed {
  const [only] = units
  return units.length === 1 && only !== undefined && !/[^\s\p{P}]/u.test(line.slice(0, only.start) + line.slice(only.end)) ? { edits: [], margin: 0, places: 0 } : judgeUnits(line, units.filter(({ start, end }) => !readsWell(line, start, end) && mayBeRead(line.slice(start, Math.min(end, start + JUDGED)))))
}

function splitSentences (line: string): Unit[] {
  return [...line.matchAll(/[^.!?…\n]{1,2000}[.!?…]{0,9}/g)].map(match => ({ start: match.index, end: match.index + match[0].length }))
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

interface Found {
  text: string
  step: string
  margin: number
}

/** The best other reading of a text, judged by its beginning; null when none is clearly better. */
function readOtherwise (text: string): Found | null {
  const start = text.search(/[^\x00-\x7F]/) // eslint-disable-line no-control-regex
  if (start < 0) return null
  const from = Math.max(0, start - JUDGED / 4)
  const head = text.slice(from, from + JUDGED)
  if (isMonotonous(head)) return null
  const base = readAsMeant(head)
  let best: OtherReading | null = null
  let margin = 0
  for (const other of mostSound(otherReadings(head))) {
    const needed = neededMargin(head, other.text, base.worst)
    if (needed === null) continue
    const bound = base.cost - Math.max(needed, margin) - other.prior
    if (bound <= 0) continue
    const reading = readAsMeant(other.text, bound)
    if (reading.cost >= bound || !isReadable(reading, other, other.text, head)) continue
    best = other
    margin = base.cost - reading.cost - other.prior
  }
  const read = best?.apply(text) ?? null
  return best === null || read === null ? null : { text: read, step: `${best.outer}>${best.inner}`, margin: margin * Math.max(1, text.length / JUDGED) }
}

/** Where some read well at a glance, the others need no reading. */
function mostSound (others: OtherReading[]): OtherReading[] {
  const sound = others.filter(({ isSound }) => isSound)
  return sound.length > 0 ? sound : others
}

/** Rows of one or two letters ("яяяя", "ööö") are no language, so none can judge them. */
function isMonotonous (text: string): boolean {
  const beyond = text.match(/[^\x00-\x7F]/gu) ?? [] // eslint-disable-line no-control-regex
  return beyond.length > MONOTONOUS && new Set(beyond).size < 3
}

/** Nats that the reading has to gain; null for one that is no repair whatever it gains. */
function neededMargin (before: string, after: string, worst: number): number | null {
  if (after.length !== before.length) return MINIMUM_MARGIN + MARGIN_PER_CHANGE * after.length
  if (!changesWords(before, after) && !onlyControlsChange(before, after)) return null
  return gainsLetters(before, after, worst >= STRANGE_CASE) ? MINIMUM_MARGIN + MARGIN_PER_CHANGE * countChanges(before, after) : null
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

function isReadable (reading: Reading, { inner }: OtherReading, after: string, before: string): boolean {
  const isWide = /[\u3040-\u30FF\u4E00-\u9FFF\uAC00-\uD7A3]/.test(after)
  if (reading.cost > (isWide ? READABLE_CHARACTER : READABLE) * Math.max(reading.count, 1) + READABLE_ALLOWANCE) return false
  const changes = inner === 'utf-8' || after.length !== before.length ? after.length : countChanges(before, after)
  return reading.foreign <= changes * MOST_FOREIGN
}

function countChanges (before: string, after: string): number {
  let changes = 0
  for (let at = 0; at < before.length; at++) if (before.charCodeAt(at) !== after.charCodeAt(at)) changes++
  return changes
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

/** Of the same length: each row of changed characters becomes an edit; else one from the first difference to the last. */
function editsBetween (before: string, { text: after, step, margin }: Found, offset: number): Edit[] {
  if (before.length !== after.length) return [{ ...rangeBetween(before, after, offset), step, margin }]
  const edits: Edit[] = []
  for (let at = 0; at < before.length; at++) {
    if (before.charCodeAt(at) === after.charCodeAt(at)) continue
    const start = at
    while (at < before.length && before.charCodeAt(at) !== after.charCodeAt(at)) at++
    edits.push({ start: start + offset, end: at + offset, replacement: after.slice(start, at), step, margin })
  }
  return edits
}

function rangeBetween (before: string, after: string, offset: number): Pick<Edit, 'start' | 'end' | 'replacement'> {
  let start = 0
  while (start < before.length && before.charCodeAt(start) === after.charCodeAt(start)) start++
  let end = 0
  const most = Math.min(before.length, after.length) - start
  while (end < most && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)) end++
  return { start: start + offset, end: before.length - end + offset, replacement: after.slice(start, after.length - end) }
}
