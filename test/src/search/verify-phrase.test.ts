import t from 'tap'
import { preparePhrase, prepareText, verifyPhrase } from '../../../src/search/verify-phrase.js'
import { runCases } from '../../support/cases.js'

await runCases<[string, string], string[]>('verify', ([phrase, text]) =>
  verifyPhrase(prepareText(text), preparePhrase(phrase)).map(place => `${place.verified} ${text.slice(place.start, place.end)}`))

t.test('long repetition is linear: every place is found', async t => {
  const text = prepareText('no '.repeat(50_000))
  t.equal(verifyPhrase(text, preparePhrase('no '.repeat(1_000))).length, 50)
  t.equal(verifyPhrase(text, preparePhrase('no '.repeat(1_000) + 'yes')).length, 0)
  t.same(verifyPhrase(text, preparePhrase('('.repeat(100_000) + 'no'))[0], { start: 0, end: 2, verified: 'punctuation' })
})

t.test('lone surrogates and marks without a letter are borne with', async t => {
  t.same(verifyPhrase(prepareText('a \uD800 b'), preparePhrase('a b')).map(place => place.verified), ['punctuation'])
  t.doesNotThrow(() => prepareText('\u0301\u0301 x\u0301'.repeat(1000)))
})
