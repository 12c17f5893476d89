/** What a line costs in each language of its script: letter pairs, and common words where they are cheaper. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot, readConfig } from '../config.js'
import { letterModels, type LetterModel, type Script } from '../letters/letter-models.js'
import { costUnder, readLetters } from '../letters/score-letters.js'

/** A file of config/languages: common words with their cost in nats. */
interface LanguageFile {
  language: string
  words: Record<string, number>
}

/** Language → nats, of the languages of one script; lower fits better. */
export type LanguageCosts = Map<string, number>

/** A capital inside a line marks a name, and names are of any language. */
const NAME_WEIGHT = 0.4

let commonWords: Map<string, Map<string, number>> | undefined

/**
 * @param words of one line
 * @returns null for a script without models
 */
export function costsOf (words: string[], script: string): LanguageCosts | null {
  const models = letterModels().byScript.get(script as Script)
  if (models === undefined) return null
  const costs: LanguageCosts = new Map()
  const hasSmall = words.some(word => word.toLowerCase() === word)
  const spelled = words.map((word, at) => {
    const lower = word.toLowerCase()
    const weight = at > 0 && hasSmall && lower !== word ? NAME_WEIGHT : 1
    return { lower, weight, letters: readLetters(word).letters }
  })
  for (const model of models) costs.set(model.language, spelled.reduce((sum, word) => sum + word.weight * wordCost(model, word.lower, word.letters), 0))
  return joinWritings(costs)
}

function wordCost (model: LetterModel, lower: string, letters: Uint16Array): number {
  const known = wordsOf(model.language)?.get(lower)
  const spelled = costUnder(model, letters)
  return known === undefined ? spelled : Math.min(known, spelled)
}

/** Serbian in Latin letters is Serbian. */
function joinWritings (costs: LanguageCosts): LanguageCosts {
  const latin = costs.get('sr-Latn')
  if (latin === undefined) return costs
  costs.delete('sr-Latn')
  costs.set('sr', Math.min(latin, costs.get('sr') ?? Infinity))
  return costs
}

function wordsOf (language: string): Map<string, number> | undefined {
  commonWords ??= readAll()
  return commonWords.get(language)
}

function readAll (): Map<string, Map<string, number>> {
  const folder = join(packageRoot, 'config', 'languages')
  if (!existsSync(folder)) return new Map()
  const files = readdirSync(folder).filter(name => name.endsWith('.json')).map(name => readConfig<LanguageFile>(join('languages', name)))
  return new Map(files.filter(file => file.words !== undefined).map(file => [file.language, new Map(Object.entries(file.words))]))
}
