/** Reads the files of `config/`, wherever the code runs from (sources, `dist`, a worker). */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds package.json: `config`, `samples` and `dist` stand in it. */
export const packageRoot = findPackageRoot(dirname(fileURLToPath(import.meta.url)))

function findPackageRoot (folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('package.json not found above ' + fileURLToPath(import.meta.url))
  return findPackageRoot(parent)
}

/** @param name path below `config/`, e.g. `languages/uk.json` */
export function readConfig<Content> (name: string): Content {
  const path = join(packageRoot, 'config', name)
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Content
  } catch (cause) {
    throw new Error(`${path}: ${(cause as Error).message}`, { cause })
  }
}

export interface Limits {
  /** largest text or HTML file, bytes */
  textBytes: number
  /** largest file that holds many articles (JSON Lines …), bytes */
  containerBytes: number
  /** longest time one article may take through the pipeline, seconds */
  pageSeconds: number
  /** largest request body, bytes */
  requestBytes: number
  /** longest query of a search, UTF-8 bytes */
  queryBytes: number
  /** longest pasted quotation or list of them, UTF-8 bytes */
  checkBytes: number
}

export const readLimits = (): Limits => readConfig<Limits>('limits.json')
