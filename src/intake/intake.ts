/**
 * Takes what clients hand in. "Accepted" means durable: the archive has it before the answer goes
 * out, and the task follows what comes after, the index. Only a page that has yet to be fetched is
 * accepted as a wish; its task says what became of it.
 */
import { readJsonLines } from '../../ingest/read/read-json.js'
import type { Limits } from '../../ingest/config.js'
import type { Rejection, SourceFile } from '../../ingest/document.js'
import { isRejection } from '../../ingest/pipeline.js'
import { recordToSource } from '../../ingest/read/read-record.js'
import type { Application, IngestSummary } from '../application.js'
import { checkAddress, FetchError, fetchPage, type FetchedPage, type FetchOptions } from '../fetch/fetch-page.js'
import { HttpProblem, toProblem } from '../http/problem.js'
import { limitConcurrency } from './limit-concurrency.js'
import { rejectionProblem } from './rejection-problem.js'

/** What is answered to something handed in. */
export interface Receipt {
  task: string
  /** address of the task */
  location: string
  /** ids of the articles that are in the archive already, the first thousand */
  articles: string[]
}

export type ArticleRecord = Record<string, unknown>

export interface Intake {
  /**
   * @param body one record, or the bytes of JSON Lines, whose bad lines are kept as rejects and do not stop the others
   * @throws HttpProblem that names the field, or says why no article can be made of it
   */
  take (body: ArticleRecord | Uint8Array): Promise<Receipt>
  /** Files, of which some may be rejects, as of JSON Lines. @throws HttpProblem when nothing could be taken */
  takeSources (sources: AsyncIterable<SourceFile | Rejection>): Promise<Receipt>
  /** Gives up pages that are being fetched and lets the rest end, for at most `CLOSE_WAIT`. */
  close (): Promise<void>
}

export interface IntakeOptions {
  limits: Limits
  /** a task that failed by a fault of ours */
  onFault: (error: unknown) => void
  /** exchanged in tests, whose servers are on the loopback address */
  fetching?: Pick<FetchOptions, 'isAllowed' | 'resolveName'>
}

const ORIGIN = 'POST'
const CONCURRENT_FETCHES = 4
const CLOSE_WAIT = 10_000 // ms; what is not indexed by then is in the archive and indexed at the next start

export function createIntake (application: Application, { limits, onFault, fetching = {} }: IntakeOptions): Intake {
  const closing = new AbortController()
  const running = new Set<Promise<void>>()
  const inTurn = limitConcurrency(CONCURRENT_FETCHES)
  const { archive } = application

  async function startTask (work: (task: string) => Promise<IngestSummary>, articles: string[], total: number): Promise<Receipt> {
    const { id } = await archive.createTask('ingest', total)
    const ended = runTask(id, work).finally(() => running.delete(ended))
    running.add(ended)
    return { task: id, location: `/api/v1/tasks/${id}`, articles }
  }

  async function runTask (id: string, work: (task: string) => Promise<IngestSummary>): Promise<void> {
    try {
      const summary = await work(id)
      await archive.updateTask(id, { state: 'succeeded', done: countDone(summary), result: summary })
    } catch (error) {
      const isKnown = error instanceof FetchError || error instanceof HttpProblem
      if (!isKnown) onFault(error)
      await archive.updateTask(id, { state: 'failed', error: isKnown ? error.message : toProblem(error).message }).catch(onFault)
    }
  }

  async function archiveAll (sources: AsyncIterable<SourceFile | Rejection>): Promise<IngestSummary> {
    const summary = await application.ingest(sources, { wait: false })
    const [first] = summary.rejects
    if (first !== undefined && countDone(summary) === summary.rejected) throw rejectionProblem(first)
    return summary
  }

  const followIndex = (summary: IngestSummary): Promise<Receipt> => startTask(async task => {
    await archive.updateTask(task, { state: 'running' })
    await application.ingest(none())
    return summary
  }, summary.articles, countDone(summary))

  async function takePage (record: ArticleRecord, url: string): Promise<Receipt> {
    assertFetchable(url, fetching.isAllowed)
    assertSound(record, limits)
    return startTask(task => inTurn(async () => {
      await archive.updateTask(task, { state: 'running' })
      const page = await fetchPage(url, { ...fetching, maxBytes: limits.textBytes, seconds: limits.pageSeconds, signal: closing.signal })
        .catch(async error => { throw await keepFailure(error, url) })
      return application.ingest(one(pageToSource(page, record, limits))).then(assertTaken)
    }), [], 1)
  }

  /** A page that could not be fetched is listed with what else was not taken. */
  async function keepFailure (error: unknown, url: string): Promise<unknown> {
    if (error instanceof FetchError) await archive.reject({ origin: url, stage: 'read', reason: `fetch-${error.code}`, detail: `${url}: ${error.message}` })
    return error
  }

  async function takeRecord (record: ArticleRecord): Promise<Receipt> {
    const url = addressAlone(record)
    if (url !== null) return takePage(record, url)
    const source = recordToSource(record, ORIGIN, { limits })
    if (isRejection(source)) throw rejectionProblem(source)
    return followIndex(await archiveAll(one(source)))
  }

  const takeLines = async (body: Uint8Array): Promise<Receipt> =>
    followIndex(await archiveAll(readJsonLines(one(body), ORIGIN, { limits })))

  return {
    takeSources: async sources => followIndex(await archiveAll(sources)),
    take: body => body instanceof Uint8Array ? takeLines(body) : takeRecord(body),
    async close () {
      closing.abort()
      await Promise.race([Promise.allSettled(running), after(CLOSE_WAIT)])
    }
  }
}

const countDone = ({ taken, changed, same, rejected }: IngestSummary): number => taken + changed + same + rejected

function assertTaken (summary: IngestSummary): IngestSummary {
  const [first] = summary.rejects
  if (first !== undefined) throw rejectionProblem(first)
  return summary
}

/** @returns the address of a record that holds nothing but an address to read */
function addressAlone ({ url, text, html, base64 }: ArticleRecord): string | null {
  const hasContent = [text, html, base64].some(content => content !== undefined && content !== null)
  return hasContent || typeof url !== 'string' ? null : url.trim()
}

function assertFetchable (url: string, isAllowed: FetchOptions['isAllowed']): void {
  try {
    checkAddress(url, isAllowed)
  } catch (error) {
    if (!(error instanceof FetchError)) throw error
    throw new HttpProblem(400, error.code, error.message, { parameter: 'url', cause: error })
  }
}

/** What the record declares is judged before the page is fetched. */
function assertSound (record: ArticleRecord, limits: Limits): void {
  const source = recordToSource({ ...record, text: '-' }, ORIGIN, { limits })
  if (isRejection(source)) throw rejectionProblem(source)
}

/** What the record declares stands above what the page says of itself. */
function pageToSource (page: FetchedPage, record: ArticleRecord, limits: Limits): SourceFile | Rejection {
  const declared = recordToSource({ ...record, url: page.url, text: '-' }, page.url, { limits })
  if (isRejection(declared)) return declared
  const { charsetKnown: _, ...source } = declared
  return { ...source, contentType: page.contentType, bytes: page.bytes }
}

async function * one<Item> (item: Item): AsyncGenerator<Item> {
  yield item
}

async function * none (): AsyncGenerator<never> {}

const after = (milliseconds: number): Promise<void> => new Promise(resolve => { setTimeout(resolve, milliseconds).unref() })
