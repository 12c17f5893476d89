// Folding for the index: lossy, but never across letters that are letters of their own.
import t from 'tap'
import fc from 'fast-check'
import { findWords, foldText, foldWord } from '../../../ingest/fold/fold-text.js'
import { runCases } from '../../support/cases.js'

await runCases<string, string>('fold', foldText)

t.test('offsets cut out exactly the word', async t => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), text => {
    let last = 0
    for (const word of findWords(text)) {
      if (word.start < last || word.end <= word.start || word.end > text.length) return false
      if (!text.slice(word.start, word.end).isWellFormed() && text.isWellFormed()) return false
      last = word.end
    }
    return true
  }))
  t.pass()
})

t.test('folding twice changes nothing more', async t => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), text => foldText(foldText(text)) === foldText(text)))
  t.pass()
})

t.test('a word of 100,000 letters', async t => {
  t.equal(foldWord('Ж'.repeat(100_000)), 'ж'.repeat(100_000))
})
