// Who said it, in which version, what was put in brackets, and what was said elsewhere in those days.
import t from 'tap'
import { isSameName } from '../../../src/search/judge-attribution.js'
import { records } from '../../support/records.js'
import { startApplication } from '../../support/start-application.js'

const SAID = 'We shall never sell the harbour, whatever they offer'
const bay = (id: string, published: string, text: string, language: string): object => ({ id, outlet: `Bay ${id}`, published, language, text })
const { application } = await startApplication(t, {
  records: [
    ...records,
    bay('uk-same', '2024-05-03', '«Гавань лишиться громаді, скільки б нам не платили», — сказала мер Ільзе Брандтнер.', 'uk'),
    bay('de-later', '2024-08-03', '„Der Hafen bleibt bei der Stadt, was immer sie bieten“, sagte Bürgermeisterin Ilse Brandtner.', 'de'),
    bay('de-same', '2024-05-01', '„Der Hafen gehört der Stadt und nicht den Banken“, sagte Bürgermeisterin Ilse Brandtner.', 'de'),
    bay('edited', '2022-01-05', '“The lighthouse will shine until the last ship is home,” said keeper Jonas Veltman.', 'en'),
    bay('edited', '2022-01-05', '“The lighthouse will not shine until the last ship is home,” said keeper Jonas Veltman.', 'en')
  ]
})

t.test('said by the one it is attributed to, or by someone else', async t => {
  t.match(await application.check(`“${SAID},” said Ilse Brandtner.`), { attributed: { name: 'Ilse Brandtner', from: 'paste', verdict: 'verbatim' }, saidBy: 'same' })
  const other = await application.check(`“${SAID},” said Ada Holm.`)
  t.match(other, { attributed: { name: 'Ada Holm', from: 'paste', quote: `${SAID},`, verdict: 'verbatim' }, saidBy: 'other', matches: [{ speaker: { name: 'Ilse Brandtner' }, attribution: 'other' }] })
  t.match(await application.check(SAID, { speaker: 'Brandtner' }), { verdict: 'verbatim', attributed: { from: 'parameter', quote: null }, saidBy: 'same' })
  t.match(await application.check(SAID, { speaker: 'Ada Holm' }), { verdict: 'verbatim', saidBy: 'other' })
  t.match(await application.check('Boats have moored there for three centuries.', { speaker: 'Ada Holm' }), { saidBy: 'unknown', matches: [{ attribution: null }] }, 'print names nobody')
  t.match(await application.check(SAID), { attributed: null, saidBy: null })
})

t.test('a quotation with a long attribution that stands nowhere', async t => {
  const answer = await application.check(`Speaking to a crowd of fishermen from every village of the coast, mayor Ilse Brandtner said on a rainy Tuesday: “${SAID}.”`)
  t.match(answer, { verdict: 'punctuation', attributed: { name: 'Ilse Brandtner' }, saidBy: 'same' })
})

t.test('names', async t => {
  t.ok(isSameName('Mayor Ada Holm', 'Holm'))
  t.ok(isSameName('Ilse Brandtner', 'Ільзе Брандтнер'))
  t.notOk(isSameName('Ada Holm', 'Ole Holm'))
  t.notOk(isSameName('', 'Ole Holm'))
})

t.test('brackets are the author’s', async t => {
  const answer = await application.check('We [the council] shall never sell the harbour, whatever they offer')
  t.match(answer, { verdict: 'altered', gaps: false, insertions: ['[the council]'], matches: [{ similarity: 1, negation: null, diff: [{ op: 'equal' }, { op: 'insert', source: '', quote: '[the council]', editorial: true }, { op: 'equal' }] }] })
})

t.test('a negation put in or left out', async t => {
  t.match(await application.check('We shall sell the harbour, whatever they offer'), { matches: [{ negation: 'dropped', diff: [{ op: 'equal' }, { op: 'delete', source: 'never', negation: true }, { op: 'equal' }] }] })
})

t.test('in which versions it stands', async t => {
  const answer = await application.check('The lighthouse will shine until the last ship is home')
  t.match(answer, { verdict: 'altered', matches: [{ negation: 'dropped', versions: [{ version: 1, current: false, verdict: 'verbatim' }, { version: 2, current: true, verdict: 'altered' }] }] })
  t.match((await application.check(SAID)).matches[0], { versions: [] }, 'never changed')
})

t.test('what the same person said in those days in other languages', async t => {
  const { elsewhere } = await application.check(SAID)
  t.same(elsewhere.map(({ article, language }) => [article.id, language]), [['de-same', 'de'], ['uk-same', 'uk']])
  t.match(elsewhere[0], { text: 'Der Hafen gehört der Stadt und nicht den Banken', speaker: 'Ilse Brandtner' })
  const { text } = await application.archive.article('de-same') ?? {}
  t.equal(text?.slice(elsewhere[0]?.start, elsewhere[0]?.end), elsewhere[0]?.text)
  t.same((await application.check('The ferry was never here at all')).elsewhere, [])
})
