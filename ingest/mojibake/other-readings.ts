/** All readings a text would have if it had been decoded in another encoding, the likeliest first. */
import { CHARACTER_SCRIPT, costOf, scriptOf, SIGN_FREE, signOf, traitsOf } from '../letters/character-traits.js'
import { SCRIPTS, UNITS_PER_NAT } from '../letters/letter-models.js'
import { readsWell } from '../letters/sound-lines.js'
import { checkUtf8 } from '../decode/utf8-validity.js'
import { byteRows, ENCODINGS, priorOf, tableOf, type Encoding } from './encodings.js'
import { takeInventory, type Inventory } from './inventory.js'
import { stringOf, unitsOfLength } from './unit-buffer.js'
import { decodeWide, encodeWide, soundLength, WIDE_ENCODINGS, type WideEncoding } from './wide-encodings.js'

export interface OtherReading {
  text: string
  /** reads a longer text in the same way; null when the way does not fit to its end */
  apply: (text: string) => string | null
  outer: Encoding | WideEncoding
  inner: Encoding | WideEncoding | 'utf-8'
  /** nats against it whatever it reads */
  prior: number
  /** reads well at a glance */
  isSound: boolean
}

/** Readings by single bytes that are read in full; the others are told apart by their letters alone. */
const MOST_READ = 8
/** The likeliest that are looked at, for many pairs give the same text. */
const MOST_COMPARED = 6 * MOST_READ
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
/** Bytes of one character that the end of the text may cut off. */
const MOST_CUT = 2
/** Text that a double-byte encoding made of a single-byte one: what offices in Asia receive. */
const INSIDE_WIDE: Encoding[] = ['windows-1252', 'windows-1251', 'windows-1250', 'koi8-r', 'iso-8859-2', 'windows-1253', 'windows-1254', 'windows-1257', 'ibm866', 'windows-1255', 'windows-1256', 'windows-874']

/** What was answered last: a line is asked for as a whole and again as its only part. */
let lastText = ''
let lastReadings: OtherReading[] = []

/** @param text with at least one character beyond ASCII, short: a beginning to judge by */
export function otherReadings (text: string): OtherReading[] {
  if (text !== lastText) [lastText, lastReadings] = [text, listReadings(text)]
  return lastReadings
}

function listReadings (text: string): OtherReading[] {
  const inventory = takeInventory(text)
  const outers = distinctOuters(inventory)
  return [...singleReadings(text, inventory, outers), ...wideInner(text, inventory, outers), ...wideOuter(text, inventory)]
}

interface Outer {
  encoding: Encoding
  /** for each code of the inventory, 0 where the encoding lacks it */
  bytes: Uint8Array
  complete: boolean
}

const LATIN_ONE = ENCODINGS.indexOf('iso-8859-1')

/** One of each group of encodings that give the same bytes; the real Latin-1 first when there are C1 controls. */
function distinctOuters ({ codes, counts, total }: Inventory): Outer[] {
  const { rowOf, bytes: table } = byteRows()
  const first = codes.some(code => code < 0xA0) ? LATIN_ONE : 0
  const outers: Outer[] = []
  for (let turn = 0; turn < ENCODINGS.length; turn++) {
    const number = turn === 0 ? first : turn <= first ? turn - 1 : turn
    const bytes = new Uint8Array(codes.length)
    let held = 0
    for (let at = 0; at < bytes.length; at++) {
      const byte = table[(rowOf[codes[at] as number] as number) + number] as number
      bytes[at] = byte
      if (byte !== 0) held += counts[at] as number
    }
    if (held < total * MOSTLY || outers.some(other => areSame(other.bytes, bytes))) continue
    outers.push({ encoding: ENCODINGS[number] as Encoding, bytes, complete: held === total })
  }
  return outers
}

function areSame (one: ArrayLike<number>, other: ArrayLike<number>): boolean {
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false
  return true
}

interface Estimate {
  outer: Outer
  inner: Encoding
  prior: number
  cost: number
}

/** For each inner encoding, in eighths of a nat. */
const costs = new Int32Array(ENCODINGS.length)

function singleReadings (text: string, inventory: Inventory, outers: Outer[]): OtherReading[] {
  return takeDistinct(inventory.codes, estimateAll(inventory, outers)).map(({ outer: { encoding: outer }, inner, prior }) => {
    const apply = (text: string): string => transcode(text, outer, inner)
    return readingOf(apply(text), apply, outer, inner, prior)
  })
}

/** The likeliest pairs; on equal evidence the one that is met oftener first. */
function estimateAll (inventory: Inventory, outers: Outer[]): Estimate[] {
  const { codes, counts, beside, total } = inventory
  const best: Estimate[] = []
  let most = codes.reduce((sum, code, at) => sum + estimateUnit(code, counts[at] ?? 0, beside[at] ?? 0), 0) + HOPELESS * total
  for (const outer of outers) {
    estimateReadings(inventory, outer.bytes)
    for (let number = 0; number < ENCODINGS.length; number++) {
      if ((costs[number] as number) > most) continue
      const inner = ENCODINGS[number] as Encoding
      const prior = priorOf(outer.encoding) + priorOf(inner)
      const cost = (costs[number] as number) + prior * UNITS_PER_NAT
      if (cost > most) continue
      insert(best, { outer, inner, prior, cost })
      if (best.length > MOST_COMPARED) most = Math.min(most, best.pop()?.cost ?? most)
    }
  }
  return best
}

