/** Tells where a full stop, question mark or closing quotation mark does not end the sentence. */
import { readConfig } from '../config.js'
import type { Range } from '../range.js'

/** One entry of config/abbreviations.json. */
interface AbbreviationTable {
  /** without the last full stop, lower case: never the last word of a sentence */
  never: string[]
  /** a number with a full stop is an ordinal ("24. Mai") */
  ordinals?: boolean
  /** words that begin a new sentence even behind dotted capitals ("in the U.S. The …") */
  starters: string[]
}

interface Abbreviations {
  never: Set<string>
  ordinals: boolean
  starters: Set<string>
}

/** Long enough for the longest abbreviation; the look-around stays constant. */
const REACH = 24

const BULLET = /^[•*·▪]/u

let tables: Record<string, AbbreviationTable> | undefined
const merged = new Map<string, Abbreviations>()

/**
 * Says whether the sentence that a segmenter ended goes on behind its end.
 *
 * It goes on when the next letter is small (“Why?” she asked), behind an abbreviation that takes
 * something after it (Dr. Ode), an initial (J. Ode), an ordinal in languages that write it with a
 * full stop, and behind dotted capitals (U.S.) unless a typical first word follows.
 *
 * @param next where the next sentence would begin
 */
export function isFalseEnd (text: string, sentence: Range, next: number, language: string): boolean {
  const following = text.slice(next, next + REACH)
  const word = /^\p{P}*(?:\s\p{P}*){0,2}(\p{L}[\p{L}\p{M}]*)?/u.exec(following)?.[1] ?? ''
  if (/^\p{Ll}/u.test(word)) return !BULLET.test(following)
  if (text.charAt(sentence.end - 1) !== '.') return false
  const before = text.slice(Math.max(sentence.start, sentence.end - REACH), sentence.end - 1)
  const last = /[\p{L}\p{M}\p{N}.\-’']*$/u.exec(before)?.[0].replace(/^[.\-’']+/u, '') ?? ''
  return last !== '' && takesMore(last, word.toLowerCase(), abbreviationsFor(language))
}

function takesMore (word: string, next: string, table: Abbreviations): boolean {
  if (/^\p{Lu}$/u.test(word)) return next !== ''
  if (/^(?:\p{Lu}\p{Ll}?\.)+\p{Lu}\p{Ll}?$/u.test(word)) return next !== '' && !table.starters.has(next)
  if (/^\p{N}{1,2}$/u.test(word)) return table.ordinals
  return table.never.has(word.toLowerCase())
}

function abbreviationsFor (language: string): Abbreviations {
  const base = language.split('-')[0]?.toLowerCase() ?? 'und'
  const known = merged.get(base)
  if (known !== undefined) return known
  tables ??= readConfig<Record<string, AbbreviationTable>>('abbreviations.json')
  const own = Object.hasOwn(tables, base) ? tables[base] : undefined
  const table = {
    never: new Set([...tables['*']?.never ?? [], ...own?.never ?? []]),
    ordinals: own?.ordinals ?? false,
    starters: new Set(own?.starters ?? [])
  }
  if (merged.size < 500) merged.set(base, table)
  return table
}
