/**
 * What the rest of Verbatim may ask of the archive. The archive is the truth: an article counts as
 * taken once it is here, and the index can be built again from it at any time.
 *
 * Every call is asynchronous and every long list streams, so that another database can stand
 * behind the same interface. `sqlite-archive.ts` implements it.
 */
import type { SiteTemplates } from '../../ingest/clean/template-memory.js'
import type { Article, DropReason, PassageKind, Quote, Rejection, SourceFile } from '../../ingest/document.js'

export type StoreOutcome = 'new' | 'changed' | 'same'

export interface Stored {
  id: string
  outcome: StoreOutcome
  version: number
  passages: number
  quotes: number
}

export interface Version {
  version: number
  /** RFC 3339 */
  storedAt: string
  title: string | null
  /** SHA-256 of the original it was made from */
  original: string
}

/** An article in its current version (or the version asked for). */
export interface StoredArticle extends Omit<Article, 'passages'> {
  version: number
  current: boolean
  /** true while it belongs to the bundled samples */
  sample: boolean
  storedAt: string
  original: string
  origin: string
  /** pipeline and fold that made it */
  madeBy: { pipeline: number, fold: number }
}

/** A passage with what a hit shows of its article; `previous` and `next` are its neighbours in reading order, dropped lines left out. */
export interface StoredPassage {
  id: string
  articleId: string
  version: number
  /** false when the article's current text no longer holds it */
  current: boolean
  ordinal: number
  start: number
  end: number
  text: string
  language: string
  kind: PassageKind
  dropped: DropReason | null
  /** display names: one for each person in the whole archive */
  speakers: string[]
  previous: string | null
  next: string | null
}

export type ArticleHead = Pick<StoredArticle, 'id' | 'title' | 'outlet' | 'authors' | 'published' | 'language' | 'url' | 'sample' | 'fingerprint'>

export interface StoredOriginal {
  sha256: string
  contentType: string | null
  charset: string
  origin: string
  retrievedAt: string
  bytes: Uint8Array
}

export interface StoredRejection extends Omit<Rejection, 'bytes'> {
  id: number
  /** RFC 3339 */
  at: string
  /** SHA-256 of the kept bytes */
  original: string | null
}

export type TaskState = 'waiting' | 'running' | 'succeeded' | 'failed'

export interface Task {
  id: string
  kind: string
  state: TaskState
  done: number
  total: number | null
  /** RFC 3339 */
  createdAt: string
  finishedAt: string | null
  /** JSON value when it ended well */
  result: unknown
  /** one sentence when it failed */
  error: string | null
}

/** One thing the index has not confirmed yet. */
export interface PendingWork {
  articleId: string
  operation: 'index' | 'delete'
  /** grows with every change of the article; `confirm` takes it so that a later change is not lost */
  revision: number
  /** passages that earlier versions had and the current one has not: to be taken out of the index */
  obsolete: string[]
}

/** One of the names a speaker goes by in the archive. */
export interface SpeakerName {
  name: string
  /** articles in which they speak under it */
  count: number
  /** `first`: the name the person was met under; `spelling`: both words have the same skeletons; `initial`: only one given name begins so */
  reason: 'first' | 'spelling' | 'initial'
}

/** The prints of one quotation of an article: the same words, shortened, or altered. */
export interface QuoteCluster {
  /** place of the quotation among those of its article, from 0 */
  ordinal: number
  cluster: number
  /** articles that print it, this one among them */
  prints: number
  /** in how many different words */
  wordings: number
  /** the earliest print by credible date; may be this one */
  first: { article: ArticleHead, quote: Quote }
}

/** A person who is quoted. */
export interface ListedSpeaker {
  /** as they are shown and counted */
  name: string
  articles: number
  /** most used first */
  names: SpeakerName[]
}

export interface SavedSearch {
  id: string
  name: string
  /** its parameters, as they were given */
  search: Record<string, unknown>
  /** RFC 3339 */
  createdAt: string
}

export interface ArchiveStatus {
  articles: number
  passages: number
  quotes: number
  rejects: number
  languages: Record<string, number>
  outlets: Record<string, number>
  index: { confirmed: number, pending: number }
}

export interface SourceStatus {
  outlet: string | null
  language: string
  articles: number
  /** ISO dates, `null` where no article has one */
  first: string | null
  last: string | null
  rejects: number
}

/** When a source was printed: articles in equal spans of time, the same for all sources. */
export interface SourceTimes {
  outlet: string | null
  language: string
  counts: number[]
}

export interface ArchiveTimes {
  /** of the first and last dated article: RFC 3339 */
  first: string
  last: string
  sources: SourceTimes[]
}

/** Something damaged in the archive. */
export interface ArchiveFinding {
  /** a table, an original, an article */
  subject: string
  /** one sentence */
  problem: string
}

