/** All readings a text would have if it had been decoded in another encoding, the likeliest first. */
import { CHARACTER_SCRIPT, costOf, scriptOf, SIGN_FREE, signOf, traitsOf } from '../letters/character-traits.js'
import { SCRIPTS, UNITS_PER_NAT } from '../letters/letter-models.js'
import { checkUtf8 } from '../decode/utf8-validity.js'
import { ENCODINGS, priorOf, tableOf, type Encoding } from './encodings.js'
import { decodeWide, encodeWide, WIDE_ENCODINGS, type WideEncoding } from './wide-encodings.js'

export interface OtherReading {
  text: string
  /** reads a longer text in the same way; null when the way does not fit to its end */
  apply: (text: string) => string | null
  outer: Encoding | WideEncoding
  inner: Encoding | WideEncoding | 'utf-8'
  /** nats against it whatever it reads */
  prior: number
}

/** Readings by single bytes that are read in full; the others are told apart by their letters alone. */
const MOST_READ = 8
/** Share of the characters beyond ASCII that the outer encoding has to hold. */
const MOSTLY = 0.9
/** Chinese in a single-byte reading is nearly nothing but such characters; fewer are words with accents. */
const WIDE_DENSITY = 0.3
const FEWEST_WIDE = 4
/** Nats against a reading by a double-byte encoding: each of the five is tried on every dense text. */
const WIDE_PRIOR = 3
/** A reading whose letters on their own cost this much more than those that stand there, in eighths of a nat each, is none. */
const HOPELESS = 3 * UNITS_PER_NAT
const LATIN = 1 + SCRIPTS.indexOf('Latin')
const BESIDE_LETTERS = 8 * UNITS_PER_NAT
/** Bytes of Chinese give letters and controls among the signs; a row of signs alone was meant. */
const LETTER_OR_CONTROL = /[\x80-\x9F]|(?![A-Za-z])\p{L}/u
const UNDEFINED = 0xFFFD
/** Text that a double-byte encoding made of a single-byte one: what offices in Asia receive. */
const INSIDE_WIDE: Encoding[] = ['windows-1252', 'windows-1251', 'windows-1250', 'koi8-r', 'iso-8859-2', 'windows-1253', 'windows-1254', 'windows-1257', 'ibm866', 'windows-1255', 'windows-1256', 'windows-874']

/** The distinct characters of a text beyond ASCII, with how often they occur. */
interface Inventory {
  codes: number[]
  counts: number[]
  /** how often a plain letter stands beside it */
  beside: number[]
  total: number
}

/** @param text with at least one character beyond ASCII, short: a beginning to judge by */
export function otherReadings (text: string): OtherReading[] {
  const inventory = takeInventory(text)
  const outers = distinctOuters(inventory)
  return [...singleReadings(text, inventory, outers), ...wideInner(text, inventory, outers), ...wideOuter(text, inventory)]
}

function takeInventory (text: string): Inventory {
  const counted = new Map<number, number>()
  const beside = new Map<number, number>()
  let total = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x80) continue
    counted.set(code, (counted.get(code) ?? 0) + 1)
    total++
    if (isPlainLetter(text.charCodeAt(at - 1)) || isPlainLetter(text.charCodeAt(at + 1))) beside.set(code, (beside.get(code) ?? 0) + 1)
  }
  const codes = [...counted.keys()]
  return { codes, counts: [...counted.values()], beside: codes.map(code => beside.get(code) ?? 0), total }
}

function isPlainLetter (code: number): boolean {
  return (code >= 0x61 && code <= 0x7A) || (code >= 0x41 && code <= 0x5A)
}

interface Outer {
  encoding: Encoding
  /** for each code of the inventory, 0 where the encoding lacks it */
  bytes: number[]
  complete: boolean
}

/** One of each group of encodings that give the same bytes. */
function distinctOuters ({ codes, counts, total }: Inventory): Outer[] {
  const outers = new Map<string, Outer>()
  for (const encoding of codes.some(code => code < 0xA0) ? ['iso-8859-1' as const, ...ENCODINGS] : ENCODINGS) {
    const { toByte } = tableOf(encoding)
    let held = 0
    const bytes = codes.map((code, at) => {
      const byte = toByte[code] ?? 0
      if (byte !== 0) held += counts[at] ?? 0
      return byte
    })
    const key = String.fromCharCode(...bytes)
    if (held >= total * MOSTLY && !outers.has(key)) outers.set(key, { encoding, bytes, complete: held === total })
  }
  return [...outers.values()]
}

interface Estimate {
  outer: Encoding
  inner: Encoding
  prior: number
  cost: number
}

function singleReadings (text: string, inventory: Inventory, outers: Outer[]): OtherReading[] {
  const { codes, counts, beside, total } = inventory
  const seen = new Set([String.fromCharCode(...codes)])
  const best: Estimate[] = []
  let most = codes.reduce((sum, code, at) => sum + estimateUnit(code, counts[at] ?? 0, beside[at] ?? 0), 0) + HOPELESS * total
  for (const { encoding: outer, bytes } of outers) {
    for (const inner of ENCODINGS) {
      const prior = priorOf(outer) + priorOf(inner)
      const cost = estimateReading(inventory, bytes, inner, prior * UNITS_PER_NAT, most)
      if (cost > most) continue
      const { toUnit } = tableOf(inner)
      const key = String.fromCharCode(...bytes.map((byte, at) => unitOf(toUnit, byte, codes[at] ?? 0)))
      if (seen.has(key)) continue
      seen.add(key)
      best.push({ outer, inner, prior, cost })
      best.sort((a, b) => a.cost - b.cost)
      if (best.length > MOST_READ) most = Math.min(most, best.pop()?.cost ?? most)
    }
  }
  return best.map(({ outer, inner, prior }) => {
    const apply = (text: string): string => transcode(text, outer, inner)
    return { text: apply(text), apply, outer, inner, prior }
  })
}

