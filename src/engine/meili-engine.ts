/** The engine's interface on Meilisearch. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Meilisearch, MultiSearchQuery, SearchResponse } from 'meilisearch'
import type { Logger } from 'pino'
import { articleList } from './build-filter.js'
import { buildQuery } from './build-query.js'
import { type Engine, type EngineAnswer, EngineError, type EngineHit, type EngineQuery, type EngineStatus, type PassageDocument } from './engine.js'
import type { FillMark } from './fill-mark.js'
import { ask, type Connection, createClient, engineCode } from './meili-client.js'
import { postSearch } from './post-search.js'
import { emptyAnswer, readAnswer } from './read-answer.js'
import { DocumentSender } from './send-documents.js'
import { PASSAGES, PASSAGES_NEW, readEngineConfig } from './settings.js'
import { waitForTasks } from './wait-for-tasks.js'

/** Where the engine runs: started by Verbatim or found elsewhere. */
export interface EngineHost {
  embedded: boolean
  version: string
  pid (): number | null
  /** @throws EngineError while there is none */
  connection (): Connection
  close (): Promise<void>
}

const SEARCH_TIMEOUT = 10_000 // ms; the engine itself stops ranking after 1.5 s
const HEALTH_TIMEOUT = 2_000 // ms
const DOCUMENT_PAGE = 10_000
const DELETE_PART = 10_000 // ids in one request
const PURGE_EVERY = 500 // tasks; finished ones are trouble when there are a million of them
const PURGE_AGE = 60 * 60_000 // ms; younger ones may still be waited for or looked at
const SETTINGS_WAIT = 5_000 // ms

export class MeiliEngine implements Engine {
  readonly #host: EngineHost
  readonly #mark: FillMark
  readonly #logger: Logger
  readonly #closing = new AbortController()
  readonly #client = clientCache(() => this.#host.connection())
  #needsRebuild = false
  #tasksSincePurge = 0

  /** `prepare` comes before anything else. */
  constructor (host: EngineHost, mark: FillMark, logger: Logger) {
    this.#host = host
    this.#mark = mark
    this.#logger = logger
  }

  /**
   * True when the index does not hold what the archive's ledger says it holds: it is new, was
   * cleared, belongs to another engine than before or was made in another form.
   */
  get needsRebuild (): boolean {
    return this.#needsRebuild
  }

  /** Says that the ledger no longer counts anything as confirmed, so that all of it will be sent. */
  async acknowledgeRebuild (): Promise<void> {
    await this.#mark.set()
    this.#needsRebuild = false
  }

