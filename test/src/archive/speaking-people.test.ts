/** One person has one display name in all articles; other people keep theirs. */
import { test } from 'tap'
import type { Archive } from '../../../src/archive/archive.js'
import { openTestArchive } from '../../support/open-test-archive.js'
import { makeArticle, makeSource } from '../../support/make-article.js'

/** Stores an article in which each name says one line. */
async function storeSaying (archive: Archive, id: string, names: readonly string[]): Promise<void> {
  const text = names.map((_, index) => `Line ${index} of ${id}.`).join('\n')
  const article = makeArticle(id, text)
  article.passages.forEach((passage, index) => { passage.speakers = [names[index] ?? ''] })
  article.quotes = names.map((name, index) => ({ start: 0, end: 4, text: text.slice(0, 4), kind: 'direct' as const, speaker: { name, mention: name }, cue: `said ${index}` }))
  await archive.store(article, makeSource(id))
}

const speakersOf = async (archive: Archive, id: string): Promise<string[]> => (await archive.passagesOf(id)).flatMap(passage => passage.speakers)

test('spellings and scripts of one name are one person', async t => {
  const { archive } = await openTestArchive(t)
  await storeSaying(archive, 'a', ['Oleh Korwinskyj'])
  await storeSaying(archive, 'b', ['Олег Корвінський'])
  await storeSaying(archive, 'c', ['Oleh Korvinsky'])
  t.same(await speakersOf(archive, 'c'), ['Oleh Korwinskyj'], 'shown by the name met first')
  const names = await archive.speakerNames('Oleh Korvinsky')
  t.match(names.find(each => each.name === 'Oleh Korvinsky'), { count: 1, reason: 'spelling' })
})

test('the name most articles use is shown, and the articles are indexed again', async t => {
  const { archive } = await openTestArchive(t)
  await storeSaying(archive, 'a', ['Oleh Korwinskyj'])
  await storeSaying(archive, 'b', ['Oleh Korvinsky'])
  await storeSaying(archive, 'c', ['Oleh Korvinsky'])
  await archive.confirm(await archive.pendingWork(10))
  await storeSaying(archive, 'd', ['Oleh Korvinsky'])
  t.same(await speakersOf(archive, 'a'), ['Oleh Korvinsky'])
  t.same((await archive.pendingWork(10)).map(work => work.articleId).sort(), ['a', 'b', 'c', 'd'])
})

test('one surname, two given names: two people', async t => {
  const { archive } = await openTestArchive(t)
  await storeSaying(archive, 'a', ['Bram Tolk', 'Ada Tolk'])
  t.same(await speakersOf(archive, 'a'), ['Bram Tolk', 'Ada Tolk'])
  await storeSaying(archive, 'b', ['B. Tolk'])
  t.same(await speakersOf(archive, 'b'), ['Bram Tolk'], 'the initial tells')
  t.match(await archive.speakerNames('Bram Tolk'), [{ name: 'B. Tolk', reason: 'initial' }, { name: 'Bram Tolk', reason: 'first' }])
})

test('a bare surname is a person only when one well-known person has it', async t => {
  const { archive } = await openTestArchive(t)
  await storeSaying(archive, 'a', ['Bram Tolk'])
  t.same([...(await archive.displayNames(['Tolk'])).values()], ['Tolk'], 'named once')
  await storeSaying(archive, 'b', ['Bram Tolk'])
  await storeSaying(archive, 'c', ['Bram Tolk'])
  t.same([...(await archive.displayNames(['Tolk', 'Nobody'])).values()], ['Bram Tolk', 'Nobody'])
  await storeSaying(archive, 'd', ['Ada Tolk'])
  t.same([...(await archive.displayNames(['Tolk'])).values()], ['Tolk'], 'two people')
})

test('roles and bodies are no people; a deleted article no longer counts', async t => {
  const { archive } = await openTestArchive(t)
  await storeSaying(archive, 'a', ['a senior official', 'the ministry', 'Bram Tolk'])
  t.same(await speakersOf(archive, 'a'), ['a senior official', 'the ministry', 'Bram Tolk'])
  t.same(await archive.speakerNames('a senior official'), [])
  await archive.delete('a')
  t.same(await archive.speakerNames('Bram Tolk'), [])
})
