/** Makes what the index holds from what the archive holds. */
import type { PublicationDate } from '../../ingest/document.js'
import { findWords } from '../../ingest/fold/fold-text.js'
import { nameSkeleton } from '../../ingest/names/name-skeleton.js'
import type { ArticleHead, StoredPassage } from '../archive/archive.js'
import { type PassageDocument, skeletonPrefix } from './engine.js'
import { passageTokens } from './stem-tokens.js'
import { wordStubs } from './word-stub.js'

const SHORTEST_NAME = 3 // letters; a skeleton of less matches too much
const MOST_WORDS = 60_000 // the engine ignores what stands beyond position 65,535 of a field

/**
 * @param article head of the current version
 * @param passages of the same article, dropped lines included
 * @returns one document for each passage, in the same order
 *
 * @example passageDocuments(head, [passage])[0].n // → 'it rains', for “It rains.”
 */
export function passageDocuments (article: ArticleHead, passages: StoredPassage[]): PassageDocument[] {
  const published = publishedFields(article.published)
  return passages.map(passage => {
    const found = findWords(passage.text)
    const words = found.slice(0, MOST_WORDS).map(word => word.fold)
    return {
      id: passage.id,
      article: article.id,
      n: words.join(' '),
      x: skeletons(words).join(' '),
      s: [...new Set(words.flatMap(wordStubs))].join(' '),
      t: passageTokens(found.map(({ start, end }) => passage.text.slice(start, end)), passage.language),
      language: article.language,
      outlet: article.outlet,
      author: article.authors,
      speaker: passage.speakers,
      kind: passage.kind,
      ...published,
      dropped: passage.dropped !== null
    }
  })
}

/** Each once: order and number of names do not matter where any spelling is sought. */
function skeletons (words: string[]): string[] {
  const found = new Set<string>()
  for (const word of new Set(words)) {
    if (word.length < SHORTEST_NAME) continue
    const skeleton = nameSkeleton(word)
    if (skeleton !== '') found.add(skeletonPrefix + skeleton)
  }
  return [...found]
}

const PUBLISHED = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:\d{2})?)?)?)?$/

/**
 * Year, month and day as written, and the first instant of what is known of the date. A time
 * without a zone counts as UTC.
 *
 * @example publishedFields({ value: '2024-05', precision: 'month', source: 'record' }) // → { year: '2024', month: '2024-05', day: null, ts: 1714521600 }
 */
export function publishedFields (published: PublicationDate | null): PublishedFields {
  const match = PUBLISHED.exec(published?.value ?? '')
  if (match === null) return UNDATED
  const [, year = '', month, day, time = '00:00', zone = 'Z'] = match
  const instant = Date.parse(`${year}-${month ?? '01'}-${day ?? '01'}T${time}${zone}`)
  if (Number.isNaN(instant)) return UNDATED
  return {
    year,
    month: month === undefined ? null : `${year}-${month}`,
    day: day === undefined ? null : `${year}-${month}-${day}`,
    ts: Math.floor(instant / 1000)
  }
}

type PublishedFields = Pick<PassageDocument, 'year' | 'month' | 'day' | 'ts'>

const UNDATED: PublishedFields = { year: null, month: null, day: null, ts: null }
