/** Where a text stops being JSON. */
import fc from 'fast-check'
import t from 'tap'
import { findJsonError } from '../../../ingest/read/json-error.js'

t.test('position of the first character that cannot stand there', async t => {
  const broken: Array<[string, number]> = [
    ['', 0], ['{"a":', 5], ['{"a":}', 5], ['{"a" 1}', 5], ['[1,]', 3], ['{"a":1,}', 7], ['{} x', 3], ['"a\nb"', 2], ['"\\x"', 1],
    ['[1 2]', 3], ['nul', 0], ['{a:1}', 1], ['01', 1], ['[}', 1], ['"open', 5], ['-', 0]
  ]
  for (const [text, at] of broken) t.equal(findJsonError(text), at, JSON.stringify(text))
})

t.test('sound JSON has no error', async t => {
  fc.assert(fc.property(fc.json(), text => findJsonError(text) === text.length && findJsonError(` ${text}\n`) === text.length + 2))
  t.pass('100 random documents')
})

t.test('what JSON.parse refuses has an error', async t => {
  fc.assert(fc.property(fc.json().chain(text => fc.nat(text.length).map(at => text.slice(0, at) + '}' + text.slice(at))), text => {
    try {
      JSON.parse(text)
      return true
    } catch {
      return findJsonError(text) <= text.length
    }
  }))
  t.equal(findJsonError('['.repeat(100_000)), 100_000, 'deep nesting needs no stack')
})
