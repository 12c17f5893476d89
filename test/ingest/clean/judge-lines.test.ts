// The learned rule: how its trees are read, and what it never takes away.
import t from 'tap'
import { cleanLines } from '../../../ingest/clean/clean-lines.js'
import { sumTrees, type Tree } from '../../../ingest/clean/judge-lines.js'

const nothing = { title: null, authors: [], published: null, outlet: null, url: null, language: null }
const reasonsOf = (text: string, extracted = false, url: string | null = null) =>
  cleanLines({ format: 'text', extracted, text, metadata: nothing, notes: [] }, { url }).lines.map(line => line.reason)

const PARAGRAPHS = [
  'The council of Larkstead approved the new tram line on Monday after a debate of six hours in a full hall.',
  'The tram line is to run from the harbour to the hospital, and work on the first bridge begins in the spring.',
  'Opponents of the tram fear that Larkstead cannot pay for the bridge and the depot in a single decade.',
  'The council wants to ask the region for half of what the tram line costs before the summer ends.'
]

t.test('trees add up; a feature that is not there is 0', async t => {
  const trees: Tree[] = [['glued', 0, 1, -2], ['capitals', 0.5, ['listed', 0, 0.25, 0.5], -0.75], 0.125]
  t.equal(sumTrees(trees, new Map()), 1 + 0.25 + 0.125)
  t.equal(sumTrees(trees, new Map([['glued', 1], ['capitals', 0.6]])), -2 - 0.75 + 0.125)
})

t.test('what stands around an article goes, the article stays', async t => {
  const before = ['Weekend Plans', 'Ferries', 'Our Journalists', 'Night Market', 'Harbour Radio']
  const behind = ['Bus drivers end their strike after nine days', 'A quiet winter on the islands', 'Who paints the lighthouse?', 'Ferry to the islands sails again', 'Night market moves indoors', 'Ten years of Harbour Radio']
  const reasons = reasonsOf([...before, 'Larkstead gets its tram line', ...PARAGRAPHS, ...behind].join('\n'))
  t.ok(reasons.slice(0, 5).every(reason => reason !== null), 'menu')
  t.strictSame(reasons.slice(5, 10), ['title', null, null, null, null])
  t.ok(reasons.slice(10).every(reason => reason === 'related' || reason === 'footer'), 'teasers')
})

t.test('a caption that is a sentence goes by its credit and its double', async t => {
  const caption = 'Councillor Ana Lind, left, waits for the first tram at the harbour, March 3, 2023. (Harbour Press)'
  t.strictSame(reasonsOf(['Larkstead gets its tram line', PARAGRAPHS[0], caption, caption, ...PARAGRAPHS.slice(1)].join('\n')), ['title', null, 'caption', 'caption', null, null, null])
})

t.test('quotations stay, however short', async t => {
  for (const quote of ['"No."', '“We will build it,” she said.', '– Wait and see!', '«Побачимо».', '„Nein“, sagte er.', '「待って」']) {
    t.equal(reasonsOf([...PARAGRAPHS.slice(0, 2), quote, ...PARAGRAPHS.slice(2)].join('\n'))[2], null, quote)
  }
})

t.test('text that a record calls the article is judged by named rules alone', async t => {
  const text = ['Weekend Plans', 'Ferries', ...PARAGRAPHS, 'A quiet winter on the islands', 'Night market moves indoors'].join('\n')
  t.ok(reasonsOf(text, true).every(reason => reason === null))
  t.notOk(reasonsOf(text).every(reason => reason === null))
})
