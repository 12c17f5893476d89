/** What stands beside the hits of an answer: copies of their articles, and repairs of their passages. */
import type { Repair } from '../../ingest/document.js'
import type { Archive, ArticleHead } from '../archive/archive.js'
import type { Hit } from '../search/answer.js'

export interface HitDetails {
  /** by article id: the other articles with its text, by date */
  copies: Map<string, ArticleHead[]>
  /** by passage id, with the text of the article as far as they reach; passages without repairs are not in it */
  repairs: Map<string, { repairs: Repair[], text: string }>
}

/** Each article of a hit is read whole; on longer pages its own page tells its repairs. */
const MOST_READ = 20

export async function readHitDetails (archive: Archive, hits: readonly Hit[]): Promise<HitDetails> {
  const [copies, repairs] = await Promise.all([findCopies(archive, hits), findRepairs(archive, hits.slice(0, MOST_READ))])
  return { copies, repairs }
}

async function findCopies (archive: Archive, hits: readonly Hit[]): Promise<HitDetails['copies']> {
  const ids = new Set(hits.filter(hit => hit.copies > 0).map(hit => hit.article.id))
  if (ids.size === 0) return new Map()
  const heads = await archive.heads(ids)
  const copies = await archive.copies(new Set([...heads.values()].map(head => head.fingerprint)))
  return new Map([...heads].map(([id, head]) => [id, (copies.get(head.fingerprint) ?? []).filter(copy => copy.id !== id)]))
}

async function findRepairs (archive: Archive, hits: readonly Hit[]): Promise<HitDetails['repairs']> {
  const articles = new Map(await Promise.all([...new Set(hits.map(hit => hit.article.id))].map(async id => [id, await archive.article(id)] as const)))
  const found: HitDetails['repairs'] = new Map()
  for (const { passage, article, start, end } of hits) {
    const stored = articles.get(article.id)
    const repairs = stored?.repairs.filter(repair => repair.start < end && start < repair.end) ?? []
    if (stored !== null && stored !== undefined && repairs.length > 0) found.set(passage, { repairs, text: stored.text })
  }
  return found
}
