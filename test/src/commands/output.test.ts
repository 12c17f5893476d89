// What stands on a terminal: progress, differences, and control characters made harmless.
import t from 'tap'
import { describeDifference } from '../../../src/commands/check.js'
import { count, harmless } from '../../../src/commands/output.js'
import { describe } from '../../../src/commands/progress.js'

t.test('progress', async t => {
  t.equal(describe({ phase: 'read', done: 3, total: 12, rejected: 0 }), '[######------------------] reading 3 of 12')
  t.equal(describe({ phase: 'index', done: 12, total: 12, rejected: 2 }), '[########################] indexing 12 of 12, 2 rejected')
  t.equal(describe({ phase: 'read', done: 7, total: null, rejected: 0 }), 'reading 7')
})

t.test('differences in the form of a word diff', async t => {
  t.equal(describeDifference([
    { op: 'equal', source: 'We will', quote: 'We will' },
    { op: 'delete', source: 'not', quote: '' },
    { op: 'replace', source: 'sign', quote: 'burn' },
    { op: 'insert', source: '', quote: 'ever' }
  ]), 'We will [-not-] [-sign-]{+burn+} {+ever+}')
})

t.test('escape sequences and overrides of direction are shown, not obeyed', async t => {
  t.equal(harmless('a\u001B[31mred\u0007\u202Eb\u009B'), 'a\\u001b[31mred\\u0007\\u202eb\\u009b')
  t.equal(harmless('line\nand\ttab, ґ, 水'), 'line\nand\ttab, ґ, 水')
})

t.test('numbers with their nouns', async t => {
  t.equal(count(1, 'article'), '1 article')
  t.equal(count(15500, 'passage'), '15,500 passages')
})
