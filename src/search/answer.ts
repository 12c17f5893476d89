/** The answers of search and check, as clients see them (design of the HTTP interface: docs/api.md). */
import type { PublicationDate, QuoteKind, Speaker } from '../../ingest/document.js'
import type { FacetName } from '../engine/engine.js'

export interface Range {
  start: number
  end: number
}

export interface ArticleReference {
  id: string
  title: string | null
  outlet: string | null
  authors: string[]
  published: PublicationDate | null
  language: string
  url: string | null
  /** belongs to the bundled samples */
  sample: boolean
}

export interface Total {
  value: number
  /** `gte`: at least so many */
  relation: 'eq' | 'gte'
}

/** How the phrases of a query stand in a passage. */
export type HitVerdict = 'verbatim' | 'punctuation'

/** One passage found. `start`, `end` and `ranges` are offsets into the article text; `text` = article text from `start` to `end`. */
export interface Hit {
  passage: string
  article: ArticleReference
  text: string
  start: number
  end: number
  /** what matched, in reading order */
  ranges: Range[]
  /** the sentence before and after the passage, null at the ends of the article */
  before: string | null
  after: string | null
  /** who says the matched quotation (or the only one quoted in the passage) */
  speaker: string | null
  language: string
  kind: string
  dropped: string | null
  /** how the phrases of the query stand there; null for a query without phrases */
  verified: HitVerdict | null
  /** how many other articles hold the same text */
  copies: number
}

/** One thing the search was understood to ask; `without` is the query text without it. */
export type Understood =
  | { type: 'word', text: string, without: string }
  | { type: 'phrase', text: string, without: string }
  | { type: 'excluded', text: string, without: string }
  | { type: 'filter', field: string, text: string, without: string }
  | { type: 'spellings', text: string, spellings: string[], without: string }
  /** other forms of a word count as the word; `forms` are those seen on this page */
  | { type: 'forms', text: string, forms: string[], without: string }
  /** an operator between what stands on both sides of it; without it both are required */
  | { type: 'or', text: string, without: string }
  | { type: 'near', text: string, within: number, without: string }
  /** had no effect: an operator with nothing to join, a bracket that is never closed */
  | { type: 'dropped', text: string, reason: 'operator' | 'bracket', without: string }

export interface Repaired {
  before: string
  after: string
  chain: string[]
  margin: number | null
}

export interface FacetCount {
  value: string
  count: number
}

export interface SearchAnswer {
  query: { text: string, understood: Understood[], repaired: Repaired[] }
  /** passages, each copy by itself */
  total: Total
  /** with `copies=folded`: hits, each with its copies; null where no copies are folded */
  folded: Total | null
  hits: Hit[]
  facets: Record<FacetName, FacetCount[]>
  /** whether facet counts are exact */
  facetRelation: 'eq' | 'gte'
  /** opaque; null on the last page */
  next: string | null
  /** hits by typing error: uncounted, only when nothing else is found on the first page */
  similar: Hit[]
  timings: Timings
}

/** Milliseconds, for `Server-Timing` and the benchmark. */
export interface Timings {
  engine: number
  archive: number
  verify: number
  total: number
}

export interface SearchRequest {
  /** the query text in the query language of docs/api.md */
  q: string
  language?: string[]
  outlet?: string[]
  author?: string[]
  speaker?: string[]
  kind?: string[]
  year?: string[]
  month?: string[]
  day?: string[]
  /** YYYY, YYYY-MM, YYYY-MM-DD or RFC 3339; `to` inclusive */
  from?: string
  to?: string
  /** only hits in which the phrases stand so; for a query with phrases alone */
  verdict?: HitVerdict[]
  /** `folded`: passages with the same words in copies of one text are one hit, the earliest printed; default `all` */
  copies?: 'folded' | 'all'
  /** `copies`: the most often printed first, equal ones oldest first */
  sort?: 'relevance' | 'oldest' | 'newest' | 'copies'
  /** 1–200, default 20 */
  limit?: number
  cursor?: string
  /** dropped lines as well */
  includeDropped?: boolean
  /** which spellings of a word count as the same; default `scripts` */
  names?: 'exact' | 'spellings' | 'scripts'
  /** whether other forms of a word count as the word; default `all` */
  forms?: 'all' | 'exact'
  /** default true */
  repair?: boolean
}

export interface QuotesRequest extends Omit<SearchRequest, 'sort' | 'includeDropped' | 'verdict' | 'copies'> {
  /** words and phrases of the passage in which it was said or of one beside it, in the language of `q`; those of `q` have to stand in the quotation itself */
  about?: string
  /** by the first print; default `relevance` for a request with words, else `newest` */
  sort?: 'relevance' | 'oldest' | 'newest' | 'copies'
}

