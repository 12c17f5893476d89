/** The table of repairs, and what holds for every input. */
import fc from 'fast-check'
import t from 'tap'
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
  t.strictSame(repairText('cafÃ©'), { text: 'café', repairs: [{ start: 3, end: 4, before: 'Ã©', chain: ['windows-1252>utf-8'] }] })
})

t.test('a removed character has an empty range', async t => {
  t.strictSame(repairText('a\uFEFFb', { also: ['bom'] }).repairs, [{ start: 1, end: 1, before: '\uFEFF', chain: ['bom'] }])
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
