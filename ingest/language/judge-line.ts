/** The language of one line by itself, before its neighbours are asked. */
import { letterModels, type Script } from '../letters/letter-models.js'
import { askFranc } from './ask-franc.js'
import { costsOf } from './language-costs.js'
import { LANGUAGE_OF_SCRIPT, type TextScript } from './language-tags.js'
import { readWords } from './line-words.js'

export interface LineJudgement {
  /** probability of each language that is not hopeless; they add up to one */
  chances: Map<string, number>
  script: TextScript | null
  /** number of letters, the weight of the line in its article */
  letters: number
}

/** Letter pairs depend on each other: their evidence counts for this share of its face value. */
const TEMPER = 0.45
/** Nats a letter; text in a language without a model is above it, and franc is asked. */
const UNKNOWN_LANGUAGE = 3.6
/** Nats a letter; above it nobody can read it. */
const GIBBERISH = 6.5
const FEWEST_LETTERS_FOR_FRANC = 20
/** How sure a script that one language writes makes us; the rest stands for its small neighbours. */
const SURE_OF_SCRIPT = 0.98
const SURE_OF_FRANC = 0.5
/** Chinese is also what a Japanese headline without kana looks like. */
const SURE_OF_HAN = 0.9

/** @param line without white space at its ends; only its first 1000 characters are looked at */
export function judgeLine (line: string): LineJudgement {
  const { words, script, letters } = readWords(line)
  if (words.length === 0 || script === null) return { chances: new Map(), script: null, letters: 0 }
  return { chances: chancesOf(words, script, letters), script, letters }
}

function chancesOf (words: string[], script: TextScript, letters: number): Map<string, number> {
  const only = LANGUAGE_OF_SCRIPT[script]
  if (only !== undefined && (letterModels().byScript.get(script as Script)?.length ?? 0) < 2) return new Map([[only, script === 'Han' ? SURE_OF_HAN : SURE_OF_SCRIPT]])
  const costs = costsOf(words, script)
  if (costs === null) return francChances(words)
  const least = Math.min(...costs.values())
  const mean = least / Math.max(letters, 1)
  if (mean > UNKNOWN_LANGUAGE && letters >= FEWEST_LETTERS_FOR_FRANC) {
    const asked = francChances(words)
    const [language] = asked.keys()
    if (language !== undefined && !costs.has(language)) return asked
  }
  return mean > GIBBERISH ? new Map() : normalise(new Map([...costs].map(([language, cost]) => [language, Math.exp((least - cost) * TEMPER)])))
}

function francChances (words: string[]): Map<string, number> {
  const language = askFranc(words.join(' '))
  return language === 'und' ? new Map() : new Map([[language, SURE_OF_FRANC]])
}

function normalise (weights: Map<string, number>): Map<string, number> {
  const sum = [...weights.values()].reduce((a, b) => a + b, 0)
  return new Map([...weights].map(([language, weight]) => [language, weight / sum] as const).filter(([, chance]) => chance > 1e-4))
}
