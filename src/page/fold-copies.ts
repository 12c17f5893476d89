/** Copies of one text among the hits of a page: shown once, by the earliest of them. */
import { foldText } from '../../ingest/fold/fold-text.js'
import type { Hit } from '../search/answer.js'
import type { HitDetails } from './hit-details.js'
import { sortByDate } from './print-order.js'

/**
 * The same words in articles that are copies of each other. Where the first of them stands in the
 * list stands the earliest printed.
 *
 * @returns as many hits or fewer, in their order
 */
export function foldCopies (hits: readonly Hit[], { copies }: Pick<HitDetails, 'copies'>): Hit[] {
  const groups = new Map<string, Hit[]>()
  for (const hit of hits) {
    const key = keyOf(hit, copies)
    groups.set(key, [...groups.get(key) ?? [], hit])
  }
  return [...groups.values()].flatMap(group => sortByDate(group.map(hit => ({ hit, published: hit.article.published }))).slice(0, 1).map(({ hit }) => hit))
}

/** The same for all copies; that of a hit without copies is its own. */
function keyOf ({ passage, article, text }: Hit, copies: HitDetails['copies']): string {
  const others = copies.get(article.id) ?? []
  if (others.length === 0) return passage
  return JSON.stringify([[article.id, ...others.map(copy => copy.id)].sort()[0], foldText(text)])
}
