/** Reads times that count from the moment a page was fetched: "3 hours ago", "vor 3 Stunden", "3 години тому". */
import { readConfig } from '../config.js'
import type { PublicationDate } from '../document.js'

type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year'

const UNITS: Unit[] = ['minute', 'hour', 'day', 'week', 'month', 'year']
/** One number for each plural of any language: Polish, Arabic, Slovene have the most. */
const NUMBERS = [1, 2, 3, 4, 5, 6, 11, 12, 20, 21, 22, 25, 100]
const STYLES: Intl.RelativeTimeFormatStyle[] = ['long', 'short', 'narrow']
const MILLISECONDS = { minute: 60_000, hour: 3_600_000, day: 86_400_000, week: 7 * 86_400_000 }
const LONGEST = 60 // characters
const MOST = 999 // of any unit

interface Said {
  unit: Unit
  /** null: the number is written */
  count: number | null
}

let phrases: Map<string, Said> | null = null

/**
 * @param written a short label; words beside the phrase are allowed before it ("Published 4 months ago")
 * @param now the moment of retrieval
 * @returns the day, more precise for minutes and less for months; null where nothing of the kind is said
 * @example readRelative('3 hours ago', new Date('2024-05-24T02:00Z')) // → {value: '2024-05-23', precision: 'day', source: 'relative'}
 */
export function readRelative (written: string, now: Date): PublicationDate | null {
  if (written.length > LONGEST) return null
  const said = findPhrase(normalise(written))
  if (said === null || said.count > MOST) return null
  return subtract(now, said.unit, said.count)
}

function findPhrase (written: string): { unit: Unit, count: number } | null {
  phrases ??= collectPhrases()
  const parts = written.split(' ')
  for (let from = 0; from < parts.length; from++) {
    const rest = parts.slice(from).join(' ')
    const number = /\d+/.exec(rest)
    const said = phrases.get(number === null ? rest : rest.replace(number[0], '#'))
    if (said !== undefined) return { unit: said.unit, count: said.count ?? Number(number![0]) }
  }
  return null
}

/** Phrases of Unicode's CLDR as the runtime knows them, for the languages of `config/date-languages.json`. */
function collectPhrases (): Map<string, Said> {
  const all = new Map<string, Said>()
  for (const language of readConfig<string[]>('date-languages.json')) {
    for (const style of STYLES) {
      const format = new Intl.RelativeTimeFormat(`${language}-u-nu-latn`, { style, numeric: 'always' })
      for (const unit of UNITS) {
        for (const number of NUMBERS) addPhrase(all, format.format(-number, unit), String(number), unit, number)
      }
    }
    const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
    for (const days of [0, 1]) all.set(normalise(words.format(-days, 'day')), { unit: 'day', count: days })
  }
  return all
}

/** Some languages have a word for one and two: the phrase then has no number. */
function addPhrase (all: Map<string, Said>, phrase: string, digits: string, unit: Unit, count: number): void {
  const plain = normalise(phrase)
  if (plain.includes(digits)) all.set(plain.replace(digits, '#'), { unit, count: null })
  else if (!/\d/.test(plain)) all.set(plain, { unit, count })
}

function normalise (text: string): string {
  return text.toLowerCase().replace(/[\u200e\u200f\u061c.]/g, '').replace(/[\s\u00a0]+/g, ' ').trim()
}

function subtract (now: Date, unit: Unit, count: number): PublicationDate {
  if (unit === 'month' || unit === 'year') {
    const date = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - (unit === 'month' ? count : 12 * count), 1))
    return { value: date.toISOString().slice(0, unit === 'month' ? 7 : 4), precision: unit, source: 'relative' }
  }
  const moment = new Date(now.getTime() - count * MILLISECONDS[unit]).toISOString()
  return unit === 'minute' ? { value: moment.slice(0, 16) + 'Z', precision: 'minute', source: 'relative' } : { value: moment.slice(0, 10), precision: 'day', source: 'relative' }
}
