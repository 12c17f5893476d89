/** From the passages of a search to the quotations in and beside them that were asked for. */
import type { Quote } from '../../ingest/document.js'
import type { Archive, StoredPassage } from '../archive/archive.js'
import type { ArticleReference, Hit } from './answer.js'
import type { Matcher } from './match-passage.js'

/** One quotation in one place. */
export interface Said {
  quote: Quote
  /** by the name the archive shows them by */
  speaker: string | null
  article: ArticleReference
  passage: string
  /** of the passage */
  language: string
}

/** What a quotation has to be. */
export interface Wanted {
  /** by the names the archive shows them by; null for anybody */
  speakers: readonly string[] | null
  withoutSpeakers: readonly string[]
  kinds: readonly string[] | null
  /** of the words of the quotation */
  matchesQuote: Matcher | null
  /**
   * Of the words of the subject. They have to stand in the passage of the quotation or in one
   * beside it: a passage is often but the sentence that holds it.
   */
  matchesSubject: Matcher | null
  /** whether the search was for the subject, so that quotations are sought around its hits */
  around: boolean
}

type Place = Pick<Said, 'article' | 'passage' | 'language'> & { start: number, end: number }

/** @returns reads one page of hits after the other, each quotation once */
export function createReader (wanted: Wanted, archive: Archive): (hits: readonly Hit[]) => Promise<Said[]> {
  const seen = new Set<string>()
  return async hits => {
    const places = wanted.around ? await findAround(hits, archive, seen) : await findAbout(hits, wanted.matchesSubject, archive)
    const said = await readQuotes(places, archive)
    return said.filter(each => isWanted(each, wanted))
  }
}

/** Passages of hits for the subject, and those beside them. */
async function findAround (hits: readonly Hit[], archive: Archive, seen: Set<string>): Promise<Place[]> {
  const kept = new Map<string, StoredPassage[]>()
  for (const id of new Set(hits.map(hit => hit.article.id))) kept.set(id, (await archive.passagesOf(id)).filter(({ dropped }) => dropped === null))
  return hits.flatMap(({ article, passage }) => {
    const passages = kept.get(article.id) ?? []
    const at = passages.findIndex(({ id }) => id === passage)
    const near = at < 0 ? [] : passages.slice(Math.max(0, at - 1), at + 2).filter(({ id }) => !seen.has(id))
    for (const { id } of near) seen.add(id)
    return near.map(({ id, start, end, language }) => ({ article, passage: id, language, start, end }))
  })
}

/** Hits that have the subject in them or beside them. */
async function findAbout (hits: readonly Hit[], matches: Matcher | null, archive: Archive): Promise<Place[]> {
  const passages = matches === null ? null : await archive.passages(hits.map(hit => hit.passage))
  return hits.filter(({ passage }) => {
    if (matches === null) return true
    const { text = null, previous = null, next = null, language = 'und' } = passages?.get(passage) ?? {}
    return [text, previous, next].some(each => each !== null && matches({ text: each, language }).complete)
  })
}

async function readQuotes (places: readonly Place[], archive: Archive): Promise<Said[]> {
  const quotes = new Map<string, Quote[]>()
  for (const id of new Set(places.map(({ article }) => article.id))) quotes.set(id, await archive.quotesOf(id))
  const found = places.flatMap(place => (quotes.get(place.article.id) ?? []).filter(quote => quote.start >= place.start && quote.start < place.end).map(quote => ({ place, quote })))
  const shown = await archive.displayNames(found.flatMap(({ quote }) => quote.speaker?.name ?? []))
  return found.map(({ quote, place: { article, passage, language } }) => ({
    quote, article, passage, language, speaker: quote.speaker === null ? null : shown.get(quote.speaker.name) ?? quote.speaker.name
  }))
}

function isWanted ({ quote, speaker, language }: Said, { speakers, withoutSpeakers, kinds, matchesQuote }: Wanted): boolean {
  return (speakers === null || (speaker !== null && speakers.includes(speaker))) &&
    !(speaker !== null && withoutSpeakers.includes(speaker)) &&
    (kinds === null || kinds.includes(quote.kind)) &&
    (matchesQuote === null || matchesQuote({ text: quote.text, language }).complete)
}
