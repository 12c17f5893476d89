/** The letter models of config/letters.json, unpacked for quick scoring. */
import { readConfig } from '../config.js'

/**
 * What each letter costs after another in one language.
 *
 * A cost is a negative logarithm of the probability in eighths of a nat; letter 0 stands for all
 * that is outside words (spaces, digits, punctuation).
 */
export interface LetterModel {
  /** BCP 47, `sr-Latn` beside `sr` */
  language: string
  /** name of the script as in Unicode regular expressions */
  script: Script
  /** number of letters plus one */
  size: number
  /** shared letter number → letter number of this model, `FOREIGN` where it has none */
  local: Uint8Array
  /** `costs[before * size + letter]` */
  costs: Uint8Array
  /** packed costs of triples, `null` for alphabets too large for them; `triple-costs.ts` unpacks them */
  packed: PackedTriples | null
  /** kept by `tripleCosts` once they were needed */
  unpacked?: TripleCosts
}

/** As tools/train-letters.mjs writes them. */
export interface PackedTriples {
  unseen: string
  triples: string
}

/** What a letter costs after two others in one language. */
export interface TripleCosts {
  /** letters plus one: number 0 stands for all that is outside words */
  size: number
  /** `costs[(first * size + second) * size + letter]` in eighths of a nat; letter pairs alone where `triples` is false */
  costs: Uint8Array
  /** true when `costs` holds triples, false when it holds pairs `[second * size + letter]` */
  triples: boolean
}

/** Characters of a language, commonest first; `steps[n]` of them cost at most 1 + n / 2 nats. */
export interface RankedCharacters {
  order: string
  steps: number[]
}

interface LettersFile {
  letters: Record<string, { alphabet: string, costs: string } & Partial<PackedTriples>>
  /** the commonest characters of Chinese, Japanese and Korean, commonest first */
  characters: Record<string, string>
  ranks: Record<string, RankedCharacters>
}

export interface LetterModels {
  models: LetterModel[]
  byScript: Map<Script, LetterModel[]>
  /** UTF-16 code unit → shared letter number, 0 where no model knows it */
  shared: Uint16Array
  characters: Map<string, Set<string>>
  ranks: Map<string, RankedCharacters>
}

/** The letter numbers of a model end below it. */
export const FOREIGN = 255
/** Costs are stored in eighths of a nat. */
export const UNITS_PER_NAT = 8

const FIRST_PRINTABLE = 33

/** Scripts that more than one language model writes, and those of a single language. */
export const SCRIPTS = [
  'Latin', 'Cyrillic', 'Greek', 'Hebrew', 'Arabic', 'Armenian', 'Georgian', 'Devanagari', 'Bengali', 'Gurmukhi',
  'Gujarati', 'Oriya', 'Tamil', 'Telugu', 'Kannada', 'Malayalam', 'Sinhala', 'Thai', 'Lao', 'Myanmar', 'Khmer',
  'Ethiopic', 'Thaana'
] as const
export type Script = typeof SCRIPTS[number]

let loaded: LetterModels | undefined

/** Reads the models at the first call (about 1.9 MB) and keeps them. */
export function letterModels (): LetterModels {
  loaded ??= unpack(readConfig<LettersFile>('letters.json'))
  return loaded
}

function unpack (file: LettersFile): LetterModels {
  const shared = numberLetters(file)
  const models = Object.entries(file.letters).map(([language, model]) => unpackModel(language, model, shared))
  const byScript = new Map<Script, LetterModel[]>()
  for (const model of models) byScript.set(model.script, [...byScript.get(model.script) ?? [], model])
  const characters = new Map(Object.entries(file.characters).map(([language, list]) => [language, new Set(list)]))
  return { models, byScript, shared, characters, ranks: new Map(Object.entries(file.ranks)) }
}

function numberLetters (file: LettersFile): Uint16Array {
  const shared = new Uint16Array(65536)
  let next = 1
  for (const { alphabet } of Object.values(file.letters)) {
    for (let at = 0; at < alphabet.length; at++) {
      const code = alphabet.charCodeAt(at)
      if (shared[code] === 0) shared[code] = next++
    }
  }
  return shared
}

function unpackModel (language: string, { alphabet, costs, unseen, triples }: LettersFile['letters'][string], shared: Uint16Array): LetterModel {
  const local = new Uint8Array(4096).fill(FOREIGN)
  local[0] = 0
  for (let at = 0; at < alphabet.length; at++) local[shared[alphabet.charCodeAt(at)] ?? 0] = at + 1
  const unpacked = Uint8Array.from(costs, cost => cost.charCodeAt(0) - FIRST_PRINTABLE)
  const packed = unseen === undefined || triples === undefined ? null : { unseen, triples }
  return { language, script: scriptOf(alphabet), size: alphabet.length + 1, local, costs: unpacked, packed }
}

/** Each alphabet holds some Latin letters of foreign names; its own script is the one beside them. */
function scriptOf (alphabet: string): Script {
  const counts = SCRIPTS.map(script => alphabet.match(new RegExp(`\\p{Script=${script}}`, 'gu'))?.length ?? 0)
  const own = counts.findIndex((count, at) => at > 0 && count > 10)
  return SCRIPTS[Math.max(own, 0)] ?? 'Latin'
}
