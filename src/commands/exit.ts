/** How a command ends: 0 done, 1 failed, 2 called wrongly; failures are one clear line. */

import type { RemoteError } from '../session/session.js'

export const FAILED = 1
export const MISUSED = 2

/** The command was called wrongly, or names something that does not exist. */
export class UsageError extends Error {
  override name = 'UsageError'
}

const misuse = new Set(['UsageError', 'MissingPathError', 'QueryError', 'EnvironmentError'])

/** Prints what went wrong, without a stack: that is what `LOG_LEVEL=debug` is for. */
export function reportFailure (error: unknown): void {
  if (isCommanderExit(error)) {
    process.exitCode = error.exitCode === 0 ? 0 : MISUSED
    return
  }
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error))
  process.stderr.write(`verbatim: ${message}\n`)
  if (process.env.LOG_LEVEL === 'debug') process.stderr.write(`${stack}\n`)
  process.exitCode = misuse.has(name) || isRemoteMisuse(error) ? MISUSED : FAILED
}

/** Commander has printed its own message already. */
function isCommanderExit (error: unknown): error is { exitCode: number } {
  return error instanceof Error && error.name === 'CommanderError'
}

const isRemoteMisuse = (error: unknown): boolean =>
  error instanceof Error && error.name === 'RemoteError' && misuse.has((error as RemoteError).kind ?? '')

/** A reader that goes away (`verbatim export | head`) is no failure. */
export function endQuietlyOnBrokenPipe (): void {
  process.stdout.on('error', error => {
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') process.exit(0)
    throw error
  })
}
