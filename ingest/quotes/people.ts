/** Who is who in an article: the fullest form of each name, and who holds which role. */
import type { Mention } from './mentions.js'
import { nominative } from './nominative.js'

interface Name {
  words: string[]
  count: number
  /** where it first stands */
  start: number
}

export interface People {
  /** the fullest form in the article of a name mentioned at `start` */
  fullest: (words: readonly string[], start: number) => string
  /** whether a name is one of a person, as far as the article shows */
  isPerson: (words: readonly string[], start: number) => boolean
  /** the person last mentioned with this role before `start`, when there is one with that role only */
  withRole: (role: string, start: number) => string | null
}

const INFLECTED = /^[\u0400-\u04FF’'ʼ-]+$/u
const KEY_LENGTH = 3 // letters; inflected forms share at least these

/** @param mentions all of the article, in reading order */
export function gatherPeople (mentions: readonly Mention[]): People {
  const names = new Map<string, Name>()
  const roles = new Map<string, Array<{ name: readonly string[], start: number }>>()
  for (const mention of mentions) {
    const written = mention.words.join(' ')
    const known = names.get(written)
    if (known === undefined) names.set(written, { words: mention.words, count: 1, start: mention.start })
    else known.count++
    if (mention.role !== '') addTo(roles, roleKey(mention.role.split(' ').at(-1) ?? ''), { name: mention.words, start: mention.start })
  }
  const bySurname = new Map<string, Name[]>()
  for (const name of names.values()) {
    if (name.words.length > 1) addTo(bySurname, keyOf(name.words.at(-1) ?? ''), name)
  }
  const fullest = (words: readonly string[], start: number): string => nominative(fullestOf(words, start, bySurname))
  const weights = weighNames(mentions, fullest)
  return {
    fullest,
    isPerson: (words, start) => {
      const name = fullest(words, start)
      return name.includes(' ') && (weights.get(name) ?? 0) > 0
    },
    withRole: (role, start) => {
      const holders = (roles.get(roleKey(role)) ?? []).filter(holder => holder.start < start)
      const full = new Set(holders.map(holder => fullest(holder.name, holder.start)))
      return full.size === 1 ? [...full][0] ?? null : null
    }
  }
}

/** A full name is a person's when it has a role, speaks, or is taken up by its surname alone. */
function weighNames (mentions: readonly Mention[], fullest: People['fullest']): Map<string, number> {
  const weights = new Map<string, number>()
  for (const mention of mentions) {
    const name = fullest(mention.words, mention.start)
    const surname = mention.words.length === 1 && name.endsWith(mention.words[0] ?? ' ') && name.includes(' ')
    weights.set(name, (weights.get(name) ?? 0) + mention.weight + (surname ? 2 : 0))
  }
  return weights
}

/** Cyrillic roles are declined: президент, президента. */
function roleKey (role: string): string {
  return /^[\u0400-\u04FF]/u.test(role) ? role.slice(0, Math.max(4, role.length - 2)).slice(0, 7) : role
}

const MOST_ALIKE = 100 // names with one beginning or one role: more are no news article, and each costs time

function addTo<Value> (map: Map<string, Value[]>, key: string, value: Value): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else if (list.length < MOST_ALIKE) list.push(value)
}

const keyOf = (word: string): string => word.toLowerCase().slice(0, KEY_LENGTH)

function fullestOf (words: readonly string[], start: number, bySurname: Map<string, Name[]>): string[] {
  const surname = words.at(-1) ?? ''
  const fitting = (bySurname.get(keyOf(surname)) ?? []).filter(name => name.words.length >= words.length && words.every(word => name.words.some(other => sameName(word, other))) && sameName(surname, name.words.at(-1) ?? ''))
  if (fitting.length === 0) return [...words]
  if (words.length > 1) return best(fitting).words
  const given = new Set(fitting.map(name => keyOf(name.words[0] ?? '')))
  if (given.size === 1) return best(fitting).words
  const before = fitting.filter(name => name.start < start).sort((a, b) => b.start - a.start)
  return before[0]?.words ?? [...words]
}

/** The form met most often; among equals the longer in words, then the shorter in letters (nominative). */
function best (names: Name[]): Name {
  const longest = Math.max(...names.map(name => name.words.length))
  const [first] = names.filter(name => name.words.length === longest).sort((a, b) => b.count - a.count || a.words.join(' ').length - b.words.join(' ').length)
  return first ?? { words: [], count: 0, start: 0 }
}

/** Equal, or in Cyrillic two forms of one word: Зеленський, Зеленського. */
export function sameName (a: string, b: string): boolean {
  if (a === b) return true
  if (!INFLECTED.test(a) || !INFLECTED.test(b)) return a.toLowerCase() === b.toLowerCase()
  const [short, long] = a.length <= b.length ? [a.toLowerCase(), b.toLowerCase()] : [b.toLowerCase(), a.toLowerCase()]
  let shared = 0
  while (shared < short.length && short[shared] === long[shared]) shared++
  return short.length >= 3 && long.length - short.length <= 3 && shared >= Math.max(3, short.length - 2)
}