/** One place where words were printed. */
export interface Print {
  article: ArticleReference
  passage: string
  start: number
  end: number
  /** as printed there */
  text: string
}

/** What somebody said in one wording. */
export interface QuoteWording {
  text: string
  /** places found with exactly these words */
  prints: number
  /** the earliest of them */
  first: Print
  /** from the earliest wording (`source`) to this one (`quote`); empty for the earliest */
  diff: Difference[]
}

/** What somebody said, in all the wordings found. */
export interface Saying {
  /** in the earliest wording */
  text: string
  /** by the name the archive shows them by */
  speaker: string | null
  kind: QuoteKind
  language: string
  /** the earliest print with a date; without any the first met */
  first: Print
  /** places found, in whatever wording */
  prints: number
  /** earliest first */
  wordings: QuoteWording[]
}

export interface QuotesAnswer {
  query: { text: string, about: string, understood: Understood[], repaired: Repaired[] }
  /** sayings */
  total: Total
  quotes: Saying[]
  next: string | null
  timings: Timings
}

export type Verdict = 'verbatim' | 'punctuation' | 'altered' | 'not-found'

export interface Difference {
  op: 'equal' | 'insert' | 'delete' | 'replace' | 'move'
  /** words as printed; empty for `insert` */
  source: string
  /** words as pasted; empty for `delete`; for `move` the same, which stand elsewhere in the paste */
  quote: string
  /** it negates what was printed, or takes a negation out of it */
  negation?: true
  /** put in by the author of the paste, in brackets: not compared */
  editorial?: true
}

/** `changed`: in one place put in, in another left out */
export type NegationChange = 'added' | 'dropped' | 'changed'

/** A place that may be meant by a quotation that stands nowhere. */
export interface Near {
  article: ArticleReference
  passage: string
  start: number
  end: number
  text: string
  /** 0–1: for a match 1 = the same words; for a near place the share of the words, each by its rarity */
  similarity: number
  speaker: Speaker | null
  outlet: string | null
  published: PublicationDate | null
  before: string | null
  after: string | null
}

/** A place where the quotation, or one altered, stands. */
export interface Match extends Near {
  verdict: Exclude<Verdict, 'not-found'>
  /** present when altered */
  diff: Difference[]
  /** whether the differences negate it, or take a negation out of it */
  negation: NegationChange | null
  /** whether its speaker is the one the quotation is attributed to; null where one of the two is not known */
  attribution: 'same' | 'other' | null
  /** oldest first; empty for an article that never changed */
  versions: VersionVerdict[]
}

/** How the quotation stands in one version of an article. */
export interface VersionVerdict {
  version: number
  /** RFC 3339 */
  storedAt: string
  current: boolean
  verdict: Verdict
}

export interface CheckOptions {
  /** who is said to have said it */
  speaker?: string
}

/** Whom the quotation is attributed to. */
export interface Attributed {
  name: string
  /** named in the paste, or by the parameter `speaker` */
  from: 'paste' | 'parameter'
  /** the words in the marks of the paste, without the attribution */
  quote: string | null
  /** of those words alone */
  verdict: Verdict | null
}

/** `other`: print names somebody else; `unknown`: it names nobody, or nothing was found */
export type SaidBy = 'same' | 'other' | 'unknown'

/** What the same person is quoted with in the same days in another language; not compared word for word. */
export interface Elsewhere extends Print {
  speaker: string | null
  language: string
}

export interface CheckAnswer {
  quote: string
  verdict: Verdict
  /** true when the pasted text has a marked gap (… or […]) */
  gaps: boolean
  /** for a text with gaps: the verdict of each piece */
  pieces: Array<{ text: string, verdict: Verdict }>
  /** what the author of the paste put in, with its brackets: shown, not compared */
  insertions: string[]
  repaired: Repaired[]
  /** null where neither the paste nor the request names a speaker */
  attributed: Attributed | null
  /** what the best matches say about `attributed` */
  saidBy: SaidBy | null
  /** best first; equal ones by date, oldest first */
  matches: Match[]
  /** for `not-found`: places that share its telling words, likeliest first; not compared word for word */
  nearest: Near[]
  /** the earliest match of the best verdict with a credible date */
  first: Match | null
  /** beside `first` (or the best match): what the same person is quoted with in the same days in other languages; not compared word for word */
  elsewhere: Elsewhere[]
  ms: number
}

/** What the client got wrong: becomes a problem of status 400 that names the parameter. */
export class QueryError extends Error {
  override name = 'QueryError'
  readonly code: string
  readonly parameter: string

  constructor (code: string, parameter: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.parameter = parameter
  }
}
