/**
 * The forms an article takes on its way from bytes to passages and quotes, in the order of the
 * stages in `pipeline.ts`.
 *
 * All `start`/`end` are UTF-16 code units, end exclusive, into the article text unless said
 * otherwise. `text` is always what was published, after repair; folded forms never stand here.
 */

/** What a record, feed or request says of an article beside its text. Believed; contradictions are noted. */
export interface Declared {
  id?: string
  url?: string
  title?: string
  outlet?: string
  authors?: string[]
  /** as given; `parsePublished` reads it */
  published?: string
  /** BCP 47 */
  language?: string
}

/** One article's worth of bytes as it was found: a whole file, one record of a file, one request. */
export interface SourceFile {
  /** where it was found, for people: path, `path:12` for the twelfth line, `POST`, `stdin` */
  origin: string
  /** MIME type with parameters, as declared by a header or record */
  contentType: string | null
  bytes: Uint8Array
  /** set when a record gave text rather than bytes: they are then UTF-8, whatever the mark-up inside declares */
  charsetKnown?: true
  declared: Declared
  /** RFC 3339, UTC; of a file the moment it was read, unless `fetched` */
  retrievedAt: string
  /** the page came from its site at that moment, so that "3 hours ago" counts from it */
  fetched?: true
  /** small contradictions and leave-outs met on the way, in words for a person */
  notes: string[]
}

export type Stage = 'read' | 'decode' | 'parse' | 'repair' | 'clean' | 'detect' | 'split' | 'attribute' | 'store'

/** Why something was not taken. Kept with the original bytes and listed by `verbatim rejects`. */
export interface Rejection {
  origin: string
  stage: Stage
  /** machine-readable, kebab-case: `empty`, `binary`, `too-large`, `invalid-json`, `unreadable`, `no-article`, `timeout` … */
  reason: string
  /** one sentence that says what and where */
  detail: string
  /** what was read, as far as it was read */
  bytes?: Uint8Array
}

export type CharsetSource = 'record' | 'bom' | 'http' | 'declaration' | 'utf-8' | 'sniffed'

export interface DecodedText {
  text: string
  /** WHATWG name in lower case */
  charset: string
  charsetFrom: CharsetSource
  notes: string[]
}

export type DatePrecision = 'year' | 'month' | 'day' | 'minute' | 'second'

export interface PublicationDate {
  /** ISO 8601, as precise as `precision` says: `2024`, `2024-05`, `2024-05-24`, `2024-05-24T13:35+03:00` */
  value: string
  precision: DatePrecision
  /** where it stood: `record`, `json-ld`, `meta`, `time`, `text`, `url` … */
  source: string
}

export interface Metadata {
  title: string | null
  /** people; where none is named, the agency or newsroom that the page declares as author; empty where nobody signs */
  authors: string[]
  published: PublicationDate | null
  outlet: string | null
  /** canonical address, http or https */
  url: string | null
  /** as declared, BCP 47 */
  language: string | null
}

/** What a page says of its article beside `Metadata`. */
export interface PageDetails {
  /** last change, with the zone as written */
  modified: PublicationDate | null
  section: string | null
  /** address or words of a licence or rights notice */
  licence: string | null
}

export interface ArticleDetails extends PageDetails {
  /** language as declared; `Article.language` is the one detected */
  declaredLanguage: string | null
  /** agencies and media named as sources, as printed */
  sources: string[]
}

export type PageFormat = 'html' | 'text'

/** What a line is by its mark-up; null for a paragraph. */
export type LineKind = 'heading' | 'item' | 'quote' | 'row'

/** What mark-up and place say of a line that its words do not. */
export interface LineSign {
  kind: LineKind | null
  /** why it is no text of the article; null where nothing speaks against it */
  reason: DropReason | null
}

