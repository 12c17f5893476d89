import t from 'tap'
import fc from 'fast-check'
import type { DropReason, Line, Quote } from '../../../ingest/document.js'
import { splitTextLines } from '../../../ingest/lines.js'
import { joinPassages, splitLines } from '../../../ingest/passages/split-lines.js'
import { splitTextIntoPassages } from '../../../ingest/passages/split-text.js'

const text = 'Bridge opens\nMenu Home Sport\n“It took years,” Ada Orsund said. She smiled.\nIt rains.\nIt rains.'
const reasons: Array<DropReason | null> = ['title', 'menu', null, null, null]
const lines: Line[] = splitTextLines(text).map((line, index) => ({ ...line, keep: reasons[index] === null, reason: reasons[index] ?? null }))
const quote: Quote = { start: 30, end: 44, text: 'It took years,', kind: 'direct', speaker: { name: 'Ada Orsund', mention: 'Ada Orsund' }, cue: 'said' }
const context = { articleId: 'a1', lines, spans: lines.map(({ start, end }) => ({ start, end, language: 'en', confidence: 1 })), quotes: [quote] }

t.test('kept lines, headline and dropped lines', async t => {
  const passages = splitLines(text, context)
  t.strictSame(passages.map(({ kind, dropped, text }) => [kind, dropped, text]), [
    ['headline', null, 'Bridge opens'],
    ['text', 'menu', 'Menu Home Sport'],
    ['direct', null, '“It took years,” Ada Orsund said. She smiled.'],
    ['text', null, 'It rains.'],
    ['text', null, 'It rains.']
  ])
  t.strictSame(passages[2]?.speakers, ['Ada Orsund'])
  t.equal(passages[2]?.language, 'en')
})

t.test('an indirect quotation alone makes an indirect passage, a missing span an unknown language', async t => {
  const [first] = splitLines('She said it took years.', { articleId: 'a', lines: [{ start: 0, end: 23, keep: true, reason: null }], spans: [], quotes: [{ ...quote, start: 9, end: 22, kind: 'indirect' }] })
  t.match(first, { kind: 'indirect', language: 'und' })
})

t.test('ids last as long as the words do', async t => {
  const ids = splitLines(text, context).map(passage => passage.id)
  t.equal(new Set(ids).size, ids.length, 'equal passages are told apart')
  t.equal(ids[4], ids[3] + '-2')
  const shifted = '\n' + text.replace('years,”', 'YEARS”,')
  const moved = splitLines(shifted, { ...context, lines: splitTextLines(shifted).map((line, index) => ({ ...line, keep: reasons[index] === null, reason: reasons[index] ?? null })), quotes: [] })
  t.strictSame(moved.map(passage => passage.id), ids, 'neither place nor punctuation changes them')
  t.notSame(splitLines(text, { ...context, articleId: 'a2' }).map(passage => passage.id), ids)
  t.ok(ids.every(id => /^[0-9a-f]{12}-[0-9a-f]{12}(?:-\d+)?$/.test(id)), 'safe in addresses and in the engine')
})

t.test('passages and what stands between them give back the text', async t => {
  t.equal(joinPassages(text, splitLines(text, context)), text)
  const pieces = fc.constantFrom('One fell. ', '“So,” he said. ', '\n', '\r\n', '"', '«', ' ', '\uDC00', 'Ада Орсунд сказала: ', '— Так, — сказав він.')
  fc.assert(fc.property(fc.array(pieces, { maxLength: 40 }).map(parts => parts.join('')), any => {
    const passages = splitTextIntoPassages(any, 'en')
    return joinPassages(any, passages) === any && passages.every(passage => passage.text === any.slice(passage.start, passage.end))
  }))
})

t.test('the filter detects the language when none is given', async t => {
  const [passage] = splitTextIntoPassages('Der Hafen ist seit gestern wieder offen, und die Schiffe fahren.')
  t.equal(passage?.language, 'de')
})
