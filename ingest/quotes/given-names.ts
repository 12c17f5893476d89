/** What a given name says of the person's gender: config/given-names.json, for Slavic names also the ending. */
import { readConfig } from '../config.js'
import type { Gender } from './cue-table.js'

interface GivenNames {
  m: string[]
  f: string[]
}

let names: Map<string, Gender> | undefined

const CYRILLIC_FEMALE = /[\u0400-\u04FF]{2}[ая]$/u
const CYRILLIC_MALE = /[\u0400-\u04FF]{2}[бвгґджзйклмнпрстфхцчшщь]$/u

/**
 * @returns null for a name that is borne by both or not known; then either pronoun may mean the person
 *
 * @example genderOfGiven('Olena') // → 'f'
 */
export function genderOfGiven (name: string): Gender | null {
  names ??= readNames()
  const lower = name.toLowerCase()
  const known = names.get(lower)
  if (known !== undefined) return known
  if (CYRILLIC_FEMALE.test(lower)) return isMasculineCase(lower) ? 'm' : 'f'
  return CYRILLIC_MALE.test(lower) ? 'm' : null
}

/** Ивана, Игоря, Сергія: a genitive that looks like a woman's name. */
function isMasculineCase (lower: string): boolean {
  const stem = lower.slice(0, -1)
  return ['', 'ь', 'й', 'о'].some(ending => names?.get(stem + ending) === 'm')
}

/** Whether it is a given name that is often met: who bears one is a person. */
export function isGivenName (name: string): boolean {
  names ??= readNames()
  return names.has(name.toLowerCase())
}

function readNames (): Map<string, Gender> {
  const { m, f } = readConfig<GivenNames>('given-names.json')
  return new Map([...m.map((name): [string, Gender] => [name, 'm']), ...f.map((name): [string, Gender] => [name, 'f'])])
}
