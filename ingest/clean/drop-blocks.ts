/**
 * Drops what stands around the running text of a scraped page and is no sentence: menus before it,
 * teasers and footers behind it, lists of headlines inside it. Only for text that nobody has
 * extracted yet; sentences stay wherever they stand.
 */
import type { DropReason } from '../document.js'
import type { Body } from './find-body.js'
import { isListItem, type LineShape } from './line-shape.js'

const LONGEST_KEPT_RUN = 4 // short lines in a row inside the text: subheadings, a short list; five are a block of links
const SUBTITLE_WORDS = 5 // between headline and text shorter lines are labels

const FEWEST_PARAGRAPHS = 4 // of running text, before anything is called far from it
const SMALLEST_GAP = 5 // dropped lines between a sentence and the running text
const LARGEST_ISLAND = 3 // sentences in a row; four are an article of their own

export function dropBlocks (lines: LineShape[], reasons: Array<DropReason | null>, body: Body, title: number | null): void {
  const firstTitle = reasons.findIndex(reason => reason === 'title' || reason === 'repeated-title')
  const header = title === null ? body.start : Math.min(body.start, title)
  for (let at = 0; at < lines.length; at++) {
    if (!isLoose(lines[at]!, reasons[at]!)) continue
    if (at < header) reasons[at] = isBetweenTitles(at, firstTitle, lines, reasons) ? null : menuReason(lines[at]!)
    else if (at < body.start) reasons[at] = lines[at]!.words >= SUBTITLE_WORDS ? null : 'menu'
    else if (at >= body.end) reasons[at] = menuReason(lines[at]!) === 'menu' ? 'footer' : 'related'
  }
  dropRuns(lines, reasons, body)
  dropIslands(lines, reasons, body)
}

/** Neither known by name nor anything like a sentence. */
function isLoose (line: LineShape, reason: DropReason | null): boolean {
  return reason === null && !line.prose && !line.ends && !line.spoken
}

/**
 * A subtitle stands between two prints of the headline when the page repeats it at once. A headline
 * printed inside a list of others is a teaser, and what follows it is the next teaser.
 */
function isBetweenTitles (at: number, firstTitle: number, lines: LineShape[], reasons: Array<DropReason | null>): boolean {
  const inList = reasons[firstTitle - 1] === 'related'
  return firstTitle !== -1 && !inList && at > firstTitle && at - firstTitle <= 3 && lines[at]!.words >= SUBTITLE_WORDS
}

function menuReason (line: LineShape): DropReason {
  return line.words >= SUBTITLE_WORDS ? 'related' : 'menu'
}

function dropRuns (lines: LineShape[], reasons: Array<DropReason | null>, body: Body): void {
  for (let at = body.start; at < body.end;) {
    if (!isLoose(lines[at]!, reasons[at]!)) {
      at++
      continue
    }
    let end = at
    while (end < body.end && isLoose(lines[end]!, reasons[end]!)) end++
    if (end - at > LONGEST_KEPT_RUN && !isList(lines, at, end)) {
      for (let index = at; index < end; index++) reasons[index] = menuReason(lines[index]!)
    }
    at = end
  }
}

/**
 * Sentences far from the running text, few of them and with labels all around, belong to teasers,
 * forms and imprints. Where the text itself is short nothing is sure, and they stay.
 */
function dropIslands (lines: LineShape[], reasons: Array<DropReason | null>, body: Body): void {
  const paragraphs = lines.slice(body.start, body.end).filter(line => line.prose).length
  if (paragraphs < FEWEST_PARAGRAPHS) return
  const isText = (at: number): boolean => reasons[at] === null
  for (let at = 0; at < lines.length;) {
    if (at === body.start) at = body.end
    if (at >= lines.length) return
    if (!isText(at)) {
      at++
      continue
    }
    let end = at
    while (end < lines.length && end !== body.start && isText(end)) end++
    const gap = end <= body.start ? countDropped(reasons, end, body.start) : countDropped(reasons, body.end, at)
    const spoken = lines.slice(at, end).some(line => line.spoken)
    if (gap >= SMALLEST_GAP && end - at <= LARGEST_ISLAND && !spoken) reasons.fill('related', at, end)
    at = end
  }
}

function countDropped (reasons: Array<DropReason | null>, from: number, end: number): number {
  return reasons.slice(from, end).filter(reason => reason !== null).length
}

/** Announced by a colon, or each item with a bullet or number. */
function isList (lines: LineShape[], from: number, end: number): boolean {
  if (from > 0 && /[:：]$/u.test(lines[from - 1]!.text)) return true
  const items = lines.slice(from, end).filter(isListItem).length
  return items * 2 >= end - from
}