  /** Creates the index where it is missing, brings its settings up to date and removes what an interrupted rebuild left. */
  async prepare (): Promise<void> {
    const uids = await this.#indexUids()
    if (uids.has(PASSAGES_NEW)) {
      await this.#refuseForeign(PASSAGES_NEW)
      await this.#done([await this.#deleteIndex(PASSAGES_NEW)])
    }
    if (!await this.#mark.isSet() || !uids.has(PASSAGES)) await this.#startAnew(uids.has(PASSAGES))
    await this.#applySettings()
    await this.#purgeTasks()
  }

  async search (queries: EngineQuery[], options: { signal?: AbortSignal, timeoutMs?: number } = {}): Promise<EngineAnswer[]> {
    const built = queries.map(buildQuery)
    const body = bodyOf(built)
    const responses = body.queries.length === 0 ? [] : await this.#multiSearch(body, options)
    return built.map(each => {
      const response = each === null ? undefined : responses.shift()
      return each === null || response === undefined ? emptyAnswer() : readAnswer(response, each)
    })
  }

  /** @returns nothing where there is no index yet */
  async #multiSearch (body: { queries: MultiSearchQuery[] }, options: { signal?: AbortSignal, timeoutMs?: number }): Promise<Array<SearchResponse<EngineHit>>> {
    try {
      const { results } = await postSearch<{ results: Array<SearchResponse<EngineHit>> }>(this.#host.connection(), body, { timeoutMs: options.timeoutMs ?? SEARCH_TIMEOUT, signal: options.signal })
      return results
    } catch (error) {
      if (engineCode(error) === 'index_not_found') return []
      throw error
    }
  }

  async index (documents: Iterable<PassageDocument>): Promise<void> {
    await this.#ensureIndex()
    const sender = new DocumentSender(this.#client, PASSAGES)
    await sender.add(documents)
    await this.#done(await sender.finish())
  }

  async remove (ids: string[]): Promise<void> {
    await this.#ensureIndex()
    const tasks: number[] = []
    for (const part of inParts(ids, DELETE_PART)) {
      const task = await ask('removing passages', () => this.#client().index(PASSAGES).deleteDocuments(part))
      tasks.push(task.taskUid)
    }
    await this.#done(tasks)
  }

  async removeArticles (articleIds: string[]): Promise<void> {
    await this.#ensureIndex()
    const tasks: number[] = []
    for (const part of inParts(articleIds, DELETE_PART)) {
      const filter = `articleKey IN ${articleList(part)}`
      const task = await ask('removing articles', () => this.#client().index(PASSAGES).deleteDocuments({ filter }))
      tasks.push(task.taskUid)
    }
    await this.#done(tasks)
  }

  async * documents (): AsyncIterable<{ id: string, article: string }> {
    for (let offset = 0; ; offset += DOCUMENT_PAGE) {
      // An empty filter makes the client use POST documents/fetch.
      const { results } = await ask('listing passages', () => this.#client().index<{ id: string, article: string }>(PASSAGES)
        .getDocuments({ fields: ['id', 'article'], filter: [], offset, limit: DOCUMENT_PAGE }))
      yield * results
      if (results.length < DOCUMENT_PAGE) return
    }
  }

  async rebuild (fill: (index: (documents: Iterable<PassageDocument>) => Promise<void>) => Promise<void>): Promise<void> {
    if ((await this.#indexUids()).has(PASSAGES_NEW)) await this.#done([await this.#deleteIndex(PASSAGES_NEW)])
    try {
      await this.#ensureIndex()
      await this.#createIndex(PASSAGES_NEW)
      const sender = new DocumentSender(this.#client, PASSAGES_NEW)
      await fill(documents => sender.add(documents))
      await this.#done(await sender.finish())
      const swap = await ask('swapping indexes', () => this.#client().swapIndexes([{ indexes: [PASSAGES, PASSAGES_NEW], rename: false }]))
      await this.#done([swap.taskUid])
    } finally {
      // After the swap it is the former index, after a failure a half-filled one; `prepare` removes what cannot be removed now.
      await this.#deleteIndex(PASSAGES_NEW).then(task => this.#done([task])).catch(() => {})
    }
    await this.acknowledgeRebuild()
  }

  async isHealthy (): Promise<boolean> {
    try {
      const { url } = this.#host.connection()
      const response = await fetch(`${url}/health`, { signal: AbortSignal.timeout(HEALTH_TIMEOUT) })
      await response.text()
      return response.ok
    } catch {
      return false
    }
  }

  async status (): Promise<EngineStatus> {
    const { url } = this.#host.connection()
    const stats = await ask('status', () => this.#client().index(PASSAGES).getStats())
    return {
      version: this.#host.version,
      address: url,
      embedded: this.#host.embedded,
      pid: this.#host.pid(),
      documents: stats.numberOfDocuments,
      indexing: stats.isIndexing
    }
  }

  async close (): Promise<void> {
    this.#closing.abort()
    await this.#host.close()
  }

  async #indexUids (): Promise<Set<string>> {
    const { results } = await ask('listing indexes', () => this.#client().getRawIndexes({ limit: 1000 }))
    return new Set(results.map(index => index.uid))
  }

  /** An index that went missing would otherwise be made by the next document, without settings. */
  async #ensureIndex (): Promise<void> {
    try {
      await ask('index', () => this.#client().index(PASSAGES).getRawInfo())
    } catch (error) {
      if (engineCode(error) !== 'index_not_found') throw error
      await this.#startAnew(false)
    }
  }

  async #startAnew (exists: boolean): Promise<void> {
    if (exists) await this.#refuseForeign(PASSAGES)
    this.#needsRebuild = true
    await this.#mark.clear()
    if (exists) await this.#done([await this.#deleteIndex(PASSAGES)])
    await this.#createIndex(PASSAGES)
  }

  /** Another program may keep an index of the same name at `MEILI_URL`: that one is not ours to clear. */
  async #refuseForeign (uid: string): Promise<void> {
    const { numberOfDocuments, fieldDistribution } = await ask('index', () => this.#client().index(uid).getStats())
    if (numberOfDocuments === 0 || 'articleKey' in fieldDistribution) return
    throw new EngineError('refused', `the engine at ${this.#host.connection().url} already has an index ${uid} that is not Verbatim's`)
  }

  async #createIndex (uid: string): Promise<void> {
    const created = await ask('creating the index', () => this.#client().createIndex(uid, { primaryKey: 'id' }))
    const settings = await ask('index settings', () => this.#client().index(uid).updateSettings(readEngineConfig().index))
    await this.#done([created.taskUid, settings.taskUid])
  }

  async #deleteIndex (uid: string): Promise<number> {
    return (await ask('removing an index', () => this.#client().deleteIndex(uid))).taskUid
  }

  /** Settings that are as they were take about 50 ms; others make the engine index everything anew, while searches go on by the old ones. */
  async #applySettings (): Promise<void> {
    const { taskUid } = await ask('index settings', () => this.#client().index(PASSAGES).updateSettings(readEngineConfig().index))
    const applied = this.#done([taskUid])
    if (await Promise.race([applied.then(() => true), sleep(SETTINGS_WAIT, false, { ref: false })])) return
    this.#logger.info('the settings of the index changed: the engine indexes everything anew in the background')
    applied.catch(error => {
      if (!this.#closing.signal.aborted) this.#logger.error(error, 'the settings of the index could not be applied')
    })
  }

  async #done (tasks: number[]): Promise<void> {
    await waitForTasks(this.#client, tasks, { signal: this.#closing.signal })
    this.#tasksSincePurge += tasks.length
    if (this.#tasksSincePurge >= PURGE_EVERY) await this.#purgeTasks()
  }

  /** Not waited for: a purge that fails is made up for by the next one. */
  async #purgeTasks (): Promise<void> {
    this.#tasksSincePurge = 0
    const beforeFinishedAt = new Date(Date.now() - PURGE_AGE).toISOString()
    await ask('purging tasks', () => this.#client().tasks.deleteTasks({ statuses: ['succeeded', 'failed', 'canceled'], beforeFinishedAt })).catch(() => {})
  }
}

/** What `search` sends for these queries: for the benchmark, which sends it directly. */
export const multiSearchBody = (queries: EngineQuery[]): { queries: MultiSearchQuery[] } => bodyOf(queries.map(buildQuery))

/** A query that can find nothing (null) is not sent. */
function bodyOf (built: Array<ReturnType<typeof buildQuery>>): { queries: MultiSearchQuery[] } {
  return { queries: built.flatMap(each => each === null ? [] : [{ indexUid: PASSAGES, ...each.search }]) }
}

/** One client for as long as the address stays. */
function clientCache (connection: () => Connection): () => Meilisearch {
  let last: { url: string, client: Meilisearch } | null = null
  return () => {
    const current = connection()
    if (last?.url !== current.url) last = { url: current.url, client: createClient(current) }
    return last.client
  }
}

function * inParts<Item> (items: Item[], size: number): Generator<Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size)
}
