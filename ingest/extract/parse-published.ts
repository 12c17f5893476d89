/** Reads a written publication date: the form, the precision it has and whether it can be true. */
import type { PublicationDate } from '../document.js'
import { readDates, type WrittenDate } from './read-dates.js'

export interface DateContext {
  /** moment of reading; a date more than two days later is not believed. Default: now */
  now?: Date
  /** BCP 47 of the page; decides 05/06/2024, which nobody else can read */
  language?: string
  /** `now` is when the page was fetched, so that "3 hours ago" counts from it */
  fetched?: boolean
}

const AHEAD = 2 * 86_400_000 // ms; two days cover every time zone and a paper dated for tomorrow
const FIRST_YEAR = 1600 // the first newspapers; earlier years are slips

/** `GMT+0300 (Eastern European Summer Time)`, as JavaScript writes it. */
const ZONE_IN_WORDS = /(GMT[+-]\d{4}) \([^()]{1,60}\)$/

/** 20240524T133500Z */
const COMPACT = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(Z|[+-]\d\d:?\d\d)?$/

/** Where 05/06/2024 is the fifth of June. English is left out: half of its readers mean May. */
const DAY_FIRST = new Set(['uk', 'ru', 'de', 'fr', 'pl', 'ka', 'es', 'it', 'pt', 'nl', 'tr', 'vi', 'el', 'ro'])

/**
 * Reads one date as it stands in a record, a meta tag, a `<time>` or a line of its own.
 *
 * Forms: ISO 8601 (also year or month alone), RFC 2822, `24.05.24, 13:35`, `2024/05/24`,
 * `24 May 2024`, `May 24, 2024` with month names of `config/months.json`, seconds and milliseconds
 * since 1970. What is not written is not added: no zone, no time, no day. Text that says more than
 * a date ("The year 2024 in review") is none.
 *
 * @param written as found
 * @param source goes into the answer: `record`, `json-ld`, `meta`, `time`, `text`, `url` …
 * @returns null for what cannot be read, cannot be (31.02.) or lies in the future
 * @example parsePublished('24.05.24, 13:35', 'text') // → {value: '2024-05-24T13:35', precision: 'minute', source: 'text'}
 */
export function parsePublished (written: string, source: string, context: DateContext = {}): PublicationDate | null {
  const now = context.now ?? new Date()
  const trimmed = written.trim().replace(ZONE_IN_WORDS, '$1')
  const alone = readAlone(trimmed)
  if (alone !== null) return credible(alone, source, now)
  const local = resolveSlashes(trimmed.replace(COMPACT, '$1-$2-$3T$4:$5:$6$7'), context.language)
  const reading = readDates(local, now, context.language)
  if (reading.dates.length === 0 || reading.rest.length > 0) return null
  const date = firstPublished(reading.dates)
  return date.precision === 'year' ? null : credible(date, source, now)
}

/** Of "published …, updated …" the first publication. */
export function firstPublished (dates: WrittenDate[]): WrittenDate {
  return dates.find(date => !date.updated) ?? dates[0]!
}

type Reading = Pick<WrittenDate, 'value' | 'precision'>

/** Forms that mean a date only when nothing else is there: a year, a number of seconds. */
function readAlone (written: string): Reading | null {
  if (/^(?:1[6-9]|20)\d\d$/.test(written)) return { value: written, precision: 'year' }
  if (!/^\d{10}(?:\d{3})?$/.test(written)) return null
  const moment = new Date(Number(written) * (written.length === 10 ? 1000 : 1))
  return { value: moment.toISOString().slice(0, 19) + 'Z', precision: 'second' }
}

function resolveSlashes (written: string, language: string | undefined): string {
  if (language === undefined || !DAY_FIRST.has(language.split('-')[0]!.toLowerCase())) return written
  return written.replace(/\b(\d{1,2})\/(\d{1,2})\/(\d{2,4})\b/, '$1.$2.$3')
}

/** @returns the date with its source, or null when it cannot be or is not yet */
export function credible (date: Reading, source: string, now: Date): PublicationDate | null {
  const [year, month, day] = date.value.slice(0, 10).split('-').map(Number) as [number, number | undefined, number | undefined]
  if (year < FIRST_YEAR || !existsOnCalendar(year, month ?? 1, day ?? 1)) return null
  const moment = Date.parse(withZone(date.value))
  if (Number.isNaN(moment) || moment === 0 || moment > now.getTime() + AHEAD) return null
  return { value: date.value, precision: date.precision, source }
}

function existsOnCalendar (year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** A time without zone counts as UTC here; two days of grace make up for it. */
function withZone (value: string): string {
  return value.includes('T') && !/(?:Z|[+-]\d\d:\d\d)$/.test(value) ? value + 'Z' : value
}
