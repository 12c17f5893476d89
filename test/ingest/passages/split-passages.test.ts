import t from 'tap'
import fc from 'fast-check'
import { LONGEST_PASSAGE, splitPassages } from '../../../ingest/passages/split-passages.js'
import type { Range } from '../../../ingest/range.js'
import { runCases } from '../../support/cases.js'

interface Input {
  text: string
  language: string
  keepWhole?: Range[]
}

await runCases<Input, string[]>('passages', ({ text, language, keepWhole }) =>
  splitPassages(text, language, keepWhole).map(({ start, end }) => text.slice(start, end)))

const pieces = fc.constantFrom('One fell. ', 'Dr. Ode? ', '“So,” ', 'x', ' ', '\n', '\r', '. ', '“', '”', '。', '\uD800', '\uFEFF', '🙂', 'a. b', 'Так! ')
const texts = fc.array(pieces, { maxLength: 60 }).map(parts => parts.join(''))

t.test('what stands between passages is white space', async t => {
  fc.assert(fc.property(fc.oneof(texts, fc.string()), fc.constantFrom('en', 'uk', 'und', 'zz'), (text, language) => {
    let at = 0
    for (const { start, end } of splitPassages(text, language)) {
      if (start < at || end <= start || text.slice(at, start).trim() !== '') return false
      const passage = text.slice(start, end)
      if (passage !== passage.trim() || /[\r\n]/.test(passage)) return false
      at = end
    }
    return text.slice(at).trim() === ''
  }))
  t.pass('held for all')
})

t.test('a range kept whole is never cut', async t => {
  fc.assert(fc.property(texts, fc.nat(), fc.nat(300), (text, at, length) => {
    const start = text.length === 0 ? 0 : at % text.length
    const lineEnd = text.slice(start).search(/[\r\n]/)
    const end = Math.min(text.length, start + length, lineEnd < 0 ? Infinity : start + lineEnd)
    if (text.slice(start, end).trim() === '' || text.length > LONGEST_PASSAGE) return true
    return splitPassages(text, 'en', [{ start, end }]).every(passage => !(passage.start > start && passage.start < end && text.slice(start, passage.start).trim() !== ''))
  }))
  t.pass('held for all')
})

t.test('a sentence without end is cut at clause ends or spaces', async t => {
  const text = 'salt and sand, '.repeat(1000).trim()
  const passages = splitPassages(text, 'en').map(({ start, end }) => text.slice(start, end))
  t.ok(passages.length >= 8)
  t.ok(passages.every(passage => passage.length <= LONGEST_PASSAGE))
  t.ok(passages.slice(0, -1).every(passage => passage.endsWith(',')), 'at clause ends')
})

t.test('five megabytes in one paragraph come back whole', async t => {
  for (const [unit, size] of [['It rained again in Velmora and nobody was glad of it. ', 5], ['word ', 1], ['x', 1], [' ', 1], ['🙂', 1]] as const) {
    const text = 'a' + unit.repeat(Math.ceil(size * 1_000_000 / unit.length)) + 'b'
    const passages = splitPassages(text, 'en')
    const words = passages.map(({ start, end }) => text.slice(start, end)).join('').replace(/\s/g, '')
    t.equal(words.length, text.replace(/\s/g, '').length, JSON.stringify(unit))
    t.ok(passages.every(({ start, end }) => end - start <= LONGEST_PASSAGE))
    t.notOk(passages.some(({ start }) => /^[\uDC00-\uDFFF]/.test(text.charAt(start))), 'no character is halved')
  }
})
