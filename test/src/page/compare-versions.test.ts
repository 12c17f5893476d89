// What changed since a passage was cited, and from version to version.
import t from 'tap'
import { describeChange, findPassageNow } from '../../../src/page/compare-versions.js'

t.test('a cited passage in the text of today', t => {
  const today = 'The quay was closed. The ferry leaves at seven in the evening, said Ida Korrel. Nobody is on it.'
  const now = findPassageNow('The ferry leaves at six in the evening.', today)
  t.equal(now?.text, 'The ferry leaves at seven in the evening')
  t.equal(today.slice(now?.start, now?.end), now?.text)
  t.strictSame(now?.diff.filter(({ op }) => op !== 'equal'), [{ op: 'replace', source: 'seven', quote: 'six' }])
  t.equal(findPassageNow('Whoever opens the valve pays for the water.', today), null, 'nothing close')
  t.equal(findPassageNow('The ferry leaves.', ''), null)
  t.end()
})

t.test('from version to version', t => {
  const version = (text: string, title = 'Ferry'): { title: string, text: string } => ({ title, text })
  t.strictSame(describeChange(version('One two three.'), null), { kind: 'first' })
  t.strictSame(describeChange(version('One two three.', 'Quay'), version('One two three.')), { kind: 'title' })
  t.strictSame(describeChange(version('One two three.'), version('One two three.')), { kind: 'data' })
  t.strictSame(describeChange(version('The ferry leaves at seven.'), version('The ferry leaves at six.')), { kind: 'words', count: 1 })
  t.strictSame(describeChange(version('Late news: the ferry leaves at six. It is full.'), version('The ferry leaves at six.')), { kind: 'words', count: 5 }, 'before and after as well')
  t.strictSame(describeChange(version('Nothing here is left of what stood there.'), version('The ferry leaves at six.')), { kind: 'rewritten' })
  t.strictSame(describeChange(version('The ferry, leaves at six.'), version('The ferry leaves at six.')), { kind: 'punctuation' })
  t.end()
})
