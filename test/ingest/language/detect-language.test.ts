/** The table of languages, and how lines, article and declaration play together. */
import fc from 'fast-check'
import t from 'tap'
import { detectLanguage } from '../../../ingest/language/detect-language.js'
import { splitTextLines } from '../../../ingest/lines.js'
import { runCases } from '../../support/cases.js'

await runCases('detect', ({ text, declared = null }: { text: string, declared?: string | null }) => {
  const { language, spans } = detectLanguage(text, { declared })
  return { language, spans: spans.map(span => span.language) }
})

t.test('the article has the language of its kept lines', async t => {
  const text = 'Short text here.\nМер відкрив новий міст через річку, і всі мешканці раділи.'
  const lines = [
    { start: 0, end: 16, keep: true, reason: null },
    { start: 17, end: text.length, keep: false, reason: 'related' as const }
  ]
  t.equal(detectLanguage(text, { lines }).language, 'en')
  t.equal(detectLanguage(text).language, 'uk')
  t.equal(detectLanguage(text, { lines }).script, 'Latn')
  t.equal(detectLanguage(text).script, 'Cyrl')
})

t.test('where nothing is kept, all lines count', async t => {
  const text = 'Мер відкрив новий міст.'
  t.equal(detectLanguage(text, { lines: [{ start: 0, end: text.length, keep: false, reason: 'menu' }] }).language, 'uk')
})

t.test('a declaration decides only where the text hardly does', async t => {
  const weak = 'para a casa'
  const undeclared = detectLanguage(weak).language
  t.equal(detectLanguage(weak, { declared: 'gl-ES' }).language, 'gl')
  t.equal(detectLanguage(weak, { declared: 'ja' }).language, undeclared)
})

t.test('scripts are named by ISO 15924', async t => {
  t.equal(detectLanguage('123').script, 'Zyyy')
  t.equal(detectLanguage('ახალი ხიდი').script, 'Geor')
  t.equal(detectLanguage('市长').script, 'Hani')
})

t.test('one span for each non-empty line, of any text', async t => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), text => {
    const { spans, confidence } = detectLanguage(text)
    const lines = splitTextLines(text)
    return confidence >= 0 && confidence <= 1 && spans.length === lines.length &&
      spans.every((span, at) => span.start === lines[at]?.start && span.end === lines[at]?.end && span.confidence >= 0 && span.confidence <= 1)
  }), { numRuns: 300 })
  t.pass('300 random texts')
})
