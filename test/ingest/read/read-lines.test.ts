// Lines of a byte stream, wherever the chunks are cut.
import t from 'tap'
import fc from 'fast-check'
import { readLines } from '../../../ingest/read/read-lines.js'

async function * chunksOf (bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size)
}

async function linesOf (bytes: Buffer, size: number, limit?: number): Promise<Array<string | null>> {
  const lines: Array<string | null> = []
  for await (const line of readLines(chunksOf(bytes, size), limit)) lines.push(line === null ? null : String(line))
  return lines
}

t.test('the same lines for every size of chunk', async t => {
  await fc.assert(fc.asyncProperty(fc.array(fc.string().map(line => line.replaceAll('\n', ' '))), fc.integer({ min: 1, max: 9 }), async (lines, size) => {
    const whole = Buffer.from(lines.map(line => line + '\n').join(''))
    t.strictSame(await linesOf(whole, size), lines)
  }), { numRuns: 50 })
})

t.test('a last line without line feed, and U+2028 inside a line', async t => {
  t.strictSame(await linesOf(Buffer.from('{"a":"\u2028"}\n{"b":1}'), 4), ['{"a":"\u2028"}', '{"b":1}'])
})

t.test('a line over the limit is null and the next one comes whole', async t => {
  t.strictSame(await linesOf(Buffer.from('12345\n123456\n1\n'), 2, 5), ['12345', null, '1'])
})
