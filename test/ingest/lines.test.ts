/** What a line is. */
import t from 'tap'
import { splitTextLines } from '../../ingest/lines.js'

const split = (text: string): string[] => splitTextLines(text).map(({ start, end }) => text.slice(start, end))

t.test('lines end with \\r\\n, \\n or \\r', async t => {
  t.strictSame(split('one\r\ntwo\nthree\rfour'), ['one', 'two', 'three', 'four'])
})

t.test('empty lines are left out, white space at the ends too', async t => {
  t.strictSame(split('\n\n  one \u00A0\n \t\n'), ['one'])
  t.strictSame(splitTextLines(' One.\r\n\r\nTwo. '), [{ start: 1, end: 5 }, { start: 9, end: 13 }])
  t.strictSame(split(''), [])
})

t.test('other separators stand inside a line', async t => {
  t.strictSame(split('one\u2028two\u0085three\ffour'), ['one\u2028two\u0085three\ffour'])
})
