/** What stands near when nothing matches: typing errors forgiven, words left out. Uncounted, never verified. */
import { findWords } from '../../ingest/fold/fold-text.js'
import type { Hit } from './answer.js'
import { buildHits } from './build-hits.js'
import type { Matched } from './match-passage.js'
import type { QueryTerm } from './query-tree.js'
import type { Pending } from './read-pending.js'
import type { ReadRequest } from './read-request.js'
import { ENGINE_TIMEOUT, type SearchContext } from './search-context.js'
import type { Timer } from './timer.js'
import { isOneTypo } from './word-distance.js'

const MOST_SIMILAR = 10
const MOST_WORDS = 10 // as many terms as the engine takes

/** One more engine query with loose terms; nothing for a search without words. */
export async function findSimilar (read: ReadRequest, pending: Pending, context: SearchContext, timer: Timer): Promise<Hit[]> {
  const words = chooseWords(read.query.terms)
  if (words.length === 0) return []
  const filter = { ...read.filter, ...(pending.deleted.length > 0 && { withoutArticles: pending.deleted }) }
  const terms = words.map(word => ({ words: [word], loose: true }))
  const [answer] = await timer.engine(() => context.engine.search([{ terms, filter, offset: 0, limit: MOST_SIMILAR, matching: 'frequency' }], { timeoutMs: ENGINE_TIMEOUT }))
  const passages = await timer.archive(() => context.archive.passages((answer?.hits ?? []).map(hit => hit.id)))
  const found = timer.verify(() => [...passages.values()].map(passage => ({ passage, matched: markNear(passage.text, words) })))
  const order = new Map(answer?.hits.map((hit, index) => [hit.id, index]))
  found.sort((a, b) => (order.get(a.passage.id) ?? 0) - (order.get(b.passage.id) ?? 0))
  return timer.archive(() => buildHits(found.filter(({ matched }) => matched.ranges.length > 0), context.archive))
}

/** The longest words tell most; in the order typed. */
function chooseWords (terms: QueryTerm[]): string[] {
  const words = [...new Set(terms.flatMap(term => term.folds))]
  const longest = new Set([...words].sort((a, b) => b.length - a.length).slice(0, MOST_WORDS))
  return words.filter(word => longest.has(word))
}

function markNear (text: string, words: string[]): Matched {
  const near = findWords(text).filter(({ fold }) => words.some(word => word === fold || isOneTypo(word, fold)))
  return { complete: false, ranges: near.map(({ start, end }) => ({ start, end })), verified: null }
}
