/** Places of a text that are well-formed UTF-8 when its characters are taken for bytes of an encoding. */
import { scriptOf, traitsOf } from '../letters/character-traits.js'
import { sequenceLength } from '../decode/utf8-validity.js'
import { byteRoles, byteRows, ENCODINGS, priorOf, tableOf, type Encoding } from './encodings.js'
import { takeInventory, type Inventory } from './inventory.js'
import { decodeLossy, decodeSurrogates, mayBeLossy } from './lossy-utf8.js'

export interface Run {
  start: number
  end: number
  decoded: string
}

/** What a UTF-8 character may not turn out to be: controls but C1 (a further layer), private use, unassigned, surrogates. */
// eslint-disable-next-line no-control-regex
const IMPOSSIBLE = /[\x00-\x1F\x7F\p{Co}\p{Cn}\p{Cs}]/u
/** Small letters and nothing else: a word, whatever signs its bytes might make. */
export const PLAIN_WORD = /^\p{L}\p{Ll}*$/u
const ONLY_CONTROLS = /^[\x80-\x9F]+$/
const SMALL_INSIDE = /^\p{L}\p{Ll}{3,}$/u
const LETTER = /\p{L}/u
const ONLY_LOST = /^\uFFFD+$/
const ENDS_OR_PARTS = / $|^\p{L}* \p{L}*$/u
const TEXT = /[\p{L}\p{M}\p{P}]/u
/** What may stand for a lost byte: which one it was depends on the encoding. */
const LOST = /[?\uFFFD]/
const NO_ENCODINGS: readonly Encoding[] = []
/** Read behind the end of a line as no byte: the longest pair of surrogates in UTF-8. */
const PADDING = 6

/**
 * Encodings in which two neighbouring characters could be the bytes of one. The gate: clean text mostly
 * gives none. Of those that give the same bytes only the first.
 */
export function possibleReaders (line: string, from = 0, to = line.length): readonly Encoding[] {
  const { lead, follow } = byteRoles()
  const [leadLow, leadHigh] = lead
  const [followLow, followHigh] = follow
  let low = 0
  let high = 0
  let before = 0
  for (let at = from; at < to; at++) {
    const code = line.charCodeAt(at)
    if (code >= 0x80 && before >= 0x80) {
      low |= (leadLow[before] as number) & (followLow[code] as number)
      high |= (leadHigh[before] as number) & (followHigh[code] as number)
    }
    before = code
  }
  if ((low | high) === 0) return NO_ENCODINGS
  const readers = numbersOf(low, high)
  const distinct = readers.length < 2 || LOST.test(line) ? readers : withDistinctBytes(readers, takeInventory(line))
  return distinct.map(number => ENCODINGS[number] as Encoding)
}

/** Of the characters beyond ASCII, those that begin UTF-8: a third in text of three-byte characters that was misread as a whole. */
const MOSTLY = 0.3

/** @returns true when so many neighbours could be the bytes of one character that the line has to be asked for them first */
export function looksLikeUtf8 (line: string): boolean {
  const { lead, follow } = byteRoles()
  let pairs = 0
  let beyond = 0
  let before = 0
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at)
    if (code >= 0x80) {
      beyond++
      if (before >= 0x80 && (((lead[0][before] as number) & (follow[0][code] as number)) | ((lead[1][before] as number) & (follow[1][code] as number))) !== 0) pairs++
    }
    before = code
  }
  return pairs > beyond * MOSTLY
}

function numbersOf (low: number, high: number): number[] {
  const numbers: number[] = []
  for (let number = 0; number < ENCODINGS.length; number++) if (((number < 32 ? low : high) & (1 << (number & 31))) !== 0) numbers.push(number)
  return numbers
}

function withDistinctBytes (readers: number[], { codes }: Inventory): number[] {
  const { rowOf, bytes } = byteRows()
  const rows = codes.map(code => rowOf[code] as number)
  const kept: number[] = []
  for (const reader of readers) if (!kept.some(other => rows.every(row => bytes[row + reader] === bytes[row + other]))) kept.push(reader)
  return kept
}

/** Characters of the line as bytes; ASCII and what the encoding lacks are 0, no byte of a longer character. */
let bytes = new Uint8Array(4096)

