/** Finds dates in a short piece of text and says what words are left beside them. */
import type { DatePrecision } from '../document.js'
import { isDateWord, isUpdateWord, readMonth, readZoneName } from './month-names.js'

/** A date as written, before anyone asks whether it is credible. */
export interface WrittenDate {
  start: number
  end: number
  /** ISO 8601, as precise as `precision` says */
  value: string
  precision: DatePrecision
  /** a label beside it says that this is a later change */
  updated: boolean
}

export interface DateReading {
  dates: WrittenDate[]
  /** the words that are neither date nor label of a date, in lower case */
  rest: string[]
}

interface Token {
  text: string
  start: number
  end: number
  kind: 'number' | 'word' | 'mark'
  /** 1–12, where the word is one */
  month: number | null
}

interface Found {
  year: number
  month: number | null
  day: number | null
  /** number of tokens taken */
  used: number
}

interface Clock {
  text: string
  precision: 'minute' | 'second'
  used: number
}

const LONGEST = 300 // characters; a date line with its labels is far shorter
const TOKEN = /\p{Nd}+|[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*|[^\s\p{L}\p{M}\p{Nd}]/gu

/**
 * @param written a date line, a meta value, a byline; longer text gives no date
 * @param now decides the century of two-digit years
 * @param language BCP 47 of the text, where it is known; decides what a spelling means that is another month elsewhere
 * @example readDates('26.11.2025 Views: 111', new Date()).rest // → ['views', '111']
 */
export function readDates (written: string, now: Date, language?: string): DateReading {
  if (written.length > LONGEST) return { dates: [], rest: [] }
  const tokens = tokenise(written, language)
  const reading: DateReading = { dates: [], rest: [] }
  let updated = false
  let free = 0 // first token that no date has taken
  for (let at = 0; at < tokens.length;) {
    const found = readDateAt(tokens, at, now)
    if (found !== null) {
      const { date, next } = completeDate(tokens, at, found, { updated, free })
      reading.dates.push(date)
      at = free = next
      updated = false
      continue
    }
    const token = tokens[at++]!
    if (isUpdateWord(token.text)) updated = true
    if (token.kind !== 'mark' && !isBesideDate(token, tokens, at)) reading.rest.push(token.text)
    at = skipClock(tokens, at - 1) ?? at
  }
  return reading
}

function tokenise (written: string, language: string | undefined): Token[] {
  const tokens: Token[] = []
  for (const match of written.matchAll(TOKEN)) {
    const first = match[0][0]!
    const kind = /\p{Nd}/u.test(first) ? 'number' : /[\p{L}\p{M}]/u.test(first) ? 'word' : 'mark'
    const text = kind === 'number' ? match[0].replace(OTHER_DIGITS, asciiDigit) : match[0].toLowerCase().replace(/[’ʼ]/g, "'")
    tokens.push({ text, start: match.index, end: match.index + match[0].length, kind, month: kind === 'word' ? readMonth(text, language) : null })
  }
  return tokens
}

const OTHER_DIGITS = /[^\P{Nd}0-9]/gu

/** ٢٤ and २४ are 24: the ten digits of a script follow one another, zero first. */
function asciiDigit (digit: string): string {
  const code = digit.codePointAt(0)!
  let zero = code
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
  return String(code - zero)
}

/** A clock time before its date ("1:39 am EST, Wednesday, November 20, 2019") is read past. */
function skipClock (tokens: Token[], at: number): number | null {
  const clock = readClock(tokens, at)
  return clock === null ? null : at + clock.used
}

function isBesideDate (token: Token, tokens: Token[], next: number): boolean {
  if (token.kind === 'word') return isDateWord(token.text) || readZoneName(token.text) !== null || token.text === 'am' || token.text === 'pm'
  return skipClock(tokens, next - 1) !== null
}

function readDateAt (tokens: Token[], at: number, now: Date): Found | null {
  const token = tokens[at]!
  if (token.kind === 'mark') return null
  if (token.kind === 'word') return readMonthFirst(tokens, at, now)
  return readYearFirst(tokens, at) ?? readYearThenName(tokens, at) ?? readCjk(tokens, at) ?? readDayFirst(tokens, at, now) ?? readCompact(token)
}

const isYear = (token: Token | undefined): token is Token => token?.kind === 'number' && /^(?:1[6-9]|20)\d\d$/.test(token.text)
const isSmall = (token: Token | undefined): token is Token => token?.kind === 'number' && token.text.length <= 2
const isMark = (token: Token | undefined, marks: string): boolean => token?.kind === 'mark' && marks.includes(token.text)
const touches = (left: Token | undefined, right: Token | undefined): boolean => left !== undefined && right !== undefined && right.start - left.end <= 1

/** 2024-05-24, 2024/05/24, 2024.05.24, and 2024-05 */
function readYearFirst (tokens: Token[], at: number): Found | null {
  const [year, mark, month, secondMark, day] = tokens.slice(at, at + 5)
  if (!isYear(year) || !isMark(mark, '-/.') || !isSmall(month) || !touches(year, mark) || !touches(mark, month)) return null
  if (isMark(secondMark, mark!.text) && isSmall(day) && touches(month, secondMark) && touches(secondMark, day)) {
    return { year: Number(year.text), month: Number(month.text), day: Number(day.text), used: 5 }
  }
  return mark!.text === '-' && month.text.length === 2 && !touchesLetter(tokens, at + 3) ? { year: Number(year.text), month: Number(month.text), day: null, used: 3 } : null
}

const touchesLetter = (tokens: Token[], at: number): boolean => tokens[at] !== undefined && tokens[at]!.kind !== 'mark' && tokens[at]!.start === tokens[at - 1]?.end

/** "2024. május 24.", "2024 m. gegužės 24 d.", "2024. gada 24. maijs", "2024 წლის 24 მაისი" */
function readYearThenName (tokens: Token[], at: number): Found | null {
  if (!isYear(tokens[at])) return null
  const isPassed = (token: Token | undefined): boolean => isMark(token, '.,') || (token?.kind === 'word' && token.month === null && isDateWord(token.text))
  let next = at + 1
  while (next < at + 4 && isPassed(tokens[next])) next++
  const [first, second] = [tokens[next], tokens[isMark(tokens[next + 1], '.') ? next + 2 : next + 1]]
  const day = isSmall(first) ? first : second
  const month = first?.month ?? second?.month ?? null
  if (month === null || !isSmall(day) || (first?.month ?? null) === null === !isSmall(first)) return null
  return { year: Number(tokens[at]!.text), month, day: Number(day.text), used: Math.max(tokens.indexOf(day), tokens.findIndex((token, index) => index >= next && token.month === month)) - at + 1 }
}

/** 2024年5月24日, 2024년 5월 24일 */
function readCjk (tokens: Token[], at: number): Found | null {
  const [year, yearSign, month, monthSign, day, daySign] = tokens.slice(at, at + 6)
  if (!isYear(year) || !/^[年년]$/.test(yearSign?.text ?? '') || !isSmall(month) || !/^[月월]$/.test(monthSign?.text ?? '')) return null
  const hasDay = isSmall(day) && /^[日일]/.test(daySign?.text ?? '')
  return { year: Number(year.text), month: Number(month.text), day: hasDay ? Number(day.text) : null, used: hasDay ? 6 : 4 }
}

/** 20240524 and 20240524T133500Z */
function readCompact (token: Token): Found | null {
  if (!/^(?:19|20)\d{6}$/.test(token.text)) return null
  return { year: Number(token.text.slice(0, 4)), month: Number(token.text.slice(4, 6)), day: Number(token.text.slice(6)), used: 1 }
}

/** 24.05.2024, 24.05.24, 24/05/2024, 24-05-2024, and 24 May 2024 with ordinals and "de", "of" */
function readDayFirst (tokens: Token[], at: number, now: Date): Found | null {
  const first = tokens[at]
  if (!isSmall(first)) return null
  const [mark, second, secondMark, third] = tokens.slice(at + 1, at + 5)
  if (isMark(mark, './-') && isSmall(second) && isMark(secondMark, mark!.text) && (isYear(third) || isTwoDigits(third))) return readNumeric(first, second, third!, mark!.text, now)
  let next = at + 1
  while (next < at + 4 && isJoint(tokens[next])) next++
  // "24 tháng 5": Vietnamese counts its months
  const counted = tokens[next]?.text === 'tháng' && isSmall(tokens[next + 1])
  const month = counted ? Number(tokens[next + 1]!.text) : tokens[next]?.month ?? null
  if (month === null) return null
  next += counted ? 2 : 1
  while (next < at + 8 && (isMark(tokens[next], '.,،-/') || isJoint(tokens[next]))) next++
  return isYear(tokens[next]) ? { year: Number(tokens[next]!.text), month, day: Number(first.text), used: next - at + 1 } : null
}

const isTwoDigits = (token: Token | undefined): boolean => token?.kind === 'number' && token.text.length === 2
const isJoint = (token: Token | undefined): boolean => isMark(token, '.-/') || /^(?:de|del|of|st|nd|rd|th|er|го|năm)$/.test(token?.text ?? '')

/** Day before month, but for a second number above 12. With slashes and both up to 12 nobody can tell: no date. */
function readNumeric (first: Token, second: Token, third: Token, mark: string, now: Date): Found | null {
  const year = third.text.length === 2 ? centuryOf(Number(third.text), now) : Number(third.text)
  const [left, right] = [Number(first.text), Number(second.text)]
  if (right > 12) return { year, month: left, day: right, used: 5 }
  if (mark === '/' && left <= 12 && left !== right) return { year, month: null, day: null, used: 5 }
  return { year, month: right, day: left, used: 5 }
}

function centuryOf (year: number, now: Date): number {
  return year <= (now.getUTCFullYear() % 100) + 1 ? 2000 + year : 1900 + year
}

/** May 24, 2024; May 24 2024; May 2024; Fri May 24 13:35:00 2024 is left to the clock */
function readMonthFirst (tokens: Token[], at: number, now: Date): Found | null {
  const { month } = tokens[at]!
  if (month === null) return null
  let next = at + 1
  while (next < at + 3 && (isMark(tokens[next], '.') || isJoint(tokens[next]))) next++
  if (isYear(tokens[next])) return { year: Number(tokens[next]!.text), month, day: null, used: next - at + 1 }
  const day = tokens[next]
  if (!isSmall(day)) return null
  next++
  while (next < at + 7 && (isMark(tokens[next], '.,') || isJoint(tokens[next]))) next++
  return isYear(tokens[next]) ? { year: Number(tokens[next]!.text), month, day: Number(day.text), used: next - at + 1 } : null
}

/** Adds the clock time that follows the date, else the one that stands right before it. */
function completeDate (tokens: Token[], at: number, found: Found, { updated, free }: { updated: boolean, free: number }): { date: WrittenDate, next: number } {
  let next = at + found.used
  const day = dayOf(found)
  const date: WrittenDate = { start: tokens[at]!.start, end: tokens[next - 1]!.end, value: day.value, precision: day.precision, updated }
  if (day.precision !== 'day') return { date, next }
  const clockAt = skipFillers(tokens, next)
  const after = readClock(tokens, clockAt)
  if (after !== null) next = clockAt + after.used
  const clock = after ?? readClockBefore(tokens, free, at)
  if (clock === null) return { date, next }
  date.end = tokens[next - 1]!.end
  return { date: { ...date, value: `${day.value}T${clock.text}`, precision: clock.precision }, next }
}

function dayOf (found: Found): { value: string, precision: DatePrecision } {
  const year = String(found.year).padStart(4, '0')
  if (found.month === null) return { value: year, precision: 'year' }
  const month = `${year}-${String(found.month).padStart(2, '0')}`
  return found.day === null ? { value: month, precision: 'month' } : { value: `${month}-${String(found.day).padStart(2, '0')}`, precision: 'day' }
}

/** "24.05.2024, um 13:35", "2024-05-24T13:35", "May 24, 2024 at 1:35 pm" */
function skipFillers (tokens: Token[], at: number): number {
  let next = at
  while (next < at + 5 && (isMark(tokens[next], ',-–—|.·•(/') || (tokens[next]?.kind === 'word' && (tokens[next]!.text === 't' || isDateWord(tokens[next]!.text))))) next++
  return next
}

function readClockBefore (tokens: Token[], free: number, at: number): Clock | null {
  for (let from = Math.max(free, at - 12); from < at; from++) {
    const clock = readClock(tokens, from)
    if (clock !== null) return clock
  }
  return null
}

/** 13:35, 13:35:10, 13:35:10.123+03:00, 1:35 pm EST, 13.35 Uhr, 18.54 GMT, 4.34pm, 13h35, 20時01分 */
function readClock (tokens: Token[], at: number): Clock | null {
  const hour = tokens[at]
  const mark = tokens[at + 1]
  const minute = tokens[at + 2]
  if (!isSmall(hour) || !isTwoDigits(minute) || mark?.start !== hour.end || minute?.start !== mark.end) return null
  const dotted = mark.text === '.' && isClockWord(tokens[at + 3])
  if (!/^[:h時时点시]$/.test(mark.text) && !dotted) return null
  let next = /^[分분]$/.test(tokens[at + 3]?.text ?? '') ? at + 4 : at + 3
  let second: string | null = null
  if (isMark(tokens[next], ':') && isTwoDigits(tokens[next + 1])) {
    second = tokens[next + 1]!.text
    next += 2
    if (isMark(tokens[next], '.,') && tokens[next + 1]?.kind === 'number' && tokens[next]!.start === tokens[next - 1]!.end) next += 2
  }
  const half = readHalfDay(tokens, next)
  const hours = halfDayHours(Number(hour.text), half.half)
  if (hours === null || hours > 23 || Number(minute!.text) > 59 || Number(second ?? 0) > 59) return null
  const zone = readZone(tokens, next + half.used)
  const text = `${String(hours).padStart(2, '0')}:${minute!.text}${second === null ? '' : ':' + second}${zone.text}`
  return { text, precision: second === null ? 'minute' : 'second', used: next + half.used + zone.used - at }
}

/** What says that a number with a dot is a time of day. */
const isClockWord = (token: Token | undefined): boolean => token?.kind === 'word' && (/^(?:uhr|h|am|pm)$/.test(token.text) || readZoneName(token.text) !== null)

function readHalfDay (tokens: Token[], at: number): { half: 'am' | 'pm' | null, used: number } {
  const word = tokens[at]?.text
  if (word === 'am' || word === 'pm') return { half: word, used: 1 }
  if ((word === 'a' || word === 'p') && isMark(tokens[at + 1], '.') && tokens[at + 2]?.text === 'm') return { half: `${word}m`, used: isMark(tokens[at + 3], '.') ? 4 : 3 }
  return { half: null, used: 0 }
}

function halfDayHours (hour: number, half: 'am' | 'pm' | null): number | null {
  if (half === null) return hour
  if (hour < 1 || hour > 12) return null
  return (hour % 12) + (half === 'pm' ? 12 : 0)
}

/** Z, UTC, GMT+0300, +03:00, -0500, EST, (MESZ) */
function readZone (tokens: Token[], at: number): { text: string, used: number } {
  let next = at
  if (tokens[next]?.text === 'uhr' || tokens[next]?.text === 'h') next++
  if (isMark(tokens[next], '(')) next++
  const name = tokens[next]?.kind === 'word' ? readZoneName(tokens[next]!.text) : null
  const sign = name === null ? tokens[next] : tokens[next + 1]
  const offset = readOffset(tokens, name === null ? next : next + 1, sign)
  if (offset !== null) return { text: offset.text, used: next - at + (name === null ? 0 : 1) + offset.used }
  return name === null ? { text: '', used: 0 } : { text: name, used: next - at + 1 }
}

function readOffset (tokens: Token[], at: number, sign: Token | undefined): { text: string, used: number } | null {
  if (!isMark(sign, '+-−') || tokens[at + 1]?.start !== sign!.end) return null
  const first = tokens[at + 1]
  const plus = sign!.text === '+' ? '+' : '-'
  if (first?.kind === 'number' && first.text.length === 4) return offsetOf(plus, first.text.slice(0, 2), first.text.slice(2), 2)
  if (first?.kind === 'number' && first.text.length === 1) return offsetOf(plus, '0' + first.text, '00', 2) // GMT+7
  if (!isTwoDigits(first)) return null
  if (isMark(tokens[at + 2], ':') && isTwoDigits(tokens[at + 3])) return offsetOf(plus, first!.text, tokens[at + 3]!.text, 4)
  return offsetOf(plus, first!.text, '00', 2)
}

function offsetOf (sign: string, hours: string, minutes: string, used: number): { text: string, used: number } | null {
  return Number(hours) <= 14 && Number(minutes) <= 59 ? { text: `${sign}${hours}:${minutes}`, used } : null
}
