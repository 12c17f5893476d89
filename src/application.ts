/**
 * Everything Verbatim can do, behind one interface: what the command line, the HTTP routes and the
 * page call. `open-application.ts` puts it together from the archive, the engine and the pipeline.
 */
import type { Rejection, SourceFile } from '../ingest/document.js'
import type { Archive, ArchiveStatus } from './archive/archive.js'
import type { Engine, EngineStatus } from './engine/engine.js'
import type { CheckAnswer, CheckOptions, Hit, QuotesAnswer, QuotesRequest, Saying, SearchAnswer, SearchRequest } from './search/answer.js'

/** Counts of one run of ingest or reprocess. */
export interface IngestSummary {
  /** articles new to the archive */
  taken: number
  /** articles whose text or data changed: a new version */
  changed: number
  /** already there, word for word */
  same: number
  passages: number
  quotes: number
  /** lines set aside as menus, captions … */
  droppedLines: number
  /** damaged places repaired */
  repairs: number
  rejected: number
  /** the first hundred */
  rejects: Array<Omit<Rejection, 'bytes'>>
  /** notes on articles that were taken all the same, the first hundred */
  notes: Array<{ origin: string, note: string }>
  /** ids of the articles, the first thousand, in order */
  articles: string[]
}

export interface IngestOptions {
  sample?: boolean
  /** resolve only when the index has confirmed; default true */
  wait?: boolean
  onProgress?: (progress: IngestProgress) => void
  signal?: AbortSignal
}

export interface IngestProgress {
  phase: 'read' | 'index'
  done: number
  /** null while unknown */
  total: number | null
  rejected: number
}

export interface Diagnosis {
  /** no finding is worse than a remark */
  healthy: boolean
  findings: Array<{ level: 'ok' | 'remark' | 'error', subject: string, message: string }>
}

export interface Application {
  readonly archive: Archive
  readonly engine: Engine
  ingest (sources: AsyncIterable<SourceFile | Rejection>, options?: IngestOptions): Promise<IngestSummary>
  search (request: SearchRequest): Promise<SearchAnswer>
  /** the whole match set, however large */
  searchAll (request: SearchRequest): Promise<AsyncIterable<Hit>>
  /** what a search finds in articles stored after an instant, stored last first */
  newHits (request: SearchRequest, since: string): Promise<Hit[]>
  /** who said what */
  quotes (request: QuotesRequest): Promise<QuotesAnswer>
  /** everything that was said, however much */
  quotesAll (request: QuotesRequest): Promise<AsyncIterable<Saying>>
  check (quote: string, options?: CheckOptions): Promise<CheckAnswer>
  /** resolves when the index has confirmed all that the archive holds @throws EngineError as `Indexer.flush` */
  settle (): Promise<void>
  /** gone from every answer when it resolves; @returns false when there is no such article */
  deleteArticle (id: string): Promise<boolean>
  /** runs the stages again over the kept originals */
  reprocess (options?: { stale?: boolean, onProgress?: (progress: IngestProgress) => void }): Promise<IngestSummary>
  /** builds the index again from the archive; searches go on meanwhile */
  reindex (onProgress?: (progress: IngestProgress) => void): Promise<{ articles: number, passages: number }>
  doctor (): Promise<Diagnosis>
  status (): Promise<ArchiveStatus & { engine: EngineStatus | null }>
  /** archive open, engine answering, samples (where asked for) searchable */
  isReady (): Promise<boolean>
  close (): Promise<void>
}
