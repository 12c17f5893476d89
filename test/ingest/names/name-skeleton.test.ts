import t from 'tap'
import fc from 'fast-check'
import { foldWord } from '../../../ingest/fold/fold-text.js'
import { nameSkeleton } from '../../../ingest/names/name-skeleton.js'
import { runCases } from '../../support/cases.js'

// expected: how many different skeletons the words of a case have
await runCases<string[], number>('names', words => new Set(words.map(nameSkeleton)).size)

t.test('what a skeleton is made of', async t => {
  t.equal(nameSkeleton('Зеленський'), 'selenski')
  t.equal(nameSkeleton('Li'), 'li', 'two letters: the folded word')
  t.equal(nameSkeleton('G20'), 'g20', 'digits: the folded word')
  t.equal(nameSkeleton('زيلينسكي'), foldWord('زيلينسكي'), 'no table: the folded word')
  t.equal(nameSkeleton(''), '')
})

t.test('a word and its folded form have one skeleton', async t => {
  const word = fc.oneof(fc.string(), fc.array(fc.constantFrom(...'abcdehijkostuwyzščžłéßабвгїйьшჩκհ\'’-'), { maxLength: 15 }).map(letters => letters.join('')))
  fc.assert(fc.property(word, any => nameSkeleton(foldWord(any)) === nameSkeleton(any)))
  t.pass('held for all')
})

t.test('a million letters are no name', async t => {
  t.equal(nameSkeleton('sch'.repeat(300_000)).length, 900_000)
})
