/** Finds text of one encoding that was read in another: `Öåé òåêñò` for `Цей текст`, `ÄãºÃ` for `你好`. */
import { readAsMeant, spellAsMeant } from '../letters/read-as-meant.js'
import { readText } from '../letters/read-text.js'
import { hasMixedWords } from '../letters/look-alikes.js'
import { isOrderly, readsWell } from '../letters/sound-lines.js'
import { takeInventory } from './inventory.js'
import { otherReadings, type OtherReading } from './other-readings.js'
import { editText, type Edit, type Finding } from './provenance.js'
import { countChanges, isReadable, neededMargin } from './weigh-change.js'

/** Nats a letter; above it even letters that all belong to one alphabet are suspicious: Cyrillic read as other Cyrillic. */
const SUSPICIOUS = 3.6
/** Nats of a sign that stands where none stands in sound text. */
const STRANGE = 8
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
