/** Every JavaScript string comes back as it was. */
import fc from 'fast-check'
import t from 'tap'
import { escapeText, toJsonList, unescapeText } from '../../../src/archive/escape-text.js'

t.test('plain text is stored as it is', async t => {
  for (const text of ['', 'Rain', 'Дощ\nі сніг', '雨☂️', '😀']) t.equal(escapeText(text), text)
})

t.test('what a database cannot hold is written as a mark and a code', async t => {
  t.equal(escapeText('a\0b'), 'a\uFDD00b')
  t.equal(escapeText('a\uD83D'), 'a\uFDD0d83d')
  t.equal(escapeText('\uFDD00'), '\uFDD0m0', 'the mark itself is escaped, so that nothing is taken for a code')
})

t.test('any sequence of UTF-16 units comes back', async t => {
  const units = fc.constantFrom('\0', '\uD83D', '\uDE00', '\uFDD0', '0', 'm', 'd83d', 'a', 'ї')
  fc.assert(fc.property(fc.array(units).map(parts => parts.join('')), text => unescapeText(escapeText(text)) === text && !/\p{Surrogate}/u.test(escapeText(text))))
  t.pass()
})

t.test('a list of ids is ASCII where an id is not plain', async t => {
  t.same(JSON.parse(toJsonList(['a', 'b\0'])), ['a', 'b\uFDD00'])
  t.notMatch(toJsonList(['\uFDD0']), /\uFDD0/, 'so that binding it does not escape it once more')
})
