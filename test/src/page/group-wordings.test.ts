// Sentences over their wordings: what is another sentence stays apart.
import t from 'tap'
import { groupWordings } from '../../../src/page/group-wordings.js'

t.test('one sentence in several wordings', t => {
  const said = ['We are asking for the truth about the water.', 'The heron stood still the whole long day.', 'We are asking for the truth about our water!', 'We are asking for the truth about the water', 'Not yet.', 'Not now.']
  const groups = groupWordings(said, text => ({ text, language: 'en' }))
  t.equal(groups.length, 1)
  t.strictSame(groups[0]?.map(({ said, times }) => ({ said, times })), [{ said: said[0], times: 2 }, { said: said[2], times: 1 }])
  t.match(groups[0]?.[1]?.diff, [{ op: 'equal' }, { op: 'replace', source: 'our', quote: 'the' }, { op: 'equal' }])
  t.strictSame(groupWordings(said.slice(0, 2), text => ({ text, language: 'en' })), [], 'nothing changed, nothing shown')
  t.strictSame(groupWordings([said[0], said[2]] as string[], text => ({ text, language: text.endsWith('!') ? 'de' : 'en' })), [], 'languages are not compared')
  t.end()
})
