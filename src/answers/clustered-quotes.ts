/** The quotations of an article with their other prints: who printed each first, and what differs here. */
import type { Quote } from '../../ingest/document.js'
import { foldWord } from '../../ingest/fold/fold-text.js'
import type { Archive, QuoteCluster, StoredArticle } from '../archive/archive.js'
import { alignWords, type AlignedWord } from '../search/align-words.js'
import type { ArticleReference, Difference } from '../search/answer.js'
import { referenceTo } from '../search/build-hits.js'
import { diffWords } from '../search/diff-words.js'
import { findExactWords } from '../search/exact-words.js'

/** The other prints of a quotation. */
export interface OtherPrints {
  id: number
  /** articles that print it, this one among them */
  prints: number
  /** in how many different words */
  wordings: number
  /** the earliest by credible date; may be the article itself */
  first: { article: ArticleReference, start: number, end: number, text: string }
  /** from the words of the first print (`source`) to those here (`quote`); null where they are the same, or only fewer or more at the ends */
  altered: Difference[] | null
}

export interface ClusteredQuote extends Quote {
  /** null where no other article prints it */
  cluster: OtherPrints | null
}

/** Older versions of an article are in no cluster. */
export async function readClusteredQuotes (archive: Archive, article: Pick<StoredArticle, 'id' | 'quotes' | 'current'>): Promise<ClusteredQuote[]> {
  const clusters = new Map((article.current ? await archive.quoteClusters(article.id) : []).map(cluster => [cluster.ordinal, cluster]))
  return article.quotes.map((quote, ordinal) => {
    const cluster = clusters.get(ordinal)
    return { ...quote, cluster: cluster === undefined ? null : describeCluster(quote, cluster) }
  })
}

function describeCluster (quote: Quote, { cluster, prints, wordings, first }: QuoteCluster): OtherPrints {
  const { start, end, text } = first.quote
  return { id: cluster, prints, wordings, first: { article: referenceTo(first.article), start, end, text }, altered: findAlteration(text, quote.text) }
}

/**
 * @returns the differing and equal runs over the part of the first print that stands here; null where all are equal
 * @example findAlteration('We will not sell it.', 'We will sell it')?.filter(({ op }) => op !== 'equal') // → [{ op: 'delete', source: 'not', quote: '' }]
 */
export function findAlteration (first: string, here: string): Difference[] | null {
  const source = worded(first)
  const quote = worded(here)
  const alignment = alignWords(quote.aligned, source.aligned)
  if (alignment === null) return null
  const diff = trimEnds(diffWords(alignment.steps, source, quote))
  return diff.every(({ op }) => op === 'equal') ? null : diff
}

function worded (text: string): { text: string, words: ReturnType<typeof findExactWords>, aligned: AlignedWord[] } {
  const words = findExactWords(text)
  return { text, words, aligned: words.map(({ word }) => ({ word, fold: foldWord(word) })) }
}

/** Words that are here alone at either end make the quotation longer, not another. */
function trimEnds (diff: Difference[]): Difference[] {
  const longer = (part: Difference | undefined): boolean => part?.op === 'insert'
  return diff.slice(longer(diff[0]) ? 1 : 0, longer(diff.at(-1)) ? -1 : undefined)
}
