/** Makes hits as clients see them from passages of the archive. */
import type { Quote } from '../../ingest/document.js'
import { splitSentences } from '../../ingest/passages/split-sentences.js'
import type { Archive, ArticleHead, StoredPassage } from '../archive/archive.js'
import type { ArticleReference, Hit, Range } from './answer.js'
import type { Matched } from './match-passage.js'

export interface FoundPassage {
  passage: StoredPassage
  matched: Matched
}

/** Passages whose article is gone by now are left out. */
export async function buildHits (found: FoundPassage[], archive: Archive): Promise<Hit[]> {
  if (found.length === 0) return []
  const articleIds = [...new Set(found.map(each => each.passage.articleId))]
  const [heads, quotes] = await Promise.all([archive.heads(articleIds), fetchQuotes(found, archive)])
  const copies = await archive.copies(new Set([...heads.values()].map(head => head.fingerprint)))
  return found.flatMap(({ passage, matched }) => {
    const head = heads.get(passage.articleId)
    return head === undefined ? [] : [buildHit(passage, matched, head, countCopies(head, copies), quotes.get(passage.articleId) ?? [])]
  })
}

function buildHit (passage: StoredPassage, matched: Matched, head: ArticleHead, copies: number, quotes: Quote[]): Hit {
  const ranges = matched.ranges.map(range => ({ start: passage.start + range.start, end: passage.start + range.end }))
  return {
    passage: passage.id,
    article: referenceTo(head),
    text: passage.text,
    start: passage.start,
    end: passage.end,
    ranges,
    ...sentencesBeside(passage),
    speaker: speakerOf(passage, ranges[0], quotes),
    language: passage.language,
    kind: passage.kind,
    dropped: passage.dropped,
    verified: matched.verified,
    copies
  }
}

/** An article as it is named beside what was found in it. */
export function referenceTo (head: ArticleHead): ArticleReference {
  const { id, title, outlet, authors, published, language, url, sample } = head
  return { id, title, outlet, authors, published, language, url, sample }
}

/** Only where more than one person speaks do the quotes have to say who said the words found. */
async function fetchQuotes (found: FoundPassage[], archive: Archive): Promise<Map<string, Quote[]>> {
  const articleIds = new Set(found.filter(({ passage }) => passage.speakers.length > 1).map(({ passage }) => passage.articleId))
  return new Map(await Promise.all([...articleIds].map(async id => [id, await archive.quotesOf(id)] as const)))
}

function speakerOf (passage: StoredPassage, first: Range | undefined, quotes: Quote[]): string | null {
  if (passage.speakers.length === 1) return passage.speakers[0] ?? null
  if (first === undefined) return null
  return quotes.find(quote => quote.start < first.end && quote.end > first.start)?.speaker?.name ?? null
}

/** Articles with the same text beside this one. */
function countCopies (head: ArticleHead, copies: Map<string, ArticleHead[]>): number {
  return (copies.get(head.fingerprint) ?? []).filter(copy => copy.id !== head.id).length
}

/** Kept as long as the passage is, which the archive remembers for a while. */
const beside = new WeakMap<StoredPassage, Pick<Hit, 'before' | 'after'>>()

function sentencesBeside (passage: StoredPassage): Pick<Hit, 'before' | 'after'> {
  let sentences = beside.get(passage)
  if (sentences === undefined) beside.set(passage, sentences = { before: lastSentence(passage.previous, passage.language), after: firstSentence(passage.next, passage.language) })
  return sentences
}

export function firstSentence (text: string | null, language: string): string | null {
  if (text === null) return null
  const first = splitSentences(text, language)[0]
  return first === undefined ? null : text.slice(first.start, first.end)
}

export function lastSentence (text: string | null, language: string): string | null {
  if (text === null) return null
  const last = splitSentences(text, language).at(-1)
  return last === undefined ? null : text.slice(last.start, last.end)
}
