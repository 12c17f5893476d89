/** Finds the author whose name stands on a line of its own, with no label that says so. */
import type { DropReason } from '../document.js'
import { foldText } from '../fold/fold-text.js'
import { isGivenName } from '../quotes/given-names.js'
import type { LineShape } from './line-shape.js'
import { readPeople } from './person-names.js'
import { countSiteWords } from './site-words.js'

const BEFORE = 6 // lines before the headline
const BEHIND = 8 // lines behind it
const MOST_WORDS = 10
const ENOUGH = 2 // signs; a name alone may be the subject, a tag or a section ("Night Market")

/** Signs that a name is the author's, and what each is worth. */
const DATE_BESIDE = 2
const JOB_BESIDE = 2 // "Thabo Lind Parliamentary editor", "Mira Holt @miraholt"
const SAID_TWICE = 2 // a biography below, or the name again
const KNOWN_GIVEN_NAME = 1
const BEHIND_HEADLINE = 1

export interface AuthorPlace {
  lines: LineShape[]
  reasons: Array<DropReason | null>
  title: number
  bodyStart: number
  bodyEnd: number
}

/** @returns the first line with names that has signs enough, and the lines of further names right behind it; marks them as bylines */
export function aloneAuthors (place: AuthorPlace): string[] {
  const { lines, reasons, title, bodyStart } = place
  const last = Math.min(lines.length - 1, Math.max(title, bodyStart) + BEHIND)
  for (let at = Math.max(0, title - BEFORE); at <= last; at++) {
    const names = namesOn(place, at)
    if (names.length === 0 || weighSigns(place, at, names) < ENOUGH) continue
    reasons[at] = 'byline'
    for (let next = at + 1; next <= last; next++) {
      const more = namesOn(place, next)
      if (more.length === 0 || !(areGiven(more) || isSaidAgain(place, next, more[0]!))) break
      names.push(...more)
      reasons[next] = 'byline'
    }
    return [...new Set(names)]
  }
  return []
}

function namesOn ({ lines, reasons, title }: AuthorPlace, at: number): string[] {
  const line = lines[at]!
  if (at === title || line.words > MOST_WORDS || line.ends || line.spoken || reasons[at] !== null) return []
  const { names, rest } = readPeople(withoutDouble(line.text))
  return rest.length > 0 || !names.every(name => mayBeAlone(name)) ? [] : names
}

/** In capitals it is a section; in Chinese letters a paper or an office as often as a person; and "Download Reader" speaks of the site. */
function mayBeAlone (name: string): boolean {
  const { site, reader } = countSiteWords(name.toLowerCase())
  return /\p{Ll}/u.test(name) && !/\p{Ll}\p{Lu}{2}/u.test(name) && site + reader === 0
}

const areGiven = (names: string[]): boolean => names.every(name => isGivenName(name.split(' ')[0]!))

/** "Mira Holt Mira Holt": a picture's text before the name. */
function withoutDouble (text: string): string {
  const half = text.slice(0, (text.length - 1) / 2)
  return text === `${half} ${half}` ? half : text
}

function weighSigns (place: AuthorPlace, at: number, names: string[]): number {
  const { lines, reasons, title } = place
  const line = lines[at]!
  const isAlone = foldText(names[0]!) === foldText(line.text)
  if (isAlone && isSubject(place, names[0]!)) return 0
  const isGiven = areGiven(names)
  const isTwice = isSaidAgain(place, at, names[0]!)
  if (!isGiven && !isTwice && (isAlone || at < title || names.length > 1)) return 0
  let signs = 0
  if ([at - 2, at - 1, at + 1, at + 2].some(index => reasons[index] === 'date')) signs += DATE_BESIDE
  if (!isAlone && names.length === 1) signs += JOB_BESIDE
  if (isTwice) signs += SAID_TWICE
  if (isGiven) signs += KNOWN_GIVEN_NAME
  if (at > title) signs += BEHIND_HEADLINE
  return signs
}

/** Whom an article is about is named in its text; who wrote it hardly ever. */
function isSubject ({ lines, bodyStart, bodyEnd }: AuthorPlace, name: string): boolean {
  const last = name.split(' ').at(-1)!
  return lines.slice(bodyStart, bodyEnd).some(line => line.prose && line.text.includes(last) && !line.text.startsWith(name))
}

/** The name once more on a line of its own behind the start of the text, or at the head of a biography. */
function isSaidAgain ({ lines, bodyStart }: AuthorPlace, at: number, name: string): boolean {
  return lines.some((line, index) => index !== at && index > bodyStart && line.text.startsWith(name) && (line.prose || line.text.length === name.length))
}
