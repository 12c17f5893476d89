/** Spellings of names: counted by article, and only as long as one holds them. */
import t from 'tap'
import { nameSkeleton } from '../../../ingest/names/name-skeleton.js'
import { openTestArchive } from '../../support/open-test-archive.js'
import { makeArticle, makeSource } from '../../support/make-article.js'

const skeleton = nameSkeleton('Korwinsky')

t.test('the spellings that occur, most frequent first', async t => {
  const { archive } = await openTestArchive(t)
  const texts = ['They met Korwinsky. They left Korwinsky.', 'They met Korwinskyy.', 'They saw Korwinskyy.', 'Вони бачили Корвінський.']
  for (const [number, text] of texts.entries()) await archive.store(makeArticle(`a${number}`, text), makeSource(text))
  t.same(await archive.spellings(skeleton), ['korwinskyy', 'korwinsky', 'корвінський'], 'twice in one article counts once')
  t.same(await archive.spellings('unknown'), [])
})

t.test('a change or a deletion takes back what it had counted', async t => {
  const { archive } = await openTestArchive(t)
  await archive.store(makeArticle('a', 'They met Korwinsky.'), makeSource('1'))
  await archive.store(makeArticle('b', 'They met Korwinsky and Korwinskij.'), makeSource('2'))
  await archive.store(makeArticle('b', 'They met Korwinskyj.'), makeSource('3'))
  t.same(await archive.spellings(skeleton), ['korwinsky', 'korwinskyj'], 'korwinskij is gone')
  await archive.delete('a')
  t.same(await archive.spellings(skeleton), ['korwinskyj'])
  await archive.delete('b')
  t.same(await archive.spellings(skeleton), [])
})

t.test('storing the same again counts nothing twice', async t => {
  const { archive } = await openTestArchive(t)
  await archive.store(makeArticle('a', 'They met Korwinsky.'), makeSource('1'))
  await archive.store(makeArticle('b', 'They met Korwinskyy.'), makeSource('2'))
  await archive.store(makeArticle('c', 'They met Korwinskyy.'), makeSource('3'))
  for (let times = 0; times < 5; times++) await archive.store(makeArticle('a', 'They met Korwinsky.', { charset: `x-${times}` }), makeSource('1'))
  t.same(await archive.spellings(skeleton), ['korwinskyy', 'korwinsky'])
})

t.test('a word of a megabyte is no name', async t => {
  const { archive } = await openTestArchive(t)
  const word = 'K' + 'o'.repeat(1_000_000)
  await archive.store(makeArticle('a', `They met ${word} and Korwinsky.`), makeSource('1'))
  t.same(await archive.spellings(nameSkeleton(word)), [])
  t.same(await archive.spellings(skeleton), ['korwinsky'])
})