/** The page as lines of text: for HTML the article's blocks, one a line; for text the input as it is. */
export interface ParsedPage {
  format: PageFormat
  /** true when the text is already the article alone (HTML after extraction, a record with title and text): lines are then dropped only by named rules */
  extracted: boolean
  text: string
  /** of a web page, one for each non-empty line */
  signs?: LineSign[]
  metadata: Metadata
  /** of a web page */
  details?: PageDetails
  notes: string[]
}

/** A receipt: putting `before` back at `[start, end)` of the repaired text undoes the repair. */
export interface Repair {
  start: number
  end: number
  before: string
  /** steps in the order in which they were undone, each `encode>decode`, e.g. `windows-1252>windows-1251` */
  chain: string[]
  /** nats by which the least certain step made the place read better; null for repairs by a named rule */
  margin: number | null
}

export interface RepairedText {
  text: string
  /** in reading order, not overlapping */
  repairs: Repair[]
}

/** Role of a line that is not running text. `title` is no loss: the headline is indexed as such. */
export type DropReason =
  'title' | 'repeated-title' | 'byline' | 'date' | 'caption' | 'counter' | 'menu' | 'related' | 'footer' |
  'cookie' | 'newsletter' | 'language-switch' | 'contact' | 'share' | 'template'

export interface Line {
  start: number
  end: number
  keep: boolean
  /** null exactly when `keep` */
  reason: DropReason | null
  /** what its mark-up makes it, where that is more than a paragraph */
  kind?: LineKind
  /** where it was split, a kept paragraph and the caption glued to it for one: ranges in order, with white space between them at most; `keep` is then true when any part is kept */
  parts?: Line[]
}

export interface CleanedText {
  /** every non-empty line in order, without its white space at both ends */
  lines: Line[]
  /** found in the lines; fills what the page did not declare */
  metadata: Metadata
}

export interface LanguageSpan {
  start: number
  end: number
  /** BCP 47; `und` rather than a guess */
  language: string
  /** probability 0–1 that `language` is right */
  confidence: number
  /** what the line says by itself, where its neighbours changed it */
  raw?: { language: string, confidence: number }
}

export interface DetectedLanguage {
  language: string
  confidence: number
  /** ISO 15924 (`Latn`, `Cyrl`, `Geor` …), `Zyyy` where there is no letter */
  script: string
  /** one for each non-empty line */
  spans: LanguageSpan[]
}

/** What a passage is; a passage that holds a quotation is `direct` (or `indirect`, reported speech). */
export type PassageKind = 'text' | 'direct' | 'indirect' | 'headline' | 'document'

export interface Passage {
  /** stable across re-ingestion as long as the words are: see `passages/passage-id.ts` */
  id: string
  start: number
  end: number
  text: string
  language: string
  kind: PassageKind
  /** set when the passage is a dropped line */
  dropped: DropReason | null
  /** names of those quoted in it, without repetition */
  speakers: string[]
}

export interface Speaker {
  /** fullest form in the article */
  name: string
  /** the words beside the quote */
  mention: string
}

export type QuoteKind = 'direct' | 'indirect' | 'headline' | 'document'

export interface Quote {
  /** range between the marks, without them; of reported speech that of the words reported */
  start: number
  end: number
  text: string
  kind: QuoteKind
  speaker: Speaker | null
  /** the speech verb or phrase that attributes it */
  cue: string | null
  /** whom it was told to, as printed (told Reuters); absent where nobody is named */
  toldTo?: string
}

/** An article as the pipeline leaves it: all that the archive stores beside the original bytes. */
export interface Article extends Metadata {
  id: string
  /** of the kept text, BCP 47 or `und` */
  language: string
  text: string
  lines: Line[]
  spans: LanguageSpan[]
  repairs: Repair[]
  passages: Passage[]
  quotes: Quote[]
  /** equal for articles with the same kept words */
  fingerprint: string
  format: PageFormat
  charset: string
  charsetFrom: CharsetSource
  /** absent in articles that an older pipeline made */
  details?: ArticleDetails
  notes: string[]
}
