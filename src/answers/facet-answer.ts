/** The values of one facet over the whole archive, for lists to choose from. */
import { foldText } from '../../ingest/fold/fold-text.js'
import type { Application } from '../application.js'
import type { FacetName } from '../engine/engine.js'
import type { FacetCount } from '../search/answer.js'

export interface FacetAnswer {
  name: FacetName
  /** most frequent first */
  values: FacetCount[]
  /** whether the counts are exact */
  relation: 'eq' | 'gte'
}

export interface FacetRequest {
  /** beginning of the value or of one of its words, whatever its case and accents */
  q?: string
  limit?: number
}

const DEFAULT_LIMIT = 100

export async function listFacet (application: Application, name: FacetName, { q = '', limit = DEFAULT_LIMIT }: FacetRequest): Promise<FacetAnswer> {
  const { facets, facetRelation } = await application.search({ q: '', limit: 1 })
  const wanted = ' ' + foldText(q).trim()
  const values = facets[name].filter(({ value }) => (' ' + foldText(value)).includes(wanted))
  return { name, values: values.slice(0, limit), relation: facetRelation }
}
