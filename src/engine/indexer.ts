/** Moves what the archive's ledger has pending into the engine, and confirms it there. */
import { setImmediate, setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Archive, PendingWork } from '../archive/archive.js'
import { passageDocuments } from './documents.js'
import { type Engine, EngineError, type PassageDocument } from './engine.js'

/** What the indexer needs of the engine: `MeiliEngine`. */
export interface FillableEngine extends Pick<Engine, 'index' | 'remove' | 'removeArticles'> {
  /** true when the ledger's confirmations are worth nothing */
  readonly needsRebuild: boolean
  acknowledgeRebuild (): Promise<void>
}

export interface IndexerOptions {
  archive: Pick<Archive, 'pendingWork' | 'confirm' | 'markAllPending' | 'heads' | 'passagesOf' | 'status'>
  engine: FillableEngine
  logger: Logger
  /** ms that `flush` bears with an engine that does not answer; default two minutes */
  patienceMs?: number
}

export interface IndexProgress {
  /** articles confirmed since `flush` was called */
  done: number
  total: number
}

export interface Indexer {
  /**
   * Resolves when nothing is pending.
   *
   * @throws EngineError when the engine stays away, does not accept the key or refuses an article
   */
  flush (onProgress?: (progress: IndexProgress) => void): Promise<void>
  /** Starts the work in the background; many calls are one. */
  wake (): void
  /** Resolves when nothing is under way; nothing is begun before `resume`. */
  pause (): Promise<void>
  resume (): void
  /** What is not confirmed by then stays pending. */
  close (): Promise<void>
}

/**
 * Nothing is lost when the engine fails: the ledger is confirmed only after the engine's tasks have
 * succeeded, and sending a passage twice changes nothing.
 */
export function createIndexer (options: IndexerOptions): Indexer {
  return new LedgerIndexer(options)
}

const BATCH = 1000 // articles; each batch costs the engine 0.3 s beside the documents themselves, 1–3 s at a million
const GROUP_LENGTH = 16_000_000 // UTF-16 units of folded text held at once
const GATHER = 50 // ms between the first wake and the work, so that a burst becomes one batch
const FIRST_PAUSE = 500 // ms before trying an engine again that did not answer
const LONGEST_PAUSE = 60_000 // ms
const FLUSH_PAUSE = 5_000 // ms; longest pause while somebody waits
const PATIENCE = 120_000 // ms
const CLOSE_WAIT = 5_000 // ms

/** A group of works with the documents they need, small enough to hold. */
interface Group {
  works: PendingWork[]
  documents: PassageDocument[]
}

class LedgerIndexer implements Indexer {
  readonly #archive: IndexerOptions['archive']
  readonly #engine: FillableEngine
  readonly #logger: Logger
  readonly #patienceMs: number
  readonly #closing = new AbortController()
  /** articles the engine refused, with the revision it refused */
  readonly #refused = new Map<string, { revision: number, error: EngineError }>()
  /** the last batch in line: batches never overlap */
  #turn: Promise<unknown> = Promise.resolve()
  /** the batch that runs, or ran last */
  #underWay: Promise<unknown> = Promise.resolve()
  #paused: { promise: Promise<void>, end: () => void } | null = null
  #background: Promise<void> | null = null
  #woken = false

  constructor ({ archive, engine, logger, patienceMs = PATIENCE }: IndexerOptions) {
    this.#archive = archive
    this.#engine = engine
    this.#logger = logger
    this.#patienceMs = patienceMs
  }

  async flush (onProgress?: (progress: IndexProgress) => void): Promise<void> {
    const total = onProgress === undefined ? 0 : (await this.#archive.status()).index.pending
    let done = 0
    let lastSuccess = Date.now()
    let pause = FIRST_PAUSE
    while (!this.#isClosed()) {
      try {
        const tried = await this.#moveBatch(count => {
          done += count
          onProgress?.({ done, total: Math.max(done, total) })
        })
        if (tried === 0) break
        lastSuccess = Date.now()
        pause = FIRST_PAUSE
      } catch (error) {
        if (!isOutage(error) || Date.now() - lastSuccess + pause > this.#patienceMs) throw error
        await this.#sleep(pause)
        pause = Math.min(pause * 2, FLUSH_PAUSE)
      }
    }
    if (this.#isClosed()) throw new EngineError('unavailable', 'the index is closed')
    this.#throwRefused()
  }

  wake (): void {
    this.#woken = true
    this.#background ??= this.#workInBackground().finally(() => {
      this.#background = null
      if (this.#woken && !this.#isClosed()) this.wake()
    })
  }

  async pause (): Promise<void> {
    this.#paused ??= newGate()
    await this.#underWay.catch(() => {})
  }

  resume (): void {
    this.#paused?.end()
    this.#paused = null
  }