export interface Archive {
  /** Stores an article with its original in one transaction and marks it as pending for the index. */
  store (article: Article, source: SourceFile, options?: { sample?: boolean }): Promise<Stored>
  /** Keeps a rejection with the bytes it was made from. The same rejection of the same bytes is kept once. */
  reject (rejection: Rejection): Promise<void>
  /** @returns false when there is no such article */
  delete (id: string): Promise<boolean>
  /** Removes all samples; @returns how many */
  deleteSamples (): Promise<number>

  article (id: string, version?: number): Promise<StoredArticle | null>
  versions (id: string): Promise<Version[]>
  heads (ids: Iterable<string>): Promise<Map<string, ArticleHead>>
  /** in the current version */
  passagesOf (articleId: string): Promise<StoredPassage[]>
  /** current version where it still holds the passage, else the newest that did */
  passage (id: string): Promise<StoredPassage | null>
  /** current ones only: what is deleted or changed is not in the map */
  passages (ids: Iterable<string>): Promise<Map<string, StoredPassage>>
  /** the article texts of the given ids, current version */
  texts (ids: Iterable<string>): Promise<Map<string, string>>
  quotesOf (articleId: string): Promise<Quote[]>
  /** for each quotation of the current version that other articles print as well, in reading order */
  quoteClusters (articleId: string): Promise<QuoteCluster[]>
  original (articleId: string): Promise<StoredOriginal | null>
  /** heads of all articles with each fingerprint, by credible date; oldest first, undated last; `''` (no words) groups nothing */
  copies (fingerprints: Iterable<string>): Promise<Map<string, ArticleHead[]>>
  /** for each article the versions of its text (copies, shortened and edited reprints) with itself, by credible date: oldest first, undated last; one that has none is not in the map */
  relatives (ids: Iterable<string>): Promise<Map<string, ArticleHead[]>>
  /** for each speaker's name the one they are shown and counted by (`StoredPassage.speakers`); itself where no person is known */
  displayNames (names: Iterable<string>): Promise<Map<string, string>>
  /** all names of the speaker, most used first; empty where none is known */
  speakerNames (name: string): Promise<SpeakerName[]>
  /** everyone who is quoted, those in most articles first */
  speakers (): AsyncIterable<ListedSpeaker>
  /** folded spellings of capitalised words that share a name skeleton, most frequent first */
  spellings (skeleton: string): Promise<string[]>

  /** lines that scraped articles of a site (its host) have, with the addresses of those articles */
  templates (site: string): Promise<SiteTemplates>

  /** every current article, in order of storing; @param stale only those an older pipeline or fold made */
  articles (options?: { stale?: boolean }): AsyncIterable<StoredArticle>
  /** the sources of the current articles, for `reprocess`: the bytes and all that was declared */
  sources (options?: { stale?: boolean }): AsyncIterable<{ articleId: string, sample: boolean, source: SourceFile }>
  allPassages (): AsyncIterable<StoredPassage>
  rejections (options?: { limit?: number, after?: number }): AsyncIterable<StoredRejection>
  status (): Promise<ArchiveStatus>
  sourceStatus (): Promise<SourceStatus[]>
  /** @param spans into how many the time from the first to the last article is cut; null without dated articles */
  sourceTimes (spans: number): Promise<ArchiveTimes | null>
  isEmpty (): Promise<boolean>
  holdsSamples (): Promise<boolean>
  /** one finding for each damage, none when the archive is sound; reads everything once */
  check (): AsyncIterable<ArchiveFinding>

  /** changes with every change of the articles, of what the index has confirmed and of the saved searches; the same state has the same one */
  generation (): Promise<string>

  saveSearch (search: Pick<SavedSearch, 'name' | 'search'>): Promise<SavedSearch>
  /** oldest first */
  savedSearches (): Promise<SavedSearch[]>
  savedSearch (id: string): Promise<SavedSearch | null>
  /** @returns false when there is no such search */
  deleteSavedSearch (id: string): Promise<boolean>
  /** ids of the articles whose current version was stored after an instant (RFC 3339), newest first */
  articlesSince (since: string, limit: number): Promise<string[]>

  createTask (kind: string, total: number | null): Promise<Task>
  updateTask (id: string, change: Partial<Pick<Task, 'state' | 'done' | 'total' | 'result' | 'error'>>): Promise<void>
  task (id: string): Promise<Task | null>

  /** oldest first */
  pendingWork (limit: number): Promise<PendingWork[]>
  confirm (work: PendingWork[]): Promise<void>
  /** marks all articles as pending again, for a rebuilt index */
  markAllPending (): Promise<number>

  close (): Promise<void>
}

export type ArchiveErrorCode = 'in-use' | 'corrupt' | 'newer-schema' | 'disk-full' | 'unavailable'

export class ArchiveError extends Error {
  override name = 'ArchiveError'
  readonly code: ArchiveErrorCode

  constructor (code: ArchiveErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
