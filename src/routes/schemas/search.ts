/** The answers of search and facets, and searches that are kept. */
import { Type, type Static } from 'typebox'
import type { FacetAnswer } from '../../answers/facet-answer.js'
import type { SavedSearchAnswer } from '../../answers/saved-search-answer.js'
import type { Hit, SearchAnswer } from '../../search/answer.js'
import { type Assert, count, instant, named, nullable, offset, ref, type Same, text } from './forms.js'
import { ArticleReferenceSchema, RangeSchema, RepairedSchema, TimingsSchema, TotalSchema } from './parts.js'

export const HitSchema = named('Hit', 'One passage that was found.', {
  passage: Type.String({ description: 'id, for /api/v1/passages/{id} and /p/{id}' }),
  article: ref(ArticleReferenceSchema),
  text: Type.String({ description: 'the article text from start to end' }),
  start: offset('first unit'),
  end: offset('after the last unit'),
  ranges: Type.Array(ref(RangeSchema), { description: 'what matched, in reading order' }),
  before: text,
  after: text,
  speaker: text,
  language: Type.String({ description: 'of the passage' }),
  kind: Type.String(),
  dropped: nullable(Type.String({ description: 'why the line was set aside' })),
  verified: nullable(Type.Enum(['verbatim', 'punctuation'])),
  copies: count('other articles with the same text')
})

const understood = <Kind extends string>(type: Kind) =>
  Type.Object({ type: Type.Literal(type), text: Type.String(), without: Type.String({ description: 'the query text without it' }) })

export const UnderstoodSchema = Type.Union([
  understood('word'),
  understood('phrase'),
  understood('excluded'),
  Type.Object({ type: Type.Literal('filter'), field: Type.String(), text: Type.String(), without: Type.String() }),
  Type.Object({ type: Type.Literal('spellings'), text: Type.String(), spellings: Type.Array(Type.String()), without: Type.String() }),
  Type.Object({ type: Type.Literal('forms'), text: Type.String(), forms: Type.Array(Type.String(), { description: 'those seen on this page' }), without: Type.String() }),
  understood('or'),
  Type.Object({ type: Type.Literal('near'), text: Type.String(), within: count('words apart'), without: Type.String() }),
  Type.Object({ type: Type.Literal('dropped'), text: Type.String(), reason: Type.Enum(['operator', 'bracket']), without: Type.String() })
], { $id: 'Understood', description: 'One thing the search was understood to ask.' })

export const FacetCountSchema = named('FacetCount', 'A value and in how many passages it occurs.', {
  value: Type.String(),
  count: count('passages')
})

const facetCounts = Type.Array(ref(FacetCountSchema))

export const SearchAnswerSchema = named('SearchAnswer', 'Passages found, facet counts, and how the query was understood.', {
  query: Type.Object({ text: Type.String(), understood: Type.Array(ref(UnderstoodSchema)), repaired: Type.Array(ref(RepairedSchema)) }),
  total: { ...ref(TotalSchema), description: 'passages, each copy by itself' },
  folded: nullable(ref(TotalSchema)),
  hits: Type.Array(ref(HitSchema)),
  facets: Type.Object({ language: facetCounts, outlet: facetCounts, author: facetCounts, speaker: facetCounts, kind: facetCounts, year: facetCounts, month: facetCounts, day: facetCounts }),
  facetRelation: Type.Enum(['eq', 'gte']),
  next: nullable(Type.String({ description: 'opaque cursor of the next page' })),
  similar: Type.Array(ref(HitSchema), { description: 'by typing error, only when nothing else was found' }),
  timings: ref(TimingsSchema)
})

export const FacetAnswerSchema = named('FacetAnswer', 'The values of one facet, most frequent first.', {
  name: Type.Enum(['language', 'outlet', 'author', 'speaker', 'kind', 'year', 'month', 'day']),
  values: facetCounts,
  relation: Type.Enum(['eq', 'gte'])
})

export const SavedSearchSchema = named('SavedSearch', 'A search that is kept.', {
  id: Type.String(),
  name: Type.String(),
  search: Type.Record(Type.String(), Type.Unknown(), { description: 'the parameters of /api/v1/search' }),
  createdAt: instant('when it was saved'),
  location: Type.String({ description: 'address of this' }),
  feed: Type.String({ description: 'address of what it finds in articles that came since, as a feed' })
})

export const SavedSearchListSchema = named('SavedSearchList', 'The searches that are kept.', { savedSearches: Type.Array(ref(SavedSearchSchema)) })

/** Schema and type say the same. */
export type SearchAgreements = [
  Assert<Same<Static<typeof HitSchema>, Hit>>,
  Assert<Same<Static<typeof SearchAnswerSchema>, SearchAnswer>>,
  Assert<Same<Static<typeof FacetAnswerSchema>, FacetAnswer>>,
  Assert<Same<Static<typeof SavedSearchSchema>, SavedSearchAnswer>>
]
