/** Month names, weekdays and the words that stand beside dates: `config/months.json`, and what Unicode's CLDR has for further languages. */
import { readConfig } from '../config.js'
import { readCalendar } from './read-calendar.js'

interface DateWords {
  /** twelve lists of spellings, January first */
  months: string[][]
  weekdays: string[]
  /** labels of a first publication */
  published: string[]
  /** labels of a later change */
  updated: string[]
  /** words between the parts of a date */
  fillers: string[]
}

const tables = readConfig<Record<string, DateWords>>('months.json')
const zones = new Map(Object.entries(readConfig<Record<string, string>>('time-zones.json')))

/** Labels of languages whose month names stand elsewhere. */
const labels = Object.values(readConfig<Record<string, Pick<DateWords, 'published' | 'updated' | 'fillers'>>>('date-labels.json'))

const monthsByLanguage = new Map(Object.entries(tables).map(([language, table]) => [language, indexMonths(table.months)]))
const monthsOfAll = mergeMonths()
const further = readConfig<string[]>('date-languages.json').filter(language => !(language in tables)).map(readCalendar)

/** Words that may stand beside a date without being anything else. */
const ignored = new Set([
  ...Object.values(tables).flatMap(table => table.weekdays),
  ...[...Object.values(tables), ...labels].flatMap(table => [...table.fillers, ...table.published.flatMap(splitWords), ...table.updated.flatMap(splitWords)])
])
const updatedWords = new Set([...Object.values(tables), ...labels].flatMap(table => table.updated.map(phrase => phrase.split(' ')[0] ?? '')).concat('last', 'zuletzt', 'mise'))
addFurther()

function indexMonths (months: string[][]): Map<string, number> {
  return new Map(months.flatMap((spellings, at) => spellings.map(spelling => [spelling, at + 1] as const)))
}

function splitWords (phrase: string): string[] {
  return phrase.split(' ')
}

/** No spelling means two months in two languages; a table that breaks this is refused. */
function mergeMonths (): Map<string, number> {
  const merged = new Map<string, number>()
  for (const [language, months] of monthsByLanguage) {
    for (const [spelling, month] of months) {
      if ((merged.get(spelling) ?? month) !== month) throw new Error(`config/months.json: "${spelling}" in ${language} is another month elsewhere`)
      merged.set(spelling, month)
    }
  }
  return merged
}

/** Where a spelling means another month in another language (Polish and Croatian "listopad"), the tables come first, and the language decides. */
function addFurther (): void {
  for (const { language, months, words } of further) {
    monthsByLanguage.set(language, months)
    for (const [spelling, month] of months) if (!monthsOfAll.has(spelling)) monthsOfAll.set(spelling, month)
    for (const word of words) ignored.add(word)
  }
}

/**
 * @param language BCP 47 of the text, where it is known
 * @returns 1–12, or null where the word is no month in any language of the tables
 */
export function readMonth (word: string, language?: string): number | null {
  const own = language === undefined ? undefined : monthsByLanguage.get(language.split('-')[0]!.toLowerCase())
  return own?.get(word) ?? monthsOfAll.get(word) ?? null
}

const publishedWords = new Set([...Object.values(tables), ...labels].flatMap(table => table.published.flatMap(splitWords)))

/** Does the word label a first publication? */
export function isPublishedWord (word: string): boolean {
  return publishedWords.has(word)
}

/** Is this a weekday, a label such as "published" or a word between the parts of a date? */
export function isDateWord (word: string): boolean {
  return ignored.has(word)
}

/** Does the word say that what follows is a later change, not the first publication? */
export function isUpdateWord (word: string): boolean {
  return updatedWords.has(word)
}

/** @returns `Z` or `+03:00`; empty for a zone whose offset is not certain (ET, IST); null for a word that names no zone */
export function readZoneName (word: string): string | null {
  return zones.get(word) ?? null
}
