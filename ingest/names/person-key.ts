/** Tells which full names are one person's, whatever their spelling and script. */
import { readConfig } from '../config.js'
import { nameSkeleton } from './name-skeleton.js'

/** Names are joined when both keys agree. */
export interface PersonKey {
  surname: string
  /** an initial where the name has only one: `b.` */
  given: string
}

const LONGEST = 5 // words
const CAPITALISED = /^\p{Lu}[\p{L}\p{M}’'ʼ-]*$/u
const INITIAL = /^\p{Lu}\p{Ll}?\.?$/u
const PARTICLE = /^(?:van|von|der|den|de|del|della|di|da|du|la|le|el|al|bin|ibn|dos|ван|фон|дер|де|аль|эль|ібн|ибн)$/u
const GEORGIAN = /^[\u10D0-\u10FF-]{3,}$/u

let apart: Set<string> | undefined

/**
 * Makes the key of a person's full name: the skeletons of the surname and of the given name. Two
 * people with one surname stay apart when their given names differ; so do spellings of one given
 * name in two languages (Vladimir, Volodymyr), since brothers may be called so.
 *
 * A name listed in config/names-split.json under `apart` is joined with no other.
 *
 * @returns null for what is no full name of a person: one word, a role, a body
 *
 * @example personKey('Volodymyr Korwinskyj') // equal to the key of 'Володимир Корвінський'
 */
export function personKey (name: string): PersonKey | null {
  const words = name.split(' ')
  if (words.length < 2 || words.length > LONGEST || !words.every(word => CAPITALISED.test(word) || INITIAL.test(word) || PARTICLE.test(word) || GEORGIAN.test(word))) return null
  const surname = words.at(-1) ?? ''
  const given = words[0] ?? ''
  if (PARTICLE.test(surname) || /^\p{Lu}{2,}$/u.test(surname) || INITIAL.test(surname)) return null
  apart ??= new Set(readConfig<{ apart: string[] }>('names-split.json').apart)
  if (apart.has(name)) return { surname: `=${name}`, given: '' }
  return { surname: nameSkeleton(surname), given: INITIAL.test(given) ? `${nameSkeleton(given.charAt(0))}.` : nameSkeleton(given) }
}
