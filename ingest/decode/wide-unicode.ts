/** Recognises UTF-16 without a byte order mark by where its zero bytes and its spaces stand. */

const HEAD_BYTES = 8192
const CLEAR_SHARE = 0.04 // of the pairs that hold an ASCII character: spaces alone give more in every language that has them
const LEAST_BYTES = 8

/**
 * @returns null when the bytes are not UTF-16. Text without a single ASCII character (Chinese
 *   without spaces) is not recognised; it then counts as binary or is sniffed as something else.
 */
export function sniffWideUnicode (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, HEAD_BYTES) & ~1
  if (length < LEAST_BYTES) return null
  let little = 0
  let big = 0
  for (let at = 0; at < length; at += 2) {
    const first = bytes[at] ?? 0
    const second = bytes[at + 1] ?? 0
    if (second === 0 && isPlain(first)) little++
    else if (first === 0 && isPlain(second)) big++
    else if (first === 0 || second === 0) return nearlyOnly(little, big, length)
  }
  return nearlyOnly(little, big, length)
}

function nearlyOnly (little: number, big: number, length: number): 'utf-16le' | 'utf-16be' | null {
  const pairs = length / 2
  if (little / pairs > CLEAR_SHARE && big * 50 < little) return 'utf-16le'
  if (big / pairs > CLEAR_SHARE && little * 50 < big) return 'utf-16be'
  return null
}

function isPlain (byte: number): boolean {
  return (byte >= 32 && byte < 127) || (byte >= 9 && byte <= 13)
}
