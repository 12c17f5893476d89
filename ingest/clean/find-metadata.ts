/** Collects what the lines of a text say of the article: headline, people, date. Nothing is concluded from what is not there. */
import type { DropReason, Metadata, PublicationDate } from '../document.js'
import { credible, firstPublished } from '../extract/parse-published.js'
import { readDates } from '../extract/read-dates.js'
import type { LineShape } from './line-shape.js'
import { isPersonName, readPeople } from './person-names.js'
import { readByline } from './read-byline.js'
import { readDateline } from './read-dateline.js'

const NEAR = 3 // lines between the headline and a name that stands alone
const HEAD = 6 // lines before the running text in which a date may stand when no headline is near it
const MOST_AUTHORS = 8

export interface FoundLines {
  lines: LineShape[]
  reasons: Array<DropReason | null>
  /** index of the headline */
  title: number | null
  /** index of the first line of running text; null when there is none */
  bodyStart: number | null
  /** false for extracted pages: a name on a line of its own may then be a subheading */
  guess: boolean
  now: Date
}

/** May mark a line that holds only the author's name as byline. */
export function findMetadata (found: FoundLines): Metadata {
  const authors = bylineAuthors(found)
  return {
    title: found.title === null ? null : found.lines[found.title]!.text,
    authors: [authors, datelineAuthors(found), aloneAuthor(found)].find(names => names.length > 0) ?? [],
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
function datelineAuthors ({ lines, reasons, bodyStart, guess, now }: FoundLines): string[] {
  if (!guess || bodyStart === null) return []
  for (let at = Math.max(0, bodyStart - 2 * HEAD); at < Math.min(lines.length, bodyStart + NEAR); at++) {
    const dateline = reasons[at] === 'date' ? readDateline(lines[at]!, now) : null
    if (dateline !== null && dateline.authors.length > 0) return dateline.authors
  }
  return []
}

/** A name alone between headline and date: two neighbours that say what it is. */
function aloneAuthor ({ lines, reasons, title, bodyStart, guess }: FoundLines): string[] {
  if (!guess || title === null || bodyStart === null) return []
  for (let at = title + 1; at < Math.min(bodyStart, title + 1 + NEAR); at++) {
    const line = lines[at]!
    if (reasons[at] !== null && reasons[at] !== 'menu') continue
    if (line.words > 4 || !isPersonName(line.text) || !hasDateBeside(reasons, at)) continue
    reasons[at] = 'byline'
    return [line.text]
  }
  return []
}

function hasDateBeside (reasons: Array<DropReason | null>, at: number): boolean {
  return [at - 2, at - 1, at + 1, at + 2].some(index => reasons[index] === 'date')
}

/** The first date line near the headline; a date far from it belongs to something else. */
function findPublished ({ lines, reasons, title, bodyStart, now }: FoundLines): PublicationDate | null {
  const anchor = title ?? 0
  const last = Math.max(bodyStart ?? 0, anchor) + NEAR
  const first = Math.max(0, anchor - NEAR)
  for (let at = anchor; at < Math.min(lines.length, last); at++) {
    const date = dateOf(lines[at]!, reasons[at]!, now)
    if (date !== null) return date
  }
  const before = bodyStart === null ? first : Math.min(first, Math.max(0, bodyStart - HEAD))
  for (let at = Math.max(anchor, bodyStart ?? 0) - 1; at >= before; at--) {
    const date = dateOf(lines[at]!, reasons[at]!, now)
    if (date !== null) return date
  }
  return null
}

function dateOf (line: LineShape, reason: DropReason | null, now: Date): PublicationDate | null {
  if (reason !== 'date' && reason !== 'counter' && reason !== 'byline') return null
  const { dates } = readDates(line.text, now)
  const days = dates.filter(date => date.precision !== 'year')
  return days.length === 0 ? null : credible(firstPublished(days), 'text', now)
}
