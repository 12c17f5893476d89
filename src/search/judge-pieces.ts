/** The verdict of each piece of a quotation with marked gaps. */
import { alignWords } from './align-words.js'
import type { CheckAnswer, Match, Verdict } from './answer.js'
import { prepareArticle, type PreparedArticle } from './find-places.js'
import { isAltered } from './judge-alignment.js'
import { toAligned, type ReadQuote } from './read-quote.js'
import { preparePhrase, verifyPhrase } from './verify-phrase.js'

/** More pieces than that are no quotation. */
const MOST_PIECES = 50

/**
 * @param match where the whole quotation stands; without one each piece is looked for in all candidates
 */
export function judgePieces (quote: ReadQuote, match: Match | undefined, articles: Map<string, PreparedArticle>): CheckAnswer['pieces'] {
  const texts = match === undefined ? [...articles.values()] : [prepareArticle(match.article.id, match.text)]
  return quote.pieces.slice(0, MOST_PIECES).map(piece => ({ text: piece, verdict: judgePiece(piece, texts) }))
}

function judgePiece (piece: string, texts: PreparedArticle[]): Verdict {
  const phrase = preparePhrase(piece)
  const places = texts.flatMap(text => verifyPhrase(text, phrase))
  if (places.some(place => place.verified === 'verbatim')) return 'verbatim'
  if (places.length > 0) return 'punctuation'
  const words = toAligned(prepareArticle('', piece).words)
  const near = texts.some(text => {
    const alignment = alignWords(words, toAligned(text.words))
    return alignment !== null && isAltered(alignment, words.length)
  })
  return near ? 'altered' : 'not-found'
}
