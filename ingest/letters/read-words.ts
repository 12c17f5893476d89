/** What the words of a text cost in the language of their script that fits best. Words met before are remembered. */
import { costsAtHome } from './character-traits.js'
import { FOREIGN, letterModels, SCRIPTS, UNITS_PER_NAT, type LetterModel } from './letter-models.js'
import { addWord, makePairTable, type PairTable } from './pair-table.js'
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
/** Words remembered by script, a power of two; a new one takes the place of an older one with the same end of its hash. */
const SLOTS = 2048
const LONGEST = 24 // letters; longer words are not remembered
const NOT_REMEMBERED = -1

export interface WordsRead {
  /** eighths of a nat; at least the limit where the text costs more than that */
  cost: number
  /** letters that the language does not have */
  foreign: number
  language: string
}

interface WordStore {
  models: readonly LetterModel[]
  pairs: PairTable
  hashes: Int32Array
  lengths: Uint8Array
  letters: Uint16Array
  /** by pairs, in all languages */
  sums: Int32Array
  /** by triples, for each language; -1 where it was not asked for */
  costs: Int16Array
}

const stores: Array<WordStore | undefined> = []

/** The words of the text in hand. */
let starts = new Int32Array(512)
let ends = new Int32Array(512)
let slots = new Int32Array(512)
let many = 0

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
      const cost = costUnder(model, sequence, 0, length, Math.min(best, limit))
      if (cost < best) [best, chosen] = [cost, model]
    }
  } else {
    const store = stores[script] ??= makeStore(models)
    const found = chooseLikely(store, sequence, length)
    for (let rank = 0; rank < found && (likelySums[rank] as number) * LEAST_OF_PAIRS <= limit; rank++) {
      const number = likely[rank] as number
      const cost = costOfWords(store, number, sequence, Math.min(best, limit))
      if (cost < best) [best, chosen] = [cost, models[number]]
    }
  }
  return { cost: best, foreign: chosen === undefined ? 0 : countForeign(chosen, sequence, length), language: chosen?.language ?? 'und' }
}

function makeStore (models: readonly LetterModel[]): WordStore {
  const pairs = makePairTable(models)
  return {
    models,
    pairs,
    hashes: new Int32Array(SLOTS),
    lengths: new Uint8Array(SLOTS),
    letters: new Uint16Array(SLOTS * LONGEST),
    sums: new Int32Array(SLOTS * pairs.width),
    costs: new Int16Array(SLOTS * models.length)
  }
}

/** @returns how many languages stand in `likely`, likeliest first */
function chooseLikely (store: WordStore, sequence: Uint16Array, length: number): number {
  findWords(store, sequence, length)
  const found = Math.min(store.models.length, Math.max(LIKELY, Math.ceil(WORK / length)))
  for (let rank = 0; rank < found; rank++) likelySums[rank] = 0x7FFFFFFF
  for (let number = 0; number < store.models.length; number++) {
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

/** Lists the words and fills `sums` with what the first of them cost by pairs. */
function findWords (store: WordStore, sequence: Uint16Array, length: number): void {
  const { width } = store.pairs
  if (starts.length < length) [starts, ends, slots] = [new Int32Array(length * 2), new Int32Array(length * 2), new Int32Array(length * 2)]
  sums.fill(0, 0, width)
  many = 0
  let start = 0
  let hash = 0
  for (let at = 0; at <= length; at++) {
    const letter = at < length ? sequence[at] as number : 0
    if (letter !== 0) {
      hash = Math.imul(hash ^ letter, 0x01000193)
      continue
    }
    if (at > start) {
      const slot = findSlot(store, sequence, start, at, hash)
      starts[many] = start
      ends[many] = at
      slots[many++] = slot
      if (start < JUDGED) addSums(store, sequence, start, Math.min(at, JUDGED), slot)
    }
    start = at + 1
    hash = 0
  }
}

function addSums ({ pairs, sums: known }: WordStore, sequence: Uint16Array, start: number, end: number, slot: number): void {
  if (slot === NOT_REMEMBERED) {
    addWord(pairs, sequence, start, end, sums, 0)
    return
  }
  const from = slot * pairs.width
  for (let word = 0; word < pairs.width; word++) sums[word] = ((sums[word] as number) + (known[from + word] as number)) | 0
}

function findSlot (store: WordStore, sequence: Uint16Array, start: number, end: number, hash: number): number {
  if (end - start > LONGEST) return NOT_REMEMBERED
  const slot = (hash ^ (hash >>> 15)) & (SLOTS - 1)
  if (!holds(store, slot, sequence, start, end)) remember(store, slot, sequence, start, end)
  return slot
}

function holds ({ lengths, letters }: WordStore, slot: number, sequence: Uint16Array, start: number, end: number): boolean {
  if (lengths[slot] !== end - start) return false
  const from = slot * LONGEST - start
  for (let at = start; at < end; at++) if (letters[from + at] !== sequence[at]) return false
  return true
}

function remember ({ pairs, models, lengths, letters, sums, costs }: WordStore, slot: number, sequence: Uint16Array, start: number, end: number): void {
  lengths[slot] = end - start
  for (let at = start; at < end; at++) letters[slot * LONGEST + at - start] = sequence[at] as number
  sums.fill(0, slot * pairs.width, (slot + 1) * pairs.width)
  addWord(pairs, sequence, start, end, sums, slot * pairs.width)
  costs.fill(-1, slot * models.length, (slot + 1) * models.length)
}

function costOfWords (store: WordStore, number: number, sequence: Uint16Array, limit: number): number {
  const { models, costs } = store
  const model = models[number] as LetterModel
  let cost = 0
  for (let word = 0; word < many && cost <= limit; word++) {
    const slot = slots[word] as number
    const start = starts[word] as number
    const end = ends[word] as number
    if (slot === NOT_REMEMBERED || !holds(store, slot, sequence, start, end)) {
      cost += costUnder(model, sequence, start, end, Infinity)
      continue
    }
    const place = slot * models.length + number
    const known = costs[place] as number
    if (known >= 0) cost += known
    else cost += costs[place] = costUnder(model, sequence, start, end, Infinity)
  }
  return cost
}

function costUnder (model: LetterModel, sequence: Uint16Array, start: number, end: number, limit: number): number {
  const { size, costs, triples } = tripleCosts(model)
  const { local } = model
  let cost = 0
  let first = 0
  let second = 0
  for (let at = start; at < end; at++) {
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
