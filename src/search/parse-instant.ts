/** Dates as people and clients give them, as spans of time: `2024` is a whole year. */

/** Seconds since 1970, both inclusive. */
export interface Span {
  first: number
  last: number
}

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?([Zz]|[+-]\d{2}:\d{2})?)?)?)?$/

/**
 * Reads YYYY, YYYY-MM, YYYY-MM-DD and RFC 3339 (seconds and zone may be missing; without a zone it is UTC).
 *
 * @returns the first and last second meant, null for anything else and for days that do not exist
 * @example parseInstant('2024-02') // → from 2024-02-01T00:00:00Z to 2024-02-29T23:59:59Z
 */
export function parseInstant (value: string): Span | null {
  const parts = DATE.exec(value)
  if (parts === null) return null
  const [, year, month, day, hour, minute, second, zone] = parts
  const first = secondsAt(year, month, day, hour, minute, second)
  if (first === null) return null
  const offset = zoneOffset(zone)
  if (offset === null) return null
  return { first: first - offset, last: lastSecond(first, parts) - offset }
}

function secondsAt (year = '', month = '01', day = '01', hour = '00', minute = '00', second = '00'): number | null {
  const date = new Date(0)
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day))
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return null
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return null
  date.setUTCHours(Number(hour), Number(minute), Number(second))
  return date.getTime() / 1000
}

function lastSecond (first: number, [, , month, day, hour, , second]: RegExpExecArray): number {
  const date = new Date(first * 1000)
  if (month === undefined) date.setUTCFullYear(date.getUTCFullYear() + 1)
  else if (day === undefined) date.setUTCMonth(date.getUTCMonth() + 1)
  else if (hour === undefined) date.setUTCDate(date.getUTCDate() + 1)
  else if (second === undefined) date.setUTCMinutes(date.getUTCMinutes() + 1)
  else return first
  return date.getTime() / 1000 - 1
}

/** @returns seconds east of UTC, null when there is no such zone */
function zoneOffset (zone: string | undefined): number | null {
  if (zone === undefined || zone === 'Z' || zone === 'z') return 0
  const hours = Number(zone.slice(1, 3))
  const minutes = Number(zone.slice(4, 6))
  if (hours > 23 || minutes > 59) return null
  return (zone.startsWith('-') ? -1 : 1) * (hours * 3600 + minutes * 60)
}
