/** Reads lines that say who wrote the article. */
import { isLetterAt, shapeLine, type LineShape } from './line-shape.js'
import { readPeople } from './person-names.js'
import { words } from './word-lists.js'

const LONGEST = 200 // characters
const MOST_NEWSROOM_WORDS = 10 // of "By Reuters" with its date
const MOST_REST_WORDS = 5 // words of a role or an outlet that no list knows

export interface Byline {
  /** people only; empty for "By Staff" */
  authors: string[]
  /** the label stands alone and the names follow on the next line */
  open: boolean
}

/**
 * A byline has a label ("Author: …", "By …"). Labels that are everyday words count only before
 * what can be a name, so that "By Monday the bridge was open." stays.
 *
 * @example readByline(shapeLine('By Jane Doe, Harbour Post', …)) // → {authors: ['Jane Doe'], open: false}
 */
export function readByline (written: LineShape): Byline | null {
  if (written.text.length > LONGEST) return null
  const line = partLabel(written)
  const start = line.plain.indexOf(line.bare)
  const label = words.bylineLabels.find(each => line.plain.startsWith(each, start) && !isLetterAt(line.plain, start + each.length))
  if (label === undefined) return null
  const after = line.plain.slice(start + label.length).trimStart()
  if (after === '' || after === ':') return words.ordinaryBylineLabels.has(label) || after === ':' ? { authors: [], open: true } : null
  const colon = after.startsWith(':')
  if (!colon && !words.ordinaryBylineLabels.has(label) && !label.includes(' ') && !standsBeforeName(label)) return null
  const people = readPeople(rawAfter(line.text, label))
  if (!colon && people.names.length === 0) return people.rest.length === 0 && line.words <= MOST_NEWSROOM_WORDS && !line.ends ? { authors: [], open: false } : null
  return decideByline(people, colon, line)
}

/** "byMira Holt": a scrape lost the space behind the label. */
function partLabel (line: LineShape): LineShape {
  const glued = /^(\p{Ll}{2,6})(\p{Lu}\p{Ll}.*)$/u.exec(line.text)
  if (glued === null || !words.ordinaryBylineLabels.has(glued[1]!)) return line
  const text = `${glued[1]} ${glued[2]}`
  return shapeLine(text, { start: 0, end: text.length })
}

/** "Автор Іван Франко" and "Autor Jan Kowalski": labels that are nothing else. */
function standsBeforeName (label: string): boolean {
  return /^(?:author|автор|autor|auteur|autore|ავტორ)/u.test(label)
}

/** The words behind the label as written: case tells names. */
function rawAfter (text: string, label: string): string {
  const letters = text.search(/[\p{L}\p{N}]/u)
  return text.slice(letters + label.length).replace(/^[\s:|–—-]+/u, '')
}

function decideByline (people: { names: string[], rest: string[] }, colon: boolean, line: LineShape): Byline | null {
  const restWords = people.rest.join(' ').split(/\s+/).filter(word => word !== '').length
  if (people.names.length > 0) return restWords <= MOST_REST_WORDS && !(line.ends && line.words > 12) ? { authors: people.names, open: false } : null
  return colon && restWords <= MOST_REST_WORDS && line.words <= 8 ? { authors: [], open: false } : null
}
