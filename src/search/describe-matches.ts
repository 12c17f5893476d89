/** Places of a quotation as clients see them: with article, passage, speaker and the sentences around. */
import type { Quote } from '../../ingest/document.js'
import { splitSentences } from '../../ingest/passages/split-sentences.js'
import type { Archive, ArticleHead, StoredPassage } from '../archive/archive.js'
import type { Match, Near } from './answer.js'
import { firstSentence, lastSentence, referenceTo } from './build-hits.js'
import { markNegations } from './find-negations.js'
import type { QuotePlace } from './find-places.js'
import type { NearPlace } from './rank-passages.js'

/** What is known of one article. */
interface Surroundings {
  text: string
  head: ArticleHead
  passages: StoredPassage[]
  quotes: Quote[]
}

/** What is needed of a place to describe it. */
type DescribedPlace = Omit<NearPlace, 'language'>

export interface DescribedMatch {
  match: Match
  /** it stands in a line that was set aside as a menu, caption … */
  dropped: boolean
}

/** In the order of the places; those in articles that are gone or changed by now are left out. */
export async function describeMatches (places: QuotePlace[], archive: Archive): Promise<DescribedMatch[]> {
  return await describeEach(places, archive, (place, near, dropped) => ({
    match: { ...near, verdict: place.verdict, ...markNegations(place.diff, near.article.language), attribution: null, versions: [] }, dropped
  }))
}

/** In the order of the places, as `describeMatches`. */
export async function describeNearest (places: NearPlace[], archive: Archive): Promise<Near[]> {
  return await describeEach(places, archive, (_, near) => near)
}

async function describeEach<Place extends DescribedPlace, Described> (places: Place[], archive: Archive, form: (place: Place, near: Near, dropped: boolean) => Described): Promise<Described[]> {
  if (places.length === 0) return []
  const surroundings = await fetchSurroundings(new Set(places.map(place => place.article)), archive)
  return places.flatMap(place => {
    const around = surroundings.get(place.article)
    const described = around === undefined ? null : describePlace(place, around)
    return described === null ? [] : [form(place, described.near, described.dropped)]
  })
}

async function fetchSurroundings (ids: Set<string>, archive: Archive): Promise<Map<string, Surroundings>> {
  const [heads, texts] = await Promise.all([archive.heads(ids), archive.texts(ids)])
  const all = new Map<string, Surroundings>()
  await Promise.all([...ids].map(async id => {
    const head = heads.get(id)
    const text = texts.get(id)
    if (head === undefined || text === undefined) return
    const [passages, quotes] = await Promise.all([archive.passagesOf(id), archive.quotesOf(id)])
    all.set(id, { text, head, passages, quotes })
  }))
  return all
}

function describePlace (place: DescribedPlace, { text, head, passages, quotes }: Surroundings): { near: Near, dropped: boolean } | null {
  const touched = passages.filter(passage => passage.start < place.end && passage.end > place.start)
  const first = touched[0]
  const last = touched.at(-1)
  if (first === undefined || last === undefined) return null
  const near: Near = {
    article: referenceTo(head),
    passage: first.id,
    start: place.start,
    end: place.end,
    text: text.slice(place.start, place.end),
    similarity: place.similarity,
    speaker: findSpeaker(place, quotes),
    outlet: head.outlet,
    published: head.published,
    before: sentenceBefore(first, place.start),
    after: sentenceAfter(last, place.end)
  }
  return { near, dropped: touched.every(passage => passage.dropped !== null) }
}

/** Of the quote that shares most characters with the place. */
function findSpeaker (place: DescribedPlace, quotes: Quote[]): Quote['speaker'] {
  let speaker: Quote['speaker'] = null
  let most = 0
  for (const quote of quotes) {
    const shared = Math.min(place.end, quote.end) - Math.max(place.start, quote.start)
    if (shared > most && quote.speaker !== null) {
      most = shared
      speaker = quote.speaker
    }
  }
  return speaker
}

/** The last whole sentence before the place, in its passage or the one before. */
function sentenceBefore (passage: StoredPassage, start: number): string | null {
  const sentence = splitSentences(passage.text, passage.language).findLast(each => passage.start + each.end <= start)
  return sentence === undefined ? lastSentence(passage.previous, passage.language) : passage.text.slice(sentence.start, sentence.end)
}

function sentenceAfter (passage: StoredPassage, end: number): string | null {
  const sentence = splitSentences(passage.text, passage.language).find(each => passage.start + each.start >= end)
  return sentence === undefined ? firstSentence(passage.next, passage.language) : passage.text.slice(sentence.start, sentence.end)
}
