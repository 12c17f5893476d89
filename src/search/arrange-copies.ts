/** Copies of one text in a list of what was found: folded into the earliest of them, or listed by how many there are. */
import { shortHash } from '../../ingest/article-id.js'
import type { PublicationDate } from '../../ingest/document.js'
import { foldText } from '../../ingest/fold/fold-text.js'
import type { Archive, ArticleHead } from '../archive/archive.js'
import { sortByDate } from './print-order.js'

/** What a request asks beyond the engine's order; it takes the whole list. */
export interface Arrangement {
  /** copies are one hit */
  folded: boolean
  /** the most often printed first, equal ones oldest first */
  byCopies: boolean
}

/** A passage found. */
export interface Listed {
  id: string
  article: string
}

type Heads = Map<string, ArticleHead>

/** Passages read at a time. */
const PAGE = 500

/** @returns what is to be shown, in its order */
export async function arrangeCopies (found: readonly Listed[], { folded, byCopies }: Arrangement, archive: Archive): Promise<readonly Listed[]> {
  const heads = await archive.heads(new Set(found.map(({ article }) => article)))
  const list = folded ? await foldCopies(found, heads, archive) : found
  return byCopies ? await sortByCopies(list, heads, archive) : list
}

/**
 * One item for each key: where the first of them stands in the list stands the earliest printed.
 *
 * @returns as many items or fewer
 */
export function keepEarliest<Item> (items: readonly Item[], keyOf: (item: Item) => string, publishedOf: (item: Item) => PublicationDate | null): Item[] {
  const groups = new Map<string, Array<{ item: Item, published: PublicationDate | null }>>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key) ?? []
    group.push({ item, published: publishedOf(item) })
    groups.set(key, group)
  }
  return [...groups.values()].flatMap(group => sortByDate(group).slice(0, 1).map(({ item }) => item))
}

/** The same words in articles that are copies of each other; only the texts of such articles are read. */
async function foldCopies (found: readonly Listed[], heads: Heads, archive: Archive): Promise<Listed[]> {
  const copied = copiedTexts([...heads.values()])
  const fingerprintOf = ({ article }: Listed): string => heads.get(article)?.fingerprint ?? ''
  const words = await readWords(found.filter(each => copied.has(fingerprintOf(each))), archive)
  const keyOf = (each: Listed): string => words.has(each.id) ? `${fingerprintOf(each)} ${words.get(each.id)}` : each.id
  return keepEarliest(found, keyOf, ({ article }) => heads.get(article)?.published ?? null)
}

/** Fingerprints that more than one article has; articles without words are nobody's copies. */
function copiedTexts (heads: readonly ArticleHead[]): Set<string> {
  const seen = new Set<string>()
  const copied = new Set<string>()
  for (const { fingerprint } of heads) (seen.has(fingerprint) ? copied : seen).add(fingerprint)
  copied.delete('')
  return copied
}

/** By passage, a hash of its folded words. */
async function readWords (found: readonly Listed[], archive: Archive): Promise<Map<string, string>> {
  const words = new Map<string, string>()
  for (let start = 0; start < found.length; start += PAGE) {
    const passages = await archive.passages(found.slice(start, start + PAGE).map(({ id }) => id))
    for (const { id, text } of passages.values()) words.set(id, shortHash(foldText(text)))
  }
  return words
}

/** By the number of articles that hold the same text, whether they were found or not: that which hits tell. */
async function sortByCopies (list: readonly Listed[], heads: Heads, archive: Archive): Promise<Listed[]> {
  const copies = await archive.copies(new Set([...heads.values()].map(head => head.fingerprint)))
  const counted = list.map(each => {
    const head = heads.get(each.article)
    return { each, published: head?.published ?? null, copies: copies.get(head?.fingerprint ?? '')?.length ?? 1 }
  })
  return sortByDate(counted).sort((a, b) => b.copies - a.copies).map(({ each }) => each)
}
