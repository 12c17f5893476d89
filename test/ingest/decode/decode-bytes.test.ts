/** The table of encodings and how each was chosen. */
import fc from 'fast-check'
import t from 'tap'
import { readCharsetLabel } from '../../../ingest/decode/charset-label.js'
import { decodeBytes } from '../../../ingest/decode/decode-bytes.js'
import type { SourceFile } from '../../../ingest/document.js'
import { PipelineError } from '../../../ingest/pipeline-error.js'
import { runCases } from '../../support/cases.js'

interface Input { base64: string, contentType?: string, charsetKnown?: true }

function sourceOf ({ base64, contentType = '', charsetKnown }: Input): SourceFile {
  const source: SourceFile = { origin: 'test', contentType: contentType === '' ? null : contentType, bytes: Buffer.from(base64, 'base64'), declared: {}, retrievedAt: '2024-05-24T00:00:00Z', notes: [] }
  return charsetKnown === undefined ? source : { ...source, charsetKnown }
}

await runCases('decode', (input: Input): object => {
  try {
    const { text, charset, charsetFrom, notes } = decodeBytes(sourceOf(input))
    return { text, charset, from: charsetFrom, notes: notes.length }
  } catch (error) {
    if (error instanceof PipelineError) return { rejected: error.reason }
    throw error
  }
})

t.test('any bytes give text or a reason', async t => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), fc.constantFrom('', 'text/html; charset=big5', 'text/html; charset=utf-16', 'text/plain; charset=x'), (bytes, contentType) => {
    try {
      return typeof decodeBytes(sourceOf({ base64: Buffer.from(bytes).toString('base64'), contentType })).text === 'string'
    } catch (error) {
      return error instanceof PipelineError
    }
  }), { numRuns: 500 })
  t.pass('500 random inputs')
})

t.test('valid UTF-8 comes back as it was, whatever is declared', async t => {
  const declared = fc.constantFrom('', 'text/plain; charset=windows-1252', 'text/plain; charset=koi8-r', 'text/plain; charset=utf-8')
  fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1 }).filter(text => text.trim() !== '' && !text.startsWith('\uFEFF')), declared, (text, contentType) =>
    decodeBytes(sourceOf({ base64: Buffer.from(text).toString('base64'), contentType })).text === text), { numRuns: 300 })
  t.pass('300 random texts')
})

t.test('labels are read by the table of the standard', async t => {
  t.equal(readCharsetLabel(' CP1251\n'), 'windows-1251')
  t.equal(readCharsetLabel('latin1'), 'windows-1252')
  t.equal(readCharsetLabel('x-sjis'), 'shift_jis')
  t.equal(readCharsetLabel('klingon'), null)
  t.equal(readCharsetLabel('__proto__'), null)
})
