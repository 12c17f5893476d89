/** Collects what the lines of a text say of the article: headline, people, date. Nothing is concluded from what is not there. */
import type { DropReason, Metadata, PublicationDate } from '../document.js'
import { credible, firstPublished } from '../extract/parse-published.js'
import { isPublishedWord } from '../extract/month-names.js'
import { readDates } from '../extract/read-dates.js'
import { aloneAuthors } from './alone-author.js'
import type { Body } from './find-body.js'
import type { LineShape } from './line-shape.js'
import { readPeople } from './person-names.js'
import { readByline } from './read-byline.js'
import { dateText, readDateline } from './read-dateline.js'
import type { SlashOrder } from './slash-order.js'

const NEAR = 3 // lines between the headline and a name that stands alone
const HEAD = 12 // lines before the headline in which a date may stand
const MOST_AUTHORS = 8

export interface FoundLines {
  lines: LineShape[]
  reasons: Array<DropReason | null>
  /** index of the headline */
  title: number | null
  /** the running text; null when there is none */
  body: Body | null
  /** false for extracted pages: a name on a line of its own may then be a subheading */
  guess: boolean
  /** how the page writes 05/06/2024 */
  order: SlashOrder
  now: Date
}

/** May mark a line that holds only the author's name as byline. */
export function findMetadata (found: FoundLines): Metadata {
  const authors = bylineAuthors(found)
  return {
    title: found.title === null ? null : found.lines[found.title]!.text,
    authors: [authors, datelineAuthors(found), unlabelledAuthors(found)].find(names => names.length > 0) ?? [],
    published: findPublished(found),
    outlet: null,
    url: null,
    language: null
  }
}

/** Names behind a label: before the running text or right behind the headline first, else at the end. */
function bylineAuthors ({ lines, reasons }: FoundLines): string[] {
  const names: string[] = []
  for (let at = 0; at < lines.length && names.length < MOST_AUTHORS; at++) {
    if (reasons[at] !== 'byline') continue
    const byline = readByline(lines[at]!)
    if (byline === null) continue
    if (byline.open) names.push(...openNames(lines, reasons, at))
    else names.push(...byline.authors)
    if (names.length > 0 && reasons[at + 1] !== 'byline') break
  }
  return [...new Set(names)]
}

/** "By" on a line of its own, names on the next ones. */
function openNames (lines: LineShape[], reasons: Array<DropReason | null>, at: number): string[] {
  const names: string[] = []
  for (let next = at + 1; next < lines.length && next <= at + MOST_AUTHORS; next++) {
    const people = readPeople(lines[next]!.text)
    if (people.names.length === 0 || people.rest.length > 0 || lines[next]!.words > 12) break
    names.push(...people.names)
    reasons[next] = 'byline'
  }
  return names
}

/** "Mira Holt, 26.04.2024 10:00" in the page's head. */
function datelineAuthors ({ lines, reasons, body, guess, order, now }: FoundLines): string[] {
  if (!guess || body === null) return []
  for (let at = Math.max(0, body.start - HEAD); at < Math.min(lines.length, body.start + NEAR); at++) {
    const dateline = reasons[at] === 'date' ? readDateline(lines[at]!, now, order) : null
    if (dateline !== null && dateline.authors.length > 0) return dateline.authors
  }
  return []
}

/** Only for scraped text: on an extracted page a name on a line of its own may be a subheading. */
function unlabelledAuthors ({ lines, reasons, title, body, guess }: FoundLines): string[] {
  return !guess || title === null || body === null ? [] : aloneAuthors({ lines, reasons, title, bodyStart: body.start, bodyEnd: body.end })
}

/** The first date line near the headline; a date far from it belongs to something else. */
function findPublished (found: FoundLines): PublicationDate | null {
  const { lines, title, body } = found
  const anchor = title ?? 0
  const last = Math.max(body?.start ?? 0, anchor) + NEAR
  const first = Math.max(0, Math.min(anchor, body?.start ?? anchor) - HEAD)
  const behind = Array.from({ length: Math.max(0, Math.min(lines.length, last) - anchor) }, (_, step) => anchor + step)
  const before = Array.from({ length: Math.max(0, anchor - first) }, (_, step) => anchor - 1 - step)
  for (const at of [...behind, ...before]) {
    const date = dateOf(found, at)
    if (date !== null && (at > anchor - NEAR || saysMoreThanToday(lines[at]!, date))) return date
  }
  return null
}

/** Mastheads print the day on which a page was fetched; a time or a label is what articles have. */
function saysMoreThanToday (line: LineShape, date: PublicationDate): boolean {
  return date.precision === 'minute' || date.precision === 'second' || line.plain.split(' ').some(word => isPublishedWord(word))
}

function dateOf ({ lines, reasons, order, now }: FoundLines, at: number): PublicationDate | null {
  const reason = reasons[at]
  if (reason !== 'date' && reason !== 'counter' && reason !== 'byline') return null
  const { dates } = readDates(dateText(lines[at]!.text, order), now)
  const days = dates.filter(date => date.precision !== 'year')
  return days.length === 0 ? null : credible(firstPublished(days), 'text', now)
}
