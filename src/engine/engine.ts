/**
 * What the rest of Verbatim may ask of the search engine. It finds candidates, fast and possibly
 * wrong; verdicts, totals and texts come from elsewhere. `src/engine` alone knows Meilisearch.
 */

/** A passage as the index holds it. */
export interface PassageDocument {
  /** passage id */
  id: string
  article: string
  /** folded text (`foldText`) */
  n: string
  /** skeletons of its words, each with `skeletonPrefix`, so that no word of the text is taken for one */
  x: string
  /** stubs of its words (`wordStubs`) */
  s: string
  /** stems of its words with the language they are of (`stem-tokens.ts`); filtered by, not searched */
  t: string[]
  /** facet values and filters */
  language: string
  outlet: string | null
  author: string[]
  speaker: string[]
  kind: string
  /** `2024`, `2024-05`, `2024-05-24` as written; null where the date is not known so precisely */
  year: string | null
  month: string | null
  day: string | null
  /** first instant of the published date, seconds since 1970; null without a date */
  ts: number | null
  dropped: boolean
}

export const skeletonPrefix = 'zx'

export type FacetName = 'language' | 'outlet' | 'author' | 'speaker' | 'kind' | 'year' | 'month' | 'day'

export interface EngineFilter {
  /** values of one facet are alternatives, facets are all required */
  facets: Partial<Record<FacetName, string[]>>
  /** not these values */
  excluded?: Partial<Record<FacetName, string[]>>
  /** seconds since 1970, both inclusive */
  from?: number
  to?: number
  /** with dropped lines; default false */
  dropped?: boolean
  /** articles that are deleted in the archive but perhaps not yet in the index */
  withoutArticles?: string[]
  /** only these articles */
  articles?: string[]
}

export interface EngineTerm {
  /** folded words, or prefixed skeletons; more than one word = in this order */
  words: string[]
  negative?: boolean
  /** the last word is a beginning, not a whole word; only as the last term */
  prefix?: boolean
  /** typing errors allowed; default no */
  loose?: boolean
}

/** Which passages are meant, exactly: by words in any of their forms. */
export type Condition =
  /** holds a form of any of these words, as they are written */
  | { kind: 'word', written: readonly string[] }
  | { kind: 'all' | 'any', of: readonly Condition[] }
  | { kind: 'not', of: Condition }

export interface EngineQuery {
  terms: EngineTerm[]
  /** beside the terms and the filter */
  condition?: Condition
  filter: EngineFilter
  sort?: 'relevance' | 'oldest' | 'newest'
  offset: number
  /** 0 = only counts */
  limit: number
  /** whose counts are wanted */
  facets?: FacetName[]
  /** all terms required (default) or as many as possible from the last on dropped */
  matching?: 'all' | 'last' | 'frequency'
  /** only `id` and `article` of each hit, and no total unless facets are asked for: for candidates, of which there are many */
  bare?: boolean
}

export interface EngineHit {
  id: string
  article: string
  language: string
  outlet: string | null
  author: string[]
  speaker: string[]
  kind: string
  year: string | null
  month: string | null
  day: string | null
  ts: number | null
}

export interface EngineAnswer {
  hits: EngineHit[]
  /** how many documents match: exact, also beyond the 10,000 hits that can be paged through */
  total: number
  /** true when the query had more terms than the engine takes: the hits match the most telling ones */
  truncated?: boolean
  facets: Partial<Record<FacetName, Record<string, number>>>
  ms: number
}

export interface EngineStatus {
  version: string
  address: string
  /** started by Verbatim or found at `MEILI_URL` */
  embedded: boolean
  pid: number | null
  documents: number
  indexing: boolean
}

export interface Engine {
  /** all in one request; answers in the order of the queries */
  search (queries: EngineQuery[], options?: { signal?: AbortSignal, timeoutMs?: number }): Promise<EngineAnswer[]>
  /** Sends documents in parts of 5–10 MB without waiting between them; resolves when the engine has confirmed all of it. */
  index (documents: Iterable<PassageDocument>): Promise<void>
  /** by passage ids */
  remove (ids: string[]): Promise<void>
  removeArticles (articleIds: string[]): Promise<void>
  /** every document's id and article, for comparing with the archive */
  documents (): AsyncIterable<{ id: string, article: string }>
  /** Fills a new index beside the present one by `fill`, then swaps: searches go on meanwhile. */
  rebuild (fill: (index: (documents: Iterable<PassageDocument>) => Promise<void>) => Promise<void>): Promise<void>
  isHealthy (): Promise<boolean>
  status (): Promise<EngineStatus>
  close (): Promise<void>
}

export type EngineErrorCode = 'cannot-start' | 'checksum' | 'not-found' | 'unavailable' | 'timeout' | 'refused' | 'task-failed'

export class EngineError extends Error {
  override name = 'EngineError'
  readonly code: EngineErrorCode

  constructor (code: EngineErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
