/** The table of records. */
import t from 'tap'
import type { Limits } from '../../../ingest/config.js'
import { isRejection, recordToSourceOf } from './support.js'
import { runCases } from '../../support/cases.js'

const limits = { textBytes: 1000, containerBytes: 1000 } as Limits

await runCases('read-record', (record: unknown): object => {
  const isLarge = typeof record === 'object' && record !== null && 'text' in record && String(record.text).length > 100
  const result = recordToSourceOf(record, isLarge ? { ...limits, textBytes: 100 } : limits)
  if (isRejection(result)) return { reason: result.reason, names: namedIn(result.detail) }
  const { declared, contentType, bytes, charsetKnown = false, notes } = result
  return { declared, contentType, text: Buffer.from(bytes).toString(), charsetKnown, notes: notes.length }
})

/** The field a message names, the longest of those it could mean. */
function namedIn (detail: string): string {
  return ['text and html', 'object', 'authors', 'published', 'base64 is', 'title', 'id ', 'text'].find(name => detail.includes(name))?.replace(/ is$/, '').trim() ?? detail
}

t.test('the time of retrieval is told, the rejected record kept', async t => {
  const source = recordToSourceOf({ text: 'One.' }, limits)
  t.equal('retrievedAt' in source && source.retrievedAt, '2024-05-24T10:00:00.000Z')
  const rejected = recordToSourceOf({ title: 'No text' }, limits)
  t.ok(isRejection(rejected))
  t.equal(isRejection(rejected) && Buffer.from(rejected.bytes ?? []).toString(), '{"title":"No text"}')
})

t.test('lone surrogates are noted, not fatal', async t => {
  const source = recordToSourceOf({ text: 'a\uD800b' }, limits)
  t.notOk(isRejection(source))
  t.equal(isRejection(source) ? 0 : source.notes.length, 1)
})
