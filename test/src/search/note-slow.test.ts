import t from 'tap'
import { noteSlow } from '../../../src/search/note-slow.js'

const query = { text: 'secret words', understood: [{ type: 'word', text: 'secret', without: 'words' }, { type: 'word', text: 'words', without: 'secret' }], repaired: [] } as const

t.test('a slow search is told by its parts and times, never by its words', async t => {
  const lines: unknown[] = []
  const logger = { warn: (...line: unknown[]) => { lines.push(line) } } as never
  const answer = { query: { ...query, understood: [...query.understood], repaired: [] }, total: { value: 3, relation: 'eq' as const } }
  noteSlow({ ...answer, timings: { engine: 40, archive: 2, verify: 1, total: 50 } }, logger)
  t.same(lines, [])
  noteSlow({ ...answer, timings: { engine: 1200.4, archive: 2, verify: 1, total: 1210 } }, logger)
  t.same(lines, [[{ ms: { engine: 1200, archive: 2, verify: 1, total: 1210 }, parts: { word: 2 }, total: { value: 3, relation: 'eq' } }, 'a search was slow']])
  t.notMatch(JSON.stringify(lines), 'secret')
})
