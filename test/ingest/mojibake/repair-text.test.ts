/** The table of repairs, and what holds for every input. */
import fc from 'fast-check'
import t from 'tap'
import { decodeSingleByte } from '../../../ingest/decode/byte-tables.js'
import { letterModels } from '../../../ingest/letters/letter-models.js'
import { undoRepairs } from '../../../ingest/mojibake/provenance.js'
import { repairText, type OtherRepair } from '../../../ingest/mojibake/repair-text.js'
import { runCases } from '../../support/cases.js'

const ALL: OtherRepair[] = ['homoglyphs', 'entities', 'bom', 'c1']

await runCases('repair', ({ text, also }: { text: string, also?: OtherRepair[] }) => {
  const repaired = repairText(text, also === undefined ? {} : { also })
  const chains = [...new Set(repaired.repairs.map(repair => repair.chain.join(' ')))].join(' ')
  return { text: repaired.text, chains: chains === '' ? [] : chains.split(' ') }
})

/** Text as damage leaves it: words of several scripts, bytes as letters, controls, lone surrogates. */
const damaged = fc.array(fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('Ã¼', 'â€™', 'РџСЂРё', 'Öåé òåêñò', '\uFEFF', '\uD800', 'переглядiв', '&amp;amp;', '\u0093', 'Grüße', 'Ã\u0083Â©', '\r\n', ' ')
), { maxLength: 12 }).map(parts => parts.join(''))

t.test('undoing every receipt gives the input', async t => {
  fc.assert(fc.property(damaged, text => undoRepairs(repairText(text, { also: ALL })) === text), { numRuns: 500 })
  t.pass('500 random texts')
})

t.test('receipts are in order and apart', async t => {
  fc.assert(fc.property(damaged, text => {
    const { repairs, text: repaired } = repairText(text, { also: ALL })
    return repairs.every(({ start, end, chain }, at) => start <= end && end <= repaired.length && chain.length > 0 && start >= (repairs[at - 1]?.end ?? 0))
  }), { numRuns: 300 })
  t.pass('300 random texts')
})

t.test('repairing twice changes nothing more', async t => {
  fc.assert(fc.property(damaged, text => {
    const once = repairText(text, { also: ALL }).text
    return repairText(once, { also: ALL }).text === once
  }), { numRuns: 500 })
  t.pass('500 random texts')
})

t.test('a receipt says what stood there and how it was read', async t => {
  t.match(repairText('cafÃ©'), { text: 'café', repairs: [{ start: 3, end: 4, before: 'Ã©', chain: ['windows-1252>utf-8'] }] })
})

t.test('a receipt says how sure it is', async t => {
  const margins = (text: string): Array<number | null> => repairText(text, { also: ALL }).repairs.map(({ margin }) => margin)
  const [short, long] = [margins('cafÃ©')[0] ?? 0, margins('cafÃ© prÃ©fet crÃ¨me')[0] ?? 0]
  t.ok(short >= 6, 'more than the least that is asked')
  t.ok(long > short, 'more damage of one kind is surer')
  t.strictSame(margins('переглядiв'), [null], 'a named rule weighs nothing')
  const layers = repairText('KÃƒÂ¶ln').repairs
  t.equal(layers.length, 1)
  t.ok((layers[0]?.margin ?? 0) >= 6, 'of layers the least')
})

t.test('a removed character has an empty range', async t => {
  t.strictSame(repairText('a\uFEFFb', { also: ['bom'] }).repairs, [{ start: 1, end: 1, before: '\uFEFF', chain: ['bom'], margin: null }])
})

t.test('long damaged lines are repaired to their end', async t => {
  const chinese = '市政府今天宣布新的预算'.repeat(400)
  const misread = Array.from(Buffer.from(chinese), byte => String.fromCharCode(byte)).join('')
  t.equal(repairText(misread).text, chinese)
})

