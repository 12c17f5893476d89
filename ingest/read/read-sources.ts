/** Reads files, folders, patterns and standard input as sources, one at a time. */
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import type { Rejection, SourceFile } from '../document.js'
import { decideFormat, sniffPage, sniffStream, sniffXml, type FileFormat } from './file-format.js'
import { expandPaths, explain, STDIN, walkFiles, type FoundFile } from './find-files.js'
import { readWhole, rejectionOfError, UnpackBudget, type OpenFile, type Reader, type Sources } from './open-file.js'
import { readAddressFile } from './read-addresses.js'
import { readGzip, readTar, readZip } from './read-archives.js'
import { readCsv } from './read-csv.js'
import { readJson, readJsonLines, tooLarge } from './read-json.js'
import type { ReadOptions } from './read-options.js'
import { readWarc } from './read-warc.js'
import { readFeedText, readXml, tryFeed } from './read-xml.js'
import { showPath } from './show-path.js'

export { MissingPathError } from './find-files.js'
export type { ReadOptions } from './read-options.js'

/** Enough to see the first line of nearly every JSON Lines file. */
const HEAD_BYTES = 65536
const SIGNATURE_BYTES = 512 // a tar says so at byte 257
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

/**
 * Reads one file that came some other way than by a path.
 *
 * @param name as its sender calls it: its ending tells the format where the bytes do not
 */
export async function * readUpload (chunks: AsyncIterable<Uint8Array>, name: string, options: ReadOptions): Sources {
  yield * readFile({ chunks, origin: showPath(name), name, depth: 0, budget: new UnpackBudget(options.limits) }, options)
}

async function * readStdin (options: ReadOptions): Sources {
  const input = (options.stdin ?? process.stdin) as AsyncIterable<Uint8Array | string>
  yield * readFile({ chunks: bytesOf(input), origin: 'stdin', name: '', depth: 0, budget: new UnpackBudget(options.limits) }, options)
}

async function * readFound (file: FoundFile, options: ReadOptions): Sources {
  const origin = showPath(file.path)
  const problem = problemOf(file)
  if (problem !== null) {
    yield unreadable(origin, problem)
    return
  }
  const chunks = createReadStream(file.path) as AsyncIterable<Uint8Array>
  const opened: OpenFile = { chunks, origin, name: basename(file.path.toString('latin1')), depth: 0, budget: new UnpackBudget(options.limits) }
  if (file.stats?.isFile() === true) opened.path = file.path
  yield * readFile(opened, options, file.stats?.isFile() === true ? file.stats.size : 0)
}

function problemOf ({ stats, problem, named }: FoundFile): string | null {
  if (stats === null) return problem ?? 'it cannot be looked at'
  return stats.isFile() || named ? null : 'it is no regular file'
}

/** One for each format; {@link readText} takes the rest. */
const READERS: Partial<Record<FileFormat, Reader>> = {
  jsonl: async function * (file, options) { yield * readJsonLines(file.chunks, file.origin, options) },
  json: readJsonFile,
  csv: readCsv,
  xml: readXml,
  addresses: readAddressFile,
  warc: readWarc,
  zip: readZip,
  tar: readTar,
  gzip: readGzip
}

/** Formats whose text is taken out when the article is analysed; the archive keeps their bytes. */
const DOCUMENT_TYPES: Partial<Record<FileFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  mail: 'message/rfc822',
  html: 'text/html',
  text: 'text/plain'
}

/**
 * Reads a file by its format, and files that lie in it likewise. What is damaged is read as far as
 * it is sound.
 *
 * @param size in bytes where it is known before reading
 */
async function * readFile (file: OpenFile, options: ReadOptions, size = 0): Sources {
  try {
    const { head, chunks } = await peek(file.chunks)
    const format = decideFormat(file.name, head) ?? sniffUnknown(file, head)
    const limit = limitOf(format, options)
    if (size > limit) yield tooLarge(file.origin, limit)
    else yield * (format === null ? undefined : READERS[format])?.({ ...file, chunks }, options, readFile) ?? readText({ ...file, chunks }, format, options)
  } catch (error) {
    yield isSystemError(error) ? unreadable(file.origin, explain(error)) : rejectionOfError(file.origin, error)
  }
}

/** A file whose ending says nothing is text, a page or a feed; a stream without a name may be more. */
function sniffUnknown ({ name }: OpenFile, head: Uint8Array): FileFormat | null {
  if (name === '') return sniffStream(head)
  return sniffXml(head) ? 'xml' : null
}

const isSystemError = (error: unknown): boolean => error instanceof Error && 'syscall' in error

/** @returns the beginning, with the first line where it is not too long, and all chunks once more */
async function peek (chunks: AsyncIterable<Uint8Array>): Promise<{ head: Buffer, chunks: AsyncIterable<Uint8Array> }> {
  const iterator = chunks[Symbol.asyncIterator]()
  const head: Uint8Array[] = []
  for (let size = 0; size < HEAD_BYTES;) {
    const next = await iterator.next()
    if (next.done === true) break
    head.push(next.value)
    size += next.value.length
    if (size >= SIGNATURE_BYTES && next.value.includes(LINE_FEED)) break
  }
  return { head: Buffer.concat(head), chunks: resume(head, iterator) }
}

async function * resume (head: Uint8Array[], rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield * head
  yield * { [Symbol.asyncIterator]: () => rest }
}

/** Text, a page or a document: one article. */
async function * readText (file: OpenFile, format: FileFormat | null, options: ReadOptions): Sources {
  const limit = limitOf(format, options)
  const bytes = await readWhole(file.chunks, limit)
  if (bytes === null) yield tooLarge(file.origin, limit)
  else if (bytes.length === 0) yield { origin: file.origin, stage: 'read', reason: 'empty', detail: `${file.origin} is empty`, bytes }
  else yield documentSource(bytes, format ?? sniffPage(bytes), file.origin, options)
}

/** JSON Feed is JSON that says so. */
async function * readJsonFile (file: OpenFile, options: ReadOptions): Sources {
  const limit = options.limits.containerBytes
  const bytes = await readWhole(file.chunks, limit)
  if (bytes === null) yield tooLarge(file.origin, limit)
  else if (bytes.length === 0) yield { origin: file.origin, stage: 'read', reason: 'empty', detail: `${file.origin} is empty`, bytes }
  else if (/"https?:\/\/jsonfeed\.org\/version\//.test(bytes.subarray(0, 2000).toString('latin1').replaceAll('\\/', '/')) && tryFeed(bytes.toString('utf8')) !== null) yield * readFeedText(bytes.toString('utf8'), file.origin, options)
  else yield * readJson(bytes, file.origin, options)
}

function documentSource (bytes: Uint8Array, format: FileFormat, origin: string, { now = () => new Date() }: ReadOptions): SourceFile {
  return { origin, contentType: DOCUMENT_TYPES[format] ?? 'text/plain', bytes, declared: {}, retrievedAt: now().toISOString(), notes: [] }
}

/** What is packed is counted while it is unpacked, and a table or web archive is never held. */
function limitOf (format: FileFormat | null, { limits }: ReadOptions): number {
  if (format === 'zip' || format === 'tar' || format === 'gzip' || format === 'warc' || format === 'csv') return Infinity
  return format === 'text' || format === 'html' || format === null ? limits.textBytes : limits.containerBytes
}

async function * bytesOf (chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk
}

function unreadable (origin: string, why: string): Rejection {
  return { origin, stage: 'read', reason: 'unreadable', detail: `${origin} cannot be read: ${why}` }
}
