/** Reads when an article says it was published, as far as that can be believed. */

/** The first newspaper appeared in 1605: an earlier date is a fault of the page. */
const FIRST_NEWSPAPER = 1605
/** Clocks of outlets go wrong and time zones are left out: a day ahead is still believed. */
const TOLERANCE = 24 * 60 * 60 * 1000 // ms
const ISO = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/i

/**
 * @param published ISO 8601, from a year alone to a second; a missing time zone is read as UTC
 * @param now ms since 1970; a date after it is not believed
 * @returns the end of the time meant, ms since 1970 (an article dated `2024` may be of 31 December,
 *   so it never counts as earlier than one dated by the day); null when there is no credible date
 *
 * @example credibleTime('2024-05', Date.now()) === Date.parse('2024-05-31T23:59:59.999Z') // → true
 */
export function credibleTime (published: string | null, now: number): number | null {
  const parts = ISO.exec(published?.trim() ?? '')
  if (parts === null) return null
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(part => part === undefined ? undefined : Number(part))
  if (year === undefined || year < FIRST_NEWSPAPER || !isCalendarDate(year, month, day, hour, minute, second)) return null
  const begin = Date.UTC(year, (month ?? 1) - 1, day ?? 1, hour ?? 0, minute ?? 0, second ?? 0) - zoneOffset(parts[7])
  if (begin > now + TOLERANCE) return null
  return begin + lengthMeant(year, month, day, hour, second) - 1
}

function isCalendarDate (year: number, month = 1, day = 1, hour = 0, minute = 0, second = 0): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour <= 24 && minute < 60 && second <= 60
}

function lengthMeant (year: number, month?: number, day?: number, hour?: number, second?: number): number {
  if (month === undefined) return Date.UTC(year + 1, 0) - Date.UTC(year, 0)
  if (day === undefined) return Date.UTC(year, month) - Date.UTC(year, month - 1)
  if (hour === undefined) return 24 * 60 * 60 * 1000
  return second === undefined ? 60 * 1000 : 1000
}

function zoneOffset (zone: string | undefined): number {
  const parts = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '')
  if (parts === null) return 0
  return (parts[1] === '-' ? -1 : 1) * (Number(parts[2]) * 60 + Number(parts[3])) * 60 * 1000
}
