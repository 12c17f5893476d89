// Marks never lose or double a character, whatever ranges come.
import t from 'tap'
import fc from 'fast-check'
import { markRanges } from '../../../../src/page/views/marked-text.js'

t.test('ranges are offsets into the article', t => {
  t.equal(String(markRanges('so be it', [{ start: 103, end: 105 }], 100)), 'so <mark>be</mark> it')
  t.equal(String(markRanges('<b>', [{ start: 0, end: 1 }], 0)), '<mark>&lt;</mark>b&gt;')
  t.end()
})

t.test('overlapping and outlying ranges are joined and cut', t => {
  t.equal(String(markRanges('abcdef', [{ start: 2, end: 4 }, { start: 1, end: 3 }, { start: -5, end: 1 }, { start: 5, end: 99 }], 0)), '<mark>a</mark><mark>bc</mark><mark>d</mark>e<mark>f</mark>')
  t.end()
})

t.test('the text stays whole', t => {
  const ranges = fc.array(fc.record({ start: fc.integer({ min: -5, max: 40 }), end: fc.integer({ min: -5, max: 40 }) }))
  t.doesNotThrow(() => { fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', 'б', ' ', 'z'), maxLength: 30 }), ranges, (text, given) => String(markRanges(text, given, 0)).replace(/<\/?mark>/g, '') === text)) })
  t.end()
})
