/** Opens the engine: the embedded one, or one that runs elsewhere. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { EngineError } from './engine.js'
import { startEngine } from './engine-process.js'
import { fillMark } from './fill-mark.js'
import { ask, type Connection, createClient } from './meili-client.js'
import { type EngineHost, MeiliEngine } from './meili-engine.js'
import { ENGINE_VERSION, isSupportedVersion } from './settings.js'

export interface OpenEngineOptions {
  /** data folder of Verbatim */
  folder: string
  logger: Logger
  /** address of an engine that runs elsewhere (`MEILI_URL`); without it one is started */
  url?: string
  /** its key (`MEILI_MASTER_KEY`) */
  key?: string
}

export type { MeiliEngine }

/**
 * Starts or connects the engine and makes its index ready. An engine found elsewhere is neither
 * started nor stopped.
 *
 * @throws EngineError
 *
 * @example
 * const engine = await openEngine({ folder: 'data', logger: pino() })
 * await engine.close()
 */
export async function openEngine (options: OpenEngineOptions): Promise<MeiliEngine> {
  const { folder, logger, url } = options
  const { host, isNew } = url === undefined ? await startHost(options) : await connectHost(url, options)
  try {
    const mark = fillMark(folder, host.embedded ? 'embedded' : host.connection().url)
    if (!isSupportedVersion(host.version)) logger.warn(`Meilisearch ${host.version} is not the version this was made for (${ENGINE_VERSION}, or another 1.x after it): searches may fail`)
    if (isNew) await mark.clear()
    const engine = new MeiliEngine(host, mark, logger)
    await engine.prepare()
    return engine
  } catch (error) {
    await host.close()
    throw error
  }
}

async function startHost ({ folder, logger }: OpenEngineOptions): Promise<{ host: EngineHost, isNew: boolean }> {
  const started = await startEngine({ folder, logger })
  const host: EngineHost = {
    embedded: true,
    version: started.version,
    pid: () => started.pid(),
    connection: () => started.connection(),
    close: () => started.close()
  }
  return { host, isNew: started.needsRebuild }
}

async function connectHost (address: string, { key, logger }: OpenEngineOptions): Promise<{ host: EngineHost, isNew: boolean }> {
  const connection: Connection = { url: checkAddress(address), key }
  const version = await readVersion(connection, logger)
  const host: EngineHost = {
    embedded: false,
    version,
    pid: () => null,
    connection: () => connection,
    close: async () => {}
  }
  return { host, isNew: false }
}

function checkAddress (address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) throw new EngineError('unavailable', `MEILI_URL: ${JSON.stringify(address)} is no http or https address`)
  if (url.username !== '' || url.password !== '') throw new EngineError('unavailable', 'MEILI_URL: the key belongs in MEILI_MASTER_KEY, not in the address')
  return (url.origin + url.pathname).replace(/\/+$/, '')
}

const CONNECT_ATTEMPTS = 3
const CONNECT_PAUSE = 1000 // ms; an engine started at the same moment may need a little longer

async function readVersion (connection: Connection, logger: Logger): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    try {
      const { pkgVersion } = await ask(`Meilisearch at ${connection.url} (MEILI_URL)`, () => createClient(connection).getVersion())
      return pkgVersion
    } catch (error) {
      if (!(error instanceof EngineError && error.code === 'unavailable') || attempt === CONNECT_ATTEMPTS) throw error
      logger.info(`${error.message}; trying again`)
      await sleep(CONNECT_PAUSE)
    }
  }
}
