/**
 * Stems as the index holds them: values to filter by, each with the language whose rules made it.
 * So a condition on words in all their forms is exact, and so are the engine's counts under it.
 */
import { createHash } from 'node:crypto'
import { NO_LANGUAGE, STEMMED_LANGUAGES, stemLanguage, stemsOf } from '../../ingest/stem/stem-word.js'

/** UTF-16 units of a value; the engine cuts them at 468 bytes. */
const LONGEST = 100

const LANGUAGES = [...STEMMED_LANGUAGES, NO_LANGUAGE]

/** @returns one value for each stem of the words @example passageTokens(['Harbours'], 'en') // → ['en:harbour'] */
export function passageTokens (written: readonly string[], language: string): string[] {
  return tokensIn(written, stemLanguage(language))
}

/** The values of passages, in whatever language, that hold a form of any of the words. */
export function soughtTokens (written: readonly string[]): string[] {
  return LANGUAGES.flatMap(language => tokensIn(written, language))
}

const tokensIn = (written: readonly string[], language: string): string[] =>
  [...new Set(written.flatMap(word => stemsOf(word, language)))].map(stem => `${language}:${shorten(stem)}`)

const shorten = (stem: string): string => stem.length <= LONGEST ? stem : '#' + createHash('sha256').update(stem).digest('hex').slice(0, 24)
