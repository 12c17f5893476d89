/** What the words of a text cost in the language of their script that fits best. */
import { costsAtHome } from './character-traits.js'
import { FOREIGN, letterModels, SCRIPTS, UNITS_PER_NAT, type LetterModel } from './letter-models.js'
import { addWords, makePairTable, type PairTable } from './pair-table.js'
import { tripleCosts } from './triple-costs.js'

const FOREIGN_LETTER = 8 * UNITS_PER_NAT // a name in another language, beside what the letter costs where it is at home
const AFTER_FOREIGN = 3 * UNITS_PER_NAT // a letter whose neighbour is not known

/** Languages in which a long text is read by triples; the one that reads best is seldom further down by pairs. */
const LIKELY = 4
/** Letters read in all: pairs say less about a short text, so more languages are read, at the same price. */
const WORK = 300
/** Triples cost a text hardly ever less than this share of what its pairs do, so that a limit may end it before. */
const LEAST_OF_PAIRS = 0.6
/** Letters whose pairs are compared. */
const JUDGED = 160

export interface WordsRead {
  /** eighths of a nat; at least the limit where the text costs more than that */
  cost: number
  /** letters that the language does not have */
  foreign: number
  language: string
}

const pairTables: Array<PairTable | undefined> = []

const sums = new Int32Array(128)
const likely = new Int32Array(128)
const likelySums = new Int32Array(128)

/**
 * @param script number of the script, from 1
 * @param sequence shared letter numbers, words parted by 0
 * @param limit eighths of a nat; a text that costs more is not read to its end
 */
export function readWords (script: number, sequence: Uint16Array, length: number, limit: number): WordsRead {
  const models = letterModels().byScript.get(SCRIPTS[script - 1] ?? 'Latin') ?? []
  let best = Infinity
  let chosen: LetterModel | undefined
  if (models.length <= LIKELY) {
    for (const model of models) {
      const cost = costUnder(model, sequence, length, Math.min(best, limit))
      if (cost < best) [best, chosen] = [cost, model]
    }
  } else {
    const found = chooseLikely(pairTables[script] ??= makePairTable(models), models.length, sequence, length)
    for (let rank = 0; rank < found && (likelySums[rank] as number) * LEAST_OF_PAIRS <= limit; rank++) {
      const model = models[likely[rank] as number] as LetterModel
      const cost = costUnder(model, sequence, length, Math.min(best, limit))
      if (cost < best) [best, chosen] = [cost, model]
    }
  }
  return { cost: best, foreign: chosen === undefined ? 0 : countForeign(chosen, sequence, length), language: chosen?.language ?? 'und' }
}

/** @returns how many languages stand in `likely`, likeliest first */
function chooseLikely (pairs: PairTable, models: number, sequence: Uint16Array, length: number): number {
  sums.fill(0, 0, pairs.width)
  addWords(pairs, sequence, Math.min(length, JUDGED), sums)
  const found = Math.min(models, Math.max(LIKELY, Math.ceil(WORK / length)))
  for (let rank = 0; rank < found; rank++) likelySums[rank] = 0x7FFFFFFF
  for (let number = 0; number < models; number++) {
    const sum = ((sums[number >> 1] as number) >>> ((number & 1) * 16)) & 0xFFFF
    if (sum < (likelySums[found - 1] as number)) insert(number, sum, found - 1)
  }
  return found
}

function insert (number: number, sum: number, last: number): void {
  let rank = last
  while (rank > 0 && (likelySums[rank - 1] as number) > sum) {
    likelySums[rank] = likelySums[rank - 1] as number
    likely[rank] = likely[rank - 1] as number
    rank--
  }
  likelySums[rank] = sum
  likely[rank] = number
}

function costUnder (model: LetterModel, sequence: Uint16Array, length: number, limit: number): number {
  const { size, costs, triples } = tripleCosts(model)
  const { local } = model
  let cost = 0
  let first = 0
  let second = 0
  for (let at = 0; at < length; at++) {
    const here = local[sequence[at] as number] as number
    if (here === FOREIGN) {
      cost += FOREIGN_LETTER + (costsAtHome[sequence[at] as number] as number)
      first = second = FOREIGN
      continue
    }
    if (second === FOREIGN) cost += here === 0 ? 0 : AFTER_FOREIGN
    else if (here + second > 0) cost += triples ? costs[((first === FOREIGN ? 0 : first) * size + second) * size + here] as number : costs[second * size + here] as number
    first = second
    second = here
    if (here === 0) {
      first = 0
      if (cost > limit) return cost
    }
  }
  if (second !== FOREIGN && second !== 0) cost += triples ? costs[((first === FOREIGN ? 0 : first) * size + second) * size] as number : costs[second * size] as number
  return cost
}

function countForeign ({ local }: LetterModel, sequence: Uint16Array, length: number): number {
  let foreign = 0
  for (let at = 0; at < length; at++) if (local[sequence[at] as number] === FOREIGN) foreign++
  return foreign
}
