/** Rejects: kept with reason and bytes, once. */
import t from 'tap'
import type { Rejection } from '../../../ingest/document.js'
import { hashBytes } from '../../../src/archive/originals.js'
import { collect, openTestArchive } from '../../support/open-test-archive.js'

const rejection: Rejection = { origin: 'folder/a.bin', stage: 'decode', reason: 'binary', detail: 'folder/a.bin holds no text', bytes: Buffer.from([0, 1, 2]) }

t.test('a reject comes back with its reason and the hash of its bytes', async t => {
  const { archive } = await openTestArchive(t, { now: () => new Date('2024-06-01T08:00:00Z') })
  await archive.reject(rejection)
  const { bytes, ...rest } = rejection
  t.strictSame(await collect(archive.rejections()), [{ id: 1, at: '2024-06-01T08:00:00.000Z', ...rest, original: hashBytes(bytes!) }])
  t.equal((await archive.status()).rejects, 1)
})

t.test('the same of the same bytes is kept once', async t => {
  const { archive } = await openTestArchive(t)
  const { bytes: _, ...withoutBytes } = rejection
  const all: Rejection[] = [rejection, { ...rejection, bytes: Buffer.from([9]) }, { ...rejection, origin: 'b' }, { ...rejection, reason: 'empty' }, withoutBytes, { ...withoutBytes, detail: 'other' }]
  for (const each of [...all, ...all]) await archive.reject(each)
  t.equal((await collect(archive.rejections())).length, all.length)
})

t.test('they are paged by the id of the last one seen', async t => {
  const { archive } = await openTestArchive(t)
  for (let number = 0; number < 450; number++) await archive.reject({ ...rejection, origin: `file ${number}` })
  const first = await collect(archive.rejections({ limit: 300 }))
  const rest = await collect(archive.rejections({ after: first.at(-1)!.id }))
  t.same([...first, ...rest].map(each => each.origin), Array.from({ length: 450 }, (_, number) => `file ${number}`))
  t.same(await collect(archive.rejections({ limit: 0 })), [])
  t.equal((await collect(archive.rejections({ limit: 1, after: 449 }))).length, 1)
})
