/** One article with all that was made from it, its versions and its copies. */
import type { Archive, StoredArticle, Version } from '../archive/archive.js'
import { notFound } from '../http/problem.js'
import type { ArticleReference } from '../search/answer.js'
import { referenceTo } from '../search/build-hits.js'
import { readClusteredQuotes, type ClusteredQuote } from './clustered-quotes.js'

export interface ArticleAnswer extends Omit<StoredArticle, 'fingerprint' | 'quotes'> {
  quotes: ClusteredQuote[]
  versions: Version[]
  /** other articles with the same words, oldest first */
  copies: ArticleReference[]
}

/**
 * @param version the current one when left out
 * @throws HttpProblem 404
 */
export async function readArticle (archive: Archive, id: string, version?: number): Promise<ArticleAnswer> {
  const article = await archive.article(id, version)
  if (article === null) throw notFound(version === undefined ? 'article' : 'version of an article')
  const { fingerprint, ...shown } = article
  const [versions, copies, quotes] = await Promise.all([archive.versions(id), archive.copies([fingerprint]), readClusteredQuotes(archive, article)])
  const others = (copies.get(fingerprint) ?? []).filter(head => head.id !== id)
  return { ...shown, quotes, versions, copies: others.map(referenceTo) }
}
