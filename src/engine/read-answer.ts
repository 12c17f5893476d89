/** Reads the engine's answer to a search back into our terms. */
import type { SearchResponse } from 'meilisearch'
import { isNamedFacet } from './build-filter.js'
import { type BuiltQuery, TOTAL_FACET } from './build-query.js'
import type { EngineAnswer, EngineHit, FacetName } from './engine.js'
import { decodeFacetValue } from './facet-value.js'

export const emptyAnswer = (): EngineAnswer => ({ hits: [], total: 0, facets: {}, ms: 0 })

export function readAnswer (response: SearchResponse<EngineHit>, { truncated }: BuiltQuery): EngineAnswer {
  const { [TOTAL_FACET]: totals = {}, ...counts } = response.facetDistribution ?? {}
  return {
    hits: response.hits.map(hit => 'kind' in hit ? readHit(hit) : bareHit(hit)),
    total: Object.values(totals).reduce((sum, count) => sum + count, 0),
    facets: readFacets(counts),
    ms: response.processingTimeMs,
    ...(truncated ? { truncated } : {})
  }
}

function readFacets (counts: Record<string, Record<string, number>>): EngineAnswer['facets'] {
  const facets: EngineAnswer['facets'] = {}
  for (const [name, values] of Object.entries(counts)) facets[name as FacetName] = readCounts(name, values)
  return facets
}

/** Without prototype, since a facet value may be called `__proto__`. */
function readCounts (name: string, values: Record<string, number>): Record<string, number> {
  const counts = Object.create(null) as Record<string, number>
  for (const [value, count] of Object.entries(values)) counts[isNamedFacet(name) ? decodeFacetValue(value) : value] = count
  return counts
}

/** Of a `bare` query. */
const bareHit = ({ id, article }: Pick<EngineHit, 'id' | 'article'>): EngineHit =>
  ({ id, article, language: 'und', outlet: null, author: [], speaker: [], kind: 'text', year: null, month: null, day: null, ts: null })

function readHit (hit: EngineHit): EngineHit {
  return {
    id: hit.id,
    article: hit.article,
    language: hit.language,
    outlet: hit.outlet === null ? null : decodeFacetValue(hit.outlet),
    author: hit.author.map(decodeFacetValue),
    speaker: hit.speaker.map(decodeFacetValue),
    kind: hit.kind,
    year: hit.year,
    month: hit.month,
    day: hit.day,
    ts: hit.ts
  }
}
