import t from 'tap'
import { findAlteration } from '../../../src/answers/clustered-quotes.js'

const changed = (first: string, here: string): string[] | null => findAlteration(first, here)?.filter(({ op }) => op !== 'equal').map(({ op, source, quote }) => `${op} ${source}|${quote}`) ?? null

t.test('what differs from the first print', async t => {
  const first = 'We will not sell the old harbour to anybody, and that is my last word.'
  t.same(changed(first, 'We shall not sell the old harbour to anybody, and that is my last word'), ['replace will|shall'])
  t.same(changed(first, 'We will sell the old harbour to anybody, and that is my last word.'), ['delete not|'])
  t.same(changed(first, 'We will not ever sell the old harbour to anybody, and that is my last word.'), ['insert |ever'])
  t.same(findAlteration(first, 'We shall not sell it.')?.at(0), { op: 'equal', source: 'We', quote: 'We' })
})

t.test('punctuation, a part of it and more than it are no alteration', async t => {
  const first = 'We will not sell the old harbour to anybody.'
  t.equal(changed(first, 'we will not sell the old harbour – to anybody'), null)
  t.equal(changed(first, 'not sell the old harbour'), null)
  t.equal(changed(first, 'Believe me: we will not sell the old harbour to anybody.'), null)
})
