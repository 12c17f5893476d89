/** The one rule for what a line of an article is; cleaning and language detection both follow it. */

import type { Range } from './range.js'

const CARRIAGE_RETURN = 13
const LINE_FEED = 10

/**
 * Finds the non-empty lines of a text, without the white space at both ends of each.
 *
 * Lines end with \r\n, \n or \r; other separators (U+2028, form feed) stand inside a line, because
 * editors and the exports of newsrooms show them there. Linear time.
 *
 * @example splitTextLines(' One.\r\n\r\nTwo. ') // → [{start: 1, end: 5}, {start: 9, end: 13}]
 */
export function splitTextLines (text: string): Range[] {
  const lines: Range[] = []
  let start = 0
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : LINE_FEED
    if (code !== LINE_FEED && code !== CARRIAGE_RETURN) continue
    pushTrimmed(lines, text, start, at)
    start = at + 1
  }
  return lines
}

function pushTrimmed (lines: Range[], text: string, from: number, to: number): void {
  const raw = text.slice(from, to)
  const start = from + raw.length - raw.trimStart().length
  const end = to - (raw.length - raw.trimEnd().length)
  if (start < end) lines.push({ start, end })
}
