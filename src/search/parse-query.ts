/**
 * The query language: words, phrases in any quotation marks, `-` to leave out, `word*`, and the
 * filters speaker: outlet: author: lang: before: after:. Everything else is a word; nothing typed
 * is an error but a date that is none.
 */
import { foldText } from '../../ingest/fold/fold-text.js'
import { QueryError, type Understood } from './answer.js'
import { findExactWords } from './exact-words.js'
import { parseInstant, type Span } from './parse-instant.js'
import { createPhraseFinder } from './quotation-marks.js'

/** One word as typed; several folds (`20-point`, CJK) stand in this order without a gap. */
export interface QueryWord {
  kind: 'word'
  text: string
  folds: string[]
  /** `word*` */
  prefix: boolean
  /** range in the query text */
  start: number
  end: number
}

/** Words that have to stand exactly so. */
export interface QueryPhrase {
  kind: 'phrase'
  /** between the marks */
  text: string
  folds: string[]
  start: number
  end: number
}

export type QueryTerm = QueryWord | QueryPhrase

export type FilterField = 'speaker' | 'outlet' | 'author' | 'language'

export interface ParsedQuery {
  text: string
  terms: QueryTerm[]
  excluded: QueryTerm[]
  filters: Partial<Record<FilterField, string[]>>
  excludedFilters: Partial<Record<FilterField, string[]>>
  /** seconds since 1970, inclusive */
  from: number | null
  to: number | null
  understood: Understood[]
}

/** A query of more words is a text: `check` is there for it. */
const MOST_TERMS = 500

const FIELDS: Record<string, FilterField | 'before' | 'after'> = {
  speaker: 'speaker', outlet: 'outlet', author: 'author', lang: 'language', language: 'language', before: 'before', after: 'after'
}
const FIELD = /(speaker|outlet|author|lang|language|before|after):(?=\S)/iy
const WHITE_SPACE = /\s/
const MINUS = /[-−]/

/** One piece of the query text as the scanner cuts it. */
interface Token {
  start: number
  end: number
  negative: boolean
  field: string | null
  quoted: boolean
  value: string
}

/**
 * @param text the query, well-formed; `limits.queryBytes` is checked by the caller
 * @throws QueryError naming `q` for a date that is none in before: or after:, or too many words
 * @example parseQuery('„ist es“ -nie lang:de').terms // → [{kind: 'phrase', text: 'ist es', folds: ['ist', 'es'], …}]
 */
export function parseQuery (text: string): ParsedQuery {
  const query: ParsedQuery = { text, terms: [], excluded: [], filters: {}, excludedFilters: {}, from: null, to: null, understood: [] }
  for (const token of scanQuery(text)) {
    if (token.field === null) addTerm(query, token)
    else addFilter(query, token, token.field)
    if (query.understood.length > MOST_TERMS) throw new QueryError('too-long', 'q', `A search takes at most ${MOST_TERMS} words; check takes a quotation of any length.`)
  }
  return query
}

function * scanQuery (text: string): Generator<Token> {
  const findClosingMark = createPhraseFinder(text)
  let at = 0
  while (at < text.length) {
    if (WHITE_SPACE.test(text[at] as string)) {
      at++
      continue
    }
    const token = readToken(text, at, findClosingMark)
    yield token
    at = token.end
  }
}

function readToken (text: string, start: number, findClosingMark: (at: number) => number | null): Token {
  const negative = MINUS.test(text[start] as string) && text[start + 1] !== undefined && !WHITE_SPACE.test(text[start + 1] as string)
  let at = negative ? start + 1 : start
  FIELD.lastIndex = at
  const field = FIELD.exec(text)?.[1]?.toLowerCase() ?? null
  if (field !== null) at += field.length + 1

  const closing = findClosingMark(at)
  if (closing !== null) return { start, end: closing + 1, negative, field, quoted: true, value: text.slice(at + 1, closing) }
  let end = at + 1
  while (end < text.length && !WHITE_SPACE.test(text[end] as string) && findClosingMark(end) === null) end++
  return { start, end, negative, field, quoted: false, value: text.slice(at, end) }
}

function addTerm (query: ParsedQuery, token: Token): void {
  const folded = foldText(token.value)
  if (folded === '') return
  const term = toTerm(token, folded.split(' '))
  ;(token.negative ? query.excluded : query.terms).push(term)
  query.understood.push({ type: token.negative ? 'excluded' : term.kind, text: token.value, without: withoutPart(query.text, token) })
}

function toTerm (token: Token, folds: string[]): QueryTerm {
  const { start, end, value } = token
  if (token.quoted && findExactWords(value).length > 0) return { kind: 'phrase', text: value.trim(), folds, start, end }
  return { kind: 'word', text: value, folds, prefix: !token.quoted && value.endsWith('*'), start, end }
}

function addFilter (query: ParsedQuery, token: Token, field: string): void {
  const name = FIELDS[field] as FilterField | 'before' | 'after'
  const value = token.value.trim()
  if (value === '') return
  if (name === 'before' || name === 'after') addDate(query, name, value)
  else {
    const filters = token.negative ? query.excludedFilters : query.filters
    filters[name] = [...filters[name] ?? [], name === 'language' ? canonicalLanguage(value) : value]
  }
  query.understood.push({ type: 'filter', field: (token.negative ? '-' : '') + field, text: value, without: withoutPart(query.text, token) })
}

/** `before:2024` ends with 2023, `after:2024` begins with 2024, as in other search boxes. Several narrow each other. */
function addDate (query: ParsedQuery, name: 'before' | 'after', value: string): void {
  const span: Span | null = parseInstant(value)
  if (span === null) throw new QueryError('date', 'q', `“${value.slice(0, 40)}” after ${name}: is no date: write YYYY, YYYY-MM, YYYY-MM-DD or RFC 3339.`)
  if (name === 'before') query.to = Math.min(query.to ?? Infinity, span.first - 1)
  else query.from = Math.max(query.from ?? -Infinity, span.first)
}

function canonicalLanguage (value: string): string {
  try {
    return Intl.getCanonicalLocales(value)[0] ?? value
  } catch {
    return value
  }
}

function withoutPart (text: string, part: { start: number, end: number }): string {
  return (text.slice(0, part.start) + ' ' + text.slice(part.end)).replace(/\s+/g, ' ').trim()
}
