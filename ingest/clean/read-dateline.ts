/** Reads lines that hold a date together with a name, a newsroom or a counter: "Mira Holt, 26.04.2024 10:00". */
import { isDateWord } from '../extract/month-names.js'
import { readDates } from '../extract/read-dates.js'
import type { LineShape } from './line-shape.js'
import { readPeople } from './person-names.js'
import { words } from './word-lists.js'

const MOST_WORDS = 16
const MOST_REST = 4 // words beside date and names; a headline with a date in it has more

export interface Dateline {
  /** people only */
  authors: string[]
}

/**
 * A line says when and by whom, and nothing else: it has a day, and beside it a clock time or
 * names. Good only near the headline, since in a text "Mira Holt, 26.04.2024" may sign a letter.
 *
 * @example readDateline(shapeLine('October 9, 2023 | by Mira Holt', …), now) // → {authors: ['Mira Holt']}
 */
export function readDateline (line: LineShape, now: Date): Dateline | null {
  if (line.words > MOST_WORDS || line.prose || !/\d/.test(line.plain)) return null
  const { dates, rest } = readDates(line.text, now)
  const date = dates.find(each => each.precision !== 'year' && each.precision !== 'month')
  if (date === undefined) return null
  const beside = [line.text.slice(0, date.start), line.text.slice(dates.at(-1)!.end)].map(withoutLabel)
  const people = beside.map(readPeople)
  const authors = people.flatMap(each => each.names)
  const unknown = rest.filter(word => !/^\p{Nd}+$/u.test(word) && !words.counterLabels.has(word)).length
  const known = people.every(each => each.rest.length === 0)
  if (known && beside.join('') !== '') return { authors }
  return date.precision !== 'day' && unknown <= MOST_REST ? { authors: [] } : null
}

function withoutLabel (part: string): string {
  const trimmed = part.replace(/^[\s|/·•,:–—-]+|[\s|/·•,:–—(-]+$/gu, '')
  if (trimmed.split(' ').every(word => isDateWord(word.toLowerCase()))) return ''
  const space = trimmed.indexOf(' ')
  return space !== -1 && words.ordinaryBylineLabels.has(trimmed.slice(0, space).toLowerCase()) ? trimmed.slice(space + 1) : trimmed
}
