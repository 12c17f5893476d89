/** Names of months and weekdays of a language, as the runtime has them from Unicode's CLDR. */

export interface Calendar {
  language: string
  /** spellings in lower case, with and without inflection */
  months: Map<string, number>
  /** weekdays, and words that a written-out date has between its parts ("gada", "de") */
  words: Set<string>
}

const FEWEST_LETTERS = 2
const WORD = /^[\p{L}\p{M}'’.]+$/u

/** @example readCalendar('hu').months.get('május') // → 5 */
export function readCalendar (language: string): Calendar {
  const tag = `${language}-u-ca-gregory-nu-latn`
  const calendar: Calendar = { language: language.split('-')[0]!, months: new Map(), words: new Set() }
  for (const month of ['long', 'short'] as const) {
    const alone = new Intl.DateTimeFormat(tag, { month, timeZone: 'UTC' })
    const inDate = new Intl.DateTimeFormat(tag, { weekday: 'long', day: 'numeric', month, year: 'numeric', timeZone: 'UTC' })
    for (let index = 0; index < 12; index++) {
      const date = new Date(Date.UTC(2024, index, 15))
      addParts(calendar, alone.formatToParts(date), index + 1)
      addParts(calendar, inDate.formatToParts(date), index + 1)
    }
  }
  for (const weekday of ['long', 'short'] as const) {
    const format = new Intl.DateTimeFormat(tag, { weekday, timeZone: 'UTC' })
    for (let day = 1; day <= 7; day++) for (const word of wordsOf(format.format(new Date(Date.UTC(2024, 0, day))))) calendar.words.add(word)
  }
  return calendar
}

function addParts (calendar: Calendar, parts: Intl.DateTimeFormatPart[], month: number): void {
  for (const [at, { type, value }] of parts.entries()) {
    if (type === 'literal' || type === 'weekday') for (const word of wordsOf(value)) calendar.words.add(word)
    if (type !== 'month') continue
    const glued = /[\p{L}]+$/u.exec(parts[at - 1]?.value ?? '')?.[0] ?? '' // Hebrew "in January" is one word
    for (const name of [plain(value), plain(glued + value)]) {
      if (name.length >= FEWEST_LETTERS && WORD.test(name)) calendar.months.set(name, month)
    }
  }
}

const plain = (value: string): string => value.toLowerCase().replace(/\.$/, '').replace(/[’ʼ]/g, "'").trim()
const wordsOf = (value: string): string[] => value.split(/[\s,]+/).map(plain).filter(word => WORD.test(word))