  async close (): Promise<void> {
    this.#closing.abort()
    this.resume()
    await Promise.race([this.#turn.catch(() => {}), sleep(CLOSE_WAIT, undefined, { ref: false })])
  }

  #isClosed (): boolean {
    return this.#closing.signal.aborted
  }

  #sleep (ms: number): Promise<void> {
    return sleep(ms, undefined, { signal: this.#closing.signal }).catch(() => {})
  }

  async #workInBackground (): Promise<void> {
    let pause = FIRST_PAUSE
    await this.#sleep(GATHER)
    while (!this.#isClosed()) {
      this.#woken = false
      try {
        if (await this.#moveBatch() === 0) return
        pause = FIRST_PAUSE
      } catch (error) {
        if (this.#isClosed()) return
        this.#logger.warn(error, `the index could not be brought up to date; trying again in ${pause / 1000} s, nothing is lost`)
        await this.#sleep(pause)
        pause = Math.min(pause * 2, LONGEST_PAUSE)
      }
    }
  }

  /** One batch after the other, whoever asks; @returns how many articles were tried, 0 when none is pending */
  #moveBatch (onMoved: (count: number) => void = () => {}): Promise<number> {
    const mine = this.#turn.catch(() => {}).then(async () => {
      while (this.#paused !== null) await this.#paused.promise
      if (this.#isClosed()) return 0
      const batch = this.#moveNext(onMoved)
      this.#underWay = batch
      return await batch
    })
    this.#turn = mine
    return mine
  }

  async #moveNext (onMoved: (count: number) => void): Promise<number> {
    if (this.#engine.needsRebuild) {
      await this.#archive.markAllPending()
      await this.#engine.acknowledgeRebuild()
    }
    const pending = await this.#archive.pendingWork(BATCH + this.#refused.size)
    const works = pending.filter(work => this.#refused.get(work.articleId)?.revision !== work.revision)
    for await (const group of this.#groups(works)) onMoved(await this.#moveGroup(group))
    return works.length
  }

  async * #groups (works: PendingWork[]): AsyncGenerator<Group> {
    const heads = await this.#archive.heads(works.filter(work => work.operation === 'index').map(work => work.articleId))
    let group: Group = { works: [], documents: [] }
    let length = 0
    for (const work of works) {
      await setImmediate() // reading and folding an article takes some ms, a batch of them seconds: others run between
      const head = work.operation === 'index' ? heads.get(work.articleId) : undefined
      const documents = head === undefined ? [] : passageDocuments(head, await this.#archive.passagesOf(work.articleId))
      group.works.push(work)
      for (const document of documents) {
        group.documents.push(document)
        length += document.n.length + document.x.length
      }
      if (length < GROUP_LENGTH) continue
      yield group
      group = { works: [], documents: [] }
      length = 0
    }
    if (group.works.length > 0) yield group
  }

  /** A task that fails for one bad article fails for all: each is then tried alone. @returns how many were confirmed */
  async #moveGroup (group: Group): Promise<number> {
    try {
      await this.#send(group)
      return group.works.length
    } catch (error) {
      if (!(error instanceof EngineError) || error.code !== 'task-failed') throw error
      if (group.works.length > 1) return await this.#moveSingly(group)
      this.#noteRefused(group.works, error)
      return 0
    }
  }

  async #moveSingly ({ works, documents }: Group): Promise<number> {
    let moved = 0
    for (const work of works) {
      const own = documents.filter(document => document.article === work.articleId)
      moved += await this.#moveGroup({ works: [work], documents: own })
    }
    return moved
  }

  async #send ({ works, documents }: Group): Promise<void> {
    const deleted = works.filter(work => work.operation === 'delete').map(work => work.articleId)
    const obsolete = works.flatMap(work => work.obsolete)
    if (deleted.length > 0) await this.#engine.removeArticles(deleted)
    if (obsolete.length > 0) await this.#engine.remove(obsolete)
    if (documents.length > 0) await this.#engine.index(documents)
    if (this.#isClosed()) return
    await this.#archive.confirm(works)
    for (const { articleId } of works) this.#refused.delete(articleId)
  }

  #noteRefused (works: PendingWork[], error: EngineError): void {
    for (const { articleId, revision } of works) {
      this.#refused.set(articleId, { revision, error })
      this.#logger.error(error, `the engine refuses article ${JSON.stringify(articleId)}: it stays out of the index`)
    }
  }

  #throwRefused (): void {
    const [first] = this.#refused
    if (first === undefined) return
    const [articleId, { error }] = first
    throw new EngineError('task-failed', `the engine refuses ${this.#refused.size} articles, the first is ${JSON.stringify(articleId)}: ${error.message}`, { cause: error })
  }
}

/** Worth waiting for: the engine may come back by itself. */
function isOutage (error: unknown): boolean {
  return error instanceof EngineError && (error.code === 'unavailable' || error.code === 'timeout')
}

function newGate (): { promise: Promise<void>, end: () => void } {
  let end = (): void => {}
  const promise = new Promise<void>(resolve => { end = resolve })
  return { promise, end }
}
