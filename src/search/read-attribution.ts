/** Whom a paste names as the speaker: “We shall stay,” said Ada Holm. */
import { findQuotesInText } from '../../ingest/quotes/find-quotes.js'
import { QUOTATION_MARKS } from './quotation-marks.js'

export interface PastedAttribution {
  name: string
  /** the words in the marks */
  quote: string
}

/** Longer pastes are articles; who speaks there is many people. */
const LONGEST = 2_000 // UTF-16 units

/** @returns null where the paste names nobody, or more than one person */
export function readAttribution (paste: string): PastedAttribution | null {
  const text = paste.trim()
  if (text.length > LONGEST || ![...text].some(character => QUOTATION_MARKS.has(character))) return null
  const quotes = findQuotesInText(text.toWellFormed()).filter(({ kind, speaker }) => kind === 'direct' && speaker !== null)
  const names = new Set(quotes.map(({ speaker }) => speaker?.name ?? ''))
  const [name] = names
  if (name === undefined || names.size > 1) return null
  const longest = quotes.reduce((best, quote) => quote.text.length > best.text.length ? quote : best)
  return { name, quote: longest.text }
}
