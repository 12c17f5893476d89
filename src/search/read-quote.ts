/** Makes a pasted quotation ready to be checked. */
import { findWords, foldWord } from '../../ingest/fold/fold-text.js'
import type { Limits } from '../../ingest/config.js'
import type { AlignedWord } from './align-words.js'
import { QueryError, type Repaired } from './answer.js'
import { findExactWords, type ExactWord } from './exact-words.js'
import { trimQuotation } from './quotation-marks.js'
import { readInsertions } from './read-insertions.js'
import { repairQuery } from './repair-query.js'
import { preparePhrase, type Phrase } from './verify-phrase.js'

export interface ReadQuote {
  /** without quotation marks and white space at its ends, without insertions, repaired */
  text: string
  repaired: Repaired[]
  phrase: Phrase
  words: ExactWord[]
  aligned: AlignedWord[]
  /** folded words as the index has them */
  folds: string[]
  /** folded words written with a capital letter */
  names: string[]
  /** the parts between marked gaps, one when there is none */
  pieces: string[]
  /** numbers of words after which a gap is marked, also by an insertion, which may stand for words */
  gapsAfter: Set<number>
  /** what its author put in, by the number of words before it */
  insertions: Array<{ text: string, after: number }>
  /** the words as they are read where the paste has brackets inside one (“[W]e”); null where it has none */
  mended: Phrase | null
}

/** … [...] (…) and . . . */
const GAP = /[[(]\s*(?:…|\.\s?\.\s?\.)\s*[\])]|…|\.{3,}|\. \. \./gu

/**
 * Reads what was pasted, as it is and, where it looks damaged, repaired.
 *
 * @returns one reading, or two: as pasted first
 * @throws QueryError `empty` or `too-long`, naming `quote`
 */
export function readQuote (quote: string, limits: Limits): ReadQuote[] {
  if (Buffer.byteLength(quote) > limits.checkBytes) {
    throw new QueryError('too-long', 'quote', `A quotation has at most ${limits.checkBytes} bytes.`)
  }
  const pasted = trimQuotation(repairQuery(quote, false).text)
  if (pasted === '') throw new QueryError('empty', 'quote', 'There is no quotation to check.')
  const mended = repairQuery(pasted, true)
  const readings = [prepareQuote(pasted, [])]
  if (mended.repaired.length > 0) readings.push(prepareQuote(trimQuotation(mended.text), mended.repaired))
  return readings
}

function prepareQuote (trimmed: string, repaired: Repaired[]): ReadQuote {
  const pasted = trimmed.normalize('NFC')
  const { text, insertions, mended } = readInsertions(pasted)
  const words = findExactWords(text)
  const { pieces, gapsAfter } = splitGaps(text)
  const inserted = insertions.map(({ text, at }) => ({ text, after: words.filter(word => word.end <= at).length }))
  const folded = findWords(text)
  return {
    text,
    repaired,
    phrase: preparePhrase(pasted),
    words,
    aligned: toAligned(words),
    folds: folded.map(word => word.fold),
    names: folded.filter(word => /\p{Lu}/u.test(text.slice(word.start, word.end))).map(word => word.fold),
    pieces,
    gapsAfter: new Set([...gapsAfter, ...inserted.map(({ after }) => after).filter(after => after > 0 && after < words.length)]),
    insertions: inserted,
    mended: mended && insertions.length === 0 ? preparePhrase(text) : null
  }
}

export function toAligned (words: readonly ExactWord[]): AlignedWord[] {
  const folds = new Map<string, string>()
  return words.map(({ word }) => {
    let fold = folds.get(word)
    if (fold === undefined) folds.set(word, fold = foldWord(word))
    return { word, fold }
  })
}

/**
 * Splits at marked gaps. Marks at the ends of the quotation leave nothing out of it.
 *
 * @example splitGaps('We came […] and saw').gapsAfter // → Set {2}
 */
export function splitGaps (text: string): { pieces: string[], gapsAfter: Set<number> } {
  const pieces = text.split(GAP).map(trimQuotation).filter(piece => findExactWords(piece).length > 0)
  const gapsAfter = new Set<number>()
  let words = 0
  for (const piece of pieces.slice(0, -1)) {
    words += findExactWords(piece).length
    gapsAfter.add(words)
  }
  return { pieces, gapsAfter }
}
