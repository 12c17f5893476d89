/** Runs the built command line as a process, as a user would. */
import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { packageRoot } from '../../ingest/config.js'

export interface Run {
  status: number | null
  stdout: string
  stderr: string
}

const main = join(packageRoot, 'dist', 'src', 'main.js')

export interface RunOptions {
  input?: string | Uint8Array
  environment?: NodeJS.ProcessEnv
  cwd?: string
}

/** The environment of the caller must not steer what is tested. */
function cleanEnvironment (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _options, TAP: _tap, VERBATIM_DATA: _data, VERBATIM_TOKEN: _token, MEILI_URL: _url, PORT: _port, HOST: _host, LOG_LEVEL: _level, ...rest } = process.env
  return { ...rest, ...more }
}

export function startVerbatim (given: string[], options: RunOptions = {}): ChildProcess {
  return spawn(process.execPath, [main, ...given], { env: cleanEnvironment(options.environment), cwd: options.cwd, stdio: 'pipe' })
}

export async function runVerbatim (given: string[], options: RunOptions = {}): Promise<Run> {
  const child = startVerbatim(given, options)
  child.stdin?.on('error', () => {}) // a command that refuses its options does not read
  child.stdin?.end(options.input ?? '')
  const [status, stdout, stderr] = await Promise.all([
    new Promise<number | null>((resolve, reject) => child.on('close', resolve).on('error', reject)),
    text(child.stdout as NonNullable<ChildProcess['stdout']>),
    text(child.stderr as NonNullable<ChildProcess['stderr']>)
  ])
  return { status, stdout, stderr }
}

/** The lines of a JSON Lines output. */
export const parseLines = (written: string): Array<Record<string, unknown>> =>
  written.split('\n').filter(line => line !== '').map(line => JSON.parse(line) as Record<string, unknown>)