/** In eighths of a nat; above `most` only known to be above it. */
function estimateReading ({ codes, counts, beside }: Inventory, bytes: number[], inner: Encoding, prior: number, most: number): number {
  const { alone, besideLetters } = byteCosts(inner)
  let cost = prior
  for (let at = 0; at < bytes.length && cost <= most; at++) {
    const byte = bytes[at] ?? 0
    const count = counts[at] ?? 0
    if (byte === 0) cost += estimateUnit(codes[at] ?? 0, count, beside[at] ?? 0)
    else cost += (alone[byte] ?? 0) * count + (besideLetters[byte] ?? 0) * (beside[at] ?? 0)
  }
  return cost
}

interface ByteCosts {
  alone: Uint8Array
  besideLetters: Uint8Array
}

const costsByEncoding = new Map<Encoding, ByteCosts>()

function byteCosts (encoding: Encoding): ByteCosts {
  const known = costsByEncoding.get(encoding)
  if (known !== undefined) return known
  const { toUnit } = tableOf(encoding)
  const alone = Uint8Array.from(toUnit, unit => estimateUnit(unit, 1, 0))
  const besideLetters = Uint8Array.from(toUnit, unit => estimateUnit(unit, 0, 1))
  const made = { alone, besideLetters }
  costsByEncoding.set(encoding, made)
  return made
}

/** In eighths of a nat; beside plain letters only Latin letters are likely, and an apostrophe. */
function estimateUnit (unit: number, count: number, beside: number): number {
  const traits = traitsOf(unit)
  const isAtHome = scriptOf(traits) === LATIN || signOf(traits) === SIGN_FREE
  return costOf(traits) * count + (isAtHome ? 0 : BESIDE_LETTERS * beside)
}

/** Characters the outer encoding lacks and bytes the inner one leaves undefined stay as they are. */
export function transcode (text: string, outer: Encoding, inner: Encoding): string {
  const { toByte } = tableOf(outer)
  const { toUnit } = tableOf(inner)
  const units = new Uint16Array(text.length)
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    units[at] = unitOf(toUnit, toByte[code] ?? 0, code)
  }
  return Buffer.from(units.buffer, units.byteOffset, units.byteLength).toString('utf16le')
}

function unitOf (toUnit: Uint16Array, byte: number, code: number): number {
  const unit = byte === 0 ? code : toUnit[byte] ?? code
  return unit === UNDEFINED ? code : unit
}

function wideInner (text: string, { total }: Inventory, outers: Outer[]): OtherReading[] {
  if (!LETTER_OR_CONTROL.test(text) || total < FEWEST_WIDE || total < text.replaceAll(' ', '').length * WIDE_DENSITY) return []
  return outers.filter(outer => outer.complete).flatMap(({ encoding: outer }) => {
    return WIDE_ENCODINGS.flatMap(inner => reading(text, outer, inner, priorOf(outer) + WIDE_PRIOR, text => decodeWide(bytesIn(text, outer), inner)))
  })
}

function bytesIn (text: string, outer: Encoding): Uint8Array {
  const { toByte } = tableOf(outer)
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) bytes[at] = toByte[text.charCodeAt(at)] || text.charCodeAt(at)
  return bytes
}

function wideOuter (text: string, { codes }: Inventory): OtherReading[] {
  if (!codes.some(code => scriptOf(traitsOf(code)) === CHARACTER_SCRIPT)) return []
  return WIDE_ENCODINGS.flatMap(outer => {
    const bytes = encodeWide(text, outer)
    if (bytes === null) return []
    const encode = (other: string): Uint8Array | null => other === text ? bytes : encodeWide(other, outer)
    const utf8 = reading(text, outer, 'utf-8', WIDE_PRIOR, text => decodeUtf8(encode(text)))
    if (utf8.length > 0) return utf8
    return [
      ...WIDE_ENCODINGS.flatMap(inner => inner === outer ? [] : reading(text, outer, inner, WIDE_PRIOR * 2, text => decodeWide(encode(text) ?? NOTHING, inner))),
      ...INSIDE_WIDE.flatMap(inner => reading(text, outer, inner, WIDE_PRIOR + priorOf(inner), text => decodeSingle(encode(text) ?? NOTHING, inner)))
    ]
  })
}

const NOTHING = new Uint8Array(0)

function decodeUtf8 (bytes: Uint8Array | null): string | null {
  if (bytes === null) return null
  const { sound, broken } = checkUtf8(bytes)
  return sound > 0 && broken === 0 ? Buffer.from(bytes).toString('utf8') : null
}

/** The beginning of a longer text may be cut inside a character: then one or two less are read. */
function reading (text: string, outer: OtherReading['outer'], inner: OtherReading['inner'], prior: number, apply: OtherReading['apply']): OtherReading[] {
  for (let cut = 0; cut < 3; cut++) {
    const read = apply(cut === 0 ? text : text.slice(0, -cut))
    if (read !== null && read !== '') return [{ text: read, apply, outer, inner, prior }]
  }
  return []
}

function decodeSingle (bytes: Uint8Array, inner: Encoding): string | null {
  const { toUnit } = tableOf(inner)
  const units = new Uint16Array(bytes.length)
  for (let at = 0; at < bytes.length; at++) {
    const unit = toUnit[bytes[at] ?? 0] ?? UNDEFINED
    if (unit === UNDEFINED) return null
    units[at] = unit
  }
  return Buffer.from(units.buffer).toString('utf16le')
}
