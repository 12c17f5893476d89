import t from 'tap'
import type { Article } from '../../../ingest/document.js'
import type { CheckAnswer } from '../../../src/search/answer.js'
import { checkQuote } from '../../../src/search/check-quote.js'
import { makeArticle } from '../../support/make-article.js'
import { openSearch } from '../../support/open-search.js'

const published = (value: string): Article['published'] => ({ value, precision: 'day', source: 'record' })
const SAID = 'We will mend the bridge by spring, and nobody will pay a toll.'

const first = makeArticle('first', `The council met.\n“${SAID}” said Ada Brook.\nThen they left. Some stayed. It was late.`, { outlet: 'Lantern', published: published('2024-03-05') })
first.quotes = [{ start: first.text.indexOf(SAID), end: first.text.indexOf(SAID) + SAID.length, text: SAID, kind: 'direct', speaker: { name: 'Ada Brook', mention: 'Ada Brook' }, cue: 'said' }]

const articles: Article[] = [
  makeArticle('undated', `Copied: ${SAID}`, { outlet: 'Nobody' }),
  makeArticle('later', `Weeks later she repeated: “${SAID}”`, { outlet: 'Copyist', published: published('2024-04-01') }),
  first,
  makeArticle('misquote', 'She said: we will burn the bridge by spring and nobody will pay a toll.', { outlet: 'Rumour', published: published('2024-02-01') }),
  makeArticle('menu', '# Read next: The ferry is free for all who live here\nThe ferry stops at noon.', { published: published('2023-01-01') }),
  makeArticle('kept', 'The ferry is free for all who live here, she said.', { published: published('2023-06-01') }),
  makeArticle('names', 'Mayor Zelenko opened the school on Monday morning.'),
  makeArticle('ukrainian', 'Цей міст буде відкрито навесні, сказала вона.'),
  makeArticle('twice', 'It is over. Nobody asked. It is over.', { published: published('2021-01-01') }),
  ...Array.from({ length: 60 }, (_, index) => makeArticle(`filler-${index}`, `The bridge and the toll, part ${index}: we will see by spring.\nNobody will pay for the ${index}th time.`))
]
const { context } = await openSearch(t, articles)
const check = (quote: string): Promise<CheckAnswer> => checkQuote(quote, context)

t.test('word for word: every print, the oldest first, undated last', async t => {
  const answer = await check(`„${SAID}“`)
  t.equal(answer.verdict, 'verbatim')
  t.same(answer.matches.filter(match => match.verdict === 'verbatim').map(match => match.article.id), ['first', 'later', 'undated'])
  t.equal(answer.first?.article.id, 'first')
  t.same(answer.matches.at(-1)?.verdict, 'altered', 'the misquotation stands last, though it is older')
  const match = answer.matches[0]
  t.match(match, { text: SAID, similarity: 1, diff: [], outlet: 'Lantern', speaker: { name: 'Ada Brook' }, before: 'The council met.', after: 'Then they left.' })
  t.equal(first.text.slice(match?.start, match?.end), SAID)
  t.ok(first.passages.some(passage => passage.id === match?.passage))
})

t.test('other punctuation', async t => {
  const answer = await check('we will mend the bridge by spring and nobody will pay a toll')
  t.equal(answer.verdict, 'punctuation')
  t.equal(answer.first?.article.id, 'first')
})

t.test('across passages', async t => {
  const answer = await check('nobody will pay a toll.” said Ada Brook.\n\nThen they left. Some stayed.')
  t.equal(answer.verdict, 'verbatim')
  t.equal(answer.matches[0]?.after, 'It was late.')
})

t.test('one word changed', async t => {
  const answer = await check('We will mend the bridge by autumn, and nobody will pay a toll.')
  t.equal(answer.verdict, 'altered')
  t.same(answer.matches[0]?.diff.filter(each => each.op !== 'equal'), [{ op: 'replace', source: 'spring', quote: 'autumn' }])
  t.equal(answer.first?.article.id, 'misquote', 'of all that differ the oldest')
})

