/** The encodings that text is read in by mistake, as flat tables in both directions. */
import { byteTable } from '../decode/byte-tables.js'

/**
 * Commonest first: on equal evidence the first explanation is taken. `iso-8859-1` is the real one
 * with its C1 controls. At most 64, so that two words hold a bit for each.
 */
export const ENCODINGS = [
  'windows-1252', 'iso-8859-1', 'windows-1251', 'windows-1250', 'macintosh', 'windows-1254', 'iso-8859-2', 'koi8-r',
  'koi8-u', 'ibm866', 'windows-1257', 'iso-8859-15', 'windows-1253', 'windows-1256', 'iso-8859-5', 'x-mac-cyrillic',
  'cp437', 'cp850', 'cp852', 'windows-1255', 'windows-874', 'iso-8859-7', 'iso-8859-8', 'iso-8859-6', 'windows-1258',
  'iso-8859-13', 'iso-8859-4', 'iso-8859-16', 'iso-8859-3', 'iso-8859-10', 'iso-8859-14', 'cp855', 'macgreek', 'macturkish'
] as const
export type Encoding = typeof ENCODINGS[number]

/** One encoding in both directions as flat arrays. */
export interface FlatTable {
  /** byte → UTF-16 code unit; 0xFFFD where undefined */
  toUnit: Uint16Array
  /** UTF-16 code unit → byte from 0x80 on, 0 for ASCII and for what the encoding lacks */
  toByte: Uint8Array
}

/** Which characters can be bytes of misread UTF-8. */
export interface ByteRoles {
  /** first byte of a UTF-8 character (0xC2–0xF4) in one of the encodings: two words of bits */
  lead: [Uint32Array, Uint32Array]
  /** a further byte (0x80–0xBF), or the mark of a lost one */
  follow: [Uint32Array, Uint32Array]
}

/** Nats against encodings seldom met, so that a dash or a euro sign read for a letter does not decide for them. */
const PRIORS: Partial<Record<Encoding, number>> = {
  'windows-1252': 0,
  'iso-8859-1': 0,
  'windows-1251': 0,
  'windows-1250': 1,
  'iso-8859-2': 1,
  'koi8-r': 1,
  macintosh: 1.5,
  'windows-1254': 1,
  'windows-1257': 1.5,
  'windows-1253': 1.5,
  ibm866: 1.5
}
const SELDOM = 3
const HARDLY_EVER = 6
const HARDLY: ReadonlySet<Encoding> = new Set(['windows-1258', 'iso-8859-13', 'iso-8859-4', 'iso-8859-16', 'iso-8859-3', 'iso-8859-10', 'iso-8859-14', 'cp855', 'macgreek', 'macturkish'])

/** The bytes of a character in all encodings side by side: `bytes[rowOf[unit] + number of the encoding]`. */
export interface ByteRows {
  /** UTF-16 code unit → start of its row; row 0 is that of characters no encoding has */
  rowOf: Uint16Array
  bytes: Uint8Array
}

const LOST = 0xFFFD
let roles: ByteRoles | undefined
let rows: ByteRows | undefined
const tables = new Map<Encoding, FlatTable>()

export function priorOf (encoding: Encoding): number {
  return PRIORS[encoding] ?? (HARDLY.has(encoding) ? HARDLY_EVER : SELDOM)
}

/** C1 controls are the bytes of the same number in every encoding that has no character there and none at that control. */
export function tableOf (encoding: Encoding): FlatTable {
  const known = tables.get(encoding)
  if (known !== undefined) return known
  const { toUnit, toByte } = byteTable(encoding)
  const flat = new Uint8Array(65536)
  for (let control = 0x80; control < 0xA0; control++) flat[control] = control
  for (const [unit, byte] of toByte) if (byte >= 0x80) flat[unit] = byte
  const table = { toUnit, toByte: flat }
  tables.set(encoding, table)
  return table
}

export function byteRows (): ByteRows {
  rows ??= makeRows()
  return rows
}

function makeRows (): ByteRows {
  const tables = ENCODINGS.map(tableOf)
  const units = new Set(tables.flatMap(({ toUnit }) => [...toUnit.subarray(0x80)]))
  for (let control = 0x80; control < 0xA0; control++) units.add(control)
  const rowOf = new Uint16Array(65536)
  const bytes = new Uint8Array((units.size + 1) * ENCODINGS.length)
  let row = 0
  for (const unit of units) {
    rowOf[unit] = row += ENCODINGS.length
    for (const [number, { toByte }] of tables.entries()) bytes[row + number] = toByte[unit] ?? 0
  }
  return { rowOf, bytes }
}

export function byteRoles (): ByteRoles {
  roles ??= makeRoles()
  return roles
}

function makeRoles (): ByteRoles {
  const lead: [Uint32Array, Uint32Array] = [new Uint32Array(65536), new Uint32Array(65536)]
  const follow: [Uint32Array, Uint32Array] = [new Uint32Array(65536), new Uint32Array(65536)]
  for (const [number, encoding] of ENCODINGS.entries()) {
    const { toByte } = tableOf(encoding)
    const word = number >> 5 as 0 | 1
    const bit = 1 << (number & 31)
    for (let unit = 0x80; unit < 0xFB05; unit++) {
      const byte = toByte[unit] ?? 0
      if (byte >= 0xC2 && byte <= 0xF4) lead[word][unit] = (lead[word][unit] ?? 0) | bit
      else if (byte >= 0x80 && byte <= 0xBF) follow[word][unit] = (follow[word][unit] ?? 0) | bit
    }
  }
  for (const bits of follow) bits[LOST] = ~0
  return { lead, follow }
}
