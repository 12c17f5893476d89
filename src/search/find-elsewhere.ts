/**
 * What the same person is quoted with in the same days in other languages: perhaps the same words,
 * translated. Offered beside a match; nothing there is compared word for word.
 */
import { findWords } from '../../ingest/fold/fold-text.js'
import type { Elsewhere, Match } from './answer.js'
import { buildHits } from './build-hits.js'
import { parseInstant } from './parse-instant.js'
import { createReader } from './read-said.js'
import { toPrint } from './sayings.js'
import { ENGINE_TIMEOUT, type SearchContext } from './search-context.js'

/** Before and after: translations are printed the next day, or when the weekly appears. */
const DAYS = 3
const SECONDS_A_DAY = 86_400
const MOST_PASSAGES = 20
const MOST_ELSEWHERE = 10
/** Shorter quotations say too little to be recognised. */
const FEWEST_WORDS = 3

/** @param match whose speaker and day are known; for any other nothing is found */
export async function findElsewhere ({ speaker, published, article }: Match, { archive, engine }: SearchContext): Promise<Elsewhere[]> {
  const day = published === null || published.precision === 'year' || published.precision === 'month' ? null : parseInstant(published.value)
  if (speaker === null || day === null) return []
  const name = (await archive.displayNames([speaker.name])).get(speaker.name) ?? speaker.name
  const filter = {
    facets: { speaker: [name] },
    excluded: { language: [article.language] },
    from: day.first - DAYS * SECONDS_A_DAY,
    to: day.last + DAYS * SECONDS_A_DAY
  }
  const [answer] = await engine.search([{ terms: [], filter, sort: 'oldest', offset: 0, limit: MOST_PASSAGES, bare: true }], { timeoutMs: ENGINE_TIMEOUT })
  const passages = [...(await archive.passages((answer?.hits ?? []).map(({ id }) => id))).values()]
  const hits = await buildHits(passages.map(passage => ({ passage, matched: { complete: true, ranges: [], verified: null } })), archive)
  const read = createReader({ speakers: [name], withoutSpeakers: [], kinds: null, matchesQuote: null, matchesSubject: null, around: false }, archive)
  const said = (await read(hits)).filter(({ quote }) => findWords(quote.text).length >= FEWEST_WORDS)
  return said.slice(0, MOST_ELSEWHERE).map(each => ({ ...toPrint(each), speaker: each.speaker, language: each.language }))
}
