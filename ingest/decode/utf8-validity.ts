/** Checks UTF-8 instead of assuming it. */

export interface Utf8Validity {
  /** characters of two to four bytes that are well formed */
  sound: number
  /** bytes that belong to no well-formed character */
  broken: number
}

/**
 * Counts well-formed and broken characters beyond ASCII by the rules of the Unicode Standard
 * (no overlong forms, no surrogates, nothing above U+10FFFF). A character cut off by the end of
 * the input is not counted.
 */
export function checkUtf8 (bytes: Uint8Array): Utf8Validity {
  let sound = 0
  let broken = 0
  let at = 0
  while (at < bytes.length) {
    if ((bytes[at] ?? 0) < 0x80) {
      at++
      continue
    }
    const length = sequenceLength(bytes, at)
    if (length > 0) sound++
    else if (at + 3 < bytes.length || length < 0) broken++
    at += Math.max(length, 1)
  }
  return { sound, broken }
}

/** @returns 2–4 for a well-formed character at this place, 0 for one the end cuts off, -1 for none */
export function sequenceLength (bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0
  const length = lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3 : lead >= 0xF0 && lead < 0xF5 ? 4 : 0
  if (length === 0) return -1
  for (let offset = 1; offset < length; offset++) {
    const next = bytes[at + offset]
    if (next === undefined) return 0
    if (!mayFollow(lead, next, offset)) return -1
  }
  return length
}

function mayFollow (lead: number, next: number, offset: number): boolean {
  if (next < 0x80 || next > 0xBF) return false
  if (offset > 1) return true
  if (lead === 0xE0) return next >= 0xA0
  if (lead === 0xED) return next < 0xA0
  if (lead === 0xF0) return next >= 0x90
  return lead !== 0xF4 || next < 0x90
}
