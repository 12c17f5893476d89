/** The identity of a passage: made of its article and its words, so that a cited link outlives re-ingestion. */
import { createHash } from 'node:crypto'
import { foldText } from '../fold/fold-text.js'

const DIGITS = 12 // hexadecimal: 48 bits tell the passages of one article apart, another 48 the articles

/**
 * Makes the id of a passage. It holds only `[0-9a-f-]`: safe in addresses and as a key of the
 * engine, whatever the article's own id is made of. Punctuation, case and accents do not change
 * it; another word does.
 *
 * @param articleId any string
 * @param text the passage as published
 * @param occurrence 1 for the first passage with these words in the article, 2 for the second …
 *
 * @example passageId('a1', 'It rains.', 1) === passageId('a1', '“It rains!”', 1) // → true
 */
export function passageId (articleId: string, text: string, occurrence: number): string {
  const id = `${shortDigest(articleId)}-${shortDigest(foldText(text))}`
  return occurrence > 1 ? `${id}-${occurrence}` : id
}

function shortDigest (content: string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, DIGITS)
}
