/** A text that remembers, for each character, which characters of the beginning it came from. */
import type { Repair, RepairedText } from '../document.js'

/** A change to the text as it stands now. */
export interface Edit {
  start: number
  end: number
  replacement: string
  step: string
  /** nats by which the place reads better; null for a repair by a named rule, which weighs nothing */
  margin: number | null
}

/** Edits with what they gain together, in nats. */
export interface Finding {
  edits: Edit[]
  margin: number
}

/** A stretch of the text and the characters of the beginning it came from. */
interface Piece {
  /** range in the text as it stands now; empty for what was removed */
  start: number
  end: number
  /** range in the text as it was at the beginning; of the same length as long as the chain is empty */
  from: number
  to: number
  /** steps that made it, none for what was never touched */
  chain: readonly string[]
  /** of the step that gained least */
  margin: number | null
}

export interface Tracked {
  text: string
  original: string
  /** in reading order, covering the text; null as long as nothing was edited */
  pieces: Piece[] | null
  /** what was removed without replacement */
  removed: Piece[]
}

const UNTOUCHED: readonly string[] = []

export function trackText (text: string): Tracked {
  return { text, original: text, pieces: null, removed: [] }
}

/** @param edits in reading order, not overlapping */
export function editText (text: string, edits: readonly Edit[]): string {
  let edited = ''
  let copied = 0
  for (const { start, end, replacement } of edits) {
    edited += text.slice(copied, start) + replacement
    copied = end
  }
  return edited + text.slice(copied)
}

/**
 * Applies edits.
 *
 * @param edits in reading order, not overlapping, none of them empty at both sides
 */
export function applyEdits (tracked: Tracked, edits: Edit[]): Tracked {
  if (edits.length === 0) return tracked
  const old = tracked.pieces ?? [{ start: 0, end: tracked.text.length, from: 0, to: tracked.text.length, chain: UNTOUCHED, margin: null }]
  const pieces: Piece[] = []
  const removed = [...tracked.removed]
  let next = 0 // first of the old pieces that reaches beyond what was copied
  let copied = 0
  let grown = 0
  const copyUntil = (end: number): void => {
    for (; copied < end; copied = Math.min(end, old[next]?.end ?? end)) {
      while ((old[next]?.end ?? end) <= copied) next++
      pieces.push(shift(cut(old[next] as Piece, copied, end), grown))
    }
  }
  for (const { start, end, replacement, step, margin } of edits) {
    copyUntil(start)
    while ((old[next]?.end ?? end) <= start) next++
    const covered: Piece[] = []
    for (let at = next; at < old.length && (old[at] as Piece).start < end; at++) covered.push(cut(old[at] as Piece, start, end))
    const made = { ...joinPieces(covered, step, margin), start: start + grown, end: start + grown + replacement.length }
    if (replacement === '') removed.push(made)
    else pieces.push(made)
    grown += replacement.length - (end - start)
    copied = end
  }
  copyUntil(tracked.text.length)
  return { text: editText(tracked.text, edits), original: tracked.original, pieces, removed }
}

/** What was made in one step stays one: its characters have no origin each. */
function cut (piece: Piece, start: number, end: number): Piece {
  const from = Math.max(piece.start, start)
  const to = Math.min(piece.end, end)
  if (piece.chain.length > 0) return { ...piece, start: from, end: to }
  return { start: from, end: to, from: piece.from + from - piece.start, to: piece.from + to - piece.start, chain: UNTOUCHED, margin: null }
}

function shift (piece: Piece, by: number): Piece {
  piece.start += by
  piece.end += by
  return piece
}

function joinPieces (covered: Piece[], step: string, margin: number | null): Pick<Piece, 'from' | 'to' | 'chain' | 'margin'> {
  const chain = covered.reduce((longest, { chain }) => chain.length > longest.length ? chain : longest, UNTOUCHED)
  const least = covered.reduce((least, { margin }) => lesser(least, margin), margin)
  return { from: covered[0]?.from ?? 0, to: covered.at(-1)?.to ?? 0, chain: [...chain, step], margin: least }
}

