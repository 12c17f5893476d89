/**
 * Single-byte encodings as tables of 256 characters, in both directions.
 *
 * The tables come from iconv-lite, but with every byte 0x80–0x9F that an encoding leaves undefined
 * read as the C1 control of the same number, as browsers do. Without that, damage that went through
 * such a byte could not be undone.
 */
import iconv from 'iconv-lite'

export interface ByteTable {
  /** byte → UTF-16 code unit; 0xFFFD where undefined */
  toUnit: Uint16Array
  /** UTF-16 code unit → byte */
  toByte: Map<number, number>
}

/** Names that iconv-lite spells otherwise. */
const ICONV_NAMES: Record<string, string> = { 'x-mac-cyrillic': 'macukraine', 'iso-8859-8-i': 'iso-8859-8', ibm866: 'cp866', gbk: 'gb18030' }

/** Where the WHATWG tables differ from iconv-lite's: the euro sign, the Greek capital omega and the apple of newer systems. */
const CORRECTIONS: Record<string, Record<number, number>> = {
  macintosh: { 0xBD: 0x03A9, 0xDB: 0x20AC, 0xF0: 0xF8FF },
  'x-mac-cyrillic': { 0xA2: 0x0490, 0xB6: 0x0491, 0xFF: 0x20AC }
}

const UNDEFINED = 0xFFFD
const tables = new Map<string, ByteTable>()

/**
 * @param charset a single-byte encoding by its WHATWG name, or `iso-8859-1` for the real Latin-1 with its C1 controls
 * @throws RangeError when there is none of this name
 */
export function byteTable (charset: string): ByteTable {
  const known = tables.get(charset)
  if (known !== undefined) return known
  const table = makeTable(charset)
  tables.set(charset, table)
  return table
}

export function iconvName (charset: string): string {
  return ICONV_NAMES[charset] ?? charset
}

function makeTable (charset: string): ByteTable {
  const name = iconvName(charset)
  if (!iconv.encodingExists(name)) throw new RangeError(`no encoding ${charset}`)
  const toUnit = new Uint16Array(256)
  const toByte = new Map<number, number>()
  for (let byte = 0; byte < 256; byte++) {
    const unit = CORRECTIONS[charset]?.[byte] ?? unitOf(name, byte)
    toUnit[byte] = unit
    if (unit !== UNDEFINED) toByte.set(unit, byte)
  }
  return { toUnit, toByte }
}

function unitOf (name: string, byte: number): number {
  const unit = iconv.decode(Buffer.of(byte), name).charCodeAt(0)
  const undefinedControl = unit === UNDEFINED && byte >= 0x80 && byte < 0xA0
  return undefinedControl || Number.isNaN(unit) ? byte : unit
}

/** Decodes with a table; linear, every byte gives one character. */
export function decodeSingleByte (bytes: Uint8Array, charset: string): string {
  const { toUnit } = byteTable(charset)
  const units = new Uint16Array(bytes.length)
  for (let at = 0; at < bytes.length; at++) units[at] = toUnit[bytes[at] ?? 0] ?? UNDEFINED
  return Buffer.from(units.buffer, units.byteOffset, units.byteLength).toString('utf16le')
}
