/** Reads files, folders, patterns and standard input as sources, one at a time. */
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import type { Rejection, SourceFile } from '../document.js'
import { formatOfName, sniffPage, sniffStream, type FileFormat } from './file-format.js'
import { expandPaths, explain, STDIN, walkFiles, type FoundFile } from './find-files.js'
import { readJson, readJsonLines, tooLarge } from './read-json.js'
import type { ReadOptions } from './read-options.js'
import { showPath } from './show-path.js'

export { MissingPathError } from './find-files.js'
export type { ReadOptions } from './read-options.js'

type Sources = AsyncGenerator<SourceFile | Rejection>

/** Enough to see the first line of nearly every JSON Lines file. */
const HEAD_BYTES = 65536
const LINE_FEED = 10

/**
 * Reads all that the paths stand for: files, folders with all below them (sorted, hidden files left
 * out), patterns (`archive/**\/*.html`) and `-` for standard input. Never holds more than one text
 * file, JSON file or line of JSON Lines. What cannot be read is a rejection among the sources.
 *
 * @throws MissingPathError before the first source when a path stands for nothing
 *
 * @example for await (const source of readSources(['articles'], { limits: readLimits() })) …
 */
export async function * readSources (paths: string[], options: ReadOptions): Sources {
  for (const path of await expandPaths(paths)) {
    if (path === STDIN) yield * readStdin(options)
    else for await (const file of walkFiles(path)) yield * readFound(file, options)
  }
}

async function * readStdin (options: ReadOptions): Sources {
  const input = (options.stdin ?? process.stdin) as AsyncIterable<Uint8Array | string>
  yield * readUnnamed(bytesOf(input), 'stdin', null, options)
}

async function * readFound (file: FoundFile, options: ReadOptions): Sources {
  const origin = showPath(file.path)
  const problem = problemOf(file)
  if (problem !== null) {
    yield unreadable(origin, problem)
    return
  }
  const format = formatOfName(basename(file.path.toString('latin1')))
  const limit = limitOf(format ?? 'text', options)
  if ((file.stats?.size ?? 0) > limit) {
    yield tooLarge(origin, limit)
    return
  }
  const chunks = createReadStream(file.path) as AsyncIterable<Uint8Array>
  try {
    if (file.stats?.isFile() === true) yield * readAs(format, chunks, origin, options)
    else yield * readUnnamed(chunks, origin, format, options)
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error
    yield unreadable(origin, explain(error))
  }
}

function problemOf ({ stats, problem, named }: FoundFile): string | null {
  if (stats === null) return problem ?? 'it cannot be looked at'
  return stats.isFile() || named ? null : 'it is no regular file'
}

/** A stream may be any format; its first bytes decide. */
async function * readUnnamed (chunks: AsyncIterable<Uint8Array>, origin: string, named: FileFormat | null, options: ReadOptions): Sources {
  const iterator = chunks[Symbol.asyncIterator]()
  const head: Uint8Array[] = []
  for (let size = 0; size < HEAD_BYTES && !head.at(-1)?.includes(LINE_FEED);) {
    const next = await iterator.next()
    if (next.done === true) break
    head.push(next.value)
    size += next.value.length
  }
  const format = named ?? sniffStream(Buffer.concat(head))
  yield * readAs(format, resume(head, iterator), origin, options)
}

async function * resume (head: Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield * head
  yield * { [Symbol.asyncIterator]: () => rest }
}

async function * readAs (format: FileFormat | null, chunks: AsyncIterable<Uint8Array>, origin: string, options: ReadOptions): Sources {
  if (format === 'jsonl') {
    yield * readJsonLines(chunks, origin, options)
    return
  }
  const limit = limitOf(format ?? 'text', options)
  const bytes = await readWhole(chunks, limit)
  if (bytes === null) yield tooLarge(origin, limit)
  else if (bytes.length === 0) yield { origin, stage: 'read', reason: 'empty', detail: `${origin} is empty`, bytes }
  else if (format === 'json') yield * readJson(bytes, origin, options)
  else yield pageSource(bytes, format ?? sniffPage(bytes), origin, options)
}

function pageSource (bytes: Uint8Array, format: 'html' | 'text', origin: string, { now = () => new Date() }: ReadOptions): SourceFile {
  const contentType = format === 'html' ? 'text/html' : 'text/plain'
  return { origin, contentType, bytes, declared: {}, retrievedAt: now().toISOString(), notes: [] }
}

function limitOf (format: FileFormat, { limits }: ReadOptions): number {
  return format === 'text' || format === 'html' ? limits.textBytes : limits.containerBytes
}

/** @returns null as soon as the limit is passed; the rest is then not read */
async function readWhole (chunks: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > limit) return null
    parts.push(chunk)
  }
  return Buffer.concat(parts)
}

async function * bytesOf (chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk
}

function unreadable (origin: string, why: string): Rejection {
  return { origin, stage: 'read', reason: 'unreadable', detail: `${origin} cannot be read: ${why}` }
}
