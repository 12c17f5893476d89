/** Keeps one engine running: notices its death and starts it again, until it is closed or dies too often. */
import { setTimeout as sleep } from 'node:timers/promises'
import { EngineError } from './engine.js'
import { describeEnding, launchEngine, type LaunchOptions, type RunningEngine } from './launch-engine.js'
import type { Connection } from './meili-client.js'
import { stopProcess } from './process-identity.js'

export interface SupervisionLimits {
  /** ms it may take to end by itself */
  stopMs: number
  /** a life shorter than this (ms) is a fast death */
  fastDeathMs: number
  /** after so many fast deaths in a row it is not started again */
  fastDeaths: number
  /** ms before it is started again; doubles with each fast death */
  backOffMs: number
}

/** @throws EngineError `cannot-start` when not even the first start succeeds */
export async function superviseEngine (launch: LaunchOptions, limits: SupervisionLimits): Promise<SupervisedEngine> {
  return new SupervisedEngine(launch, limits, await launchEngine(launch))
}

export class SupervisedEngine {
  readonly #launch: LaunchOptions
  readonly #limits: SupervisionLimits
  readonly #closing = new AbortController()
  readonly #watching: Promise<void>
  readonly #stopAtExit = (): void => this.#signalNow()
  #running: RunningEngine | null
  #givenUp: EngineError | null = null
  #fastDeaths = 0

  constructor (launch: LaunchOptions, limits: SupervisionLimits, running: RunningEngine) {
    this.#launch = launch
    this.#limits = limits
    this.#running = running
    process.on('exit', this.#stopAtExit)
    this.#watching = this.#watch(running)
  }

  pid (): number | null {
    return this.#running?.pid ?? null
  }

  /** @throws EngineError `unavailable` while it is started again, `cannot-start` once that was given up */
  connection (): Connection {
    if (this.#running !== null) return { url: `http://127.0.0.1:${this.#running.port}`, key: this.#launch.key }
    throw this.#givenUp ?? new EngineError('unavailable', this.#isClosing() ? 'the engine is stopped' : 'the engine is being started again')
  }

  /** Resolves when the process is gone. */
  async close (): Promise<void> {
    this.#closing.abort()
    await this.#stop()
    await this.#watching
    process.off('exit', this.#stopAtExit)
  }

  #isClosing (): boolean {
    return this.#closing.signal.aborted
  }

  async #watch (first: RunningEngine): Promise<void> {
    let current: RunningEngine | null = first
    while (current !== null) {
      const reason = await this.#outlive(current)
      current = this.#isClosing() ? null : await this.#revive(reason)
      this.#running = current
      // Closing began while a new engine was being started.
      if (this.#isClosing()) await this.#stop()
    }
  }

  /** @returns why it died, in words */
  async #outlive (engine: RunningEngine): Promise<string> {
    const since = Date.now()
    const ending = await engine.ended
    this.#running = null
    const reason = describeEnding(ending)
    this.#fastDeaths = Date.now() - since < this.#limits.fastDeathMs ? this.#fastDeaths + 1 : 0
    if (!this.#isClosing()) this.#launch.logger.error(`the engine died: ${reason}`)
    return reason
  }

  /** A start that fails is a fast death like any other. */
  async #revive (reason: string): Promise<RunningEngine | null> {
    let lastReason = reason
    while (this.#fastDeaths < this.#limits.fastDeaths) {
      await this.#pause()
      if (this.#isClosing()) return null
      try {
        const engine = await launchEngine(this.#launch)
        this.#launch.logger.info({ pid: engine.pid }, 'the engine was started again')
        return engine
      } catch (error) {
        this.#fastDeaths++
        lastReason = (error as Error).message
        this.#launch.logger.error(error, 'the engine could not be started again')
      }
    }
    this.#giveUp(lastReason)
    return null
  }

  async #pause (): Promise<void> {
    const { signal } = this.#closing
    await sleep(this.#limits.backOffMs * 2 ** this.#fastDeaths, undefined, { signal }).catch(() => {})
  }

  #giveUp (reason: string): void {
    this.#givenUp = new EngineError('cannot-start', `the engine died ${this.#fastDeaths} times in a row and is not started again: ${reason}`)
    this.#launch.logger.error(this.#givenUp.message)
  }

  async #stop (): Promise<void> {
    if (this.#running !== null) await stopProcess(this.#running, this.#limits.stopMs)
  }

  /** In the last moment of this process nothing can be awaited any more. */
  #signalNow (): void {
    try {
      if (this.#running !== null) process.kill(this.#running.pid, 'SIGTERM')
    } catch {}
  }
}