t.test('names, typing errors and accents never make it verbatim', async t => {
  for (const quote of ['Mayor Selenko opened the school on Monday morning', 'Mayor Zelenko opened the shcool on Monday morning', 'Mayor Zelenkó opened the school on Monday morning']) {
    t.equal((await check(quote)).verdict, 'altered', quote)
  }
})

t.test('marked gaps', async t => {
  const answer = await check('We will mend the bridge […] nobody will pay a toll')
  t.match(answer, { verdict: 'altered', gaps: true, pieces: [{ verdict: 'verbatim' }, { verdict: 'verbatim' }] })
  t.equal(answer.matches[0]?.text.startsWith('We will mend the bridge by spring'), true)
  const strange = await check('We will mend the bridge … opened the school on Monday')
  t.match(strange, { verdict: 'not-found', gaps: true, pieces: [{ verdict: 'verbatim' }, { verdict: 'verbatim' }] }, 'pieces of two articles are no quotation')
})

t.test('a damaged paste is repaired and said so', async t => {
  const damaged = Buffer.from('Цей міст буде відкрито навесні', 'utf8').toString('latin1')
  const answer = await check(damaged)
  t.equal(answer.verdict, 'verbatim')
  t.ok(answer.repaired.length > 0)
  t.same((await check('Цей міст буде відкрито навесні')).repaired, [])
})

t.test('kept lines come before dropped ones, which count all the same', async t => {
  const answer = await check('The ferry is free for all who live here')
  t.same(answer.matches.map(match => match.article.id), ['kept', 'menu'])
  t.equal(answer.first?.article.id, 'menu', 'it was printed there first')
})

t.test('each place is a match', async t => {
  t.equal((await check('It is over.')).matches.length, 2)
})

t.test('not found', async t => {
  for (const quote of ['The orchard froze before the pickers could reach the lower terraces', 'brigde', '…', '?!', 'nobody opened the ferry on time for the council by the toll']) {
    t.match(await check(quote), { verdict: 'not-found', matches: [], first: null }, quote)
  }
  await t.rejects(check(' “ ” '), { name: 'QueryError', code: 'empty', parameter: 'quote' })
  await t.rejects(check('x'.repeat(2 ** 20 + 1)), { name: 'QueryError', code: 'too-long', parameter: 'quote' })
})

t.test('a quotation half remembered: no verdict, but the place it may be from', async t => {
  for (const quote of ['repeated weeks bridges spring', 'Zelenka school mornings opening', 'мосту навесні відкриття', 'ferry lives freed noons']) {
    const { verdict, matches, nearest } = await check(quote)
    t.same([verdict, matches], ['not-found', []], quote)
    t.ok(nearest.length > 0 && nearest.every(near => near.similarity < 1 && near.end > near.start), quote)
  }
  const [near] = (await check('Zelenka school mornings opening')).nearest
  t.match(near, { article: { id: 'names' }, text: 'Mayor Zelenko opened the school on Monday morning.' })
  t.same((await check(SAID)).nearest, [], 'none beside a verdict')
  t.same((await check('Xylophon qwertz')).nearest, [], 'nothing shares a word with it')
})

t.test('hostile pastes are answered', async t => {
  const pastes = ['\uD800\uDC00\uD800 bridge', '"'.repeat(5_000) + 'bridge', 'no '.repeat(20_000), 'a'.repeat(200_000), '[…]'.repeat(2_000) + ' bridge […] toll', '<script>alert(1)</script>', '\u0301'.repeat(10_000)]
  for (const paste of pastes) t.type((await check(paste)).verdict, 'string', paste.slice(0, 20))
})

t.test('a deleted article is no source', async t => {
  await context.archive.delete('first')
  const answer = await check(SAID)
  t.notOk(answer.matches.some(match => match.article.id === 'first'))
  t.equal(answer.first?.article.id, 'later')
})
