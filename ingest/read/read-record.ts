/** Turns one record (a JSON object of a file, a feed or a request) into a source. */
import type { Limits } from '../config.js'
import type { Declared, Rejection, SourceFile } from '../document.js'
import { canonicalUrl } from './canonical-url.js'

export interface RecordOptions {
  limits: Limits
  now?: () => Date
}

/** A field of the wrong form; becomes a rejection. */
class RecordError extends Error {
  readonly reason: string
  readonly bytes: Uint8Array | undefined

  constructor (message: string, reason = 'invalid-record', bytes?: Uint8Array) {
    super(message)
    this.reason = reason
    this.bytes = bytes
  }
}

interface Content {
  bytes: Uint8Array
  contentType: string | null
  charsetKnown: boolean
}

type Fields = Record<string, unknown>

const CONTENT_FIELDS = ['text', 'html', 'base64'] as const
const LONGEST_ID = 512
const LONGEST_WORDS = 10_000 // characters of a title, a name, an outlet; longer is not what the field is for
const BASE64 = /^[A-Za-z0-9+/_-]*={0,2}$/
const LANGUAGE_TAG = /^[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8}){0,8}$/
const LONE_SURROGATE = /\p{Cs}/u
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\x00-\x1F\x7F-\x9F\u2028\u2029]/

/**
 * Validates the record form `{id?, url?, title?, outlet?, authors?, published?, language?,
 * contentType?, retrieved?, text | html | base64}`; `retrieved` is when the page was fetched (RFC 3339). Fields that are null count as absent, unknown ones are
 * ignored. What is declared is believed; an address, date or language that cannot be one is left
 * out or kept with a note, since the article itself is sound.
 *
 * @param origin where the record stands, for people
 * @returns a rejection `invalid-record`, `empty` or `too-large` that names the field
 *
 * @example recordToSource({ id: 7, text: 'One.' }, 'a.jsonl:1', { limits }).declared.id // → '7'
 */
export function recordToSource (record: unknown, origin: string, options: RecordOptions): SourceFile | Rejection {
  try {
    return readRecord(record, origin, options)
  } catch (error) {
    if (!(error instanceof RecordError)) throw error
    return {
      origin,
      stage: 'read',
      reason: error.reason,
      detail: `${origin}: ${error.message}`,
      bytes: error.bytes ?? Buffer.from(JSON.stringify(record) ?? '')
    }
  }
}

function readRecord (record: unknown, origin: string, { limits, now = () => new Date() }: RecordOptions): SourceFile {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) throw new RecordError('a record has to be a JSON object')
  const fields = record as Fields
  const notes: string[] = []
  const { charsetKnown, ...content } = readContent(fields, limits.textBytes, notes)
  const source: SourceFile = { origin, ...content, declared: readDeclared(fields, notes), retrievedAt: now().toISOString(), notes }
  if (charsetKnown) source.charsetKnown = true
  const retrieved = readRetrieved(readString(fields, 'retrieved'), notes)
  if (retrieved !== undefined) Object.assign(source, { retrievedAt: retrieved, fetched: true })
  return source
}

