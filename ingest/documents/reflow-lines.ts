/** Puts the lines of a printed page together to paragraphs. */

const NARROW = 0.8 // of the usual length; a shorter line that ends a sentence ends its paragraph
const SENTENCE_END = /[.!?…:。！？]["'”’»“)\]]{0,2}$/u

/**
 * Lines of a column are joined by a space, a word broken by a hyphen is put together when it goes
 * on in lower case. A line that ends a sentence short of the column's width ends a paragraph, and
 * so does an empty line; short lines without a sentence's end (headlines, bylines) stay alone.
 *
 * @example reflowLines(['The bridge was re-', 'opened on Monday.']) // → ['The bridge was reopened on Monday.']
 */
export function reflowLines (lines: string[]): string[] {
  const usual = usualLength(lines)
  const paragraphs: string[] = []
  let current = ''
  const finish = (): void => {
    if (current !== '') paragraphs.push(current)
    current = ''
  }
  for (const line of lines.map(each => each.replace(/\s+/g, ' ').trim())) {
    if (line === '') {
      finish()
      continue
    }
    current = joinLine(current, line)
    const short = line.length < usual * NARROW
    if (short && (SENTENCE_END.test(line) || current === line)) finish()
  }
  finish()
  return paragraphs
}

function joinLine (before: string, line: string): string {
  if (before === '') return line
  if (/\p{L}[-\u00AD\u2010]$/u.test(before) && /^\p{Ll}/u.test(line)) return before.slice(0, -1) + line
  return `${before} ${line}`
}

/** The length that nine tenths of the longer lines stay below: the width of the column. */
function usualLength (lines: string[]): number {
  const lengths = lines.map(line => line.trim().length).filter(length => length > 0).sort((a, b) => a - b)
  return lengths[Math.floor(lengths.length * 0.9)] ?? 0
}
