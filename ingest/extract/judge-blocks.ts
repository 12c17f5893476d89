/** Says of each block of an extracted page what it is beside the article's text, by its links, its place and its neighbours. */
import type { DropReason } from '../document.js'
import { readByline } from '../clean/read-byline.js'
import { readDateline } from '../clean/read-dateline.js'
import { readPeople } from '../clean/person-names.js'
import { shapeLine, type LineShape } from '../clean/line-shape.js'
import { words } from '../clean/word-lists.js'
import { foldText } from '../fold/fold-text.js'
import type { Block } from './collect-blocks.js'
import { readRelative } from './read-relative.js'

const LINKED = 0.9 // share of characters in links; a teaser is all link, a sentence with a link in it is not
const TEASER_WORDS = { fewest: 3, most: 30 }
const MOST_TEASERS = 0.35 // of all blocks; a page of links is about its links
const LABEL_WORDS = 9 // of the heading of a list of teasers
const REPEATED = 3 // times; what stands so often is a part of the template
const MOST_REPEATED = 0.2 // of all blocks; a timetable or a list of exercises repeats itself
const LONG_REPEAT = 60 // characters; a paragraph does not stand twice
const TAIL = 3 // blocks at the end where a page signs and says how to follow it
const NETWORKS = 3 // social networks named in one block
const SHARE_WORDS = 40

export interface PageSigns {
  authors: string[]
  outlet: string | null
  now: Date
}

interface Judged extends Block {
  line: LineShape
  fold: string
  prose: boolean
  reason: DropReason | null
}

/**
 * A headline in a list of links, "Image 1 of 5", a byline above the text, an empty subheading below
 * it: known by mark-up and place, in any language. Blocks that end like sentences stay.
 *
 * @returns a reason or null for each block
 */
export function judgeBlocks (blocks: Block[], signs: PageSigns): Array<DropReason | null> {
  const judged = blocks.map(block => judge(block))
  const first = judged.findIndex(block => block.prose)
  const last = judged.findLastIndex(block => block.prose)
  markCounters(judged)
  markTeasers(judged)
  markRepeated(judged)
  if (first !== -1) {
    markHead(judged, first, signs)
    markTail(judged, last, signs)
  }
  markEmptyHeadings(judged)
  return judged.map(block => block.reason)
}

function judge (block: Block): Judged {
  const line = shapeLine(block.text, { start: 0, end: block.text.length })
  return { ...block, line, fold: foldText(block.text), prose: line.prose && block.linked < 0.5 && !isHeading(block), reason: null }
}

const isHeading = (block: Block): boolean => /^h[1-6]$/.test(block.kind)

/** "Image 1 of / 23", "1/12", "03:15" */
function markCounters (blocks: Judged[]): void {
  for (const block of blocks) {
    if (block.text.length < 40 && /^(?:\p{L}{1,15}\s)?\d{1,3}\s?(?:\/|\p{L}{1,3})\s?\/?\s?\d{1,3}$|^\d{1,2}:\d\d$/u.test(block.text)) block.reason ??= 'counter'
  }
}

/** Paragraphs and list items that are nothing but a link with a headline's words, and the label above two or more of them. */
function markTeasers (blocks: Judged[]): void {
  const isTeaser = (block: Judged | undefined): boolean => block !== undefined && !isHeading(block) && block.kind !== 'blockquote' && block.linked >= LINKED && !/[.…:;]["”»]?$/u.test(block.text) && block.line.words >= TEASER_WORDS.fewest && block.line.words <= TEASER_WORDS.most
  if (blocks.filter(isTeaser).length > blocks.length * MOST_TEASERS) return
  for (let at = 0; at < blocks.length; at++) {
    if (!isTeaser(blocks[at])) continue
    blocks[at]!.reason ??= 'related'
    const label = blocks[at - 1]
    if (isTeaser(blocks[at + 1]) && label?.reason === null && !label.prose && label.line.words <= LABEL_WORDS && !label.line.spoken) label.reason = 'related'
  }
}

function markRepeated (blocks: Judged[]): void {
  const counts = new Map<string, number>()
  for (const { fold } of blocks) counts.set(fold, (counts.get(fold) ?? 0) + 1)
  const seen = new Set<string>()
  if (blocks.filter(block => counts.get(block.fold)! > 1).length > blocks.length * MOST_REPEATED) return
  for (const block of blocks) {
    if (!block.prose && counts.get(block.fold)! >= REPEATED) block.reason ??= 'template'
    else if (block.text.length >= LONG_REPEAT && seen.has(block.fold)) block.reason ??= 'template'
    seen.add(block.fold)
  }
}

/** Above the first paragraph: names, dates, the outlet. */
function markHead (blocks: Judged[], first: number, signs: PageSigns): void {
  for (const block of blocks.slice(0, first + 2)) {
    if (block.prose || block.reason !== null || block.line.spoken) continue
    block.reason = isSignature(block, signs) ? 'byline' : isDate(block, signs.now) ? 'date' : null
  }
}

/** Below the last paragraph, and the last paragraphs themselves where they say how to follow or reach somebody. */
function markTail (blocks: Judged[], last: number, signs: PageSigns): void {
  for (const block of blocks.slice(last + 1)) {
    if (block.reason === null && isSignature(block, signs)) block.reason = 'byline'
  }
  for (const block of blocks) {
    if (block.reason === null && block.line.words <= SHARE_WORDS && !block.line.spoken && namedNetworks(block) >= NETWORKS) block.reason = 'share'
  }
  for (const block of blocks.slice(-TAIL)) {
    if (block.reason === null && block.line.words <= SHARE_WORDS && !block.line.spoken && namedNetworks(block) > 0 && /(?:^|\s)@\w{3,}|https?:\/\//.test(block.text)) block.reason = 'contact'
  }
}

function namedNetworks ({ line }: Judged): number {
  return new Set(line.plain.split(/[^\p{L}]+/u).filter(word => words.shareCore.has(word) && word !== 'share' && word !== 'tweet')).size
}

/** Nothing but the author's name, other names with their agencies, or the outlet. */
function isSignature (block: Judged, { authors, outlet }: PageSigns): boolean {
  if (block.line.words > 12 || block.line.ends) return false
  if ([...authors, outlet ?? ''].some(name => foldText(name) === block.fold)) return true
  if (isHeading(block)) return false
  if (readByline(block.line) !== null || words.agencies.has(block.line.bare)) return true
  const people = readPeople(block.text)
  const known = new Set(authors.map(foldText))
  return people.names.length > 0 && people.rest.length === 0 && people.names.some(name => known.has(foldText(name)))
}

function isDate ({ line, text }: Judged, now: Date): boolean {
  return readDateline(line, now) !== null || (line.words <= 8 && !line.ends && readRelative(text, now) !== null)
}

/** A subheading with nothing below it but what is dropped: the beginning of a list that was left out. */
function markEmptyHeadings (blocks: Judged[]): void {
  for (let at = blocks.length - 1; at >= 0; at--) {
    const block = blocks[at]!
    if (block.reason !== null) continue
    if (!isHeading(block)) return
    block.reason = 'related'
  }
}
