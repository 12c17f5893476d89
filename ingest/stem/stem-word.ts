/**
 * Other forms of a word: what is left without its ending, by the rules of a language. Index and
 * search compare stems; nobody ever reads one.
 *
 * Snowball's algorithms where there is one, else a table of endings (config/stems.json). A
 * language without either, and any word that is not of letters, is its own stem.
 */
import snowball from 'snowball-stemmers'
import { readConfig } from '../config.js'
import { foldWord } from '../fold/fold-text.js'
import { primaryLanguage } from '../language/language-tags.js'
import { cutEnding, type Endings } from './cut-ending.js'

interface Stems {
  /** Snowball's name of the algorithm by language */
  algorithms: Record<string, string>
  endings: Record<string, Endings>
  /** languages that take the endings of another */
  same: Record<string, string>
}

type Stem = (word: string) => string

/** Grows whenever a word may get another stem, so that the index is made anew. */
export const STEM_VERSION = 1

/** Of all languages without rules. */
export const NO_LANGUAGE = 'und'

/** No word that has forms is longer; the algorithms look at the whole word again and again. */
const LONGEST = 40

const LETTERS = /^[\p{L}\p{M}]+$/u
const NOT_LETTERS = /[^\p{L}\p{M}]+/gu

/** The words of a newsroom's texts repeat: most answers come from here. */
const CACHE_SIZE = 100_000

const { algorithms, endings, same } = readConfig<Stems>('stems.json')

/** Languages whose words have stems. */
export const STEMMED_LANGUAGES: readonly string[] = [...Object.keys(algorithms), ...Object.keys(endings), ...Object.keys(same)]

const stemmers = new Map<string, Stem>()
const caches = new Map<string, Map<string, string[]>>()

/** @returns the language whose rules hold for a text in `tag`, `und` where there are none */
export function stemLanguage (tag: string): string {
  const language = primaryLanguage(tag)
  return [algorithms, endings, same].some(table => Object.hasOwn(table, language)) ? language : NO_LANGUAGE
}

/**
 * The stems of a word as written: that of its folded form and, where folding took accents that the
 * rules know, that of its own. Two words are forms of one when they share a stem.
 *
 * @param language of `stemLanguage`
 * @returns folded; at least one
 * @example stemsOf('Harbours', 'en') // → ['harbour']
 */
export function stemsOf (written: string, language: string): string[] {
  if (written.length > LONGEST) return [foldWord(written)]
  let cache = caches.get(language)
  if (cache === undefined) caches.set(language, cache = new Map())
  const known = cache.get(written)
  if (known !== undefined) return known
  const stems = findStems(written, language)
  if (cache.size >= CACHE_SIZE) cache.clear()
  cache.set(written, stems)
  return stems
}

function findStems (written: string, language: string): string[] {
  const fold = foldWord(written)
  if (language === NO_LANGUAGE || !LETTERS.test(fold)) return [fold]
  const stem = stemmerOf(language)
  const accented = written.normalize('NFC').toLowerCase().replace(NOT_LETTERS, '')
  const own = stem(fold)
  return accented === fold ? [own] : [...new Set([own, foldWord(stem(accented))])]
}

function stemmerOf (language: string): Stem {
  let stem = stemmers.get(language)
  if (stem === undefined) stemmers.set(language, stem = makeStemmer(language))
  return stem
}

function makeStemmer (language: string): Stem {
  const algorithm = algorithms[language]
  if (algorithm !== undefined) {
    const stemmer = snowball.newStemmer(algorithm)
    return word => stemmer.stem(word)
  }
  const table = endings[same[language] ?? language] ?? {}
  return word => cutEnding(word, table)
}
