/** The encodings of Chinese, Japanese and Korean, strictly: what is not exactly reversible does not count. */
import iconv from 'iconv-lite'
import { stringOf, unitsOfLength } from './unit-buffer.js'

export const WIDE_ENCODINGS = ['gbk', 'shift_jis', 'euc-kr', 'big5', 'euc-jp'] as const
export type WideEncoding = typeof WIDE_ENCODINGS[number]

const FIRST_BYTE = 0x80
/** Entries of the tables are filled when they are first met; these stand for what is no character. */
const UNASSIGNED = 0xFFFD
/** Bytes that give more than one unit, of which Big5 has a few: iconv-lite reads such a text. */
const LONGER = 0xFFFF
const NO_BYTES = 0xFFFFFFFF
const THREE_BYTES = 0x8F // first byte of the second plane of EUC-JP

interface WideTable {
  /** UTF-16 code unit of two bytes, of a single byte (in the first 256) and, from 65536 on, of the last two of three */
  toUnit: Uint16Array
  /** bytes of a UTF-16 code unit as one number */
  toBytes: Uint32Array
}

const tables = new Map<WideEncoding, WideTable>()

function tableOf (encoding: WideEncoding): WideTable {
  let table = tables.get(encoding)
  if (table === undefined) tables.set(encoding, table = { toUnit: new Uint16Array(0x20000), toBytes: new Uint32Array(0x10000) })
  return table
}

/** Length of the character at a place by its bytes alone, 0 when there is none. */
const LENGTHS: Record<WideEncoding, (lead: number, next: number, third: number) => number> = {
  gbk: (lead, next) => lead > 0x80 && lead < 0xFF && next >= 0x40 && next !== 0x7F && next < 0xFF ? 2 : 0,
  big5: (lead, next) => lead > 0x80 && lead < 0xFF && ((next >= 0x40 && next < 0x7F) || (next > 0xA0 && next < 0xFF)) ? 2 : 0,
  shift_jis: (lead, next) => lead > 0xA0 && lead < 0xE0 ? 1 : lead !== 0x80 && lead !== 0xA0 && lead < 0xFD && next >= 0x40 && next !== 0x7F && next < 0xFD ? 2 : 0,
  'euc-kr': (lead, next) => lead > 0x80 && lead < 0xFF && ((next > 0x40 && next < 0x5B) || (next > 0x60 && next < 0x7B) || (next > 0x80 && next < 0xFF)) ? 2 : 0,
  'euc-jp': (lead, next, third) => lead === 0x8E ? (next > 0xA0 && next < 0xE0 ? 2 : 0) : lead === THREE_BYTES ? (next > 0xA0 && third > 0xA0 ? 3 : 0) : lead > 0xA0 && lead < 0xFF && next > 0xA0 && next < 0xFF ? 2 : 0
}

/** @returns the bytes, null when a character has none in the encoding */
export function encodeWide (text: string, encoding: WideEncoding): Uint8Array | null {
  const { toBytes } = tableOf(encoding)
  const bytes = new Uint8Array(text.length * 3)
  let length = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const packed = (toBytes[code] as number) || (toBytes[code] = packBytes(text[at] ?? '', encoding))
    if (packed === NO_BYTES) return /[\uD800-\uDFFF]/.test(text) ? encodeByLibrary(text, encoding) : null
    if (packed > 0xFFFF) bytes[length++] = packed >> 16
    if (packed > 0xFF) bytes[length++] = packed >> 8
    bytes[length++] = packed
  }
  return bytes.subarray(0, length)
}

function packBytes (character: string, encoding: WideEncoding): number {
  const bytes = encodeByLibrary(character, encoding)
  return bytes === null ? NO_BYTES : bytes.reduce((packed, byte) => packed << 8 | byte, 0)
}

function encodeByLibrary (text: string, encoding: WideEncoding): Uint8Array | null {
  const bytes = iconv.encode(text, encoding)
  return iconv.decode(bytes, encoding) === text ? bytes : null
}

/** @returns the text, null when the bytes are not well formed or hold an unassigned code */
export function decodeWide (bytes: Uint8Array, encoding: WideEncoding): string | null {
  const { toUnit } = tableOf(encoding)
  const lengthAt = LENGTHS[encoding]
  const units = unitsOfLength(bytes.length)
  let many = 0
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at] as number
    const length = lead < FIRST_BYTE ? 1 : lengthAt(lead, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0)
    if (length === 0) return null
    const place = placeOf(bytes, at, length)
    const unit = (toUnit[place] as number) || (toUnit[place] = readUnit(bytes, at, length, encoding))
    if (unit === UNASSIGNED) return null
    if (unit === LONGER) return readByLibrary(bytes, encoding)
    units[many++] = unit
    at += length
  }
  return stringOf(many)
}

function readUnit (bytes: Uint8Array, at: number, length: number, encoding: WideEncoding): number {
  const text = readByLibrary(bytes.subarray(at, at + length), encoding)
  return text === null ? UNASSIGNED : text.length > 1 ? LONGER : text.charCodeAt(0)
}

function readByLibrary (bytes: Uint8Array, encoding: WideEncoding): string | null {
  const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding)
  return /[\uFFFD\uE000-\uF8FF]/.test(text) ? null : text
}

function placeOf (bytes: Uint8Array, at: number, length: number): number {
  const lead = bytes[at] as number
  if (length === 1) return lead
  const next = bytes[at + 1] as number
  return length === 2 ? lead << 8 | next : 0x10000 | next << 8 | (bytes[at + 2] as number)
}

/** How many bytes from the beginning are whole characters by their form. */
export function soundLength (bytes: Uint8Array, encoding: WideEncoding): number {
  const lengthAt = LENGTHS[encoding]
  let at = 0
  while (at < bytes.length) {
    const lead = bytes[at] as number
    const length = lead < FIRST_BYTE ? 1 : lengthAt(lead, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0)
    if (length === 0 || at + length > bytes.length) return at
    at += length
  }
  return at
}