function lesser (one: number | null, other: number | null): number | null {
  return one === null || other === null ? one ?? other : Math.min(one, other)
}

/** The receipts: one for each place whose characters came from the same characters. */
export function receiptsOf ({ text, original, pieces, removed }: Tracked): RepairedText {
  if (pieces === null) return { text, repairs: [] }
  const repairs: Repair[] = []
  for (const { start, end, from, to, chain, margin } of groupReceipts(pieces, removed, text.length)) {
    const before = original.slice(from, to)
    if (before !== text.slice(start, end)) addReceipt(repairs, { start, end, before, chain: [...chain], margin: roundNats(margin) }, text)
  }
  return { text, repairs }
}

// eslint-disable-next-line no-control-regex
const BETWEEN_WORDS = /^[\x00-\x40\x5B-\x60\x7B-\x7F]{1,8}$/ // ASCII without letters: every encoding here has it alike

/** Neighbouring words of one damage are one receipt: that is how a person reads it. */
function addReceipt (repairs: Repair[], repair: Repair, text: string): void {
  const last = repairs.at(-1)
  if (last !== undefined && isEncodingChain(last) && areSame(last.chain, repair.chain)) {
    const between = text.slice(last.end, repair.start)
    if (BETWEEN_WORDS.test(between)) {
      last.end = repair.end
      last.before += between + repair.before
      last.margin = lesser(last.margin, repair.margin)
      return
    }
  }
  repairs.push(repair)
}

/** Tenths are more than anyone compares. */
function roundNats (margin: number | null): number | null {
  return margin === null ? null : Math.round(margin * 10) / 10
}

/** Steps between encodings are written `encode>decode`; others have a name. */
const isEncodingChain = ({ chain }: Repair): boolean => chain.every(step => step.includes('>'))

const areSame = (one: readonly string[], other: readonly string[]): boolean => one.length === other.length && one.every((step, at) => step === other[at])

function groupReceipts (pieces: Piece[], removed: Piece[], length: number): Piece[] {
  const groups: Piece[] = []
  const gone = [...removed].sort((a, b) => a.from - b.from)
  let next = 0
  const add = (piece: Piece, start: number, end: number): void => {
    const last = groups.at(-1)
    if (last !== undefined && belongsTo(last, piece, start === end)) extend(last, piece, end)
    else groups.push({ ...piece, start, end })
  }
  for (const piece of pieces) {
    for (let hole = gone[next]; hole !== undefined && hole.from < piece.to; hole = gone[++next]) {
      if (hole.from < piece.from) add(hole, piece.start, piece.start) // else a later edit went over the place
    }
    if (piece.chain.length > 0) add(piece, piece.start, piece.end)
  }
  for (const hole of gone.slice(next)) add(hole, length, length)
  return groups
}

/** An empty receipt beside another joins it, so that the order in which they are undone does not matter. */
function belongsTo (last: Piece, piece: Piece, isEmpty: boolean): boolean {
  if (piece.from < last.to) return true
  return piece.from === last.to && (isEmpty || last.start === last.end)
}

function extend (last: Piece, piece: Piece, end: number): void {
  last.end = Math.max(last.end, end)
  last.from = Math.min(last.from, piece.from)
  last.to = Math.max(last.to, piece.to)
  if (piece.chain.length > last.chain.length) last.chain = piece.chain
  last.margin = lesser(last.margin, piece.margin)
}

/**
 * Puts every `before` back.
 *
 * @example undoRepairs({ text: 'é', repairs: [{ start: 0, end: 1, before: 'Ã©', chain: ['windows-1252>utf-8'], margin: 20 }] }) // → 'Ã©'
 */
export function undoRepairs ({ text, repairs }: RepairedText): string {
  let result = ''
  let at = 0
  for (const { start, end, before } of repairs) {
    result += text.slice(at, start) + before
    at = end
  }
  return result + text.slice(at)
}