function readContent (fields: Fields, limit: number, notes: string[]): Content {
  const given = CONTENT_FIELDS.filter(name => isPresent(fields[name]))
  const [name] = given
  if (name === undefined || given.length > 1) {
    throw new RecordError(`exactly one of text, html and base64 has to be given, not ${given.length === 0 ? 'none' : given.join(' and ')}`)
  }
  const value = readString(fields, name) ?? ''
  const contentType = readString(fields, 'contentType') ?? null
  const content = name === 'base64'
    ? { bytes: readBase64(value), contentType, charsetKnown: false }
    : { bytes: Buffer.from(value, 'utf8'), contentType: name === 'html' ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8', charsetKnown: true }
  if (content.bytes.length === 0) throw new RecordError(`${name} is empty`, 'empty')
  if (content.bytes.length > limit) throw new RecordError(`${name} has ${content.bytes.length} bytes, the limit is ${limit}`, 'too-large', new Uint8Array())
  if (name !== 'base64' && LONE_SURROGATE.test(value)) notes.push(`${name} holds halves of characters (lone surrogates), shown as \uFFFD`)
  return content
}

function readDeclared (fields: Fields, notes: string[]): Declared {
  const declared: Declared = {}
  const id = readId(fields.id)
  if (id !== undefined) declared.id = id
  const url = readUrl(readString(fields, 'url'), notes)
  if (url !== undefined) declared.url = url
  for (const name of ['title', 'outlet'] as const) {
    const words = readWords(readString(fields, name), name)
    if (words !== undefined) declared[name] = words
  }
  const authors = readAuthors(fields.authors)
  if (authors !== undefined) declared.authors = authors
  const published = readPublished(fields.published, notes)
  if (published !== undefined) declared.published = published
  const language = readLanguage(readString(fields, 'language'), notes)
  if (language !== undefined) declared.language = language
  return declared
}

function isPresent (value: unknown): boolean {
  return value !== undefined && value !== null
}

function readString (fields: Fields, name: string): string | undefined {
  const value = fields[name]
  if (!isPresent(value)) return undefined
  if (typeof value !== 'string') throw new RecordError(`${name} has to be a string`)
  return value
}

function readId (value: unknown): string | undefined {
  if (!isPresent(value)) return undefined
  if (typeof value !== 'string' && !(typeof value === 'number' && Number.isFinite(value))) throw new RecordError('id has to be a string or a number')
  const id = String(value)
  if (id.length === 0 || id.length > LONGEST_ID) throw new RecordError(`id has to have 1 to ${LONGEST_ID} characters`)
  if (CONTROLS.test(id) || LONE_SURROGATE.test(id)) throw new RecordError('id holds control characters')
  return id
}

function readUrl (url: string | undefined, notes: string[]): string | undefined {
  if (url === undefined || url.trim() === '') return undefined
  if (canonicalUrl(url) !== null) return url.trim()
  notes.push('url is not an http or https address and was left out')
  return undefined
}

function readWords (words: string | undefined, name: string): string | undefined {
  if (words !== undefined && words.length > LONGEST_WORDS) throw new RecordError(`${name} has more than ${LONGEST_WORDS} characters`)
  const trimmed = words?.trim()
  return trimmed === '' ? undefined : trimmed
}

function readAuthors (value: unknown): string[] | undefined {
  if (!isPresent(value)) return undefined
  const list: unknown[] = Array.isArray(value) ? value : [value]
  const authors = list.filter(isPresent).map(author => {
    if (typeof author !== 'string') throw new RecordError('authors has to be a string or a list of strings')
    return readWords(author, 'authors')
  })
  return authors.filter(author => author !== undefined)
}

/** Only what no reading could make a date of is noted here; the string itself is kept for `parsePublished`. */
function readPublished (value: unknown, notes: string[]): string | undefined {
  if (!isPresent(value)) return undefined
  if (typeof value !== 'string') throw new RecordError('published has to be a string')
  const published = readWords(value, 'published')
  if (published !== undefined && !isCredibleDate(published)) notes.push(`published “${published.slice(0, 40)}” is not a date`)
  return published
}

function isCredibleDate (published: string): boolean {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?!\d)/.exec(published) ?? []
  if (year === undefined) return /\d/.test(published)
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day)
}

function readLanguage (language: string | undefined, notes: string[]): string | undefined {
  const tag = language?.trim()
  if (tag === undefined || tag === '') return undefined
  if (LANGUAGE_TAG.test(tag)) return tag.replaceAll('_', '-')
  notes.push(`language “${tag.slice(0, 40)}” is not a language tag and was left out`)
  return undefined
}

function readRetrieved (written: string | undefined, notes: string[]): string | undefined {
  if (written === undefined) return undefined
  const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(written) ? new Date(written) : new Date(NaN)
  if (!Number.isNaN(moment.getTime())) return moment.toISOString()
  notes.push(`retrieved “${written.slice(0, 40)}” is no moment (RFC 3339) and was left out`)
  return undefined
}

function readBase64 (value: string): Uint8Array {
  const digits = value.replace(/\s+/g, '')
  if (!BASE64.test(digits) || digits.replace(/=+$/, '').length % 4 === 1) throw new RecordError('base64 is not base64')
  return Buffer.from(digits, 'base64')
}
