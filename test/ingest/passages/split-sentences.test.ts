import t from 'tap'
import { splitSentences } from '../../../ingest/passages/split-sentences.js'

const sentences = (text: string, language: string): string[] => splitSentences(text, language).map(({ start, end }) => text.slice(start, end))

t.test('sentence ends by language', async t => {
  t.strictSame(sentences('Dr. Ode left. Why?', 'en'), ['Dr. Ode left.', 'Why?'])
  t.strictSame(sentences('“Stay!” Ode cried. “Now.”', 'en'), ['“Stay!”', 'Ode cried.', '“Now.”'])
  t.strictSame(sentences('Er kam am 3. Oktober. Dann ging er.', 'de'), ['Er kam am 3. Oktober.', 'Dann ging er.'])
  t.strictSame(sentences('Живе на вул. Садовій. Працює в м. Ковелі.', 'uk'), ['Живе на вул. Садовій.', 'Працює в м. Ковелі.'])
})

t.test('lines end sentences', async t => {
  t.strictSame(sentences('no full stop\nhere either', 'en'), ['no full stop', 'here either'])
})

t.test('a language that is none uses the common rules', async t => {
  t.strictSame(sentences('One. Two.', '../../etc'), ['One.', 'Two.'])
})
