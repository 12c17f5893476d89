/** Forms of one word share a stem, other words do not. */
import t from 'tap'
import { cutEnding } from '../../../ingest/stem/cut-ending.js'
import { stemLanguage, stemsOf } from '../../../ingest/stem/stem-word.js'
import { runCases } from '../../support/cases.js'

await runCases<{ language: string, words: string[] }, boolean>('stems', ({ language, words }) => {
  const [first = [], ...others] = words.map(word => stemsOf(word, stemLanguage(language)))
  return others.every(stems => stems.some(stem => first.includes(stem)))
})

t.test('the same fold has the same stem, however it is written', async t => {
  for (const [one, other] of [['Café', 'CAFE'], ['Ёлка', 'елка'], ['don’t', 'dont'], ['Zelenkó', 'zelenko']] as const) {
    for (const language of ['en', 'fr', 'ru', 'uk', 'und']) t.ok(stemsOf(one, language).some(stem => stemsOf(other, language).includes(stem)), `${one} ${language}`)
  }
})

t.test('tags with script or region', async t => {
  t.equal(stemLanguage('sr-Latn'), 'sr')
  t.equal(stemLanguage('pt-BR'), 'pt')
  t.equal(stemLanguage('constructor'), 'und')
})

t.test('very long words are their own stem', async t => {
  t.same(stemsOf('s'.repeat(100_000), 'en'), ['s'.repeat(100_000)])
})

t.test('an ending leaves enough of the word', async t => {
  t.equal(cutEnding('хата', { 3: ['а'] }), 'хат')
  t.equal(cutEnding('дама', { 4: ['а'] }), 'дама')
  t.equal(cutEnding('містами', { 3: ['и', 'ами'] }), 'міст')
})
