/**
 * Calls out the changes that turn a sentence round: a “not” put in or left out. Words are told by a
 * table for each language (config/negators.json); what a language marks by an ending (Turkish
 * -me-) is not recognised.
 */
import { readConfig } from '../../ingest/config.js'
import { primaryLanguage } from '../../ingest/language/language-tags.js'
import type { Difference, NegationChange } from './answer.js'
import { findExactWords } from './exact-words.js'

interface Negators {
  words: ReadonlySet<string>
  /** parts of words in scripts without spaces */
  parts: readonly string[]
  prefixes: readonly string[]
}

/** A longer stretch left out or put in (two sentences made one) has its own sense; a “not” in it negates nothing here. */
const MOST_WORDS = 8
/** Of the word behind a negating prefix: un-fair, but not on-e. */
const SHORTEST_NEGATED = 4

const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+$/u

let tables: Map<string, Negators> | undefined

/**
 * @param language of the printed text, BCP 47
 * @returns the same steps, those that negate or no longer negate marked
 * @example markNegations([{ op: 'insert', source: '', quote: 'never' }], 'en').negation // → 'added'
 */
export function markNegations (diff: readonly Difference[], language: string): { diff: Difference[], negation: NegationChange | null } {
  const negators = negatorsOf(language)
  if (negators === undefined) return { diff: [...diff], negation: null }
  const changes = diff.map(step => changeOf(step, negators))
  return {
    diff: diff.map((step, index) => changes[index] === null ? step : { ...step, negation: true }),
    negation: !changes.includes('added') ? (changes.includes('dropped') ? 'dropped' : null) : changes.includes('dropped') ? 'changed' : 'added'
  }
}

function changeOf ({ op, source, quote, editorial }: Difference, negators: Negators): 'added' | 'dropped' | null {
  if (op === 'equal' || op === 'move') return null
  const printed = wordsOf(source)
  const pasted = editorial === true ? [] : wordsOf(quote)
  if (printed.length > MOST_WORDS || pasted.length > MOST_WORDS) return null
  const before = isNegative(printed, negators)
  const after = isNegative(pasted, negators)
  if (before !== after) return after ? 'added' : 'dropped'
  if (before) return null
  return hasPrefixed(pasted, printed, negators) ? 'added' : hasPrefixed(printed, pasted, negators) ? 'dropped' : null
}

const wordsOf = (text: string): string[] => findExactWords(text).map(({ word }) => word)

const isNegative = (words: readonly string[], { words: known, parts }: Negators): boolean =>
  words.some(word => known.has(word)) || (parts.length > 0 && parts.some(part => words.join('').includes(part)))

/** Whether one of the words is one of the others behind a negating prefix. */
function hasPrefixed (words: readonly string[], others: readonly string[], { prefixes }: Negators): boolean {
  return words.some(word => others.some(other => other.length >= SHORTEST_NEGATED && prefixes.some(prefix => word === prefix + other)))
}

function negatorsOf (language: string): Negators | undefined {
  tables ??= new Map(Object.entries(readConfig<Record<string, { words: string[], prefixes: string[] }>>('negators.json')).map(([tag, { words, prefixes }]) =>
    [tag, { words: new Set(words), parts: words.filter(word => UNSPACED.test(word)), prefixes }]))
  return tables.get(primaryLanguage(language))
}
