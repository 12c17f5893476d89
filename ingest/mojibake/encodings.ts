/** The encodings that text is read in by mistake, and what their characters can mean as UTF-8 bytes. */
import { byteTable } from '../decode/byte-tables.js'

/** Commonest first: on equal evidence the first explanation is taken. `iso-8859-1` keeps its C1 controls. */
export const ENCODINGS = [
  'windows-1252', 'iso-8859-1', 'windows-1251', 'windows-1250', 'macintosh', 'windows-1254', 'iso-8859-2', 'koi8-r',
  'koi8-u', 'ibm866', 'windows-1257', 'iso-8859-15', 'windows-1253', 'windows-1256', 'iso-8859-5', 'x-mac-cyrillic',
  'cp437', 'cp850', 'cp852', 'windows-1255', 'windows-874', 'iso-8859-7', 'iso-8859-8', 'iso-8859-6'
] as const
export type Encoding = typeof ENCODINGS[number]

/** For each UTF-16 code unit one bit for each encoding in the order of `ENCODINGS`. */
export interface ByteRoles {
  /** the character is the first byte of a UTF-8 character (0xC2–0xF4) */
  lead: Uint32Array
  /** it is a further byte (0x80–0xBF) */
  follow: Uint32Array
}

/** One encoding in both directions as flat arrays. */
export interface FlatTable {
  /** byte → UTF-16 code unit; 0xFFFD where undefined */
  toUnit: Uint16Array
  /** UTF-16 code unit → byte from 0x80 on, 0 for ASCII and for what the encoding lacks */
  toByte: Uint8Array
}

let roles: ByteRoles | undefined
const tables = new Map<Encoding, FlatTable>()

export function tableOf (encoding: Encoding): FlatTable {
  const known = tables.get(encoding)
  if (known !== undefined) return known
  const { toUnit, toByte } = byteTable(encoding)
  const flat = new Uint8Array(65536)
  for (const [unit, byte] of toByte) if (byte >= 0x80) flat[unit] = byte
  const table = { toUnit, toByte: flat }
  tables.set(encoding, table)
  return table
}

export function byteRoles (): ByteRoles {
  roles ??= makeRoles()
  return roles
}

function makeRoles (): ByteRoles {
  const lead = new Uint32Array(65536)
  const follow = new Uint32Array(65536)
  for (const [number, encoding] of ENCODINGS.entries()) {
    for (const unit of tableOf(encoding).toUnit) {
      const byte = tableOf(encoding).toByte[unit] ?? 0
      if (byte >= 0xC2 && byte <= 0xF4) lead[unit] = (lead[unit] ?? 0) | (1 << number)
      if (byte >= 0x80 && byte <= 0xBF) follow[unit] = (follow[unit] ?? 0) | (1 << number)
    }
  }
  return { lead, follow }
}
