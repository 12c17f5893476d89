/**
 * Turns an `EngineQuery` into a search of Meilisearch.
 *
 * A term in ASCII quotation marks is matched without typing errors and without prefix, more words
 * as a phrase. Unquoted words are loose; the last of them would be a prefix unless white space
 * follows it. The engine silently ignores all but the first ten terms, so the most telling ones
 * are chosen here and the answer says so.
 */
import type { MultiSearchQuery } from 'meilisearch'
import { buildCondition, buildFilter } from './build-filter.js'
import { type EngineQuery, type EngineTerm, skeletonPrefix } from './engine.js'
import { indexWord } from './index-word.js'

const MOST_TERMS = 10 // the engine's own limit; excluded terms do not count when they come first
const MOST_PHRASE_WORDS = 40 // beyond three words the engine only compares windows of them; the caller verifies the rest
const MOST_WORDS = 450 // the engine reads 1,000 tokens of a query, spaces included

/**
 * Every document is either dropped or not, so the two counts of this facet add up to the number of
 * matches: exact, and without the engine's cap of 10,000.
 */
export const TOTAL_FACET = 'dropped'

export interface BuiltQuery {
  search: Omit<MultiSearchQuery, 'indexUid'>
  /** not all terms could be given to the engine */
  truncated: boolean
}

/** One term as it is sent: text in the engine's query language. */
interface Piece {
  text: string
  words: number
  /** matches words that begin with it; has to stand at the end */
  prefix: boolean
  /** only a part of the term */
  truncated: boolean
}

/**
 * @returns null when nothing can match, because no term holds a word
 *
 * @example buildQuery({ terms: [{ words: ['it', 'rains'] }], filter: { facets: {} }, offset: 0, limit: 20 })?.search.q // → '"it rains"'
 */
export function buildQuery (query: EngineQuery): BuiltQuery | null {
  const text = buildText(query)
  if (text === null) return null
  return {
    search: {
      q: text.q,
      filter: [...buildFilter(query.filter), ...(query.condition === undefined ? [] : [buildCondition(query.condition)])],
      matchingStrategy: query.matching ?? 'all',
      ...(query.bare === true && { attributesToRetrieve: ['id', 'article'] }),
      ...(query.bare === true && query.facets === undefined ? {} : { facets: [...new Set([...query.facets ?? [], TOTAL_FACET])] }),
      offset: query.offset,
      limit: query.limit,
      ...sortBy(query.sort)
    },
    truncated: text.truncated
  }
}

/** Passages without a date come last in both directions: the engine's own rule. */
function sortBy (sort: EngineQuery['sort']): { sort?: string[] } {
  if (sort === 'oldest') return { sort: ['ts:asc'] }
  if (sort === 'newest') return { sort: ['ts:desc'] }
  return {}
}

function buildText (query: EngineQuery): { q: string, truncated: boolean } | null {
  const positive = query.terms.filter(term => term.negative !== true).map(cleanTerm)
  const negative = query.terms.filter(term => term.negative === true).map(cleanTerm).filter(hasWords)
  if (positive.length > 0 && !positive.some(hasWords)) return null
  const relaxed = (query.matching ?? 'all') !== 'all'
  const wanted = positive.filter(hasWords).flatMap(term => wantedPieces(term, relaxed))
  const kept = keepTelling(wanted)
  const room = MOST_WORDS - kept.reduce((sum, piece) => sum + piece.words, 0)
  const unwanted = negative.map(unwantedPiece)
  const excluded = keepWithin(unwanted, room)
  return {
    q: joinPieces([...excluded, ...kept]),
    truncated: kept.length < wanted.length || excluded.length < unwanted.length || kept.some(piece => piece.truncated)
  }
}

const hasWords = (term: EngineTerm): boolean => term.words.length > 0

/** White space at the end keeps the last word from being taken for a prefix. */
function joinPieces (pieces: Piece[]): string {
  const last = pieces.at(-1)
  if (last === undefined) return ''
  return pieces.map(piece => piece.text).join(' ') + (last.prefix ? '' : ' ')
}

/** Whatever is no letter, mark or digit could be read as an operator. */
function cleanTerm (term: EngineTerm): EngineTerm {
  const words = term.words.flatMap(word => word.split(/[^\p{L}\p{M}\p{N}]+/u)).filter(word => word !== '')
  return { ...term, words }
}

function wantedPieces (term: EngineTerm, relaxed: boolean): Piece[] {
  const { words } = term
  if (term.prefix === true) return [...strictPieces(words.slice(0, -1)), ...loosePieces(words.slice(-1), true)]
  if (term.loose === true) return loosePieces(words)
  if (isSkeletons(words)) return words.flatMap(word => strictPieces([word]))
  // A quoted term is never left out, so a word that may be left out goes without quotes.
  if (relaxed && words.length === 1) return loosePieces(words)
  return strictPieces(words)
}

/** The skeletons of a passage stand in no order, so that a phrase of them would not be found. */
function isSkeletons (words: string[]): boolean {
  return words.length > 1 && words.every(word => word.startsWith(skeletonPrefix))
}

function strictPieces (words: string[]): Piece[] {
  if (words.length === 0) return []
  const phrase = words.slice(0, MOST_PHRASE_WORDS)
  return [{ text: quote(phrase), words: phrase.length, prefix: false, truncated: phrase.length < words.length }]
}

function loosePieces (words: string[], prefix = false): Piece[] {
  return words.map(word => ({ text: indexWord(word), words: 1, prefix, truncated: false }))
}

/** Cutting an excluded phrase would exclude more: a long one is sent whole or not at all. */
function unwantedPiece ({ words }: EngineTerm): Piece {
  return { text: '-' + quote(words), words: words.length, prefix: false, truncated: false }
}

const quote = (words: string[]): string => `"${words.map(indexWord).join(' ')}"`

/** The ten that narrow most (more words, then more letters), in their own order. */
function keepTelling (pieces: Piece[]): Piece[] {
  if (pieces.length <= MOST_TERMS) return pieces
  const byWeight = [...pieces].sort((one, other) => other.words - one.words || other.text.length - one.text.length)
  const kept = new Set(byWeight.slice(0, MOST_TERMS))
  return pieces.filter(piece => kept.has(piece))
}

function keepWithin (pieces: Piece[], room: number): Piece[] {
  let left = room
  return pieces.filter(piece => {
    if (piece.words > left) return false
    left -= piece.words
    return true
  })
}
