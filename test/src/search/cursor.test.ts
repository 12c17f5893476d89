import t from 'tap'
import type { SearchRequest } from '../../../src/search/answer.js'
import { decodeCursor, encodeCursor } from '../../../src/search/cursor.js'

const request: SearchRequest = { q: 'river', outlet: ['Lantern'], limit: 20 }

t.test('a cursor leads to its page of its search, whatever the page size', async t => {
  const cursor = encodeCursor(40, request)
  t.match(cursor, /^[\w-]+$/, 'safe in an address')
  t.equal(decodeCursor(cursor, { ...request, cursor }), 40)
  t.equal(decodeCursor(cursor, { outlet: ['Lantern'], q: 'river', limit: 50, cursor }), 40, 'neither order nor limit matter')
  t.equal(decodeCursor(undefined, request), 0)
})

t.test('any other is refused', async t => {
  const valid = JSON.parse(Buffer.from(encodeCursor(40, request), 'base64url').toString()) as object
  const forge = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const forged = ['', 'x', '!!', forge(null), forge([]), forge({}), forge({ ...valid, offset: -1 }), forge({ ...valid, offset: 1.5 }),
    forge({ ...valid, offset: 1e9 }), forge({ ...valid, offset: '40' }), forge({ ...valid, request: 'x' }), encodeCursor(40, { q: 'dam' }),
    encodeCursor(40, { ...request, sort: 'oldest' }), 'A'.repeat(10_000)]
  for (const cursor of forged) t.throws(() => decodeCursor(cursor, request), { name: 'QueryError', parameter: 'cursor' }, cursor.slice(0, 40))
})
