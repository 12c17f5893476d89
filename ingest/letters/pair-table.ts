/** The letter pairs of all languages of a script side by side, so that a text is compared with all of them in one pass. */
import { FOREIGN, UNITS_PER_NAT, type LetterModel } from './letter-models.js'

const FOREIGN_LETTER = 12 * UNITS_PER_NAT // about what it costs where the language is known
const AFTER_FOREIGN = 3 * UNITS_PER_NAT

export interface PairTable {
  /** shared letter number → letter number of this table; the last one stands for letters of no language */
  local: Uint8Array
  size: number
  /** words of 32 bits a pair: two languages each, in 16 bits */
  width: number
  /** eighths of a nat: `costs[(before * size + letter) * width + language / 2]` */
  costs: Int32Array
}

export function makePairTable (models: readonly LetterModel[]): PairTable {
  const letters = [0]
  for (let letter = 1; letter < 4096; letter++) if (models.some(model => model.local[letter] !== FOREIGN)) letters.push(letter)
  const unknown = letters.length
  const size = unknown + 1
  const width = (models.length + 1) >> 1
  const local = new Uint8Array(65536).fill(unknown)
  for (const [number, letter] of letters.entries()) local[letter] = number
  const costs = new Int32Array(size * size * width)
  for (const [number, model] of models.entries()) addModel(costs, width, model, letters, number)
  return { local, size, width, costs }
}

function addModel (costs: Int32Array, width: number, model: LetterModel, letters: number[], number: number): void {
  const own = Uint8Array.from([...letters.map(letter => model.local[letter] ?? FOREIGN), FOREIGN])
  const shift = (number & 1) * 16
  let at = number >> 1
  for (let before = 0; before < own.length; before++) {
    for (let letter = 0; letter < own.length; letter++) {
      costs[at] = (costs[at] as number) | (pairCost(model, own[before] as number, own[letter] as number) << shift)
      at += width
    }
  }
}

function pairCost ({ costs, size }: LetterModel, before: number, letter: number): number {
  if (letter === FOREIGN) return FOREIGN_LETTER
  if (before === FOREIGN) return letter === 0 ? 0 : AFTER_FOREIGN
  return before + letter === 0 ? 0 : costs[before * size + letter] as number
}

/**
 * Adds what words cost in all languages.
 *
 * @param letters words parted by 0
 * @param sums `sums[language / 2]`, as in the table: room for about 200 letters before a lane overflows
 */
export function addWords ({ local, size, width, costs }: PairTable, letters: Uint16Array, length: number, sums: Int32Array): void {
  let before = 0
  for (let at = 0; at <= length; at++) {
    const letter = at < length ? local[letters[at] as number] as number : 0
    const row = (before * size + letter) * width
    if (before + letter > 0) for (let word = 0; word < width; word++) sums[word] = ((sums[word] as number) + (costs[row + word] as number)) | 0
    before = letter
  }
}
