/** Finds where the running text of a scraped page stands among its menus, teasers and footers. */
import type { DropReason } from '../document.js'
import { isListItem, type LineShape } from './line-shape.js'

/** Indices of lines, end exclusive. */
export interface Body {
  start: number
  end: number
}

const MOST_WORDS = 60 // a paragraph counts for no more: one long footer must not outweigh three paragraphs
const SHORT_LINE = -8 // words a line that is no sentence costs: a menu of ten breaks the text, three subheadings do not
const NAMED_LINE = -8 // a line known by name costs as much: headings such as "Most read" stand where articles end

/**
 * The stretch with the most words of running text, each line between them counted against it
 * (largest sum of a contiguous stretch, Kadane). One pass.
 *
 * @returns null when there is no running text: a list, a table, a poem
 */
export function findBody (lines: LineShape[], reasons: Array<DropReason | null>): Body | null {
  let best: Body & { sum: number } = { start: 0, end: 0, sum: 0 }
  let start = 0
  let sum = 0
  for (let at = 0; at < lines.length; at++) {
    if (sum <= 0) {
      start = at
      sum = 0
    }
    sum += weightOf(lines[at]!, reasons[at]!)
    if (sum > best.sum) best = { start, end: at + 1, sum }
  }
  return best.sum === 0 ? null : { start: best.start, end: best.end }
}

function weightOf (line: LineShape, reason: DropReason | null): number {
  if (reason !== null) return NAMED_LINE
  if (line.prose) return Math.min(line.words, MOST_WORDS)
  return line.ends || line.spoken || isListItem(line) ? 0 : SHORT_LINE
}
