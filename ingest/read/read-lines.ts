/**
 * Splits a stream of bytes at line feeds, for JSON Lines. (`node:readline` also splits at U+2028,
 * which JSON may hold unescaped.)
 */

const LINE_FEED = 0x0A

/**
 * @yields each line without its line feed, as bytes; the last one also when no line feed follows.
 *   A line longer than `limit` bytes comes as `null`, and its bytes are not kept.
 */
export async function * readLines (stream: AsyncIterable<Uint8Array>, limit = Infinity): AsyncGenerator<Buffer | null> {
  let parts: Uint8Array[] = []
  let size = 0
  const take = (part: Uint8Array): void => {
    size += part.length
    if (size <= limit) parts.push(part)
    else parts = []
  }
  const finish = (): Buffer | null => {
    const line = size > limit ? null : Buffer.concat(parts)
    parts = []
    size = 0
    return line
  }
  for await (const chunk of stream) {
    let start = 0
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      take(chunk.subarray(start, end))
      yield finish()
      start = end + 1
    }
    if (start < chunk.length) take(chunk.subarray(start))
  }
  if (size > 0) yield finish()
}
