/** What the operator sets from outside: environment variables, each with its default. */
import { resolve } from 'node:path'

export interface Environment {
  /** folder of the archive and the engine's files, absolute */
  folder: string
  host: string
  port: number
  /** an engine that runs elsewhere; undefined = the embedded one */
  engineUrl: string | undefined
  engineKey: string | undefined
  /** needed for writes when set */
  token: string | undefined
  logLevel: string
}

/** A setting that cannot be used; the message names it. */
export class EnvironmentError extends Error {
  override name = 'EnvironmentError'
}

/**
 * @param given what the command line says; stands above the environment
 * @throws EnvironmentError
 */
export function readEnvironment (given: { data?: string, host?: string, port?: string } = {}, variables: NodeJS.ProcessEnv = process.env): Environment {
  return {
    folder: resolve(given.data ?? nonEmpty(variables.VERBATIM_DATA) ?? 'data'),
    host: given.host ?? nonEmpty(variables.HOST) ?? '127.0.0.1',
    port: readPort(given.port ?? nonEmpty(variables.PORT) ?? '3000', given.port === undefined ? 'PORT' : '--port'),
    engineUrl: nonEmpty(variables.MEILI_URL),
    engineKey: nonEmpty(variables.MEILI_MASTER_KEY),
    token: nonEmpty(variables.VERBATIM_TOKEN),
    logLevel: readLogLevel(nonEmpty(variables.LOG_LEVEL) ?? 'info')
  }
}

const nonEmpty = (value: string | undefined): string | undefined => value === '' ? undefined : value

/** 0 lets the system choose. */
function readPort (written: string, name: string): number {
  if (!/^\d{1,5}$/.test(written) || Number(written) > 65535) throw new EnvironmentError(`${name}: ${JSON.stringify(written)} is no port number (0–65535)`)
  return Number(written)
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

function readLogLevel (written: string): string {
  if (!logLevels.includes(written)) throw new EnvironmentError(`LOG_LEVEL: ${JSON.stringify(written)} is none of ${logLevels.join(', ')}`)
  return written
}
