/** What an operator settles in config/language-policy.json, and what lines keep of their own answer. */
import t from 'tap'
import { detectLanguage } from '../../../ingest/language/detect-language.js'

const GALICIAN_OR_NOT = 'para a casa'

t.test('only allowed languages are named', async t => {
  t.equal(detectLanguage(GALICIAN_OR_NOT, { policy: { restrict: ['es'] } }).language, 'es')
  t.equal(detectLanguage(GALICIAN_OR_NOT, { policy: { restrict: ['gl', 'uk'] } }).language, 'gl')
  t.equal(detectLanguage('Kaupunginjohtaja kertoi uudesta sillasta joen yli.', { policy: { restrict: ['uk'] } }).language, 'und')
  t.equal(detectLanguage('Gradonačelnik je rekao da novi most neće biti otvoren.', { policy: { restrict: ['sr'] } }).language, 'sr')
  t.equal(detectLanguage('ახალი ხიდი', { policy: { restrict: ['ka-GE'] } }).language, 'ka')
  t.equal(detectLanguage('ახალი ხიდი', { policy: { restrict: ['en'] } }).language, 'und')
})

t.test('a weight says how likely a language is before the text is read', async t => {
  t.equal(detectLanguage(GALICIAN_OR_NOT, { policy: { weights: { gl: 100 } } }).language, 'gl')
  t.equal(detectLanguage(GALICIAN_OR_NOT, { policy: { weights: { gl: 0, pt: 0, ca: 0 } } }).language, 'es')
  t.equal(detectLanguage('The mayor talked about the new bridge over the river.', { policy: { weights: { en: 0.1 } } }).language, 'en', 'a clear text needs no weight')
})

t.test('an outlet with a pinned language has it, and its short lines lean to it', async t => {
  const policy = { pinned: { 'Ріка сьогодні': 'bg' } }
  t.equal(detectLanguage('Новини', { policy }).language, detectLanguage('Новини', { policy: {} }).language)
  const pinned = detectLanguage('Новини', { policy, outlet: 'ріка сьогодні' })
  t.same([pinned.language, pinned.confidence], ['bg', 1])
  t.equal(detectLanguage('12.05.2024', { policy, outlet: 'Ріка сьогодні' }).language, 'und', 'without words there is no language to pin')
  const lines = detectLanguage('The mayor talked about the new bridge over the river.', { policy, outlet: 'Ріка сьогодні' }).spans
  t.equal(lines[0]?.language, 'en', 'a clear line keeps its own')
})

t.test('raw keeps what a line says by itself where its neighbours changed it', async t => {
  const text = 'Burmistrz mówił o nowym moście nad rzeką.\nSport\nMieszkańcy są bardzo zadowoleni.'
  const [, short] = detectLanguage(text).spans
  t.equal(short?.language, 'pl')
  t.ok(short?.raw !== undefined && short.raw.confidence < short.confidence)
  t.equal(detectLanguage('Sport').spans[0]?.raw, undefined)
  t.equal(detectLanguage('Sport').spans[0]?.language, short?.raw?.language)
})

t.test('standards of one language stand together', async t => {
  const { language, confidence } = detectLanguage('Ne treba mi to, rekao je.')
  t.ok(['sr', 'hr', 'bs'].includes(language))
  t.ok(confidence > 0.8, 'sure of the language, whichever its norm')
  t.equal(detectLanguage('Ne treba mi to, rekao je.', { declared: 'bs' }).language, 'bs', 'the page knows its norm')
})
