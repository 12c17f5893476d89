/** What was pasted: one quotation, however it is broken into lines, or a list with one quotation a line. */

export interface Paste {
  kind: 'one' | 'list'
  /** without white space at the ends and without the marks of a list */
  lines: string[]
  /** how many lines of a list were left out because it is too long */
  more: number
}

/** Each takes some 10 ms; a longer list would keep its reader waiting. As many as the interface for programs takes. */
export const MOST_LINES = 100

const LINE_BREAK = /\r\n|[\n\r\u2028\u2029]/u
const LIST_MARK = /^(?:[-*•·]|\d{1,3}[.)])\s+/u
const DOUBLE_MARKS = /[“”„‟«»"]/gu
const CLOSED = /[.!?…:;。！？"“”»«’'\])]$/u
const GOES_ON = /^\p{Ll}/u

/**
 * Lines are a list unless the text says otherwise: quotation marks that open on the first line and
 * do not close there, or sentences that go on over most line ends.
 *
 * @param as `one` or `list` where the reader has decided
 * @example readPaste('“So be it.”\n“Not yet.”').kind // → 'list'
 * @example readPaste('“So be it,\nbut not yet.”').kind // → 'one'
 */
export function readPaste (text: string, as = ''): Paste {
  const lines = text.split(LINE_BREAK).map(line => line.trim()).filter(line => line !== '')
  const isList = lines.length > 1 && as !== 'one' && (as === 'list' || !isOneText(lines))
  if (!isList) return { kind: 'one', lines, more: 0 }
  const quotations = lines.map(line => line.replace(LIST_MARK, ''))
  return { kind: 'list', lines: quotations.slice(0, MOST_LINES), more: Math.max(0, quotations.length - MOST_LINES) }
}

function isOneText (lines: readonly string[]): boolean {
  const marks = lines[0]?.match(DOUBLE_MARKS)?.length ?? 0
  if (marks % 2 === 1) return true
  const runOver = lines.filter((line, index) => index > 0 && GOES_ON.test(line) && !CLOSED.test(lines[index - 1] as string)).length
  return runOver > (lines.length - 1) / 2
}
