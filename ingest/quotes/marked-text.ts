/** Finds text between quotation marks of all styles, apostrophes told from quotation marks. */
import { splitSentences } from '../passages/split-sentences.js'
import type { Range } from '../range.js'

/** Text between marks: the outer pair where pairs are nested. */
export interface Marked extends Range {
  /** with the marks */
  markStart: number
  markEnd: number
  /** false when no closing mark was found */
  closed: boolean
  /** a part of an utterance whose attribution stands inside it: surely speech */
  part?: boolean
  /** a name in quotation marks: a newspaper, a club */
  named?: boolean
}

/** Which marks may close what an opening one opened. */
const CLOSERS = new Map([
  ['„', '“”"'], ['“', '”“"'], ['”', '”'], ['«', '»'], ['»', '«'], ['‹', '›'], ['›', '‹'],
  ['‚', '‘’'], ['「', '」'], ['『', '』'], ['"', '"“”'], ['″', '″"'], ['＂', '＂'], ['〝', '〞〟']
])
const OPENERS_ONLY = '„«‹‚「『〝'
const CLOSERS_ONLY = '」』〞〟'
const MARKS = /[„“”«»‹›‚「」『』〝〞〟"″＂'‘’]/gu
const SINGLE = "'‘’"
const DEEPEST = 8 // quotations in quotations; what is deeper is noise

/**
 * Finds the marked text of one line.
 *
 * A mark between letters is an apostrophe. Single marks count only outside double ones. A line
 * whose marks do not pair is read again with each mark simply ending what the one before began.
 * What is never closed ends with its sentence, or with the line when the line began with it or the
 * next line opens again (`reopens`). Linear time.
 *
 * @param line range of `text`
 * @param reopens the next line begins with an opening mark
 * @param continues the line before ended inside a quotation: a closing mark without opening one ends it here
 * @returns in reading order, not overlapping
 */
export function findMarkedText (text: string, line: Range, reopens = false, continues = false): Marked[] {
  const content = text.slice(line.start, line.end)
  const marks = readMarks(content)
  const nested = pairMarks(marks, content, true, !continues)
  const pairs = nested.open === null ? nested : pairMarks(marks, content, false, !continues)
  const found = pairs.found
  if (continues && pairs.stray !== null && (found[0]?.markStart ?? Infinity) >= pairs.stray) {
    found.unshift({ start: 0, end: pairs.stray, markStart: 0, markEnd: pairs.stray + 1, closed: true })
  }
  const last = found.at(-1)?.markEnd ?? 0
  if (pairs.open !== null && pairs.open >= last) found.push(closeOpen(content, pairs.open, reopens))
  return found.map(marked => shift(trim(content, marked), line.start)).filter(marked => marked.end > marked.start)
}

/** Says whether a line begins with an opening mark. */
export function opensWithMark (text: string, line: Range): boolean {
  return /^[„“”«»‹‚「『〝"″＂]\s?\S/u.test(text.slice(line.start, line.start + 3))
}

interface Mark {
  at: number
  mark: string
  /** where a mark stands between spaces and letters tells what it can do */
  canOpen: boolean
  canClose: boolean
}

function readMarks (content: string): Mark[] {
  const marks: Mark[] = []
  for (const match of content.matchAll(MARKS)) {
    const before = content.charAt(match.index - 1)
    const after = content.charAt(match.index + 1)
    const spaceBefore = match.index === 0 || /[\s([{—–\-/:„“«‹"'‘‚]/u.test(before)
    if (SINGLE.includes(match[0]) && /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after)) continue
    const between = (before === '' || /\s/u.test(before)) && /\s/u.test(after)
    const ends = /^(?:[,;:!?)\]}…]|\.(?!\.))/u.test(content.slice(match.index + 1, match.index + 3))
    marks.push({
      at: match.index,
      mark: match[0],
      canOpen: after !== '' && spaceBefore && !ends && (between || !/\s/u.test(after)),
      canClose: match.index > 0 && (!/\s/u.test(before) || between || ends || after === '')
    })
  }
  return marks
}

interface Pairs {
  found: Marked[]
  /** the outermost mark left open */
  open: number | null
  /** the first closing mark that closes nothing */
  stray: number | null
}

function pairMarks (marks: Mark[], content: string, nesting: boolean, misplaced: boolean): Pairs {
  const stack: Mark[] = []
  const pairs: Pairs = { found: [], open: null, stray: null }
  let single: Mark | null = null
  const close = (depth: number, mark: Mark): void => {
    const opener = stack[depth]
    stack.length = depth
    if (depth === 0 && opener !== undefined) pairs.found.push({ start: opener.at + 1, end: mark.at, markStart: opener.at, markEnd: mark.at + 1, closed: true })
  }
  for (const mark of marks) {
    if (SINGLE.includes(mark.mark)) {
      const closesLow = stack.length > 0 && stack[0]?.mark === '‚' && mark.mark !== "'" && mark.canClose
      if (closesLow) close(0, mark)
      else if (stack.length === 0) single = readSingle(single, mark, content, pairs)
      continue
    }
    if (single !== null && mark.canOpen) single = null
    const depth = closableDepth(stack, mark, nesting)
    if (depth >= 0) close(depth, mark)
    else if (opens(mark, stack, nesting)) stack.push(mark)
    else if (stack.length === 1 && mark.canClose && !mark.canOpen) close(0, mark)
    else if (stack.length === 0 && misplaced && isMisplaced(content, mark)) stack.push(mark)
    else if (stack.length === 0 && mark.canClose && !mark.canOpen) pairs.stray ??= mark.at
  }
  pairs.open = stack[0]?.at ?? null
  return pairs
}

/** Brown said," We are here": the space stands on the wrong side of the opening mark. */
function isMisplaced (content: string, { at, mark }: Mark): boolean {
  return mark === '"' && /^[,:]" [\p{Lu}[]/u.test(content.slice(at - 1, at + 3))
}

/** Where in the stack the mark closes a pair, -1 when it closes none. */
function closableDepth (stack: Mark[], mark: Mark, nesting: boolean): number {
  if (OPENERS_ONLY.includes(mark.mark) && !(mark.mark === '«' && stack.some(open => open.mark === '»'))) return -1
  const symmetrical = mark.mark === '"' || mark.mark === '″' || mark.mark === '＂' || mark.mark === '“'
  if (nesting && symmetrical && mark.canOpen && !mark.canClose) return -1
  for (let depth = stack.length - 1; depth >= Math.max(0, stack.length - DEEPEST); depth--) {
    if (CLOSERS.get(stack[depth]?.mark ?? '')?.includes(mark.mark) === true) return depth
  }
  return -1
}

function opens (mark: Mark, stack: Mark[], nesting: boolean): boolean {
  if (!nesting && stack.length > 0) return false
  if (CLOSERS_ONLY.includes(mark.mark)) return false
  if (OPENERS_ONLY.includes(mark.mark)) return true
  if (mark.mark === '»' || mark.mark === '›' || mark.mark === '”') return stack.length === 0 && mark.canOpen && !mark.canClose
  return mark.canOpen
}

/** Single marks: opened before a letter, closed behind one or behind punctuation; ’90s and ’tis open nothing. */
function readSingle (open: Mark | null, mark: Mark, content: string, pairs: Pairs): Mark | null {
  const after = content.charAt(mark.at + 1)
  const closes = mark.mark !== '‘' && mark.canClose && !/[\p{L}\p{N}]/u.test(after)
  if (open !== null && closes) {
    const plural = /s/u.test(content.charAt(mark.at - 1)) && /^\s\p{Ll}/u.test(content.slice(mark.at + 1, mark.at + 3))
    if (plural && !/\s/u.test(content.slice(open.at, mark.at))) return null
    pairs.found.push({ start: open.at + 1, end: mark.at, markStart: open.at, markEnd: mark.at + 1, closed: true })
    return null
  }
  const starts = mark.canOpen && !mark.canClose && /\p{L}|\[/u.test(after)
  if (!starts) return open
  return mark.mark === '’' ? open : mark
}

function closeOpen (content: string, open: number, reopens: boolean): Marked {
  const wholeLine = reopens || /^[\s\p{Pd}]*$/u.test(content.slice(0, open))
  const sentence = wholeLine ? undefined : splitSentences(content.slice(open + 1), 'und')[0]
  const end = sentence === undefined ? content.length : open + 1 + sentence.end
  return { start: open + 1, end, markStart: open, markEnd: end, closed: false }
}

function trim (content: string, marked: Marked): Marked {
  let { start, end } = marked
  while (start < end && /\s/u.test(content.charAt(start))) start++
  while (end > start && /\s/u.test(content.charAt(end - 1))) end--
  return { ...marked, start, end }
}

function shift (marked: Marked, by: number): Marked {
  return { ...marked, start: marked.start + by, end: marked.end + by, markStart: marked.markStart + by, markEnd: marked.markEnd + by }
}
