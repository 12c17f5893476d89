/** A text that remembers, for each character, which characters of the beginning it came from. */
import type { Repair, RepairedText } from '../document.js'

/** A change to the text as it stands now. */
export interface Edit {
  start: number
  end: number
  replacement: string
  step: string
}

interface Origin {
  /** range in the text as it was at the beginning */
  from: number
  to: number
  /** steps that made it, none for what was never touched */
  chain: readonly string[]
}

export interface Tracked {
  text: string
  original: string
  /** one for each UTF-16 code unit of `text`; null as long as nothing was edited */
  origins: Origin[] | null
  /** origins of what was removed without replacement */
  removed: Origin[]
}

const UNTOUCHED: readonly string[] = []

export function trackText (text: string): Tracked {
  return { text, original: text, origins: null, removed: [] }
}

/**
 * Applies edits.
 *
 * @param edits in reading order, not overlapping, none of them empty at both sides
 */
export function applyEdits (tracked: Tracked, edits: Edit[]): Tracked {
  if (edits.length === 0) return tracked
  const old = tracked.origins ?? untouchedOrigins(tracked.text.length)
  const origins: Origin[] = []
  const removed = [...tracked.removed]
  let text = ''
  let copied = 0
  const copyUntil = (end: number): void => {
    text += tracked.text.slice(copied, end)
    for (let at = copied; at < end; at++) origins.push(old[at] as Origin)
  }
  for (const { start, end, replacement, step } of edits) {
    copyUntil(start)
    const origin = joinOrigins(old.slice(start, end), step)
    if (replacement === '') removed.push(origin)
    for (let at = 0; at < replacement.length; at++) origins.push(origin)
    text += replacement
    copied = end
  }
  copyUntil(tracked.text.length)
  return { text, original: tracked.original, origins, removed }
}

function untouchedOrigins (length: number): Origin[] {
  return Array.from({ length }, (_, at) => ({ from: at, to: at + 1, chain: UNTOUCHED }))
}

function joinOrigins (covered: Origin[], step: string): Origin {
  const chain = covered.reduce((longest, { chain }) => chain.length > longest.length ? chain : longest, UNTOUCHED)
  return { from: covered[0]?.from ?? 0, to: covered.at(-1)?.to ?? 0, chain: [...chain, step] }
}

interface Receipt extends Origin {
  start: number
  end: number
}

/** The receipts: one for each place whose characters came from the same characters. */
export function receiptsOf ({ text, original, origins, removed }: Tracked): RepairedText {
  if (origins === null) return { text, repairs: [] }
  const repairs: Repair[] = []
  for (const { start, end, from, to, chain } of groupReceipts(origins, removed)) {
    const before = original.slice(from, to)
    if (before !== text.slice(start, end)) addReceipt(repairs, { start, end, before, chain: [...chain] }, text)
  }
  return { text, repairs }
}

// eslint-disable-next-line no-control-regex
const BETWEEN_WORDS = /^[\x00-\x40\x5B-\x60\x7B-\x7F]{1,8}$/ // ASCII without letters: every encoding here has it alike

/** Neighbouring words of one damage are one receipt: that is how a person reads it. */
function addReceipt (repairs: Repair[], repair: Repair, text: string): void {
  const last = repairs.at(-1)
  const between = last === undefined ? '' : text.slice(last.end, repair.start)
  if (last === undefined || !isEncodingChain(last) || String(last.chain) !== String(repair.chain) || !BETWEEN_WORDS.test(between)) repairs.push(repair)
  else repairs[repairs.length - 1] = { ...last, end: repair.end, before: last.before + between + repair.before }
}

/** Steps between encodings are written `encode>decode`; others have a name. */
const isEncodingChain = ({ chain }: Repair): boolean => chain.every(step => step.includes('>'))

function groupReceipts (origins: Origin[], removed: Origin[]): Receipt[] {
  const groups: Receipt[] = []
  const gone = [...removed].sort((a, b) => a.from - b.from)
  let next = 0
  const add = (origin: Origin, start: number, end: number): void => {
    const last = groups.at(-1)
    if (last !== undefined && belongsTo(last, origin, start === end)) extend(last, origin, end)
    else groups.push({ ...origin, start, end })
  }
  for (const [at, origin] of origins.entries()) {
    for (let hole = gone[next]; hole !== undefined && hole.from < origin.to; hole = gone[++next]) {
      if (hole.from < origin.from) add(hole, at, at) // else a later edit went over the place
    }
    if (origin.chain.length > 0) add(origin, at, at + 1)
  }
  for (const hole of gone.slice(next)) add(hole, origins.length, origins.length)
  return groups
}

/** An empty receipt beside another joins it, so that the order in which they are undone does not matter. */
function belongsTo (last: Receipt, origin: Origin, isEmpty: boolean): boolean {
  if (origin.from < last.to) return true
  return origin.from === last.to && (isEmpty || last.start === last.end)
}

function extend (last: Receipt, origin: Origin, end: number): void {
  last.end = Math.max(last.end, end)
  last.from = Math.min(last.from, origin.from)
  last.to = Math.max(last.to, origin.to)
  if (origin.chain.length > last.chain.length) last.chain = origin.chain
}

/**
 * Puts every `before` back.
 *
 * @example undoRepairs({ text: 'é', repairs: [{ start: 0, end: 1, before: 'Ã©', chain: ['windows-1252>utf-8'] }] }) // → 'Ã©'
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
