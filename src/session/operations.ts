/**
 * What a command can ask for, as a table: the same operation runs in this process or, while
 * `verbatim serve` holds the data folder, over there (`open-session.ts` decides).
 *
 * Arguments, items and results are plain JSON.
 */
import { readLimits } from '../../ingest/config.js'
import { readSources } from '../../ingest/read/read-sources.js'
import type { Application, IngestProgress, IngestSummary } from '../application.js'
import type { StoredArticle, StoredRejection } from '../archive/archive.js'
import type { CheckOptions, SearchRequest } from '../search/answer.js'

/** What an operation says on its way. `item` is one row of a list; whoever gets it may be slow. */
export interface Reporter {
  progress?: (progress: IngestProgress) => void
  item?: (item: unknown) => void | Promise<void>
}

export const operations = {
  /** @param paths absolute, or globs; readable by the process that holds the folder */
  async ingest (application: Application, { paths, wait, columns }: { paths: string[], wait: boolean, columns?: Record<string, string> }, report: Reporter): Promise<IngestSummary> {
    const sources = readSources(paths, { limits: readLimits(), ...(columns === undefined ? {} : { columns }) })
    return await application.ingest(sources, { wait, ...withProgress(report) })
  },

  search: async (application: Application, request: SearchRequest) => await application.search(request),

  check: async (application: Application, { quote, ...options }: { quote: string } & CheckOptions) => await application.check(quote, options),

  delete: async (application: Application, { id }: { id: string }) => ({ deleted: await application.deleteArticle(id) }),

  status: async (application: Application) => await application.status(),

  doctor: async (application: Application) => await application.doctor(),

  reindex: async (application: Application, _: object, report: Reporter) => await application.reindex(report.progress),

  reprocess: async (application: Application, { stale }: { stale: boolean }, report: Reporter) =>
    await application.reprocess({ stale, ...withProgress(report) }),

  /** items: `StoredRejection`, newest first */
  async rejects (application: Application, { limit }: { limit: number | null }, report: Reporter) {
    return { count: await stream<StoredRejection>(application.archive.rejections(limit === null ? {} : { limit }), report, rejection => rejection) }
  },

  /** items: records that `ingest` takes again (`ExportedRecord`) */
  async export (application: Application, _: object, report: Reporter) {
    return { count: await stream(application.archive.articles(), report, exportedRecord) }
  }
}

export type Operations = typeof operations
export type OperationName = keyof Operations
export type ArgumentsOf<Name extends OperationName> = Operations[Name] extends (application: Application, given: infer Given extends object, report: Reporter) => unknown ? Given : object
export type ResultOf<Name extends OperationName> = Awaited<ReturnType<Operations[Name]>>

/** The record form of ingest: text is the article text, dropped lines included, as it was repaired. */
export interface ExportedRecord {
  id: string
  url: string | null
  title: string | null
  outlet: string | null
  authors: string[]
  published: string | null
  language: string
  text: string
}

function exportedRecord ({ id, url, title, outlet, authors, published, language, text }: StoredArticle): ExportedRecord {
  return { id, url, title, outlet, authors, published: published?.value ?? null, language, text }
}

async function stream<Row> (rows: AsyncIterable<Row>, report: Reporter, show: (row: Row) => unknown): Promise<number> {
  let count = 0
  for await (const row of rows) {
    await report.item?.(show(row))
    count++
  }
  return count
}

const withProgress = (report: Reporter): { onProgress?: NonNullable<Reporter['progress']> } =>
  report.progress === undefined ? {} : { onProgress: report.progress }
