/** Reads records out of JSON Lines and JSON files. */
import type { Rejection, SourceFile } from '../document.js'
import { findJsonError } from './json-error.js'
import { readLines } from './read-lines.js'
import type { ReadOptions } from './read-options.js'
import { recordToSource } from './read-record.js'

/**
 * One source or rejection for each line that is not blank, with origin `ORIGIN:LINE`. Holds one
 * line at a time; a line that is not JSON is rejected alone.
 *
 * @param chunks bytes of the file in order
 */
export async function * readJsonLines (chunks: AsyncIterable<Uint8Array>, origin: string, options: ReadOptions): AsyncGenerator<SourceFile | Rejection> {
  const limit = options.limits.containerBytes
  const within = new ByteLimit(chunks, limit)
  let number = 0
  let found = false
  for await (const line of readLines(within)) {
    if (within.isPassed) break // the last line may be cut
    const source = readLine(line ?? new Uint8Array(), ++number, origin, options)
    if (source !== null) yield source
    found ||= source !== null
  }
  if (within.isPassed) yield tooLarge(origin, limit, `; what follows line ${number} was not read`)
  else if (!found) yield { origin, stage: 'read', reason: 'empty', detail: `${origin} holds no record` }
}

/** Passes chunks on until they are more than the limit. */
class ByteLimit implements AsyncIterable<Uint8Array> {
  isPassed = false
  readonly #chunks: AsyncIterable<Uint8Array>
  readonly #limit: number

  constructor (chunks: AsyncIterable<Uint8Array>, limit: number) {
    this.#chunks = chunks
    this.#limit = limit
  }

  async * [Symbol.asyncIterator] (): AsyncGenerator<Uint8Array> {
    let total = 0
    for await (const chunk of this.#chunks) {
      total += chunk.length
      this.isPassed = total > this.#limit
      if (this.isPassed) return
      yield chunk
    }
  }
}

function readLine (bytes: Uint8Array, number: number, origin: string, options: ReadOptions): SourceFile | Rejection | null {
  const marked = number === 1 ? withoutMark(bytes) : bytes
  if (marked.every(isBlank)) return null
  return parseRecord(marked, `${origin}:${number}`, options)
}

function isBlank (byte: number): boolean {
  return byte === 32 || (byte >= 9 && byte <= 13)
}

/** One record of a file that holds an object, `ORIGIN#1`, `ORIGIN#2` … of one that holds a list. */
export function * readJson (bytes: Uint8Array, origin: string, options: ReadOptions): Generator<SourceFile | Rejection> {
  const parsed = parseJson(withoutMark(bytes), origin)
  if ('rejection' in parsed) {
    yield parsed.rejection
    return
  }
  if (!Array.isArray(parsed.value)) {
    yield recordToSource(parsed.value, origin, options)
    return
  }
  if (parsed.value.length === 0) yield { origin, stage: 'read', reason: 'empty', detail: `${origin} holds an empty list`, bytes }
  for (const [at, record] of parsed.value.entries()) yield recordToSource(record, `${origin}#${at + 1}`, options)
}

function parseRecord (bytes: Uint8Array, origin: string, options: ReadOptions): SourceFile | Rejection {
  const parsed = parseJson(bytes, origin)
  return 'rejection' in parsed ? parsed.rejection : recordToSource(parsed.value, origin, options)
}

function parseJson (bytes: Uint8Array, origin: string): { value: unknown } | { rejection: Rejection } {
  const reject = (why: string): { rejection: Rejection } => ({
    rejection: { origin, stage: 'read', reason: 'invalid-json', detail: `${origin} is not JSON: ${why}`, bytes }
  })
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return reject('the bytes are not UTF-8')
  }
  try {
    return { value: JSON.parse(text) }
  } catch {
    const at = findJsonError(text)
    return reject(at >= text.length ? `it ends too early, at position ${at}` : `unexpected ${JSON.stringify(String.fromCodePoint(text.codePointAt(at) ?? 0))} at position ${at}`)
  }
}

function withoutMark (bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xEF && bytes[1] === 0xBB && bytes[2] === 0xBF ? bytes.subarray(3) : bytes
}

export function tooLarge (origin: string, limit: number, more = ''): Rejection {
  return { origin, stage: 'read', reason: 'too-large', detail: `${origin} is larger than the limit of ${limit} bytes${more}` }
}
