/** Picks the few languages of a script that a text can be in, by its letter pairs, in one pass for all of them. */
import { FOREIGN, letterModels, SCRIPTS, UNITS_PER_NAT, type LetterModel } from './letter-models.js'

/** Languages of which a long text is read in full; the one that reads best is seldom further down. */
const LIKELY = 6
/** Letters read in all: pairs say less about a short text, so more languages are read, at the same price. */
const WORK = 400
/** Letters that are looked at; a lane of 16 bits holds the sum of so many costs of at most 255. */
const JUDGED = 160
const FOREIGN_LETTER = 10 * UNITS_PER_NAT
const AFTER_FOREIGN = 3 * UNITS_PER_NAT

/** The pair costs of all languages of a script side by side, so that a pair is one look-up for all. */
interface PairTable {
  models: readonly LetterModel[]
  /** shared letter number → letter number of this table; the last one stands for letters of no language */
  local: Uint8Array
  size: number
  /** words a pair: two languages each, in 16 bits */
  width: number
  /** `costs[(before * size + letter) * width + language / 2]` */
  costs: Int32Array
}

const tables: Array<PairTable | undefined> = []
const rows = new Int32Array(JUDGED)
const sums = new Int32Array(256)
const chosen: LetterModel[] = []

/**
 * @param script number of the script, from 1
 * @param sequence shared letter numbers, words parted by 0
 * @returns models, likeliest first; valid until the next call
 */
export function likelyModels (script: number, sequence: Uint16Array, length: number): readonly LetterModel[] {
  const models = letterModels().byScript.get(SCRIPTS[script - 1] ?? 'Latin') ?? []
  if (models.length <= LIKELY) return models
  const table = tables[script] ??= makeTable(models)
  sumCosts(table, sequence, Math.min(length, JUDGED))
  return takeLeast(models, Math.max(LIKELY, Math.ceil(WORK / length)))
}

function sumCosts ({ local, size, width, costs, models }: PairTable, sequence: Uint16Array, length: number): void {
  let before = 0
  for (let at = 0; at < length; at++) {
    const letter = local[sequence[at] as number] as number
    rows[at] = (before * size + letter) * width
    before = letter
  }
  for (let word = 0; word < width; word++) {
    let sum = 0
    for (let at = 0; at < length; at++) sum = (sum + (costs[(rows[at] as number) + word] as number)) | 0
    sums[word * 2] = sum & 0xFFFF
    sums[word * 2 + 1] = word * 2 + 1 < models.length ? sum >>> 16 : 0xFFFF
  }
}

function takeLeast (models: readonly LetterModel[], many: number): readonly LetterModel[] {
  if (many >= models.length) return models
  chosen.length = 0
  while (chosen.length < many) {
    let least = 0
    for (let number = 1; number < models.length; number++) if ((sums[number] as number) < (sums[least] as number)) least = number
    chosen.push(models[least] as LetterModel)
    sums[least] = 0x10000
  }
  return chosen
}

function makeTable (models: readonly LetterModel[]): PairTable {
  const letters = [0]
  for (let letter = 1; letter < 4096; letter++) if (models.some(model => model.local[letter] !== FOREIGN)) letters.push(letter)
  const unknown = letters.length
  const size = unknown + 1
  const width = (models.length + 1) >> 1
  const local = new Uint8Array(65536).fill(unknown)
  for (const [number, letter] of letters.entries()) local[letter] = number
  const costs = new Int32Array(size * size * width)
  for (const [number, model] of models.entries()) addModel(costs, model, letters, number)
  return { models, local, size, width, costs }
}

function addModel (costs: Int32Array, model: LetterModel, letters: number[], number: number): void {
  const own = Uint8Array.from([...letters.map(letter => model.local[letter] ?? FOREIGN), FOREIGN])
  const width = costs.length / (own.length * own.length)
  const shift = (number & 1) * 16
  let at = number >> 1
  for (const before of own) {
    for (const letter of own) {
      costs[at] = (costs[at] as number) | (pairCost(model, before, letter) << shift)
      at += width
    }
  }
}

function pairCost ({ costs, size }: LetterModel, before: number, letter: number): number {
  if (letter === FOREIGN) return FOREIGN_LETTER
  if (before === FOREIGN) return letter === 0 ? 0 : AFTER_FOREIGN
  return before + letter === 0 ? 0 : costs[before * size + letter] ?? 0
}
