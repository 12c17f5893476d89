/** Citations of a printed passage for bibliographies: Chicago, BibTeX and CSL JSON. What is not known is left out, never guessed. */
import type { PublicationDate } from '../../ingest/document.js'
import { formatDate } from './format.js'
import { isWebAddress } from './web-address.js'

export interface Cited {
  /** of the passage */
  id: string
  speaker: string | null
  title: string | null
  outlet: string | null
  authors: readonly string[]
  published: PublicationDate | null
  url: string | null
  /** BCP 47 */
  language: string
}

export interface PersonName {
  family: string
  given: string
}

/** Written with the family name first and without a space or comma of their own. */
const FAMILY_FIRST = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u

/**
 * The last word is the family name, as in the languages that print names "given family".
 *
 * @returns null where the name cannot be split: one word, or a script that puts the family first
 * @example splitName('Tamsin Okoreth') // → { family: 'Okoreth', given: 'Tamsin' }
 */
export function splitName (name: string): PersonName | null {
  const words = name.trim().split(/\s+/u)
  if (words.length < 2 || FAMILY_FIRST.test(name)) return null
  return { family: words.at(-1) as string, given: words.slice(0, -1).join(' ') }
}

const familyFirst = (name: string): string => {
  const split = splitName(name)
  return split === null ? name : `${split.family}, ${split.given}`
}

/** The parts of Chicago (17th edition, bibliography, newspaper); the outlet is set in italics by whoever shows it. */
export interface ChicagoParts {
  /** authors and headline, with the full stops between */
  before: string
  outlet: string | null
  /** date and address, with the full stop at the end */
  after: string
}

const CLOSED = /[.?!…]$/u

/** @example chicago(cited) // → { before: 'Okoreth, Tamsin. “Talks End.” ', outlet: 'Halvarra Courier', after: ', March 14, 2019.' } */
export function chicago ({ authors, title, outlet, published, url }: Cited): ChicagoParts {
  const [first, ...others] = authors
  const names = first === undefined ? '' : joinNames([familyFirst(first), ...others])
  const date = published === null ? '' : formatDate(published.value, 'en-US').day
  const headline = title === null ? '' : `“${title}${CLOSED.test(title) ? '' : '.'}” `
  const after = [date, isWebAddress(url) ? url : ''].filter(part => part !== '')
  const begin = outlet === null ? '' : after.length > 0 && date !== '' ? ', ' : after.length > 0 ? '. ' : ''
  return { before: (names === '' ? '' : `${names}${CLOSED.test(names) ? '' : '.'} `) + headline, outlet, after: `${begin}${after.join('. ')}.` }
}

const joinNames = (names: string[]): string => names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')}, and ${names.at(-1) ?? ''}`

const TEX: Record<string, string> = { '\\': '\\textbackslash{}', '~': '\\textasciitilde{}', '^': '\\textasciicircum{}' }

/** Braces would have to balance; nothing in a headline needs them. */
const tex = (text: string): string => text.replace(/\s+/gu, ' ').replace(/[{}]/gu, '').replace(/[\\~^]/gu, mark => TEX[mark] as string).replace(/(?<!\\)[&%$#_]/gu, mark => '\\' + mark)

/** @param link permanent address of the passage, given where the article has none of its own */
export function bibtex ({ id, speaker, title, outlet, authors, published, url }: Cited, link: string): string {
  const [year, month] = (published?.value ?? '').split('-')
  const fields: Array<[string, string]> = [
    ['author', authors.map(author => tex(familyFirst(author))).join(' and ')],
    ['title', title === null ? '' : `{${tex(title)}}`],
    ['journal', tex(outlet ?? '')],
    ['year', year ?? ''],
    ['month', month ?? ''],
    ['date', published?.value.slice(0, 10) ?? ''],
    ['url', tex(isWebAddress(url) ? url : link)],
    ['note', speaker === null ? '' : `Quoting ${tex(speaker)}; ${link}`]
  ]
  return `@article{verbatim-${id},\n${fields.filter(([, value]) => value !== '').map(([name, value]) => `  ${name} = {${value}}`).join(',\n')}\n}\n`
}

/** One item, in the list that citation managers import. */
export function cslJson ({ id, speaker, title, outlet, authors, published, url, language }: Cited, link: string): string {
  const dateParts = (published?.value ?? '').slice(0, 10).split('-').filter(part => part !== '').map(Number)
  return JSON.stringify([{
    id: `verbatim-${id}`,
    type: 'article-newspaper',
    ...(title !== null && { title }),
    ...(outlet !== null && { 'container-title': outlet }),
    ...(authors.length > 0 && { author: authors.map(name => splitName(name) ?? { literal: name }) }),
    ...(dateParts.length > 0 && { issued: { 'date-parts': [dateParts] } }),
    URL: isWebAddress(url) ? url : link,
    ...(language !== 'und' && { language }),
    ...(speaker !== null && { note: `Quoting ${speaker}; ${link}` })
  }], null, 2) + '\n'
}
