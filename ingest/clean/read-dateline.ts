/** Reads lines of a page's head that say when, and beside it by whom, where, how long: "Mira Holt, 26.04.2024 10:00". */
import { isDateWord, isUpdateWord } from '../extract/month-names.js'
import { readDates, type DateReading } from '../extract/read-dates.js'
import type { LineShape } from './line-shape.js'
import { isNewsroom, readPeople } from './person-names.js'
import { settleSlashes, type SlashOrder } from './slash-order.js'
import { words } from './word-lists.js'

const MOST_WORDS = 20
const MOST_REST = 4 // unknown words beside a date with a time; a headline with a date in it has more
const MOST_REST_BEHIND_NAME = 8 // "Mira Holt 27/09/2018 Leave a comment, Cities, Trams"
const SEPARATOR = /[|•·‧/]|\s[–—-]\s/u

export interface Dateline {
  /** people only */
  authors: string[]
}

/** What may stand beside a date, and how many words are nothing known, before the first date and in all. */
interface Beside {
  authors: string[]
  newsroom: boolean
  before: number
  unknown: number
}

/**
 * A line says when, and nothing that is news. Good only near the headline, since in a text
 * "Mira Holt, 26.04.2024" may sign a letter.
 *
 * @example readDateline(shapeLine('October 9, 2023 | by Mira Holt', …), now) // → {authors: ['Mira Holt']}
 */
export function readDateline (line: LineShape, now: Date, order: SlashOrder = null): Dateline | null {
  if (line.words > MOST_WORDS || line.prose || !/\d/.test(line.plain)) return null
  const text = dateText(line.text, order)
  const { dates } = readDates(text, now)
  const first = dates[0]
  if (first === undefined || dates.every(date => date.precision === 'month' || (date.precision === 'year' && !/\d\/\d/.test(line.text)))) return null
  const beside = readBeside(text, dates)
  if (beside.unknown === 0) return { authors: beside.authors }
  const named = beside.authors.length > 0 || beside.newsroom
  const timed = dates.some(date => date.precision === 'minute' || date.precision === 'second')
  if (beside.unknown <= MOST_REST && (named || timed || isSetApart(text, first, dates.at(-1)!))) return { authors: beside.authors }
  return named && beside.before === 0 && beside.unknown <= MOST_REST_BEHIND_NAME ? { authors: beside.authors } : null
}

/** The line as dates are read from it: "UhrLesedauer" parted, slashes settled. */
export function dateText (text: string, order: SlashOrder): string {
  return settleSlashes(text, order).replace(/([\p{Ll}\p{Nd}])(\p{Lu}\p{Ll})/gu, '$1 $2')
}

function readBeside (text: string, dates: DateReading['dates']): Beside {
  const beside: Beside = { authors: [], newsroom: false, before: 0, unknown: 0 }
  let from = 0
  for (const { start, end } of [...dates, { start: text.length, end: text.length }]) {
    for (const part of text.slice(from, start).split(SEPARATOR)) addPart(beside, part)
    if (from === 0) beside.before = beside.unknown
    from = end
  }
  beside.authors = [...new Set(beside.authors)]
  return beside
}

function addPart (beside: Beside, written: string): void {
  const labelled = withoutDateWords(written)
  const part = withoutLabel(labelled)
  if (part === '') return
  if (isNewsroom(part) && part !== labelled) beside.newsroom = true
  const people = readPeople(part)
  beside.authors.push(...people.names)
  const rest = people.rest.join(' ').toLowerCase().split(/[^\p{L}\p{M}'’]+/u).filter(word => word !== '' && !words.counterLabels.has(word) && !isDateWord(word))
  if (rest.length > 0 && part !== labelled) beside.newsroom = true
  beside.unknown += rest.length
}

/** "Published on", ", at", "Updated" at both ends. */
function withoutDateWords (part: string): string {
  const trimmed = trimMarks(part)
  const own = trimmed.split(/\s+/)
  const isLabel = (word: string): boolean => isDateWord(trimMarks(word).toLowerCase()) || isUpdateWord(trimMarks(word).toLowerCase())
  while (own.length > 0 && isLabel(own[0]!) && !isBylineLabel(own[0]!)) own.shift()
  while (own.length > 0 && isLabel(own.at(-1)!)) own.pop()
  return trimMarks(own.join(' '))
}

const trimMarks = (part: string): string => part.replace(/^[\s,;:.()[\]–—-]+|[\s,;:()[\]–—-]+$/gu, '')
const isBylineLabel = (word: string): boolean => words.ordinaryBylineLabels.has(word.toLowerCase())

function withoutLabel (part: string): string {
  const space = part.indexOf(' ')
  return space !== -1 && isBylineLabel(part.slice(0, space)) ? part.slice(space + 1) : part
}

/** "Politics / January 11, 2024", "October 12, 2018/0 Comments": a mark stands between date and words. */
function isSetApart (text: string, first: { start: number }, last: { end: number }): boolean {
  const before = text.slice(0, first.start).trimEnd()
  const after = text.slice(last.end).trimStart()
  return (before === '' || /[|•·/–—-]$/u.test(before)) && (after === '' || /^[|•·/–—-]/u.test(after))
}
