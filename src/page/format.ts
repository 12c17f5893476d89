/** Dates, languages and directions as people read them. */
import type { PublicationDate } from '../../ingest/document.js'
import type { Messages } from './messages.js'

const PARTS = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2}))?)?)?/

export interface ShownDate {
  /** for the `datetime` attribute */
  value: string
  /** `14 March 2019`, `March 2019`, `2019` */
  day: string
  /** `18:40`, in the zone of the article */
  time: string | null
}

/**
 * Shows a date as precisely as it is known and in the time zone in which it was printed.
 *
 * @example formatDate('2024-05-24T13:35+03:00', 'en-GB') // → { value: …, day: '24 May 2024', time: '13:35' }
 */
export function formatDate (value: string, format: string): ShownDate {
  const [, year, month, day, time] = PARTS.exec(value) ?? []
  if (year === undefined) return { value, day: value, time: null }
  const instant = new Date(0)
  instant.setUTCFullYear(Number(year), Number(month ?? 1) - 1, Number(day ?? 1))
  const options: Intl.DateTimeFormatOptions = {
    timeZone: 'UTC',
    year: 'numeric',
    ...(month !== undefined && { month: 'long' }),
    ...(day !== undefined && { day: 'numeric' })
  }
  const parts = new Intl.DateTimeFormat(format, options).formatToParts(instant).map(part => part.value)
  const last = parts.at(-1) ?? ''
  // Ukrainian and others put "year" behind the number
  return { value, day: (/\p{N}/u.test(last) ? parts : parts.slice(0, -1)).join(''), time: time ?? null }
}

/** An instant of ours (RFC 3339, UTC) with hour and minute. */
export function formatInstant (value: string, format: string): string {
  const instant = new Date(value)
  if (Number.isNaN(instant.getTime())) return value
  return new Intl.DateTimeFormat(format, { timeZone: 'UTC', dateStyle: 'long', timeStyle: 'short' }).format(instant) + ' UTC'
}

/**
 * The name of a language in itself, `und` in words.
 *
 * @example languageName('uk', messages) // → 'українська'
 */
export function languageName (tag: string, messages: Messages): string {
  if (tag === 'und' || tag === '') return messages.text('language.und')
  try {
    const name = new Intl.DisplayNames([tag], { type: 'language', fallback: 'none' }).of(tag)
    return name === undefined ? tag : withCapital(name, tag)
  } catch {
    return tag
  }
}

/** As a name is written. Georgian has capitals, but no word is written with one of them alone. */
export function withCapital (name: string, tag?: string): string {
  return /^\p{Script=Georgian}/u.test(name) ? name : name.charAt(0).toLocaleUpperCase(tag) + name.slice(1)
}

/** A tag for the `lang` attribute: empty where the language is not known or the tag is none. */
export function langAttribute (tag: string): string {
  if (tag === 'und') return ''
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? ''
  } catch {
    return ''
  }
}

const RTL_SCRIPTS = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm', 'Rohg', 'Mand', 'Samr'])

/** @example directionOf('ar') // → 'rtl' */
export function directionOf (tag: string): 'ltr' | 'rtl' | 'auto' {
  const known = langAttribute(tag)
  if (known === '') return 'auto'
  return RTL_SCRIPTS.has(new Intl.Locale(known).maximize().script ?? '') ? 'rtl' : 'ltr'
}

const TO_THE_MINUTE = /T\d{2}:\d{2}.*(?:Z|[+-]\d{2}:\d{2})$/i

export type Delay = { unit: 'minutes' | 'hours' | 'days', count: number }

/**
 * How much later one article was printed than another, as precisely as both dates allow; a time
 * without its zone counts as a day.
 *
 * @returns null when either date is missing or known to the month only, or the second is not later
 */
export function delayAfter (first: PublicationDate | null, later: PublicationDate | null): Delay | null {
  if (first === null || later === null) return null
  if (TO_THE_MINUTE.test(first.value) && TO_THE_MINUTE.test(later.value)) {
    const minutes = Math.round((Date.parse(later.value) - Date.parse(first.value)) / 60_000)
    if (!(minutes > 0)) return null
    if (minutes < 120) return { unit: 'minutes', count: minutes }
    return minutes < 48 * 60 ? { unit: 'hours', count: Math.round(minutes / 60) } : { unit: 'days', count: Math.round(minutes / 1440) }
  }
  if (first.value.length < 10 || later.value.length < 10) return null
  const days = Math.round((Date.parse(later.value.slice(0, 10)) - Date.parse(first.value.slice(0, 10))) / 86_400_000)
  return days > 0 ? { unit: 'days', count: days } : null
}
