// Which pastes are a list and which are one quotation, by test/cases/read-paste.json.
import t from 'tap'
import { MOST_LINES, readPaste } from '../../../src/page/read-paste.js'
import { runCases } from '../../support/cases.js'

runCases<{ text: string, as?: string }, unknown>('read-paste', ({ text, as }) => readPaste(text, as))

t.test('a list that is too long says how many lines are left out', t => {
  const paste = readPaste(Array.from({ length: MOST_LINES + 7 }, (_, index) => `Line ${index}.`).join('\n'))
  t.equal(paste.lines.length, MOST_LINES)
  t.equal(paste.more, 7)
  t.end()
})

t.test('hostile pastes take linear time', t => {
  for (const text of ['"\n'.repeat(200_000), '- '.repeat(200_000) + '\n' + '1. '.repeat(200_000), ' \n'.repeat(300_000)]) t.ok(readPaste(text).lines.length >= 0)
  t.end()
})
