/** The encodings of Chinese, Japanese and Korean, strictly: what is not exactly reversible does not count. */
import iconv from 'iconv-lite'

export const WIDE_ENCODINGS = ['gbk', 'shift_jis', 'euc-kr', 'big5', 'euc-jp'] as const
export type WideEncoding = typeof WIDE_ENCODINGS[number]

const FIRST_BYTE = 0x80

/** @returns the bytes, null when a character has none in the encoding */
export function encodeWide (text: string, encoding: WideEncoding): Uint8Array | null {
  const bytes = iconv.encode(text, encoding)
  return iconv.decode(bytes, encoding) === text ? bytes : null
}

/** @returns the text, null when the bytes are not well formed or hold an unassigned code */
export function decodeWide (bytes: Uint8Array, encoding: WideEncoding): string | null {
  if (!isWellFormed(bytes, encoding)) return null
  const text = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding)
  return /[\uFFFD\uE000-\uF8FF]/.test(text) ? null : text
}

/** Length of the character at a place by its bytes alone, 0 when there is none. */
const LENGTHS: Record<WideEncoding, (lead: number, next: number, third: number) => number> = {
  gbk: (lead, next) => lead > 0x80 && lead < 0xFF && next >= 0x40 && next !== 0x7F && next < 0xFF ? 2 : 0,
  big5: (lead, next) => lead > 0x80 && lead < 0xFF && ((next >= 0x40 && next < 0x7F) || (next > 0xA0 && next < 0xFF)) ? 2 : 0,
  shift_jis: (lead, next) => lead > 0xA0 && lead < 0xE0 ? 1 : lead !== 0x80 && lead !== 0xA0 && lead < 0xFD && next >= 0x40 && next !== 0x7F && next < 0xFD ? 2 : 0,
  'euc-kr': (lead, next) => lead > 0x80 && lead < 0xFF && ((next > 0x40 && next < 0x5B) || (next > 0x60 && next < 0x7B) || (next > 0x80 && next < 0xFF)) ? 2 : 0,
  'euc-jp': (lead, next, third) => lead === 0x8E ? (next > 0xA0 && next < 0xE0 ? 2 : 0) : lead === 0x8F ? (next > 0xA0 && third > 0xA0 ? 3 : 0) : lead > 0xA0 && lead < 0xFF && next > 0xA0 && next < 0xFF ? 2 : 0
}

function isWellFormed (bytes: Uint8Array, encoding: WideEncoding): boolean {
  const lengthAt = LENGTHS[encoding]
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at] ?? 0
    const length = lead < FIRST_BYTE ? 1 : lengthAt(lead, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0)
    if (length === 0) return false
    at += length
  }
  return true
}
