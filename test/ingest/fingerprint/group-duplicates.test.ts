import t from 'tap'
import { groupDuplicates, type DatedText } from '../../../ingest/fingerprint/group-duplicates.js'

const now = Date.parse('2025-06-01T00:00:00Z')
const record = (id: string, text: string, published: string | null = null): DatedText => ({ id, text, published })
const groups = (records: DatedText[]): string[] => groupDuplicates(records, now).map(each => each.group + (each.first ? '*' : ''))

const sentences = Array.from({ length: 12 }, (_, index) => `In harbour ${index} the crew of vessel number ${index} counted ${index * 7} barrels before the tide of day ${index} turned.`)
const story = sentences.join(' ')

t.test('exact copies, whatever the punctuation', async t => {
  t.strictSame(groups([record('a', 'It rains; now.'), record('b', 'It rains now'), record('c', 'It snows now')]), ['a*', 'a', 'c*'])
})

t.test('the earliest credible date comes first', async t => {
  t.strictSame(groups([record('a', 'x y'), record('b', 'x y', '2025-01-02'), record('c', 'x y', '2025-01-01')]), ['c', 'c', 'c*'], 'undated ones last')
  t.strictSame(groups([record('a', 'x y', '2025-01-02'), record('b', 'x y', '1024-01-01'), record('c', 'x y', '2031-01-01')]), ['a*', 'a', 'a'], 'before the first newspaper or in the future is not believed')
  t.strictSame(groups([record('a', 'x y', '2025-13-40'), record('b', 'x y', 'yesterday')]), ['a*', 'a'], 'no dates at all: input order')
  t.strictSame(groups([record('a', 'x y', '2025'), record('b', 'x y', '2025-03-01')]), ['b', 'b*'], 'a year alone may mean its last day')
  t.strictSame(groups([record('a', 'x y', '2025-03-01T10:00+03:00'), record('b', 'x y', '2025-03-01T08:00:00Z')]), ['a*', 'a'], 'time zones are reckoned with')
})

t.test('edited versions', async t => {
  const shortened = sentences.slice(0, 7).join(' ')
  const edited = story.replace(/crew/g, 'men').replace(/turned/g, 'came')
  t.strictSame(groups([record('a', story), record('b', shortened), record('c', edited)]), ['a*', 'a', 'a'])
})

t.test('different texts that share a little stay apart', async t => {
  const other = Array.from({ length: 12 }, (_, index) => `At field ${index} a farmer of parish ${index} sold ${index * 5} sheep long after market hour ${index} ended.`)
  t.strictSame(groups([record('a', story), record('b', [...other, sentences[3], sentences[4]].join(' '))]), ['a*', 'b*'], 'one shared passage')
  t.strictSame(groups([record('a', 'The mayor said on Monday that it rains.'), record('b', 'The mayor said on Monday that it snows.')]), ['a*', 'b*'], 'too short to tell')
  t.strictSame(groups([record('a', ''), record('b', '…')]), ['a*', 'b*'], 'texts without words are no copies')
  t.strictSame(groups([]), [])
})
