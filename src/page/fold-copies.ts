/** Copies of one text among the hits of a page: shown once, by the earliest of them. */
import { foldText } from '../../ingest/fold/fold-text.js'
import type { Hit } from '../search/answer.js'
import { keepEarliest } from '../search/arrange-copies.js'
import type { HitDetails } from './hit-details.js'

/**
 * The same words in articles that are copies of each other. Where the first of them stands in the
 * list stands the earliest printed.
 *
 * @returns as many hits or fewer, in their order
 */
export function foldCopies (hits: readonly Hit[], { copies }: Pick<HitDetails, 'copies'>): Hit[] {
  return keepEarliest(hits, hit => keyOf(hit, copies), hit => hit.article.published)
}

/** The same for all copies; that of a hit without copies is its own. */
function keyOf ({ passage, article, text }: Hit, copies: HitDetails['copies']): string {
  const others = copies.get(article.id) ?? []
  if (others.length === 0) return passage
  return JSON.stringify([[article.id, ...others.map(copy => copy.id)].sort()[0], foldText(text)])
}
