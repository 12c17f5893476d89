/** Finds the files that the given paths stand for. */
import type { Stats } from 'node:fs'
import { lstat, readdir, realpath, stat } from 'node:fs/promises'
import { glob } from 'tinyglobby'
import { showPath } from './show-path.js'

/** A path that does not exist or a pattern that matches nothing. */
export class MissingPathError extends Error {
  override name = 'MissingPathError'
  readonly code = 'missing-path'
  readonly path: string

  constructor (path: string) {
    super(`${path === '' ? 'an empty path' : showPath(path)}: no such file or folder`)
    this.path = path
  }
}

/** A file, or a place where one was expected. Paths are bytes, because names need not be UTF-8. */
export interface FoundFile {
  path: Buffer
  /** null when it could not be looked at */
  stats: Stats | null
  /** why it cannot be read */
  problem?: string
  /** named by the user, not met in a folder: then a pipe is read too */
  named: boolean
}

export const STDIN = '-'

const SLASH = Buffer.from('/')
const DOT = 46

/**
 * Replaces patterns by the paths they match. A path is a pattern only when it does not exist
 * literally: `notes [2].txt` is a name.
 *
 * @throws MissingPathError for the first path that stands for nothing
 */
export async function expandPaths (paths: string[]): Promise<string[]> {
  const expanded: string[] = []
  for (const path of paths) {
    if (path === STDIN || await exists(path)) expanded.push(path)
    else expanded.push(...await expandPattern(path))
  }
  return expanded
}

async function exists (path: string): Promise<boolean> {
  try {
    await lstat(path)
    return true
  } catch (error) {
    return !['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE'].includes(codeOf(error))
  }
}

/** Folders that match stand for all in them, so what lies in a matched folder is not listed again. */
async function expandPattern (pattern: string): Promise<string[]> {
  if (!/[*?[\]{}()!+@]/.test(pattern) || pattern.includes('\0')) throw new MissingPathError(pattern)
  const matches = await glob([pattern], { onlyFiles: false, followSymbolicLinks: false, expandDirectories: false, absolute: pattern.startsWith('/') })
  if (matches.length === 0) throw new MissingPathError(pattern)
  const folders = new Set<string>()
  return matches.sort().filter(match => {
    const ancestors = match.replace(/\/$/, '').split('/').slice(0, -1).map((_, at, parts) => parts.slice(0, at + 1).join('/') + '/')
    if (ancestors.some(ancestor => folders.has(ancestor))) return false
    if (match.endsWith('/')) folders.add(match)
    return true
  })
}

/**
 * Walks a path: itself, or all files in the folder, sorted by name, hidden ones left out. Links
 * are followed; a folder is entered once, so loops end.
 */
export async function * walkFiles (path: string): AsyncGenerator<FoundFile> {
  yield * walk(Buffer.from(path), true, new Set())
}

async function * walk (path: Buffer, named: boolean, entered: Set<string>): AsyncGenerator<FoundFile> {
  let stats: Stats
  try {
    stats = await stat(path)
  } catch (error) {
    yield { path, stats: null, problem: explain(error), named }
    return
  }
  if (!stats.isDirectory()) {
    yield { path, stats, named }
    return
  }
  let names: Buffer[]
  try {
    const real = (await realpath(path, 'buffer')).toString('latin1')
    if (entered.has(real)) return
    entered.add(real)
    names = (await readdir(path, { encoding: 'buffer' })).sort(Buffer.compare)
  } catch (error) {
    yield { path, stats: null, problem: explain(error), named }
    return
  }
  const prefix = path.at(-1) === SLASH[0] ? path : Buffer.concat([path, SLASH])
  for (const name of names) {
    if (name[0] !== DOT) yield * walk(Buffer.concat([prefix, name]), false, entered)
  }
}

const EXPLANATIONS: Record<string, string> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'the link leads nowhere or the file has gone',
  ELOOP: 'the link leads to itself',
  EISDIR: 'it is a folder',
  ENAMETOOLONG: 'the name is too long'
}

/** What stood in the way, in words. */
export function explain (error: unknown): string {
  const code = codeOf(error)
  return EXPLANATIONS[code] ?? (code === '' ? String(error) : code)
}

function codeOf (error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
