/** Runs a command's work on the data folder it names, and closes everything behind it. */
import { pino } from 'pino'
import { readEnvironment, type Environment } from '../environment.js'
import { openSession } from '../session/open-session.js'
import type { Session } from '../session/session.js'
import { endQuietlyOnBrokenPipe } from './exit.js'

export interface ArchiveOptions {
  data?: string
  json?: boolean
}

/** Commands speak for themselves: of the log only warnings are shown, on standard error. */
export async function withSession<Result> (command: string, options: ArchiveOptions, work: (session: Session, environment: Environment) => Promise<Result>): Promise<Result> {
  endQuietlyOnBrokenPipe()
  const environment = readEnvironment(options)
  const level = process.env.LOG_LEVEL === undefined ? 'warn' : environment.logLevel
  const logger = pino({ level }, pino.destination({ dest: 2, sync: true }))
  const session = await openSession({ ...environment, command, logger })
  const stop = (signal: NodeJS.Signals): void => {
    session.close().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143))
  }
  process.once('SIGINT', stop).once('SIGTERM', stop)
  try {
    return await work(session, environment)
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop)
    await session.close()
  }
}
