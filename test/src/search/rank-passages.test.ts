/** Which passage a half-remembered quotation most likely is from. */
import t from 'tap'
import { foldText } from '../../../ingest/fold/fold-text.js'
import type { StoredPassage } from '../../../src/archive/archive.js'
import { rankPassages } from '../../../src/search/rank-passages.js'

function passage (articleId: string, text: string, start = 0): StoredPassage {
  return { id: articleId, articleId, version: 1, current: true, ordinal: 0, start, end: start + text.length, text, language: 'en', kind: 'text', dropped: null, speakers: [], previous: null, next: null }
}

const common = new Set(['the', 'of', 'a', 'in'])
const weightOf = (fold: string): number => common.has(fold) ? 0.2 : 4
const rank = (quote: string, passages: StoredPassage[]): ReturnType<typeof rankPassages> => rankPassages(foldText(quote).split(' '), weightOf, passages)

t.test('more telling words first, in any form and order', async t => {
  const ranked = rank('lantern repairs harbours', [
    passage('two', 'They repaired the lantern.'),
    passage('three', 'The harbour waits. Its lanterns were repaired in the harbour.'),
    passage('none', 'Nothing of it is here.')
  ])
  t.same(ranked.map(place => place.article), ['three', 'two'])
})

t.test('the range is the sentence that has the words', async t => {
  const text = 'It rained. The ferry carried forty goats. Nobody laughed.'
  const [place] = rank('goats ferry forty', [passage('a', text, 100)])
  t.equal(text.slice((place?.start ?? 0) - 100, (place?.end ?? 0) - 100).trim(), 'The ferry carried forty goats.')
  t.ok((place?.similarity ?? 0) > 0.9 && (place?.similarity ?? 0) < 1, 'never as sure as a match')
})

t.test('words of two sentences give both', async t => {
  const text = 'The ferry carried goats. Nobody laughed. The mayor counted boats.'
  const [place] = rank('ferry goats mayor boats', [passage('a', text)])
  t.same([place?.start, place?.end], [0, text.length])
})

t.test('neighbouring words decide between equals', async t => {
  const ranked = rank('in the harbour', [passage('apart', 'The lantern in harbour of a lot.'), passage('together', 'A lot of lantern in the harbour.')])
  t.equal(ranked[0]?.article, 'together')
})

t.test('one shared word is no likeness, unless the quotation has only one', async t => {
  t.same(rank('goats laughed', [passage('a', 'Forty goats.')]), [])
  t.equal(rank('goats', [passage('a', 'Forty goats.')]).length, 1)
  t.same(rankPassages([], weightOf, [passage('a', 'Forty goats.')]), [])
  t.same(rank('goats', [passage('a', '')]), [])
})

t.test('a word written across scripts', async t => {
  const [place] = rank('Marenko visits Lindholm', [passage('uk', 'Маренко прибув до Ліндгольму.'), passage('other', 'Хтось поїхав.')])
  t.equal(place?.article, 'uk')
})
