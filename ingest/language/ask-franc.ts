/** franc-all as second opinion for the many languages that have no table of their own. */
import { createRequire } from 'node:module'
import type { francAll as francAllOfPackage } from 'franc-all'
import { readLanguageCode } from './language-tags.js'

type FrancAll = typeof francAllOfPackage

/** Letters; franc guesses below it. */
export const FEWEST_FOR_FRANC = 20
const MOST_CHARACTERS = 600 // its time grows with the text, its answer does not change

let francAll: FrancAll | undefined

export interface FrancAnswer {
  /** BCP 47, best first; franc tells scripts apart by itself */
  language: string
  /** 0–1, 1 for the best: how near in letter triples, no probability */
  nearness: number
}

/**
 * Loaded at the first question: its tables take 50 ms and 20 MB, and most archives never ask.
 *
 * @param text words of one line
 * @returns empty when franc cannot tell either
 */
export function askFranc (text: string): FrancAnswer[] {
  francAll ??= (createRequire(import.meta.url)('franc-all') as { francAll: FrancAll }).francAll
  const answers = francAll(text.slice(0, MOST_CHARACTERS), { minLength: FEWEST_FOR_FRANC })
  return answers.filter(([code]) => code !== 'und').map(([code, nearness]) => ({ language: readLanguageCode(code), nearness }))
}
