import t from 'tap'
import { parseInstant } from '../../../src/search/parse-instant.js'

const span = (value: string): string[] | null => {
  const found = parseInstant(value)
  return found === null ? null : [found.first, found.last].map(seconds => new Date(seconds * 1000).toISOString().slice(0, 19))
}

t.test('a date is the whole span it names', async t => {
  t.same(span('2024'), ['2024-01-01T00:00:00', '2024-12-31T23:59:59'])
  t.same(span('2024-02'), ['2024-02-01T00:00:00', '2024-02-29T23:59:59'])
  t.same(span('2023-12-31'), ['2023-12-31T00:00:00', '2023-12-31T23:59:59'])
  t.same(span('2024-05-24T13:35'), ['2024-05-24T13:35:00', '2024-05-24T13:35:59'])
  t.same(span('2024-05-24T13:35:10Z'), ['2024-05-24T13:35:10', '2024-05-24T13:35:10'])
  t.same(span('2024-05-24T01:35:10.5+03:00'), ['2024-05-23T22:35:10', '2024-05-23T22:35:10'])
  t.same(span('0099-01-01'), ['0099-01-01T00:00:00', '0099-01-01T23:59:59'])
})

t.test('anything else is none', async t => {
  for (const value of ['', 'soon', '24', '2024-13', '2024-00', '2024-02-30', '2023-02-29', '2024-1-1', '2024-05-24T25:00Z', '2024-05-24T10:61Z', '2024-05-24T10:00+24:00', ' 2024', '2024-05-24Z', '２０２４', '2024'.repeat(1000)]) {
    t.equal(span(value), null, value.slice(0, 30))
  }
})
