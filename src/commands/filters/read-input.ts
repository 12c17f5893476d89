/** Plain input of a filter: whole files or standard input, decoded. */
import { readFile } from 'node:fs/promises'
import { buffer } from 'node:stream/consumers'
import type { SourceFile } from '../../../ingest/document.js'
import { UsageError } from '../exit.js'

/** @throws UsageError naming the file that cannot be read */
export async function * readInputs (files: string[]): AsyncGenerator<SourceFile> {
  for (const file of files.length === 0 ? ['-'] : files) yield sourceOf(file === '-' ? 'stdin' : file, await readBytes(file))
}

async function readBytes (file: string): Promise<Uint8Array> {
  if (file === '-') return await buffer(process.stdin)
  try {
    return await readFile(file)
  } catch (cause) {
    throw new UsageError(`${file}: ${(cause as Error).message}`, { cause })
  }
}

export function sourceOf (origin: string, bytes: Uint8Array, contentType: string | null = null): SourceFile {
  return { origin, contentType, bytes, declared: {}, retrievedAt: new Date().toISOString(), notes: [] }
}

/** The text of each file, whatever its encoding. */
export async function * readTexts (files: string[]): AsyncGenerator<{ origin: string, text: string }> {
  const { decodeBytes } = await import('../../../ingest/decode/decode-bytes.js')
  for await (const source of readInputs(files)) yield { origin: source.origin, text: decodeBytes(source).text }
}
