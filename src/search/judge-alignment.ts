/** Whether an alignment is close enough to call a quotation altered, rather than not found. */
import { SAME_FOLD, type Alignment } from './align-words.js'

/**
 * Hundredths of a replaced word for each word of the quotation: one word in three replaced, one in
 * two put in or left out. Misquotations of one to three words, typing errors and joined sentences
 * measured cost at most 29, sentences that stand nowhere at least 36 (docs/decisions/0015-altered-threshold.md).
 */
const HIGHEST_COST = 33

/** Two words in common are chance; a third one may carry a typing error. */
const FEWEST_MATCHED = 2.5

/** In hundredths of a replaced word, above which nothing is altered. */
export const highestCost = (quoteWords: number): number => HIGHEST_COST * quoteWords

/** @param quoteWords number of words of the quotation, or of the piece that was aligned */
export function isAltered (alignment: Pick<Alignment, 'cost' | 'matched'>, quoteWords: number): boolean {
  if (alignment.cost <= SAME_FOLD * quoteWords) return alignment.matched > 0 // é/e, ё/е and nothing else
  return alignment.matched >= FEWEST_MATCHED && alignment.cost <= highestCost(quoteWords)
}
