/**
 * Splits lines in which a scrape glued two things together: headline and caption, headline and
 * date, a paragraph and the caption or pointer behind it. No offset moves: parts are ranges.
 */
import type { DropReason, Line } from '../document.js'
import { readDates } from '../extract/read-dates.js'
import { findWords } from '../fold/fold-text.js'
import type { LineShape } from './line-shape.js'
import { words } from './word-lists.js'

const LONGEST = 20_000 // characters of a line that is looked at
const LONGEST_TAIL = 160 // characters of a caption or pointer behind a paragraph

/** A label that begins another thing, right behind the end of a sentence: "… the mayor said.Photo: Ana Lind". */
const LABELS: Array<{ reason: DropReason, labels: Set<string>, fewest: number }> = [
  { reason: 'caption', labels: new Set(words.creditLabels), fewest: 40 }, // words before it; a caption has a sentence or two before its credit
  { reason: 'related', labels: new Set(words.relatedLabels), fewest: 12 }
]

interface Cut {
  at: number
  before: DropReason | null
  after: DropReason
}

/**
 * @param title the headline's words, null when none is known
 * @returns the line's parts; null for a line that is one thing
 */
export function splitLine (line: LineShape, reason: DropReason | null, title: string | null): Line[] | null {
  if (line.text.length > LONGEST) return null
  const cut = findCut(line, reason, title)
  if (cut === null) return null
  const parts = [partOf(line, 0, cut.at, cut.before), partOf(line, cut.at, line.text.length, cut.after)]
  return parts.some(part => part.start >= part.end) ? null : parts
}

function findCut (line: LineShape, reason: DropReason | null, title: string | null): Cut | null {
  if (reason === 'caption' && title !== null) {
    const at = endOfTitle(line.text, title)
    if (at !== null) return { at, before: 'repeated-title', after: 'caption' }
  }
  if (reason === 'related') {
    const at = startOfLastDate(line.text)
    if (at !== null) return { at, before: 'related', after: 'date' }
  }
  return reason === null || reason === 'caption' ? cutTail(line) : null
}

/** @returns where the headline ends in a line that begins with it and goes on */
function endOfTitle (text: string, title: string): number | null {
  const wanted = findWords(title)
  const own = findWords(text.slice(0, 2 * title.length + 20))
  if (wanted.length === 0 || own.length < wanted.length || wanted.some((word, at) => word.fold !== own[at]!.fold)) return null
  const end = own[wanted.length - 1]!.end
  return end + /^[^\s\p{L}\p{N}(]*/u.exec(text.slice(end))![0].length
}

function startOfLastDate (text: string): number | null {
  const from = Math.max(0, text.length - 40)
  const date = readDates(text.slice(from), new Date()).dates.at(-1)
  if (date === undefined || from + date.start === 0 || date.end + from !== text.length || date.precision === 'year' || date.precision === 'month') return null
  return from + date.start
}

/** The label follows the end of a sentence, with a space or without. */
function cutTail (line: LineShape): Cut | null {
  const from = Math.max(0, line.text.length - LONGEST_TAIL)
  for (const match of line.text.slice(from).matchAll(/(?<=[.!?…]["”»“]?\s?)\p{L}[\p{L}\s'’]{1,30}?(?=\s?[:：])/gu)) {
    const at = from + match.index
    const label = match[0].toLowerCase()
    const known = LABELS.find(({ labels }) => labels.has(label))
    if (known !== undefined && line.text.slice(0, at).split(/\s+/).length >= known.fewest) return { at, before: null, after: known.reason }
  }
  return null
}

function partOf (line: LineShape, from: number, to: number, reason: DropReason | null): Line {
  const text = line.text.slice(from, to)
  const start = line.start + from + text.length - text.trimStart().length
  return { start, end: line.start + to - (text.length - text.trimEnd().length), keep: reason === null, reason }
}

/** Lines with their parts in their place: what the stages behind cleaning see. */
export function flattenParts (lines: readonly Line[]): Line[] {
  return lines.flatMap(line => line.parts ?? [line])
}
