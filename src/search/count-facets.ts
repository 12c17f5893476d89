/** Facet counts: the engine's where they are true, else counted over the verified hits. */
import type { EngineAnswer, EngineHit, FacetName } from '../engine/engine.js'
import type { FacetCount, SearchAnswer } from './answer.js'
import { FACETS } from './read-request.js'

type Facets = SearchAnswer['facets']

/** @param answers of `engineQueries`: the main one, then one for each selected facet */
export function engineFacets (answers: EngineAnswer[], selected: FacetName[]): Facets {
  return buildFacets(name => {
    const own = selected.indexOf(name)
    return new Map(Object.entries(answers[own + 1]?.facets[name] ?? {}))
  })
}

/**
 * @param hits verified hits of the main query
 * @param others for each selected facet the verified hits of the query without its selection
 */
export function countFacets (hits: EngineHit[], others: Map<FacetName, EngineHit[]>): Facets {
  return buildFacets(name => countValues(others.get(name) ?? hits, name))
}

function buildFacets (countsOf: (name: FacetName) => Map<string, number>): Facets {
  return Object.fromEntries(FACETS.map(name => [name, sortCounts(countsOf(name))])) as Facets
}

function countValues (hits: EngineHit[], name: FacetName): Map<string, number> {
  const counts = new Map<string, number>()
  for (const hit of hits) {
    for (const value of new Set(valuesOf(hit, name))) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return counts
}

function valuesOf (hit: EngineHit, name: FacetName): string[] {
  const value = hit[name]
  if (value === null) return []
  return typeof value === 'string' ? [value] : value
}

/** By count, equal ones by name in code unit order, which is the same on every machine. */
function sortCounts (counts: Map<string, number>): FacetCount[] {
  return [...counts].filter(([, count]) => count > 0).map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}
