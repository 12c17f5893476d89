/** Words in the index: apart when different, together with their beginnings, whatever the script. */
import fc from 'fast-check'
import t from 'tap'
import { foldText } from '../../../ingest/fold/fold-text.js'
import { indexWord } from '../../../src/engine/index-word.js'

const bytes = (text: string): number => Buffer.byteLength(text)

t.test('words of one script that the engine leaves alone stay', async t => {
  for (const word of ['rain', '2024', 'погода', 'їжак', 'йод', 'ქართული', 'straße', 'łódź'.normalize('NFD').replace(/\p{M}/gu, ''), 'λογοι', 'हिन्दी']) t.equal(indexWord(word), word)
})

t.test('others are spelled in syllables', async t => {
  for (const word of ['대한민국', 'ภาษา', 'سلام', 'שלום', '語', 'aлa', '125m', '25년', '\u{20000}', '\u{10FFFF}']) t.match(indexWord(word), /^[\uA000-\uA48C]+$/, word)
})

t.test('letters that the engine takes for others stay one letter', async t => {
  for (const [word, other] of [['đat', 'dat'], ['kız', 'kiz'], ['cœur', 'coeur'], ['λογος', 'λογοσ']]) {
    t.not(indexWord(word as string), indexWord(other as string))
    t.equal(indexWord(word as string).length, word?.length)
  }
})

t.test('no word is too long for the engine', async t => {
  for (const letter of ['w', 'ж', '한', '\u{20000}', '\uD800']) {
    const long = letter.repeat(5_000)
    t.ok(bytes(indexWord(long)) <= 250, letter)
    t.not(indexWord(long), indexWord(long + letter), 'the end counts')
    t.ok(bytes(indexWord(letter.repeat(60))) <= 250, letter)
  }
})

/** Words as folding leaves them, of all scripts. */
const words = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }).map(foldText).filter(text => text !== '' && !text.includes(' '))

t.test('different words have different forms', async () => {
  fc.assert(fc.property(words, words, (one, other) => (one === other) === (indexWord(one) === indexWord(other))), { numRuns: 5_000 })
})

t.test('in one script a beginning of a word has a beginning of its form', async () => {
  for (const alphabet of ['abcđıæ', 'абвїєґ', 'سلامېنى', 'ภาษไทย', '한국말', '\u{20000}語字']) {
    const word = fc.string({ unit: fc.constantFrom(...alphabet), minLength: 1, maxLength: 30 })
    fc.assert(fc.property(word, fc.nat(30), (text, length) => {
      const beginning = [...text].slice(0, length + 1).join('')
      return indexWord(text).startsWith(indexWord(beginning))
    }))
  }
})
