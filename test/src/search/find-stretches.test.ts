/** That looking only where a quotation can stand finds what looking everywhere finds. */
import t from 'tap'
import { alignWords, type AlignedWord } from '../../../src/search/align-words.js'
import { findStretches } from '../../../src/search/find-stretches.js'
import { isAltered } from '../../../src/search/judge-alignment.js'

const WORDS = 'the of and to in report council harbour council bridge mayor winter promise never always money school river minister plan'.split(' ')
const toWords = (words: string[]): AlignedWord[] => words.map(word => ({ word, fold: word }))

/** Pseudo-random numbers below a limit, the same each time. */
function createDice (seed: number): (below: number) => number {
  let state = seed
  return below => {
    state = (state * 1_103_515_245 + 12_345) % 0x80000000
    return Math.floor(state / 0x80000000 * below)
  }
}

/** Five words in nine as they were said; of the others one each replaced, left out, typed wrong and with one put in. */
function remember (word: string, pick: () => string, dice: (below: number) => number): string[] {
  const damaged = [[pick()], [], [word.slice(1)], [word, pick()]]
  return damaged[dice(9)] ?? [word]
}

t.test('whatever counts as altered lies in a stretch', async t => {
  const dice = createDice(3)
  const pick = (): string => WORDS[dice(WORDS.length)] as string
  let altered = 0
  for (let time = 0; time < 600; time++) {
    const before = Array.from({ length: dice(120) }, pick)
    const said = Array.from({ length: 3 + dice(20) }, () => `${pick()}${dice(9)}`)
    const quote = said.flatMap(word => remember(word, pick, dice))
    if (quote.length === 0) continue
    const gapAt = dice(said.length)
    const printed = [...said.slice(0, gapAt), ...Array.from({ length: dice(3) * 8 }, pick), ...said.slice(gapAt)]
    const source = toWords([...before, ...printed, ...Array.from({ length: dice(120) }, pick)])
    const gapsAfter = new Set(dice(2) === 0 ? [] : [Math.min(gapAt, quote.length)])
    const whole = alignWords(toWords(quote), source, { gapsAfter })
    if (whole === null || !isAltered(whole, quote.length)) continue
    altered++
    const costs = findStretches(toWords(quote), source, gapsAfter.size > 0).map(within => alignWords(toWords(quote), source, { gapsAfter, within })?.cost)
    if (!costs.includes(whole.cost)) t.same({ quote, costs }, { quote, costs: [whole.cost] })
  }
  t.ok(altered > 200, `${altered} of them`)
})

t.test('a text that has too few of the words has no stretch', async t => {
  const source = toWords('the mayor and the council went to the river in winter'.split(' '))
  t.same(findStretches(toWords('the minister promised money for every school'.split(' ')), source, false), [])
})

t.test('only the neighbourhood of the words is a stretch', async t => {
  const source = toWords([...Array<string>(500).fill('and'), 'never', 'promise', 'the', 'river', ...Array<string>(500).fill('and')])
  const stretches = findStretches(toWords(['never', 'promise', 'a', 'river']), source, false)
  t.equal(stretches.length, 1)
  const { start, end } = stretches[0] ?? { start: 0, end: 0 }
  t.ok(start <= 500 && end >= 504 && end - start < 20, `${start}–${end}`)
})