t.test('an edit over a place where something was removed joins its receipt', async t => {
  const text = 'Öåé òåêñò\uFEFFâ€™'
  t.equal(undoRepairs(repairText(text, { also: ALL })), text)
})

const models = letterModels().models

/** Words a model might write: a walk along its likelier letter pairs. */
function walkWords ({ alphabet, size, costs }: Written, steps: number[]): string {
  let text = ''
  let before = 0
  for (const step of steps) {
    const likely = Array.from({ length: size }, (_, letter) => letter).filter(letter => (costs[before * size + letter] ?? 255) <= 20 && letter + before > 0)
    before = likely[step % likely.length] ?? 0
    text += before === 0 ? ' ' : alphabet[before - 1] ?? ''
  }
  return text.trim()
}

interface Written {
  alphabet: string
  size: number
  costs: Uint8Array
}

const written = models.map(({ language, size, costs, local }) => {
  const alphabet = Array.from({ length: size - 1 }, () => '')
  for (let code = 0x61; code < 0xFFFF; code++) {
    const own = local[letterModels().shared[code] ?? 0] ?? 255
    if (own > 0 && own < size) alphabet[own - 1] = String.fromCharCode(code)
  }
  return { language, alphabet: alphabet.join(''), size, costs }
})

t.test('text of every modelled language survives damage and repair', async t => {
  fc.assert(fc.property(fc.constantFrom(...written), fc.array(fc.nat(200), { minLength: 80, maxLength: 160 }), (model, steps) => {
    const text = walkWords(model, steps)
    const misread = decodeSingleByte(Buffer.from(text), 'windows-1252')
    return repairText(misread).text === text
  }), { numRuns: 300, seed: 4 })
  t.pass('300 texts in all languages')
})

const READERS = ['windows-1252', 'windows-1250', 'windows-1251', 'iso-8859-1', 'macintosh', 'ibm866', 'cp437', 'koi8-r']

t.test('and two layers of other encodings', async t => {
  fc.assert(fc.property(fc.constantFrom(...written), fc.array(fc.nat(200), { minLength: 80, maxLength: 160 }), fc.constantFrom(...READERS), (model, steps, reader) => {
    const text = walkWords(model, steps)
    const misread = decodeSingleByte(Buffer.from(decodeSingleByte(Buffer.from(text), reader)), 'windows-1252')
    return repairText(misread).text === text
  }), { numRuns: 200, seed: 4 })
  t.pass('200 texts in all languages')
})

t.test('random bytes in any encoding do no harm', async t => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom(...READERS), (bytes, reader) => {
    const text = decodeSingleByte(bytes, reader)
    const repaired = repairText(text, { also: ALL })
    return undoRepairs(repaired) === text && repairText(repaired.text, { also: ALL }).text === repaired.text
  }), { numRuns: 300 })
  t.pass('300 rows of bytes')
})

t.test('text of every modelled language is left alone', async t => {
  fc.assert(fc.property(fc.constantFrom(...written), fc.array(fc.nat(200), { minLength: 20, maxLength: 160 }), (model, steps) => {
    const text = walkWords(model, steps)
    return repairText(text).repairs.length === 0
  }), { numRuns: 300, seed: 4 })
  t.pass('300 texts in all languages')
})

t.test('takes whatever comes', async t => {
  for (const piece of ['a', 'é', 'Ã', 'Ã ', 'я', '中', '\u0085', '\uD800', 'Ã©', '╨']) {
    const text = piece.repeat(20_000)
    t.equal(undoRepairs(repairText(text)), text, `20,000 times ${JSON.stringify(piece)}`)
  }
  const endless = 'Ã'.repeat(5_000_000)
  t.ok(undoRepairs(repairText(endless)) === endless, 'five million letters without a space')
  let deep = 'é'
  for (let layer = 0; layer < 8; layer++) deep = decodeSingleByte(Buffer.from(deep), 'windows-1252')
  t.equal(undoRepairs(repairText(deep)), deep, 'eight layers')
})
