/** Joins what is said of an article by its record, by its page and by its lines. */
import type { Declared, Metadata, PublicationDate } from '../document.js'
import { foldText } from '../fold/fold-text.js'
import { canonicalUrl } from '../read/canonical-url.js'
import { canonicalLanguage } from './canonical-language.js'
import { parsePublished } from './parse-published.js'

export type MergedMetadata = Metadata & { notes: string[] }

/**
 * The record is believed, then the page, then what was found in the text. Where record and page
 * contradict each other a note says so; a declared date that cannot be read and an address that is
 * not http or https are left out with a note.
 *
 * @example mergeMetadata({published: '2024-05-24'}, page, found).published // → {value: '2024-05-24', precision: 'day', source: 'record'}
 */
export function mergeMetadata (declared: Declared, page: Metadata, found: Metadata): MergedMetadata {
  const notes: string[] = []
  const text = (value: string | undefined): string | null => value === undefined || value.trim() === '' ? null : value.trim()
  const title = text(declared.title)
  const outlet = text(declared.outlet)
  const authors = (declared.authors ?? []).map(name => name.trim()).filter(name => name !== '')
  const language = readLanguage(declared.language, notes)
  const published = readDeclaredDate(declared.published, page.language ?? declared.language, notes)
  const url = readDeclaredUrl(declared.url, notes)

  noteWords(notes, 'title', title, page.title)
  noteWords(notes, 'outlet', outlet, page.outlet)
  noteWords(notes, 'authors', sorted(authors), sorted(page.authors))
  noteDates(notes, published, page.published)
  if (url !== null && page.url !== null && url !== page.url) notes.push(contradiction('url', url, page.url))
  if (language !== null && page.language !== null && primary(language) !== primary(page.language)) notes.push(contradiction('language', language, page.language))

  return {
    title: title ?? page.title ?? found.title,
    authors: [authors, page.authors, found.authors].find(list => list.length > 0) ?? [],
    published: published ?? page.published ?? found.published,
    outlet: outlet ?? page.outlet ?? found.outlet,
    url: url ?? page.url ?? found.url,
    language: language ?? page.language ?? found.language,
    notes
  }
}

const contradiction = (what: string, record: string, page: string): string => `${what}: record says ${record}, page says ${page}`
const primary = (language: string): string => language.split('-')[0]!.toLowerCase()
const sorted = (names: string[]): string | null => names.length === 0 ? null : [...names].sort().join(', ')

function noteWords (notes: string[], what: string, record: string | null, page: string | null): void {
  if (record !== null && page !== null && foldText(record) !== foldText(page)) notes.push(contradiction(what, record, page))
}

/** The same day said more or less precisely is no contradiction. */
function noteDates (notes: string[], record: PublicationDate | null, page: PublicationDate | null): void {
  if (record === null || page === null) return
  const length = Math.min(record.value.length, page.value.length, 10)
  if (record.value.slice(0, length) === page.value.slice(0, length) || sameDayInUtc(record.value, page.value)) return
  notes.push(contradiction('published', record.value, page.value))
}

function sameDayInUtc (left: string, right: string): boolean {
  const days = [left, right].map(value => /(?:Z|[+-]\d\d:\d\d)$/.test(value) && value.includes('T') ? new Date(value).toISOString().slice(0, 10) : value.slice(0, 10))
  return days[0] === days[1]
}

function readDeclaredDate (written: string | undefined, language: string | undefined, notes: string[]): PublicationDate | null {
  if (written === undefined || written.trim() === '') return null
  const date = parsePublished(written, 'record', language === undefined ? {} : { language })
  if (date === null) notes.push(`published: "${written.slice(0, 80)}" in the record is no date that can be believed`)
  return date
}

function readDeclaredUrl (written: string | undefined, notes: string[]): string | null {
  if (written === undefined || written.trim() === '') return null
  const url = canonicalUrl(written)
  if (url === null) notes.push(`url: "${written.slice(0, 200)}" is not an http or https address and was left out`)
  return url
}

function readLanguage (written: string | undefined, notes: string[]): string | null {
  if (written === undefined || written.trim() === '') return null
  const language = canonicalLanguage(written)
  if (language === null) notes.push(`language: "${written.slice(0, 40)}" is no language tag`)
  return language
}
