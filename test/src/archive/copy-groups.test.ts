/** Versions of one text are found as articles come, and the group follows changes and deletions. */
import { test } from 'tap'
import { openTestArchive } from '../../support/open-test-archive.js'
import { makeArticle, makeSource } from '../../support/make-article.js'
import type { PublicationDate } from '../../../ingest/document.js'

const WORDS = 'harbour ferry council tide lantern orchard quarry vessel market chapel bridge meadow signal cobbler winter gravel ladder copper kettle willow'.split(' ')

/** Twenty lines of twelve words in an order that no other seed shares. */
function write (seed: number): string[] {
  let state = seed * 7919
  const word = (): string => {
    state = (state * 48271) % 2147483647
    return `${WORDS[state % WORDS.length] ?? 'stone'}${state % 97}`
  }
  return Array.from({ length: 20 }, () => Array.from({ length: 12 }, word).join(' ') + '.')
}

const day = (value: string): PublicationDate => ({ value, precision: 'day', source: 'record' })

test('a shortened and an edited reprint join the original, the earliest first', async t => {
  const { archive } = await openTestArchive(t)
  const text = write(1)
  await archive.store(makeArticle('original', text.join('\n'), { published: day('2024-03-02') }), makeSource('1'))
  await archive.store(makeArticle('other', write(2).join('\n'), { published: day('2024-03-01') }), makeSource('2'))
  await archive.store(makeArticle('shortened', text.slice(0, 12).join('\n'), { published: day('2024-03-03') }), makeSource('3'))
  await archive.store(makeArticle('edited', text.map(line => line.replace(/ \w+ (?=\w+\.$)/, ' somewhere ')).join('\n'), { published: day('2024-03-01') }), makeSource('4'))
  const groups = await archive.relatives(['original', 'shortened', 'edited', 'other'])
  t.same(groups.get('shortened')?.map(head => head.id), ['edited', 'original', 'shortened'])
  t.same(groups.get('original')?.map(head => head.id), ['edited', 'original', 'shortened'])
  t.notOk(groups.has('other'), 'a text of its own has no versions')

  await archive.delete('original')
  t.same((await archive.relatives(['edited'])).get('edited')?.map(head => head.id), ['edited', 'shortened'])
  await archive.store(makeArticle('shortened', write(3).join('\n')), makeSource('5'))
  t.notOk((await archive.relatives(['edited'])).has('edited'), 'what is left alone is no group')
})

test('a line that stands in very many articles joins none of them', async t => {
  const { archive } = await openTestArchive(t)
  const boilerplate = write(99).slice(0, 2)
  for (let seed = 1; seed <= 30; seed++) await archive.store(makeArticle(`a${seed}`, [...write(seed), ...boilerplate].join('\n')), makeSource(String(seed)))
  t.equal((await archive.relatives(Array.from({ length: 30 }, (_, index) => `a${index + 1}`))).size, 0)
})

test('very short texts are not compared', async t => {
  const { archive } = await openTestArchive(t)
  await archive.store(makeArticle('a', 'Rain is expected on Monday.'), makeSource('a'))
  await archive.store(makeArticle('b', 'Rain is expected on Monday.'), makeSource('b'))
  t.equal((await archive.relatives(['a', 'b'])).size, 0)
})
