// Copies are shown once, by the earliest of them.
import t from 'tap'
import type { ArticleHead } from '../../../src/archive/archive.js'
import { foldCopies } from '../../../src/page/fold-copies.js'
import type { Hit } from '../../../src/search/answer.js'

const hit = (id: string, day: string | null, text = 'The same words.'): Hit => ({
  passage: `${id}-${text.length}`,
  article: { id, title: null, outlet: null, authors: [], published: day === null ? null : { value: day, precision: 'day', source: 'record' }, language: 'en', url: null, sample: false },
  text,
  start: 0,
  end: text.length,
  ranges: [],
  before: null,
  after: null,
  speaker: null,
  language: 'en',
  kind: 'text',
  dropped: null,
  verified: null,
  copies: 2
})
const heads = (...ids: string[]): ArticleHead[] => ids.map(id => ({ id }) as ArticleHead)
const copies = new Map([['a', heads('b', 'c')], ['b', heads('a', 'c')], ['c', heads('a', 'b')]])
const ids = (hits: readonly Hit[]): string[] => hits.map(({ article }) => article.id)

t.test('one for all copies, the earliest printed, where the first of them stood', t => {
  t.strictSame(ids(foldCopies([hit('x', '2024-01-09'), hit('b', '2024-01-03'), hit('y', null), hit('a', '2024-01-02'), hit('c', null)], { copies })), ['x', 'a', 'y'])
  t.end()
})

t.test('other words of the same articles stay, and so does the same text elsewhere', t => {
  const hits = [hit('a', '2024-01-02'), hit('a', '2024-01-02', 'Other words.'), hit('z', '2024-01-01')]
  t.strictSame(foldCopies(hits, { copies }), hits)
  t.strictSame(foldCopies(hits, { copies: new Map() }), hits)
  t.end()
})
