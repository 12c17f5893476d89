// Two wordings in one line: print can be selected, the paste cannot; nothing printed is lost.
import t from 'tap'
import type { Difference } from '../../../../src/search/answer.js'
import { loadMessages } from '../../../../src/page/messages.js'
import { countChanges, listDifferences, showDifference } from '../../../../src/page/views/difference.js'

const messages = loadMessages('en')
const equal = (words: string): Difference => ({ op: 'equal', source: words, quote: words })
const replaced = (source: string, quote: string): Difference => ({ op: 'replace', source, quote })
/** what a selection copies */
const selected = (markup: string): string => markup.replace(/<rt>.*?<\/rt>/g, '').replace(/<span class="pasted">.*?<\/span>/g, '').replace(/<[^>]*>/g, '')

t.test('a changed word', t => {
  const shown = String(showDifference('The lamp is green, she said.', [equal('The lamp is'), replaced('green', 'blue'), equal('she said')], messages))
  t.equal(shown, 'The lamp is <ruby><ins>green</ins>,<rt><del>blue</del></rt></ruby> she said.')
  t.equal(selected(shown), 'The lamp is green, she said.')
  t.end()
})

t.test('a word left out and a word put in', t => {
  const shown = String(showDifference('We are all here', [equal('We'), { op: 'insert', source: '', quote: 'really' }, equal('are'), { op: 'delete', source: 'all', quote: '' }, equal('here')], messages))
  t.match(shown, 'We<ruby><ins></ins><rt><del>really</del></rt></ruby> are')
  t.match(shown, '<ruby><ins>all</ins><rt>left out</rt></ruby>')
  t.equal(selected(shown), 'We are all here')
  t.end()
})

t.test('long runs stand on two lines', t => {
  const shown = String(showDifference('one two three four end', [replaced('one two three four', 'uno due tre quattro'), equal('end')], messages))
  t.match(shown, '<span class="lines"><ins>one two three four</ins>')
  t.notMatch(shown, '<ruby>')
  t.equal(selected(shown), 'one two three four end')
  t.end()
})

t.test('mark-up in words is text, runs that are not there are passed over', t => {
  const shown = String(showDifference('a <b> c', [equal('a'), replaced('<b>', '<script>'), equal('nowhere'), equal('c')], messages))
  t.notMatch(shown, /<script|<b>/)
  t.equal(selected(shown), 'a &lt;b&gt; c')
  t.end()
})

t.test('the same as a list', t => {
  const diff = [equal('a'), replaced('b', 'c'), { op: 'insert', source: '', quote: 'd' }, { op: 'delete', source: 'e', quote: '' }] satisfies Difference[]
  t.equal(countChanges(diff), 3)
  t.strictSame(listDifferences(diff, messages).map(item => String(item).replace(/<[^>]*>/g, '')), ['You have c; print has b.', 'You have d; print has nothing there.', 'Print has e; you have nothing there.'])
  t.end()
})
