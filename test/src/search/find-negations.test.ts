// Changes that turn a sentence round are called out, others are not.
import t from 'tap'
import type { Difference } from '../../../src/search/answer.js'
import { markNegations } from '../../../src/search/find-negations.js'
import { runCases } from '../../support/cases.js'

await runCases<[string, string, string], string>('negations', ([language, source, quote]) => {
  const op: Difference['op'] = source === '' ? 'insert' : quote === '' ? 'delete' : source === quote ? 'equal' : 'replace'
  return markNegations([{ op, source, quote }], language).negation ?? 'none'
})

t.test('marks the step', async t => {
  const steps: Difference[] = [{ op: 'equal', source: 'We will not', quote: 'We will not' }, { op: 'insert', source: '', quote: 'never' }, { op: 'delete', source: 'no', quote: '' }]
  t.strictSame(markNegations(steps, 'en'), { diff: [steps[0], { ...steps[1], negation: true }, { ...steps[2], negation: true }], negation: 'changed' })
  t.strictSame(markNegations(steps, 'xx'), { diff: steps, negation: null }, 'nothing is known of the language')
})
