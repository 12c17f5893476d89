/** `verbatim doctor`: examines everything; exit status 1 when something is wrong. */
import { FAILED } from './exit.js'
import { harmless, printJson, printLine, style } from './output.js'
import { withSession, type ArchiveOptions } from './with-session.js'

const marks = { ok: style('green', 'ok    '), remark: style('yellow', 'remark'), error: style('red', 'error ') } as const

export async function doctor (options: ArchiveOptions): Promise<void> {
  const diagnosis = await withSession('doctor', options, session => session.run('doctor', {}))
  if (!diagnosis.healthy) process.exitCode = FAILED
  if (options.json === true) return printJson(diagnosis)
  for (const { level, subject, message } of diagnosis.findings) printLine(`${marks[level]} ${subject}: ${harmless(message)}`)
}
