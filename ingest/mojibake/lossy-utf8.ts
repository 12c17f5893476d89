/** UTF-8 characters of which a byte was lost on the way: replaced by U+FFFD or `?`, or a no-break space made a space. */
import { costOf, traitsOf } from '../letters/character-traits.js'
import { readText } from '../letters/read-text.js'
import { UNITS_PER_NAT } from '../letters/letter-models.js'
import { sequenceLength } from '../decode/utf8-validity.js'
import { tableOf, type Encoding } from './encodings.js'

export interface DecodedCharacter {
  /** UTF-16 code units it takes in the damaged text */
  length: number
  character: string
}

const SPACE = 0x20
const QUESTION = 0x3F
const LOST = 0xFFFD
const NO_BREAK = 0xA0
const LETTER = /\p{L}/u
const TEXT = /[\p{L}\p{P}]/u
const CAPITAL_INSIDE = /^\p{Ll}\p{Lu}$/u
const PLAIN_LETTER = /^[A-Za-z]$/
/** Letters of the word on each side that say which one was lost. */
const MOST_CONTEXT = 4
/** Nats between the likeliest lost byte and the next; closer ones leave U+FFFD, which says that something is missing. */
const CERTAIN = 1.5 * UNITS_PER_NAT
const CERTAIN_IN_WORD = 2 * UNITS_PER_NAT

/** Bytes of an encoding without a character: those that became U+FFFD or `?`. */
const undefinedBytes = new Map<Encoding, number[]>()

/**
 * A character beyond U+FFFF whose two surrogates were written as UTF-8 each (CESU-8): `í\u00A0½í¸\u008D`.
 */
export function decodeSurrogates (bytes: Uint8Array, at: number): DecodedCharacter | null {
  if (bytes[at] !== 0xED) return null
  const [lead = 0, high = 0, one = 0, second = 0, low = 0, two = 0] = bytes.subarray(at, at + 6)
  if (lead !== 0xED || second !== 0xED || high < 0xA0 || high > 0xAF || low < 0xB0 || low > 0xBF || !isFollow(one) || !isFollow(two)) return null
  return { length: 6, character: String.fromCharCode(0xD000 + ((high & 0x3F) << 6) + (one & 0x3F), 0xD000 + ((low & 0x3F) << 6) + (two & 0x3F)) }
}

/**
 * @param at a place that `mayBeLossy`
 * @param decoded what stands right before, from `start` on: a two-byte character is only read over a
 *   space inside a run
 */
export function decodeLossy (line: string, bytes: Uint8Array, at: number, start: number, decoded: string, encoding: Encoding): DecodedCharacter | null {
  const inRun = at > start
  const lead = bytes[at] ?? 0
  const length = lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3 : lead >= 0xF0 && lead < 0xF5 ? 4 : 0
  if (length === 0) return null
  if (at + length > line.length) return decodeCut(line, bytes, at, length)
  let lost = -1
  for (let offset = 1; offset < length; offset++) {
    if (isFollow(bytes[at + offset] ?? 0)) continue
    const code = line.charCodeAt(at + offset)
    const isSpace = code === SPACE && (length > 2 || inRun || sequenceLength(bytes, at + 2) > 1)
    const isMark = code === LOST || (code === QUESTION && (length > 2 || inRun || sequenceLength(bytes, at + 2) > 1))
    if (lost >= 0 || !(isSpace || isMark)) return decodeCut(line, bytes, at, length)
    lost = offset
  }
  if (lost < 0) return null
  const sequence = bytes.slice(at, at + length)
  if (line.charCodeAt(at + lost) === SPACE) sequence[lost] = NO_BREAK
  if (sequence[lost] === NO_BREAK) return sequenceLength(sequence, 0) === length ? { length, character: Buffer.from(sequence).toString('utf8') } : null
  return { length, character: likeliest(sequence, lost, encoding, wordBefore(line, start, decoded), wordAfter(line, bytes, at + length)) }
}

/** The gate of `decodeLossy`: a further byte, or what stands for a lost one, has to follow. */
export function mayBeLossy (line: string, bytes: Uint8Array, at: number): boolean {
  const code = line.charCodeAt(at + 1)
  return code === LOST || code === SPACE || code === QUESTION || isFollow(bytes[at + 1] ?? 0)
}

/** U+FFFD where fewer than all bytes of a character arrived: `ðŸ“` and a mark for the rest. */
function decodeCut (line: string, bytes: Uint8Array, at: number, length: number): DecodedCharacter | null {
  if (length < 3) return null
  let followed = 1
  while (followed < length && isFollow(bytes[at + followed] ?? 0)) followed++
  return followed > 1 && line.charCodeAt(at + followed) === LOST ? { length: followed + 1, character: '\uFFFD' } : null
}

/** The letter or punctuation that fits its word by far best; symbols are never guessed. */
function likeliest (sequence: Uint8Array, lost: number, encoding: Encoding, before: string, after: string): string {
  if (before.endsWith('\uFFFD')) return '\uFFFD' // with two in a row neither is certain
  const isWord = LETTER.test(before.slice(-1)) || LETTER.test(after.slice(0, 1))
  let best = '\uFFFD'
  let least = Infinity
  let next = Infinity
  for (const byte of bytesWithoutCharacter(encoding)) {
    sequence[lost] = byte
    if (sequenceLength(sequence, 0) !== sequence.length) continue
    const character = Buffer.from(sequence).toString('utf8')
    const own = costOf(traitsOf(character.charCodeAt(0)))
    const cost = isWord && LETTER.test(character) ? readText(before + character + after).cost * UNITS_PER_NAT : own
    if (cost < least) [best, next, least] = [character, least, cost]
    else if (cost < next) next = cost
  }
  if (CAPITAL_INSIDE.test(before.slice(-1) + best)) return '\uFFFD'
  return next - least >= (isWord && LETTER.test(best) ? CERTAIN_IN_WORD : CERTAIN) && TEXT.test(best) && !after.startsWith('\uFFFD') ? best : '\uFFFD'
}

/** Letters of the same word to the left: plain ones, then what was decoded before. */
function wordBefore (line: string, start: number, decoded: string): string {
  let from = start
  while (from > start - MOST_CONTEXT && PLAIN_LETTER.test(line.charAt(from - 1))) from--
  return (line.slice(from, start) + decoded).slice(-MOST_CONTEXT)
}

/** And to the right: whole characters and plain letters. */
function wordAfter (line: string, bytes: Uint8Array, at: number): string {
  let word = ''
  while (word.length < MOST_CONTEXT) {
    const length = sequenceLength(bytes, at)
    if (length < 0 && (bytes[at] ?? 0) >= 0xC2) return `${word}\uFFFD`
    if (length <= 0 && !PLAIN_LETTER.test(line.charAt(at))) break
    word += length > 0 ? Buffer.from(bytes.subarray(at, at + length)).toString('utf8') : line.charAt(at)
    at += Math.max(1, length)
  }
  return word
}

function bytesWithoutCharacter (encoding: Encoding): number[] {
  const known = undefinedBytes.get(encoding)
  if (known !== undefined) return known
  const { toUnit } = tableOf(encoding)
  const bytes = Array.from(toUnit.keys()).filter(byte => byte >= 0x80 && byte < 0xC0 && ((toUnit[byte] ?? 0) === LOST || ((toUnit[byte] ?? 0) >= 0x80 && (toUnit[byte] ?? 0) < 0xA0)))
  undefinedBytes.set(encoding, bytes)
  return bytes
}

const isFollow = (byte: number): boolean => byte >= 0x80 && byte < 0xC0
