/** The prints of one quotation are found as articles come, and follow changes and deletions. */
import { test } from 'tap'
import type { Article, PublicationDate } from '../../../ingest/document.js'
import type { Archive } from '../../../src/archive/archive.js'
import { Database } from '../../../src/archive/database.js'
import { openTestArchive } from '../../support/open-test-archive.js'
import { makeArticle, makeSource } from '../../support/make-article.js'
import { join } from 'node:path'

const SAID = 'We will not sell the old harbour to anybody, and that is my last word.'
const ALTERED = 'We shall not sell the old harbour to anybody, and that is my last word.'
const PART = 'not sell the old harbour to anybody'
const OTHER = 'The ferry will sail again when the ice has gone from the northern lock.'

const day = (value: string): PublicationDate => ({ value, precision: 'day', source: 'record' })

function quoting (id: string, date: string | null, words: string[], speaker: string | null = 'Ada Orsund'): Article {
  const text = words.map(word => `“${word}”`).join('\n')
  const article = makeArticle(id, text, { published: date === null ? null : day(date) })
  article.quotes = words.map(word => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length, text: word, kind: 'direct', speaker: speaker === null ? null : { name: speaker, mention: speaker }, cue: null }))
  return article
}

const store = async (archive: Archive, ...articles: Article[]): Promise<void> => {
  for (const article of articles) await archive.store(article, makeSource(article.id))
}

test('the same words, shortened and altered, are one cluster; the earliest credible date is first', async t => {
  const { archive } = await openTestArchive(t)
  await store(archive, quoting('same', '2024-03-05', [OTHER, SAID.toUpperCase().replace(',', ' –')]), quoting('altered', '2024-03-03', [ALTERED]), quoting('part', null, [PART]), quoting('first', '2024-03-01', [SAID]), quoting('false', '2999-01-01', [SAID]))
  t.match(await archive.quoteClusters('same'), [{ ordinal: 1, prints: 5, wordings: 3, first: { article: { id: 'first' }, quote: { text: SAID } } }])
  t.match(await archive.quoteClusters('part'), [{ ordinal: 0, prints: 5, first: { article: { id: 'first' } } }])
  t.equal((await archive.quoteClusters('altered'))[0]?.cluster, (await archive.quoteClusters('first'))[0]?.cluster)
})

test('other words, and other words of another person, are not joined', async t => {
  const { archive } = await openTestArchive(t)
  await store(archive, quoting('a', '2024-03-01', [SAID]), quoting('b', '2024-03-02', [OTHER]), quoting('c', '2024-03-03', [ALTERED], 'Bram Tolk'), quoting('d', '2024-03-04', ['We are ready.']), quoting('e', '2024-03-05', ['We are ready.']))
  for (const id of ['a', 'b', 'c', 'd']) t.same(await archive.quoteClusters(id), [], id)
  await store(archive, quoting('f', '2024-03-06', [SAID], 'Bram Tolk'))
  t.match(await archive.quoteClusters('f'), [{ prints: 2 }], 'but for the same words')
})

test('a cluster follows changes and deletions', async t => {
  const { archive, folder } = await openTestArchive(t)
  await store(archive, quoting('a', '2024-03-01', [SAID]), quoting('b', '2024-03-02', [SAID]), quoting('c', '2024-03-03', [ALTERED]))
  await archive.delete('a')
  t.match(await archive.quoteClusters('c'), [{ prints: 2, first: { article: { id: 'b' } } }])
  await store(archive, quoting('b', '2024-03-02', [OTHER]))
  t.same(await archive.quoteClusters('c'), [])
  await archive.delete('b')
  await archive.delete('c')
  await archive.close()
  const database = new Database(join(folder, 'verbatim.db'))
  t.match(database.get('SELECT (SELECT count(*) FROM wordings) + (SELECT count(*) FROM wording_sequences) AS left'), { left: 0 }, 'nothing is left behind')
  database.close()
})

test('a sentence that very many print is found by each', async t => {
  const { archive } = await openTestArchive(t)
  for (let number = 0; number < 60; number++) await store(archive, quoting(`a${number}`, '2024-03-02', [SAID]))
  await store(archive, quoting('altered', '2024-03-03', [ALTERED]))
  t.match(await archive.quoteClusters('altered'), [{ prints: 61, wordings: 2 }])
})

test('an archive of an earlier state is caught up with', async t => {
  const { archive, folder } = await openTestArchive(t)
  const lines = Array.from({ length: 12 }, (_, line) => Array.from({ length: 9 }, (_, word) => `word${line * 9 + word}`).join(' ') + '.')
  const copies = ['a', 'b'].map(id => ({ ...quoting(id, '2024-03-01', [SAID]), passages: makeArticle(id, lines.join('\n')).passages, text: lines.join('\n') }))
  for (const article of copies) await archive.store({ ...article, quotes: article.quotes.map(quote => ({ ...quote, start: 0, end: 4 })) }, makeSource(article.id))
  await archive.close()
  const database = new Database(join(folder, 'verbatim.db'))
  database.execute('DELETE FROM article_wordings; DELETE FROM wordings; DELETE FROM copy_groups; DELETE FROM sequences; DELETE FROM article_people; DELETE FROM people_names; DELETE FROM people; INSERT INTO unfilled SELECT key FROM articles')
  database.close()
  const { archive: again } = await openTestArchive(t, { folder })
  while ((await again.quoteClusters('b')).length === 0) await new Promise(resolve => setTimeout(resolve, 5))
  t.match(await again.quoteClusters('b'), [{ prints: 2, first: { article: { id: 'a' } } }])
  t.same((await again.relatives(['b'])).get('b')?.map(head => head.id), ['a', 'b'])
  t.match(await again.speakerNames('Ada Orsund'), [{ name: 'Ada Orsund', count: 2 }])
})
