/** A file on its way to a reader: its bytes, its name, and what it may still unpack. */
import type { Limits } from '../config.js'
import type { Rejection, SourceFile } from '../document.js'
import type { ReadOptions } from './read-options.js'

export type Sources = AsyncGenerator<SourceFile | Rejection>

export interface OpenFile {
  chunks: AsyncIterable<Uint8Array>
  /** for people: path, `a.zip!/b.html` for an entry of an archive */
  origin: string
  /** the last part of the name, as far as it says anything; never used as a path */
  name: string
  /** set when the bytes can be read in any order: a regular file of the file system */
  path?: Buffer
  /** how many archives it lies in */
  depth: number
  budget: UnpackBudget
}

/** Reads one format. `read` reads whatever lies inside, by its own format. */
export type Reader = (file: OpenFile, options: ReadOptions, read: (inner: OpenFile, options: ReadOptions) => Sources) => Sources

const UNPACKED_FACTOR = 16 // times limits.containerBytes: a gigabyte by default, a year of a newsroom's pages
const FREE_BYTES = 1 << 20 // any ratio is harmless below a megabyte
const HIGHEST_RATIO = 200 // text packs 3 to 20 times, the emptiest tables about 100; bombs begin near 1000
const MOST_ENTRIES = 100_000
export const DEEPEST_ARCHIVE = 2 // a day's tar.gz in a year's zip; deeper is made to be slow

/** Why a packed file is not read on. */
export class UnpackError extends Error {
  override name = 'UnpackError'
  readonly reason: 'too-large' | 'bomb' | 'damaged' | 'encrypted' | 'unsupported'

  constructor (reason: UnpackError['reason'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.reason = reason
  }
}

/** What one file given by the user may unpack to, with all that lies in it. */
export class UnpackBudget {
  readonly #mostBytes: number
  #bytes = 0
  #entries = 0

  constructor (limits: Pick<Limits, 'containerBytes'>) {
    this.#mostBytes = limits.containerBytes * UNPACKED_FACTOR
  }

  /** @throws UnpackError `too-large` */
  countEntry (): void {
    this.countBytes(0)
    if (++this.#entries > MOST_ENTRIES) throw new UnpackError('too-large', `it holds more than ${MOST_ENTRIES} entries`)
  }

  /** @throws UnpackError `too-large` */
  countBytes (bytes: number): void {
    this.#bytes += bytes
    if (this.#bytes > this.#mostBytes) throw new UnpackError('too-large', `it unpacks to more than ${this.#mostBytes} bytes`)
  }
}

/**
 * Counts what comes out of a decompressor against what has gone in.
 *
 * @param packed bytes that have gone in so far
 * @throws UnpackError `bomb` above {@link HIGHEST_RATIO}, `too-large` when the budget is spent
 */
export async function * countUnpacked (chunks: AsyncIterable<Uint8Array>, packed: () => number, budget: UnpackBudget): AsyncGenerator<Uint8Array> {
  let unpacked = 0
  for await (const chunk of chunks) {
    unpacked += chunk.length
    if (unpacked > FREE_BYTES && unpacked > packed() * HIGHEST_RATIO) throw new UnpackError('bomb', `it unpacks to more than ${HIGHEST_RATIO} times its size`)
    budget.countBytes(chunk.length)
    yield chunk
  }
}

/** @returns null as soon as the limit is passed; the rest is then not read */
export async function readWhole (chunks: AsyncIterable<Uint8Array>, limit: number): Promise<Buffer | null> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > limit) return null
    parts.push(chunk)
  }
  return Buffer.concat(parts)
}

export function rejection (origin: string, reason: string, detail: string, bytes?: Uint8Array): Rejection {
  return { origin, stage: 'read', reason, detail: `${origin}: ${detail}`, ...(bytes === undefined ? {} : { bytes }) }
}

/** What a reader of a container threw, in words. */
export function rejectionOfError (origin: string, error: unknown): Rejection {
  if (error instanceof UnpackError) return rejection(origin, error.reason, error.message)
  return rejection(origin, 'damaged', `it cannot be read to its end (${error instanceof Error ? error.message : String(error)}); what was sound before was read`)
}
