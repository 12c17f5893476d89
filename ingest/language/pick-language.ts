/** From the chances of many languages to one answer. */
import { primaryLanguage } from './language-tags.js'
import { standardOf } from './standards.js'

export interface PickedLanguage {
  /** BCP 47; `und` rather than a guess */
  language: string
  /** probability 0–1 that it is right */
  confidence: number
}

/** Below it no language is named: three of four times it would be wrong. */
const LEAST_CONFIDENCE = 0.25
/** Nothing is certain; 0.999 is what the held-out sentences bear out. */
const MOST_CONFIDENCE = 0.999
/** A line without words is in no language: about as sure as a line with words is in one. */
export const NO_WORDS: PickedLanguage = { language: 'und', confidence: 0.99 }

/**
 * Picks the likeliest language; standards of one language stand together first, so that a Croatian
 * line which could as well be Bosnian is not taken for Slovene. Its confidence is theirs together.
 */
export function pickLanguage (chances: ReadonlyMap<string, number>): PickedLanguage {
  if (chances.size === 0) return NO_WORDS
  const together = new Map<string, { sum: number, best: string, most: number }>()
  for (const [language, chance] of chances) {
    const known = together.get(standardOf(language))
    if (known === undefined) together.set(standardOf(language), { sum: chance, best: language, most: chance })
    else {
      known.sum += chance
      if (chance > known.most) Object.assign(known, { best: language, most: chance })
    }
  }
  let picked = { sum: 0, best: 'und', most: 0 }
  for (const each of together.values()) if (each.sum > picked.sum) picked = each
  if (picked.sum < LEAST_CONFIDENCE) return { language: 'und', confidence: roundChance(1 - picked.sum) }
  return { language: primaryLanguage(picked.best), confidence: roundChance(Math.min(picked.sum, MOST_CONFIDENCE)) }
}

export const roundChance = (chance: number): number => Math.round(chance * 1000) / 1000
