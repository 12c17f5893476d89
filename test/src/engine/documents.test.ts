/** What the index holds of a passage. */
import t from 'tap'
import type { PublicationDate } from '../../../ingest/document.js'
import { nameSkeleton } from '../../../ingest/names/name-skeleton.js'
import type { ArticleHead, StoredPassage } from '../../../src/archive/archive.js'
import { passageDocuments, publishedFields } from '../../../src/engine/documents.js'
import { wordStubs } from '../../../src/engine/word-stub.js'
import { decodeFacetValue, encodeFacetValue } from '../../../src/engine/facet-value.js'

const head: ArticleHead = {
  id: 'a/1',
  title: 'Harbour',
  outlet: 'The Lantern',
  authors: ['Ona Brook'],
  published: { value: '2024-05-24T13:35+03:00', precision: 'minute', source: 'record' },
  language: 'uk',
  url: null,
  sample: false,
  fingerprint: 'f'
}

function stored (text: string, given: Partial<StoredPassage> = {}): StoredPassage {
  return { id: 'p', articleId: 'a/1', version: 1, current: true, ordinal: 0, start: 0, end: text.length, text, language: 'en', kind: 'text', dropped: null, speakers: [], previous: null, next: null, ...given }
}

t.test('a passage with the fields of its article', async t => {
  const [document] = passageDocuments(head, [stored('“It’s Ёлка,” said Marta Quell, Marta!', { id: 'p1', kind: 'direct', speakers: ['Marta Quell'] })])
  t.strictSame(document, {
    id: 'p1',
    article: 'a/1',
    n: 'its елка said marta quell marta',
    x: [...new Set(['its', 'елка', 'said', 'marta', 'quell'].map(word => 'zx' + nameSkeleton(word)))].join(' '),
    s: [...new Set(['елка', 'said', 'marta', 'quell'].flatMap(wordStubs))].join(' '),
    t: ['en:it', 'en:елка', 'en:said', 'en:marta', 'en:quell'],
    language: 'uk',
    outlet: 'The Lantern',
    author: ['Ona Brook'],
    speaker: ['Marta Quell'],
    kind: 'direct',
    year: '2024',
    month: '2024-05',
    day: '2024-05-24',
    ts: Date.UTC(2024, 4, 24, 10, 35) / 1000,
    dropped: false
  })
})

t.test('short words have no skeleton, dropped lines are marked, empty ones stay', async t => {
  const documents = passageDocuments(head, [stored('It is so', { dropped: 'menu' }), stored(''), stored('…')])
  t.same(documents.map(document => document.x), ['', '', ''])
  t.same(documents.map(document => document.dropped), [true, false, false])
  t.same(documents.map(document => document.n), ['it is so', '', ''])
})

t.test('spellings of one name share a skeleton', async t => {
  const [one, other] = passageDocuments(head, [stored('Зеленський'), stored('Zelenskyy')])
  t.equal(one?.x, other?.x)
  t.not(one?.n, other?.n)
})

t.test('a passage of any length and content', async t => {
  const [document] = passageDocuments(head, [stored('слово '.repeat(100_000) + '\uD800')])
  t.equal(document?.n.split(' ').length, 60_000, 'the engine ignores what stands beyond position 65,535')
})

t.test('dates of any precision, from their first instant', async t => {
  const published = (value: string): PublicationDate => ({ value, precision: 'day', source: 'text' })
  const utc = (...parts: [number, number, number?, number?, number?, number?]): number => Date.UTC(...parts) / 1000
  const table: Array<[string, string | null, string | null, string | null, number | null]> = [
    ['2024', '2024', null, null, utc(2024, 0)],
    ['2024-05', '2024', '2024-05', null, utc(2024, 4)],
    ['2024-05-24', '2024', '2024-05', '2024-05-24', utc(2024, 4, 24)],
    ['2024-05-24T13:35', '2024', '2024-05', '2024-05-24', utc(2024, 4, 24, 13, 35)],
    ['2024-05-24T13:35:07Z', '2024', '2024-05', '2024-05-24', utc(2024, 4, 24, 13, 35, 7)],
    ['2024-06-01T01:00+03:00', '2024', '2024-06', '2024-06-01', utc(2024, 4, 31, 22)],
    ['1969-07-20T20:17:40.5Z', '1969', '1969-07', '1969-07-20', utc(1969, 6, 20, 20, 17, 40)],
    ['0099', '0099', null, null, Date.parse('0099-01-01T00:00Z') / 1000],
    ['2024-13', null, null, null, null],
    ['2024-05-24T25:00', null, null, null, null],
    ['yesterday', null, null, null, null],
    ['', null, null, null, null]
  ]
  for (const [value, year, month, day, ts] of table) t.same(publishedFields(published(value)), { year, month, day, ts }, value)
  t.same(publishedFields(null), { year: null, month: null, day: null, ts: null })
})

t.test('names in facets come back as they were and differ when they differ', async t => {
  for (const name of ['', 'AP', 'ap', ' AP', 'É', 'É'.normalize('NFD'), '__proto__', 'a\u001Fb', '\u0000']) t.equal(decodeFacetValue(encodeFacetValue(name)), name, JSON.stringify(name))
  const names = ['AP', 'ap', 'Ap', 'AP ', 'ＡＰ', '']
  t.equal(new Set(names.map(name => encodeFacetValue(name).normalize('NFKD').trim().toLowerCase())).size, names.length)
  t.ok(Buffer.byteLength(encodeFacetValue('語'.repeat(10_000))) <= 468)
  t.not(encodeFacetValue('語'.repeat(1_000)), encodeFacetValue('語'.repeat(1_001)))
  t.equal(decodeFacetValue('without a hash'), 'without a hash')
})
