/**
 * Which requests a list of queries becomes. Most go together in one multi-search. A query with
 * `first` is two searches merged by the engine, what holds the words as they are before the rest,
 * and the engine merges one list a request.
 */
import type { MultiSearchQuery, SearchResponse } from 'meilisearch'
import { buildQuery, type BuiltQuery } from './build-query.js'
import type { EngineAnswer, EngineHit, EngineQuery } from './engine.js'
import { emptyAnswer, readAnswer } from './read-answer.js'
import { PASSAGES } from './settings.js'

/** What the engine answers to one request. */
export interface MultiSearchAnswer {
  results?: Array<SearchResponse<EngineHit>>
  /** of merged searches */
  hits?: EngineHit[]
  facetsByIndex?: Record<string, { distribution: Record<string, Record<string, number>> }>
  processingTimeMs?: number
}

export interface EngineRequest {
  body: object
  /** @returns answers by number of the query */
  read (answer: MultiSearchAnswer): Array<[number, EngineAnswer]>
}

/** Far enough below 1 that no hit by other forms outranks one by the words as they are. */
const WEIGHT_OF_OTHERS = 1e-6

interface Numbered {
  number: number
  query: EngineQuery
  built: BuiltQuery
}

/** @returns for queries that can find nothing no request */
export function engineRequests (queries: EngineQuery[]): EngineRequest[] {
  const numbered = queries.flatMap((query, number) => {
    const built = buildQuery(query)
    return built === null ? [] : [{ number, query, built }]
  })
  const single = numbered.filter(({ query }) => !isMerged(query))
  const requests = numbered.filter(({ query }) => isMerged(query)).map(mergedRequest)
  return single.length === 0 ? requests : [multiRequest(single), ...requests]
}

const isMerged = ({ first, limit }: EngineQuery): boolean => first !== undefined && first.length > 0 && limit > 0

function multiRequest (numbered: Numbered[]): EngineRequest {
  return {
    body: { queries: numbered.map(({ built }): MultiSearchQuery => ({ indexUid: PASSAGES, ...built.search })) },
    read: ({ results = [] }) => numbered.map(({ number, built }, index) => {
      const response = results[index]
      return [number, response === undefined ? emptyAnswer() : readAnswer(response, built)]
    })
  }
}

function mergedRequest ({ number, query, built }: Numbered): EngineRequest {
  const { facets, offset, limit, ...others } = built.search
  const asTyped = buildQuery({ ...query, terms: query.first ?? [] })
  const { q, matchingStrategy } = asTyped?.search ?? others
  return {
    body: {
      federation: { offset, limit, facetsByIndex: { [PASSAGES]: facets ?? [] } },
      queries: [
        { indexUid: PASSAGES, ...others, q, matchingStrategy },
        { indexUid: PASSAGES, ...others, federationOptions: { weight: WEIGHT_OF_OTHERS } }
      ]
    },
    read: ({ hits = [], facetsByIndex = {}, processingTimeMs = 0 }) => [[number, readAnswer({ hits, facetDistribution: facetsByIndex[PASSAGES]?.distribution ?? {}, processingTimeMs }, built)]]
  }
}
