/** One passage by its permanent id, also when the article's text has changed since it was cited. */
import type { Archive, StoredPassage } from '../archive/archive.js'
import { notFound } from '../http/problem.js'
import type { ArticleReference } from '../search/answer.js'
import { referenceTo } from '../search/build-hits.js'

export interface PassageAnswer extends Omit<StoredPassage, 'id' | 'articleId' | 'ordinal' | 'previous' | 'next'> {
  passage: string
  article: ArticleReference
  /** says in words that the text has changed */
  note: string | null
  before: string | null
  after: string | null
}

/** @throws HttpProblem 404 */
export async function readPassage (archive: Archive, id: string): Promise<PassageAnswer> {
  const stored = await archive.passage(id)
  const head = stored === null ? undefined : (await archive.heads([stored.articleId])).get(stored.articleId)
  if (stored === null || head === undefined) throw notFound('passage')
  const { id: passage, articleId, ordinal, previous, next, ...shown } = stored
  return {
    passage,
    article: referenceTo(head),
    ...shown,
    note: shown.current ? null : `The text has changed since this was cited: it stood in version ${shown.version} of the article, not in the current one.`,
    before: previous,
    after: next
  }
}
