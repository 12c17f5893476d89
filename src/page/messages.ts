/** The words of the page in the language of its reader, from `messages/*.json`. A new language is a new file there and nothing else. */
import { readdirSync, readFileSync } from 'node:fs'
import type english from './messages/en.json'
import { html, type Child, type Html } from './html.js'

export type MessageKey = keyof typeof english

/** Text with `{places}`, or one text for each plural form of the language, chosen by `{count}`. */
export type Message = string | Partial<Record<Intl.LDMLPluralRule, string>>

const folder = new URL('messages/', import.meta.url)

/** BCP 47, English first; one for each file */
export const UI_LANGUAGES: readonly string[] = ['en', ...readdirSync(folder).map(name => name.replace('.json', '')).filter(name => name !== 'en').sort()]

export interface Messages {
  /** BCP 47 */
  language: string
  /** for `Intl` */
  format: string
  text (key: MessageKey, values?: Record<string, string | number>): string
  /** the same with mark-up in its places */
  html (key: MessageKey, values: Record<string, Child>): Html
  has (key: string): key is MessageKey
}

const PLACE = /\{([a-z]+)\}/i

/** @example loadMessages('en').text('passages', { count: 2 }) // → '2 passages' */
export function loadMessages (language: string): Messages {
  const table = readMessages(language)
  const format = String(table['this.format'])
  const plural = new Intl.PluralRules(language)
  const numbers = new Intl.NumberFormat(format)
  const show = <Value>(value: Value): Value | string => typeof value === 'number' ? numbers.format(value) : value

  const choose = (key: MessageKey, count: unknown): string[] => {
    const message = table[key]
    if (message === undefined) throw new Error(`no message ${key} in ${language}`)
    if (typeof message === 'string') return message.split(PLACE)
    return (message[plural.select(Number(count))] ?? message.other ?? '').split(PLACE)
  }
  // every second part is the name of a place
  return {
    language,
    format,
    text: (key, values = {}) => choose(key, values.count).map((part, index) => index % 2 === 0 ? part : String(show(values[part] ?? ''))).join(''),
    html: (key, values) => html`${choose(key, values.count).map((part, index) => index % 2 === 0 ? part : show(values[part]))}`,
    has: (key): key is MessageKey => Object.hasOwn(table, key)
  }
}

export function readMessages (language: string): Record<string, Message> {
  return JSON.parse(readFileSync(new URL(`${language}.json`, folder), 'utf8')) as Record<string, Message>
}

/**
 * @param asked `ui=` of the address
 * @param accepted the Accept-Language header
 * @example chooseLanguage(undefined, 'de, uk;q=0.8, en;q=0.5') // → 'uk'
 */
export function chooseLanguage (asked: string | undefined, accepted: string | undefined): string {
  const known = (tag: string): string | undefined => UI_LANGUAGES.find(language => language === tag.toLowerCase().split('-')[0])
  const chosen = asked === undefined ? undefined : known(asked)
  if (chosen !== undefined) return chosen
  const wishes = (accepted ?? '').slice(0, 1000).split(',').map(readWish).filter(wish => wish.weight > 0).sort((a, b) => b.weight - a.weight)
  for (const { tag } of wishes) {
    const language = known(tag)
    if (language !== undefined) return language
  }
  return 'en'
}

function readWish (written: string): { tag: string, weight: number } {
  const [tag = '', ...parameters] = written.split(';').map(part => part.trim())
  const weight = parameters.find(parameter => parameter.startsWith('q='))
  return { tag, weight: weight === undefined ? 1 : Number(weight.slice(2)) || 0 }
}
