/** Decides for each line of a page whether it is the article's text, and says why where it is not. */
import type { CleanedText, DropReason, Line, LineKind, LineSign, Metadata, ParsedPage } from '../document.js'
import { splitTextLines } from '../lines.js'
import { findBody, type Body } from './find-body.js'
import { findMetadata } from './find-metadata.js'
import { findTitle } from './find-title.js'
import { judgeLines } from './judge-lines.js'
import { shapeLine, type LineShape } from './line-shape.js'
import { markTemplates } from './mark-templates.js'
import { markTitle } from './mark-title.js'
import { readDateline } from './read-dateline.js'
import { readSlug } from './read-slug.js'
import { RULES } from './rules.js'
import { siteOf } from './site-of.js'
import { splitLine } from './split-line.js'
import { slashOrder, type SlashOrder } from './slash-order.js'
import type { SiteTemplates } from './template-memory.js'

/** What is known of a page beside its text. */
export interface CleanContext {
  /** its address, as declared */
  url: string | null
  /** what other articles of its site have */
  templates?: SiteTemplates
}

const NOTHING_KNOWN: CleanContext = { url: null }

/**
 * Marks every non-empty line as kept or dropped, and reads headline, people and date from the
 * dropped ones.
 *
 * Lines are dropped by named rules (`rules.ts`); in text nobody has extracted yet also by where
 * they stand and what they are like (`judge-lines.ts`). A sentence in quotation marks always stays, a doubtful line
 * stays: a lost paragraph is worse than a menu line kept. No text is removed.
 *
 * @param page after repair: rules read words
 * @example cleanLines({text: 'Bridge opens\nBy Jane Doe\n\nThe bridge …', …}).lines[1] // → {start: 13, end: 24, keep: false, reason: 'byline'}
 */
export function cleanLines (page: ParsedPage, context: CleanContext = NOTHING_KNOWN): CleanedText {
  const { lines, reasons, body, title, metadata } = nameLines(page, context, new Date())
  if (body !== null && !page.extracted) judgeLines({ lines, reasons: [...reasons], body, title, authors: metadata.authors, site: siteOf(context.url) }, reasons)
  const signs = signsOf(page, lines.length)
  const words = page.metadata.title ?? metadata.title
  return {
    lines: lines.map((line, at) => ({ ...decideLine(line, reasons[at]!, page.format === 'text' ? words : null), ...kindOf(signs[at]) })),
    metadata
  }
}

function decideLine (line: LineShape, reason: DropReason | null, title: string | null): Line {
  const { start, end } = line
  const parts = splitLine(line, reason, title)
  if (parts === null) return { start, end, keep: reason === null, reason }
  const keep = parts.some(part => part.keep)
  return { start, end, keep, reason: keep ? null : reason, parts }
}

export interface NamedLines {
  lines: LineShape[]
  reasons: Array<DropReason | null>
  body: Body | null
  /** index of the headline */
  title: number | null
  metadata: Metadata
}

/** What the named rules say of the lines, before any is judged by its place. */
export function nameLines (page: ParsedPage, { url, templates }: CleanContext, now: Date): NamedLines {
  const slug = readSlug(url)
  const lines = splitTextLines(page.text).map(range => shapeLine(page.text, range))
  const signs = signsOf(page, lines.length)
  const reasons = lines.map((line, at) => signs[at]?.reason ?? reasonByName(line, now))
  keepLoneWords(lines, reasons)

  const body = findBody(lines, reasons)
  const order = slashOrder(lines, slug.day)
  if (body !== null && !page.extracted) markDatelines(lines, reasons, body, order, now)
  const declared = page.metadata.title
  const title = declared === null && !page.extracted ? findTitle(lines, reasons, body, slug) : null
  const words = declared ?? (title === null ? null : lines[title]!.text)
  if (words !== null) markTitle(lines, reasons, words, title)
  const marked = reasons.indexOf('title')
  const headline = marked === -1 ? null : marked
  if (templates !== undefined && !page.extracted) markTemplates(lines, reasons, templates, url ?? '')
  const metadata = findMetadata({ lines, reasons, title: headline, body, guess: !page.extracted, order, now })
  return { lines, reasons, body, title: headline, metadata }
}

/** What mark-up says of the lines, where the page comes from mark-up. */
const signsOf = ({ signs }: ParsedPage, count: number): LineSign[] => signs?.length === count ? signs : []

const kindOf = (sign: LineSign | undefined): { kind?: LineKind } => sign === undefined || sign.kind === null ? {} : { kind: sign.kind }

const LONGEST = 1_200 // characters; nothing that rules know by name is longer

function reasonByName (line: LineShape, now: Date): DropReason | null {
  if (line.text.length > LONGEST || line.spoken) return null
  return RULES.find(rule => rule.test(line, now))?.reason ?? null
}

const HEADER = 12 // lines before the running text where a page says when and by whom

/** Date and name in one line, where a page's head has them. */
function markDatelines (lines: LineShape[], reasons: Array<DropReason | null>, body: Body, order: SlashOrder, now: Date): void {
  for (let at = Math.max(0, body.start - HEADER); at < Math.min(lines.length, body.start + 3); at++) {
    if (reasons[at] === null && readDateline(lines[at]!, now, order) !== null) reasons[at] = 'date'
  }
}

/** "War", alone between two paragraphs, is a subheading; beside other labels it is a menu. */
function keepLoneWords (lines: LineShape[], reasons: Array<DropReason | null>): void {
  for (let at = 1; at < lines.length - 1; at++) {
    if (reasons[at] !== 'menu') continue
    const alone = [at - 1, at + 1].every(index => reasons[index] === null && lines[index]!.prose)
    if (alone) reasons[at] = null
  }
}
