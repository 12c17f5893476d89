/** Where in an article a quotation stands: exactly, or nearest to it. */
import { alignWords, type Alignment } from './align-words.js'
import type { Difference, Match } from './answer.js'
import { claimMoved } from './claim-moved.js'
import { diffWords } from './diff-words.js'
import { exactCharacters, lowerAnywhere } from './exact-words.js'
import { findStretches } from './find-stretches.js'
import { isAltered } from './judge-alignment.js'
import { pairEdges } from './pair-edges.js'
import { toAligned, type ReadQuote } from './read-quote.js'
import { prepareText, verifyPhrase, type Phrase, type Place, type SearchedText } from './verify-phrase.js'

/** A place in an article, before it is described to the client. */
export interface QuotePlace {
  article: string
  start: number
  end: number
  verdict: Match['verdict']
  similarity: number
  diff: Difference[]
}

export interface PreparedArticle extends SearchedText {
  id: string
}

export function prepareArticle (id: string, text: string): PreparedArticle {
  return Object.assign(prepareText(text), { id })
}

/** Every place where the quotation stands word for word, across passages and paragraphs. */
export function findExactPlaces (quote: ReadQuote, article: PreparedArticle): QuotePlace[] {
  const characters = exactCharacters(article.text)
  const find = (phrase: Phrase): Place[] => phrase.words.every(word => characters.includes(lowerAnywhere(word))) ? verifyPhrase(article, phrase) : []
  const places = find(quote.phrase)
  const mended = places.length > 0 || quote.mended === null ? [] : find(quote.mended).map(place => ({ ...place, verified: 'punctuation' as const }))
  return [...places, ...mended].map(({ start, end, verified }) => ({
    article: article.id, start, end, verdict: verified, similarity: 1, diff: []
  }))
}

/** @returns the place most like the quotation, null when nothing there is close */
export function findAlteredPlace (quote: ReadQuote, article: PreparedArticle): QuotePlace | null {
  const alignment = alignNearest(quote, article)
  if (alignment === null || !isAltered(alignment, quote.words.length)) return null
  return toPlace(alignment, quote, article)
}

/** The cheapest of those that can count as altered; the first of equal ones. */
function alignNearest ({ aligned, gapsAfter }: ReadQuote, { words }: PreparedArticle): Alignment | null {
  const source = toAligned(words)
  let best: Alignment | null = null
  for (const within of findStretches(aligned, source, gapsAfter.size > 0)) {
    const alignment = alignWords(aligned, source, { gapsAfter, within })
    if (alignment !== null && (best === null || alignment.cost < best.cost)) best = alignment
  }
  return best
}

function toPlace (alignment: Alignment, quote: ReadQuote, article: PreparedArticle): QuotePlace | null {
  const claimed = claimMoved(alignment.steps, quote.aligned.map(({ word }) => word), article)
  const steps = claimed.length > alignment.steps.length ? claimed : pairEdges(alignment.steps, article)
  const sources = steps.filter(step => step.source >= 0)
  const first = article.words[sources[0]?.source ?? -1]
  const last = article.words[sources.at(-1)?.source ?? -1]
  if (first === undefined || last === undefined) return null
  return {
    article: article.id,
    start: first.start,
    end: last.end,
    verdict: 'altered',
    similarity: Math.round(alignment.similarity * 1000) / 1000,
    diff: diffWords(steps, article, quote, quote.insertions)
  }
}
