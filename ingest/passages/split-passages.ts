/** Groups sentences into passages: the unit that is searched, shown and cited. */
import { splitTextLines } from '../lines.js'
import type { Range } from '../range.js'
import { isLowSurrogate, splitSentences } from './split-sentences.js'

/** A hit is read at a glance: one to three sentences of news prose. */
const COMFORTABLE_LENGTH = 500 // UTF-16 code units; the median news sentence has 120 to 150
const COMFORTABLE_SENTENCES = 3

/** Longer than any sentence or quotation a reader would call one; beyond it even those are cut. */
export const LONGEST_PASSAGE = 2000 // UTF-16 code units

/** White space, clause ends before it, and the marks of scripts that write without spaces. */
const CUT_POINTS = [/[.!?…。！？][\p{P}]*\s/gu, /[,;:—–،؛،、，；：।]\s?/gu, /\s/gu]

/**
 * Splits article text into passages of one to about five sentences.
 *
 * A passage never crosses a line and never cuts a range of `keepWhole` (a quotation) in two,
 * because a hit has to be quotable as it stands. Whatever stands between two passages is white
 * space and belongs to neither. A sentence or quotation of more than 2,000 characters is cut at
 * sentence ends, clause ends or spaces, in this order. Linear time.
 *
 * @param text article text after repair, not normalised
 * @param language BCP 47 tag; decides abbreviations, `und` uses Unicode rules only
 * @param keepWhole ranges of `text` that stay in one passage; a range over several lines is kept whole in each of them
 * @returns passages in reading order; offsets are UTF-16 code units into `text`
 *
 * @example
 * splitPassages('One. Two.\n\nThree.', 'en') // → [{start: 0, end: 9}, {start: 11, end: 17}]
 */
export function splitPassages (text: string, language: string, keepWhole: readonly Range[] = []): Range[] {
  const whole = [...keepWhole].sort((a, b) => a.start - b.start)
  const passages: Range[] = []
  let used = 0
  for (const line of splitTextLines(text)) {
    const content = text.slice(line.start, line.end)
    while (used < whole.length && (whole[used]?.end ?? 0) <= line.start) used++
    const units = joinWhole(shift(splitSentences(content, language), line.start), whole, used)
    for (const passage of groupUnits(units.flatMap(unit => cutLong(text, unit)))) passages.push(passage)
  }
  return passages
}

const shift = (ranges: Range[], by: number): Range[] => ranges.map(range => ({ start: range.start + by, end: range.end + by }))

interface Unit extends Range {
  sentences: number
}

/** Joins the sentences that share a range which has to stay whole. Both lists are in reading order. */
function joinWhole (sentences: Range[], whole: Range[], from: number): Unit[] {
  const units: Unit[] = []
  let next = from
  let reach = -1
  for (const sentence of sentences) {
    const previous = units.at(-1)
    if (previous !== undefined && reach > sentence.start) {
      previous.end = sentence.end
      previous.sentences++
    } else units.push({ ...sentence, sentences: 1 })
    for (let range = whole[next]; range !== undefined && range.start < sentence.end; range = whole[++next]) {
      reach = Math.max(reach, range.end)
    }
  }
  return units
}

function groupUnits (units: Unit[]): Range[] {
  const passages: Unit[] = []
  for (const unit of units) {
    const open = passages.at(-1)
    const fits = open !== undefined && unit.end - open.start <= COMFORTABLE_LENGTH && open.sentences + unit.sentences <= COMFORTABLE_SENTENCES
    if (fits) {
      open.end = unit.end
      open.sentences += unit.sentences
    } else passages.push({ ...unit })
  }
  return passages.map(({ start, end }) => ({ start, end }))
}

function cutLong (text: string, unit: Unit): Unit[] {
  const pieces: Unit[] = []
  let start = unit.start
  while (unit.end - start > LONGEST_PASSAGE) {
    const cut = findCut(text, start)
    pieces.push({ start, end: start + text.slice(start, cut).trimEnd().length, sentences: COMFORTABLE_SENTENCES })
    start = cut
    while (start < unit.end && /\s/.test(text.charAt(start))) start++
  }
  if (start < unit.end) pieces.push({ start, end: unit.end, sentences: pieces.length > 0 ? COMFORTABLE_SENTENCES : unit.sentences })
  return pieces
}

/** The last good place to cut in the second half of the longest passage that begins at `start`. */
function findCut (text: string, start: number): number {
  const half = start + LONGEST_PASSAGE / 2
  const window = text.slice(half, start + LONGEST_PASSAGE)
  for (const pattern of CUT_POINTS) {
    const found = [...window.matchAll(pattern)].at(-1)
    if (found !== undefined) return half + found.index + found[0].length
  }
  const cut = start + LONGEST_PASSAGE
  return isLowSurrogate(text.charCodeAt(cut)) ? cut - 1 : cut
}