function insert (best: Estimate[], estimate: Estimate): void {
  let place = best.length
  while (place > 0 && (best[place - 1] as Estimate).cost > estimate.cost) place--
  best.splice(place, 0, estimate)
}

/** The first that make something else of the inventory than it is and than each other. */
function takeDistinct (codes: number[], estimates: Estimate[]): Estimate[] {
  const taken: Estimate[] = []
  const made = [codes]
  for (const estimate of estimates) {
    const { toUnit } = tableOf(estimate.inner)
    const units = codes.map((code, at) => unitOf(toUnit, estimate.outer.bytes[at] as number, code))
    if (made.some(other => areSame(units, other))) continue
    made.push(units)
    taken.push(estimate)
    if (taken.length === MOST_READ) break
  }
  return taken
}

/** Fills `costs` for all inner encodings in one pass. */
function estimateReadings ({ codes, counts, beside }: Inventory, bytes: Uint8Array): void {
  const { alone, besideLetters } = byteCosts()
  const width = ENCODINGS.length
  let kept = 0
  costs.fill(0)
  for (let at = 0; at < bytes.length; at++) {
    const row = (bytes[at] as number) * width
    const count = counts[at] as number
    const touching = beside[at] as number
    if (row === 0) kept += estimateUnit(codes[at] as number, count, touching)
    else if (touching === 0) for (let inner = 0; inner < width; inner++) costs[inner] = (costs[inner] as number) + (alone[row + inner] as number) * count
    else for (let inner = 0; inner < width; inner++) costs[inner] = (costs[inner] as number) + (alone[row + inner] as number) * count + (besideLetters[row + inner] as number) * touching
  }
  for (let inner = 0; inner < width; inner++) costs[inner] = (costs[inner] as number) + kept
}

/** What a byte costs as a character of each encoding: `alone[byte * number of encodings + encoding]`. */
interface ByteCosts {
  alone: Uint8Array
  besideLetters: Uint8Array
}

let madeCosts: ByteCosts | undefined

function byteCosts (): ByteCosts {
  madeCosts ??= makeCosts()
  return madeCosts
}

function makeCosts (): ByteCosts {
  const alone = new Uint8Array(256 * ENCODINGS.length)
  const besideLetters = new Uint8Array(256 * ENCODINGS.length)
  for (const [number, encoding] of ENCODINGS.entries()) {
    for (const [byte, unit] of tableOf(encoding).toUnit.entries()) {
      alone[byte * ENCODINGS.length + number] = estimateUnit(unit, 1, 0)
      besideLetters[byte * ENCODINGS.length + number] = estimateUnit(unit, 0, 1)
    }
  }
  return { alone, besideLetters }
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
  const units = unitsOfLength(text.length)
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    units[at] = unitOf(toUnit, toByte[code] as number, code)
  }
  return stringOf(text.length)
}

function unitOf (toUnit: Uint16Array, byte: number, code: number): number {
  const unit = byte === 0 ? code : toUnit[byte] ?? code
  return unit === UNDEFINED ? code : unit
}

function wideInner (text: string, { total }: Inventory, outers: Outer[]): OtherReading[] {
  if (!LETTER_OR_CONTROL.test(text) || total < FEWEST_WIDE || total < text.replaceAll(' ', '').length * WIDE_DENSITY) return []
  return outers.filter(outer => outer.complete).flatMap(({ encoding: outer }) => {
    const bytes = bytesIn(text, outer)
    const decode = (other: string, inner: WideEncoding): string | null => decodeWide(other === text ? bytes : bytesIn(other, outer), inner)
    return WIDE_ENCODINGS.flatMap(inner => {
      return text.length - soundLength(bytes, inner) > MOST_CUT ? [] : reading(text, outer, inner, priorOf(outer) + WIDE_PRIOR, text => decode(text, inner))
    })
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

function readingOf (text: string, apply: OtherReading['apply'], outer: OtherReading['outer'], inner: OtherReading['inner'], prior: number): OtherReading {
  return { text, apply, outer, inner, prior, isSound: readsWell(text, 0, text.length) }
}

/** The beginning of a longer text may be cut inside a character: then one or two less are read. */
function reading (text: string, outer: OtherReading['outer'], inner: OtherReading['inner'], prior: number, apply: OtherReading['apply']): OtherReading[] {
  for (let cut = 0; cut <= MOST_CUT; cut++) {
    const read = apply(cut === 0 ? text : text.slice(0, -cut))
    if (read !== null && read !== '') return [readingOf(read, apply, outer, inner, prior)]
  }
  return []
}

function decodeSingle (bytes: Uint8Array, inner: Encoding): string | null {
  const { toUnit } = tableOf(inner)
  const units = unitsOfLength(bytes.length)
  for (let at = 0; at < bytes.length; at++) {
    const unit = toUnit[bytes[at] as number] as number
    if (unit === UNDEFINED) return null
    units[at] = unit
  }
  return stringOf(bytes.length)
}
