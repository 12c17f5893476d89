/** What a saved search finds in the articles that came since, for its feed. */
import type { Hit, SearchRequest } from './answer.js'
import { exportPassages } from './export-passages.js'
import type { SearchContext } from './search-context.js'

/** Articles looked through, the newest: a feed is read every hour, and lists have no cap elsewhere. */
const MOST_ARTICLES = 1_000

/**
 * @param since RFC 3339; articles whose text was stored after it
 * @returns hits in the article stored last first
 * @throws QueryError, EngineError as a search
 */
export async function findNewHits (request: SearchRequest, since: string, context: SearchContext): Promise<Hit[]> {
  const articles = await context.archive.articlesSince(since, MOST_ARTICLES)
  if (articles.length === 0) return []
  const hits: Hit[] = []
  for await (const hit of await exportPassages(request, context, articles)) hits.push(hit)
  const order = new Map(articles.map((id, index) => [id, index]))
  return hits.sort((a, b) => (order.get(a.article.id) ?? Infinity) - (order.get(b.article.id) ?? Infinity))
}
