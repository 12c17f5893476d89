/** Decodes bytes in a named encoding, without any check of the choice. */
import iconv from 'iconv-lite'
import { decodeSingleByte, iconvName } from './byte-tables.js'

/** Encodings in which a character takes more than one byte. */
export const MULTI_BYTE = new Set(['gbk', 'gb18030', 'big5', 'euc-jp', 'iso-2022-jp', 'shift_jis', 'euc-kr'])

const WIDE = new Set(['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'])

/** @param charset a name as `readCharsetLabel` gives it; undecodable bytes become U+FFFD, a BOM is removed */
export function decodeAs (bytes: Uint8Array, charset: string): string {
  if (charset === 'utf-8' || charset === 'iso-2022-jp') return new TextDecoder(charset).decode(bytes)
  if (MULTI_BYTE.has(charset) || WIDE.has(charset)) return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), iconvName(charset))
  return decodeSingleByte(bytes, charset)
}
