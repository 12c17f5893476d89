/** `verbatim serve`: the page and the REST interface, until a signal ends it. */
import { pino, type Logger } from 'pino'
import { readLimits } from '../../ingest/config.js'
import { readEnvironment, type Environment } from '../environment.js'
import { assertSafeAddress } from '../security.js'
import { buildServer } from '../server.js'
import { openControlServer } from '../session/control-server.js'
import { readHolder } from '../session/holder.js'
import { holdApplication, inUse, isInUse } from '../session/open-session.js'

export interface ServeOptions {
  data?: string
  host?: string
  port?: string
  samples?: boolean
  readOnly?: boolean
  json?: boolean
}

/** Resolves when the service has ended cleanly; rejects when it cannot start. */
export async function serve (options: ServeOptions): Promise<void> {
  const environment = readEnvironment(options)
  const logger = openLog(environment, options.json === true)
  const access = { host: environment.host, port: environment.port, readOnly: options.readOnly === true, ...(environment.token === undefined ? {} : { token: environment.token }) }
  assertSafeAddress(access)

  const held = await hold(environment, logger, options.samples === true)
  const closers = [held.close]
  const close = async (): Promise<void> => {
    for (const closeOne of closers.splice(0).reverse()) await closeOne()
  }
  try {
    const server = await buildServer(held.application, { ...access, limits: readLimits(), logger })
    closers.push(() => server.close())
    const address = await listen(() => server.listen({ host: environment.host, port: environment.port }), environment)
    const control = await openControlServer(held.application)
    closers.push(() => control.close())
    await held.announce(control.control)
    logger.info(`Verbatim is at ${address}`)
    await signalled()
    logger.info('stopping')
  } finally {
    await close()
  }
}

/** For people where a terminal is, JSON lines for machines otherwise or with --json. */
function openLog (environment: Environment, asJson: boolean): Logger {
  if (asJson || process.stdout.isTTY !== true) return pino({ level: environment.logLevel })
  return pino({ level: environment.logLevel, transport: { target: 'pino-pretty', options: { ignore: 'pid,hostname', translateTime: 'HH:MM:ss' } } })
}

async function hold (environment: Environment, logger: Logger, samples: boolean) {
  try {
    return await holdApplication({ ...environment, command: 'serve', logger, samples })
  } catch (error) {
    throw isInUse(error) ? inUse(environment.folder, await readHolder(environment.folder)) : error
  }
}

async function listen (start: () => Promise<string>, { host, port }: Environment): Promise<string> {
  try {
    return await start()
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException
    throw new Error(code === 'EADDRINUSE'
      ? `port ${port} on ${host} is in use by another program; choose one with --port`
      : `cannot listen on ${host} port ${port}: ${message}`, { cause })
  }
}

/** A second signal ends at once. */
function signalled (): Promise<void> {
  return new Promise(resolve => {
    const first = (): void => {
      resolve()
      process.once('SIGINT', () => process.exit(130)).once('SIGTERM', () => process.exit(143))
    }
    process.once('SIGINT', first).once('SIGTERM', first)
  })
}
