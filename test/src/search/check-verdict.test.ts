import t from 'tap'
import { readLimits } from '../../../ingest/config.js'
import { findAlteredPlace, findExactPlaces, prepareArticle } from '../../../src/search/find-places.js'
import { readQuote, type ReadQuote } from '../../../src/search/read-quote.js'
import { runCases } from '../../support/cases.js'

const limits = readLimits()
const read = (quote: string): ReadQuote => readQuote(quote, limits)[0] as ReadQuote

await runCases<[string, string], string>('check-verdict', ([quote, text]) => {
  const article = prepareArticle('a', text)
  const exact = findExactPlaces(read(quote), article)
  if (exact.length > 0) return exact.some(place => place.verdict === 'verbatim') ? 'verbatim' : 'punctuation'
  const place = findAlteredPlace(read(quote), article)
  if (place === null) return 'not-found'
  return ['altered', ...place.diff.filter(each => each.op !== 'equal').map(each => `${each.source}>${each.quote}`)].join(' ')
})

t.test('the difference covers the whole quotation and the place exactly', async t => {
  const text = 'Then he said we will mend the old bridge by spring, and left.'
  const quote = 'we will mend a bridge by next spring'
  const place = findAlteredPlace(read(quote), prepareArticle('a', text))
  t.equal(text.slice(place?.start, place?.end), 'we will mend the old bridge by spring')
  t.equal(place?.diff.map(each => each.quote).filter(part => part !== '').join(' '), quote)
  t.equal(place?.diff.map(each => each.source).filter(part => part !== '').join(' '), 'we will mend the old bridge by spring')
  t.ok((place?.similarity ?? 1) < 1)
})

t.test('reads quotations', async t => {
  t.throws(() => readQuote(' “ ” ', limits), { name: 'QueryError', code: 'empty', parameter: 'quote' })
  t.throws(() => readQuote('ж'.repeat(limits.checkBytes), limits), { code: 'too-long', parameter: 'quote' })
  t.same([...read('one two […] three (...) four…').gapsAfter], [2, 3])
  t.same(read('…one two… ').pieces, ['one two'])
  t.equal(read('a \uD800 b').text, 'a \uFFFD b')
})

t.test('long texts are aligned by anchors', async t => {
  const words = Array.from({ length: 6_000 }, (_, index) => `w${index}`)
  const changed = words.map((word, index) => index % 500 === 250 ? 'other' : word)
  const place = findAlteredPlace(read(changed.join(' ')), prepareArticle('a', 'before it ' + words.join(' ') + ' after it'))
  t.equal(place?.diff.filter(each => each.op === 'replace').length, 12)
  t.equal(place?.start, 'before it '.length)
  t.equal(findAlteredPlace(read(changed.join(' ')), prepareArticle('a', words.map(word => 'x' + word).join(' '))), null)
})
