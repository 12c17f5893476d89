/** The identity of an article: the id its record gives, else its address, else its bytes. */
import { createHash } from 'node:crypto'
import type { Metadata, SourceFile } from './document.js'

/**
 * @returns the declared id as it is; `u-` and 20 hex digits for an address; `c-` and 20 hex digits
 *   for content. Stable: the same source gives the same id.
 */
export function deriveArticleId (source: SourceFile, metadata: Pick<Metadata, 'url'>): string {
  if (source.declared.id !== undefined) return source.declared.id
  if (metadata.url !== null) return 'u-' + shortHash(metadata.url)
  return 'c-' + shortHash(source.bytes)
}

/** The first 80 bits of SHA-256, as hexadecimal digits. */
export function shortHash (content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 20)
}
