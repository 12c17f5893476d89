/** Passages of a text that is no article of the archive: for the filter `verbatim passages`. */
import type { Line, Passage } from '../document.js'
import { detectLanguage } from '../language/detect-language.js'
import { splitTextLines } from '../lines.js'
import { findQuotes } from '../quotes/find-quotes.js'
import { splitLines } from './split-lines.js'

/**
 * Splits a text into passages, with every non-empty line kept.
 *
 * @param language BCP 47 tag of the whole text; detected line by line when absent
 */
export function splitTextIntoPassages (text: string, language?: string): Passage[] {
  const lines: Line[] = splitTextLines(text).map(line => ({ ...line, keep: true, reason: null }))
  const detected = language === undefined ? detectLanguage(text, { lines, declared: null }) : null
  const spans = detected?.spans ?? lines.map(({ start, end }) => ({ start, end, language: language ?? 'und', confidence: 1 }))
  const quotes = findQuotes(text, { lines, language: language ?? detected?.language ?? 'und', spans })
  return splitLines(text, { articleId: '', lines, spans, quotes })
}
