/** Who is who in an article: the fullest form of each name, and who holds which role. */
import type { CueTable, Gender } from './cue-table.js'
import { isGivenName } from './given-names.js'
import type { Held, Mention } from './mentions.js'
import { nominative } from './nominative.js'

interface Name {
  words: string[]
  count: number
  /** where it first stands */
  start: number
  /** how often a verb of speech stands beside it: a subject is a nominative */
  speaks: number
  /** every mention stands behind a preposition */
  oblique: boolean
}

interface Holder extends Held {
  name: readonly string[]
  start: number
}

export interface People {
  /** the fullest form in the article of a name mentioned at `start` */
  fullest: (words: readonly string[], start: number) => string
  /** whether a name is one of a person, as far as the article shows */
  isPerson: (words: readonly string[], start: number) => boolean
  /** the person mentioned with this role before `start`, when there is one with that role only; else the only one of the whole article */
  withRole: (held: Held, start: number) => string | null
  /** of a name in its fullest form, as far as its mentions show */
  genderOf: (name: string) => Gender | null
  /** whether someone may be meant by a role: holds it, or holds none that is known */
  mayHold: (name: string, held: Held) => boolean
}

const INFLECTED = /^[\u0400-\u04FF’'ʼ-]+$/u
const KEY_LENGTH = 3 // letters; inflected forms share at least these

/**
 * @param mentions all of the article, in reading order
 * @param alike roles that stand for one another (config/cues, `alike`)
 * @param language of the article; decides how declined names end
 */
export function gatherPeople (mentions: readonly Mention[], alike: CueTable['alike'], language: string): People {
  const names = new Map<string, Name>()
  const holders: Holder[] = []
  for (const mention of mentions) {
    const written = mention.words.join(' ')
    const known = names.get(written) ?? { words: mention.words, count: 0, start: mention.start, speaks: 0, oblique: true }
    known.count++
    if (mention.speaks) known.speaks++
    if (!mention.oblique) known.oblique = false
    names.set(written, known)
    if (holders.length < MOST_HOLDERS) for (const held of mention.held) holders.push({ ...held, name: mention.words, start: mention.start })
  }
  const bySurname = new Map<string, Name[]>()
  for (const name of names.values()) {
    if (name.words.length > 1) addTo(bySurname, keyOf(name.words.at(-1) ?? ''), name)
  }
  const nominatives = new Map<string, string>()
  const fullest = (words: readonly string[], start: number): string => {
    const form = fullestOf(words, start, bySurname)
    const written = form.join(' ')
    const known = nominatives.get(written)
    if (known !== undefined) return known
    const shown = nominativeOf(form, names, language)
    nominatives.set(written, shown)
    return shown
  }
  const weights = weighNames(mentions, fullest)
  const isPerson = (words: readonly string[], start: number): boolean => {
    const name = fullest(words, start)
    return (name.includes(' ') || isGivenName(name)) && (weights.get(name) ?? 0) > 0
  }
  const genders = gatherGenders(mentions, fullest)
  for (const mention of mentions) mention.known = mention.words.length === 1 && isPerson(mention.words, mention.start)
  const holderNames = holders.map(holder => fullest(holder.name, holder.start))
  const isSame = (a: Held, b: Held): boolean => isSameRole(a, b) || areAlike(a, b, alike)
  return {
    fullest,
    genderOf: name => genders.get(name) ?? null,
    isPerson,
    withRole: (held, start) => {
      const fitting = holders.flatMap((holder, index) => isSame(holder, held) ? [{ start: holder.start, name: holderNames[index] ?? '' }] : [])
      const before = new Set(fitting.filter(holder => holder.start < start).map(holder => holder.name))
      const all = before.size > 0 ? before : new Set(fitting.map(holder => holder.name))
      return all.size === 1 ? [...all][0] ?? null : null
    },
    mayHold: (name, held) => {
      const own = holders.filter((_, index) => holderNames[index] === name)
      return own.length === 0 || own.some(holder => isSame(holder, held))
    }
  }
}

/** The same role of the same thing, as far as both say of what. */
function isSameRole (a: Held, b: Held): boolean {
  const [x, y] = [roleKey(a.role), roleKey(b.role)]
  const role = x === y || (x.length > 4 && y.length > 4 && (x.endsWith(y) || y.endsWith(x) || isCaseOf(x, y) || isCaseOf(y, x)))
  return role && (a.of === null || b.of === null || a.of.slice(0, 4) === b.of.slice(0, 4))
}

/** “The diplomat” may be the foreign minister, глава уряду is the prime minister. */
function areAlike (a: Held, b: Held, alike: CueTable['alike']): boolean {
  const groups = alike(a)
  return groups.size > 0 && [...alike(b)].some(group => groups.has(group))
}

/** Of a name met behind prepositions only, or whose surname stands alone in the nominative: міністра Богдана Сірого … Сірий. */
function nominativeOf (form: readonly string[], names: ReadonlyMap<string, Name>, language: string): string {
  const written = form.join(' ')
  const asIs = nominative(form, names.get(written)?.oblique === true, language)
  if (asIs !== written || form.length !== 2 || names.has(form[1] ?? '')) return asIs
  const brought = nominative(form, true, language)
  return names.has(brought.split(' ')[1] ?? '') ? brought : asIs
}

function gatherGenders (mentions: readonly Mention[], fullest: People['fullest']): Map<string, Gender> {
  const genders = new Map<string, Gender>()
  for (const mention of mentions) {
    const gender = mention.body ? 'o' : mention.gender
    const name = gender === null ? '' : fullest(mention.words, mention.start)
    const known = genders.get(name)
    if (gender !== null && (known === undefined || known === 'o')) genders.set(name, gender)
  }
  return genders
}

/** kanclerz, kanclerzem */
const isCaseOf = (long: string, short: string): boolean => long.startsWith(short) && long.length - short.length <= 3

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

/** Cyrillic roles are declined: президент, президента; мер, мера. Ukrainian writes учитель after a consonant, вчитель after a vowel. */
function roleKey (role: string): string {
  return /^[\u0400-\u04FF]/u.test(role) ? role.replace(/^у(?=[бвгґджзйклмнпрстфхцчшщ])/u, 'в').replace(/(?<=.{3})(?:ом|ем|ою|ов|ів|[аеєиіїйоуюяьы])$/u, '').slice(0, 7) : role
}

const MOST_HOLDERS = 300 // roles of one article; bounds the comparing
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
  const [first] = names.filter(name => name.words.length === longest).sort((a, b) => Number(a.oblique) - Number(b.oblique) || b.speaks - a.speaks || b.count - a.count || a.words.join(' ').length - b.words.join(' ').length)
  return first ?? { words: [], count: 0, start: 0, speaks: 0, oblique: false }
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