function fillBytes (line: string, encoding: Encoding): void {
  if (bytes.length < line.length + PADDING) bytes = new Uint8Array(line.length * 2 + PADDING)
  const { toByte } = tableOf(encoding)
  for (let at = 0; at < line.length; at++) bytes[at] = toByte[line.charCodeAt(at)] as number
  bytes.fill(0, line.length, line.length + PADDING)
}

/** Runs of characters that are, byte for byte, well-formed UTF-8 beyond ASCII, or were before bytes were lost. */
export function findRuns (line: string, encoding: Encoding): Run[] {
  fillBytes(line, encoding)
  const runs: Run[] = []
  for (let at = 0; at < line.length;) {
    if ((bytes[at] as number) < 0xC2) at++
    else at = readRun(line, at, encoding, runs)
  }
  return runs
}

/** @returns the place behind it */
function readRun (line: string, start: number, encoding: Encoding, runs: Run[]): number {
  let decoded = ''
  let at = start
  for (;;) {
    const length = sequenceLength(bytes, at)
    if (length > 0) {
      decoded += characterAt(at, length)
      at += length
      continue
    }
    const lossy = bytes[at] === 0xED ? decodeSurrogates(bytes, at) : null
    const next = lossy ?? (mayBeLossy(line, bytes, at) ? decodeLossy(line, bytes, at, start, decoded, encoding) : null)
    if (next === null) break
    decoded += next.character
    at += next.length
  }
  if (at === start) return at + 1
  if (!IMPOSSIBLE.test(decoded) && !isPlainWord(line, start, at, decoded) && !isStrayControl(decoded, encoding) && !isAcrossWords(line.slice(start, at), decoded) && !isLostAlone(line.slice(start, at), decoded)) runs.push({ start, end: at, decoded })
  return at
}

/** A word whose bytes would make signs alone was meant as a word; of small letters inside a word not even punctuation is made. */
function isPlainWord (line: string, start: number, end: number, decoded: string): boolean {
  const word = line.slice(start, end)
  if (scriptOf(traitsOf(decoded.charCodeAt(0))) > 0 || !PLAIN_WORD.test(word)) return false
  return !TEXT.test(decoded) || (!LETTER.test(decoded) && SMALL_INSIDE.test(line.slice(Math.max(0, start - 1), end + 1)))
}

/** One sound character before marks of lost ones proves nothing. */
function isLostAlone (place: string, decoded: string): boolean {
  return ONLY_LOST.test(decoded) && place.replaceAll('\uFFFD', '').length < 2
}

/** A space that could be a lost byte parts two sound words, or ends one, unless letters come of it. */
function isAcrossWords (place: string, decoded: string): boolean {
  return decoded.length === 1 && ENDS_OR_PARTS.test(place) && !TEXT.test(decoded)
}

/** C1 controls alone are a further layer of the encodings that have them; of others they are chance. */
function isStrayControl (decoded: string, encoding: Encoding): boolean {
  return decoded.charCodeAt(0) < 0xA0 && priorOf(encoding) > 0 && ONLY_CONTROLS.test(decoded)
}

function characterAt (at: number, length: number): string {
  const lead = bytes[at] as number
  const second = (bytes[at + 1] as number) & 0x3F
  if (length === 2) return String.fromCharCode((lead & 0x1F) << 6 | second)
  const third = (bytes[at + 2] as number) & 0x3F
  if (length === 3) return String.fromCharCode((lead & 0x0F) << 12 | second << 6 | third)
  return String.fromCodePoint((lead & 0x07) << 18 | second << 12 | third << 6 | ((bytes[at + 3] as number) & 0x3F))
}

/** @param offset where in the line `text` begins */
export function replaceRuns (text: string, runs: Run[], offset: number): string {
  let repaired = ''
  let at = 0
  for (const run of runs) {
    repaired += text.slice(at, run.start - offset) + run.decoded
    at = run.end - offset
  }
  return repaired + text.slice(at)
}

/** The part of a long run before the limit, with about its share of the decoded text. */
export function cutRun (run: Run, limit: number): Run {
  if (run.end <= limit) return run
  const share = (limit - run.start) / (run.end - run.start)
  return { start: run.start, end: limit, decoded: run.decoded.slice(0, Math.max(1, Math.floor(run.decoded.length * share))) }
}

export function haveSameRuns (one: Run[], other: Run[]): boolean {
  return one.length === other.length && one.every(({ start, decoded }, at) => start === other[at]?.start && decoded === other[at]?.decoded)
}
