/** Decides on the stored text whether a passage belongs to the match set of a search, and where it matches. */
import { findWords, type Word } from '../../ingest/fold/fold-text.js'
import type { Range } from './answer.js'
import { findSequence } from './find-sequence.js'
import type { JoinedName } from './join-names.js'
import type { ParsedQuery, QueryPhrase, QueryTerm, QueryWord } from './parse-query.js'
import { preparePhrase, prepareText, verifyPhrase, type Phrase, type SearchedText } from './verify-phrase.js'

export interface Matched {
  /** every term is there and nothing excluded: the passage is in the match set */
  complete: boolean
  /** offsets into the passage, in order, not overlapping */
  ranges: Range[]
  /** null without phrases; `verbatim` when every phrase stands there character by character */
  verified: 'verbatim' | 'punctuation' | null
}

export type Matcher = (text: string) => Matched

/** Where a term matches; `verbatim` is null for words. */
interface Occurrences {
  ranges: Range[]
  verbatim: boolean | null
}

type Locate = (passage: PreparedPassage) => Occurrences

/** A passage with its words in both forms, each made when first asked for. */
class PreparedPassage {
  readonly text: string
  #folded: Word[] | null = null
  #folds: string[] | null = null
  #exact: SearchedText | null = null

  constructor (text: string) {
    this.text = text
  }

  get folded (): Word[] {
    return (this.#folded ??= findWords(this.text))
  }

  get folds (): string[] {
    return (this.#folds ??= this.folded.map(word => word.fold))
  }

  get exact (): SearchedText {
    return (this.#exact ??= prepareText(this.text))
  }
}

/**
 * @param joined other spellings that count as the word
 * @example createMatcher(parseQuery('“no way” out'), new Map())('Out? No way!').complete // → true
 */
export function createMatcher (query: Pick<ParsedQuery, 'terms' | 'excluded'>, joined: Map<QueryWord, JoinedName>): Matcher {
  const wanted = query.terms.map(term => locateTerm(term, joined))
  const unwanted = query.excluded.map(term => locateTerm(term, joined))
  return text => {
    const passage = new PreparedPassage(text)
    const found = wanted.map(locate => locate(passage))
    return {
      complete: found.every(occurrences => occurrences.ranges.length > 0) && unwanted.every(locate => locate(passage).ranges.length === 0),
      ranges: mergeRanges(found.flatMap(occurrences => occurrences.ranges)),
      verified: verifiedOf(found)
    }
  }
}

function verifiedOf (found: Occurrences[]): Matched['verified'] {
  const phrases = found.filter(occurrences => occurrences.verbatim !== null)
  if (phrases.length === 0) return null
  return phrases.every(occurrences => occurrences.verbatim) ? 'verbatim' : 'punctuation'
}

function locateTerm (term: QueryTerm, joined: Map<QueryWord, JoinedName>): Locate {
  if (term.kind === 'phrase') return locatePhrase(term)
  if (term.folds.length > 1) return locateFolds(term)
  const fold = term.folds[0] as string
  if (term.prefix) return locateWords(word => word.startsWith(fold))
  const spellings = new Set([fold, ...joined.get(term)?.others ?? []])
  return locateWords(word => spellings.has(word))
}

function locateWords (accepts: (fold: string) => boolean): Locate {
  return passage => ({ ranges: passage.folded.filter(word => accepts(word.fold)), verbatim: null })
}

/** A word of several parts, `20-point`: the parts in this order; the last may be a beginning. */
function locateFolds (word: QueryWord): Locate {
  const whole = word.prefix ? word.folds.slice(0, -1) : word.folds
  const beginning = word.prefix ? word.folds.at(-1) as string : null
  return passage => {
    const ranges: Range[] = []
    for (const index of findSequence(passage.folds, whole)) {
      const last = index + word.folds.length - 1
      if (beginning !== null && passage.folds[last]?.startsWith(beginning) !== true) continue
      ranges.push({ start: (passage.folded[index] as Word).start, end: (passage.folded[last] as Word).end })
    }
    return { ranges, verbatim: null }
  }
}

function locatePhrase (term: QueryPhrase): Locate {
  const phrase: Phrase = preparePhrase(term.text)
  return passage => {
    const places = verifyPhrase(passage.exact, phrase)
    return { ranges: places, verbatim: places.some(place => place.verified === 'verbatim') }
  }
}

/** @example mergeRanges([{start: 4, end: 9}, {start: 0, end: 5}]) // → [{start: 0, end: 9}] */
export function mergeRanges (ranges: Range[]): Range[] {
  const sorted = ranges.map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start || a.end - b.end)
  const merged: Range[] = []
  for (const range of sorted) {
    const last = merged.at(-1)
    if (last !== undefined && range.start < last.end) last.end = Math.max(last.end, range.end)
    else merged.push(range)
  }
  return merged
}
