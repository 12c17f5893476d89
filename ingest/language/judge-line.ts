/** The language of one line by itself, before its neighbours are asked. */
import { askFranc, FEWEST_FOR_FRANC } from './ask-franc.js'
import type { FeatureTable } from './feature-table.js'
import { functionWordShare } from './function-words.js'
import { allowedLanguages, type LanguagePolicy } from './language-policy.js'
import { LANGUAGE_OF_SCRIPT, primaryLanguage } from './language-tags.js'
import { readWords } from './line-words.js'
import { languagesWithTable, tableOf } from './load-tables.js'
import { scoreWords } from './score-words.js'
import type { TextScript } from './scripts.js'
import { weighWords } from './weigh-words.js'

export interface LineJudgement {
  /** probability of each language that is not hopeless; `sr-Latn` stands beside `sr` until one is picked */
  chances: Map<string, number>
  script: TextScript | null
  /** number of letters, the weight of the line in its article */
  letters: number
}

/** How sure a script that one language writes makes us; the rest stands for its small neighbours. */
const SURE_OF_SCRIPT = 0.995
/** franc's word for a language without a table is right three of four times (bench/language.md), and less sure of its text. */
const SURE_OF_FRANC = 0.6
const HOPELESS = 1e-4
/** Scripts with one language of the news and a smaller neighbour that franc knows. */
const SHARED_SCRIPTS: ReadonlySet<TextScript> = new Set(['Hebrew', 'Ethiopic', 'Myanmar', 'Tibetan', 'Bengali'])
/** franc's nearness of the usual language, below which the neighbour is believed. */
const FAR_FROM_USUAL = 0.7
/** A line of fewer words may well do without function words. */
const FEWEST_WORDS = 8
/** Share of function words: lines in their own language have 0.4, one in twenty less than 0.13, lines in an unknown one 0.02. */
const FUNCTION_WORDS_MISSING = 0.06
/** franc's nearness of the table's answer; above it franc does not really contradict. */
const FAR_FROM_TABLE = 0.8

/**
 * @param line without white space at its ends; only its first 1000 characters are looked at
 * @param policy which languages the operator allows, and which are seldom
 */
export function judgeLine (line: string, policy: LanguagePolicy = {}): LineJudgement {
  const { words, script, letters } = readWords(line)
  if (words.length === 0 || script === null) return { chances: new Map(), script: null, letters: 0 }
  return { chances: chancesOf(words, script, letters, policy), script, letters }
}

function chancesOf (words: string[], script: TextScript, letters: number, policy: LanguagePolicy): Map<string, number> {
  const table = tableOf(script)
  const chances = table === undefined ? chancesByScript(words, script, letters) : chancesByTable(words, table, letters, policy.weights ?? {})
  const allowed = allowedLanguages(policy)
  return allowed === null ? chances : restrictTo(chances, allowed)
}

function chancesByScript (words: string[], script: TextScript, letters: number): Map<string, number> {
  const usual = LANGUAGE_OF_SCRIPT[script]
  if (usual !== undefined && !(SHARED_SCRIPTS.has(script) && lacksFunctionWords(words, usual, letters))) return new Map([[usual, SURE_OF_SCRIPT]])
  const answers = askFranc(words.join(' '))
  const best = answers[0]?.language
  if (usual === undefined) return best === undefined ? new Map() : new Map([[best, SURE_OF_FRANC]])
  const nearness = answers.find(({ language }) => language === usual)?.nearness ?? 1
  if (best === undefined || best === usual || nearness > FAR_FROM_USUAL) return new Map([[usual, SURE_OF_SCRIPT]])
  return new Map([[best, SURE_OF_FRANC], [usual, 1 - SURE_OF_FRANC - 0.01]])
}

function chancesByTable (words: string[], table: FeatureTable, letters: number, weights: Record<string, number>): Map<string, number> {
  const scores = scoreWords(weighWords(words), table)
  if (scores.known < scores.seen * table.leastKnown) return new Map()
  const weighed = table.languages.map((language, at) => [language, (scores.chances[at] ?? 0) * (weights[language] ?? 1)] as const)
  const sum = weighed.reduce((total, [, chance]) => total + chance, 0)
  const chances = new Map(weighed.map(([language, chance]) => [language, chance / sum] as const).filter(([, chance]) => chance > HOPELESS))
  return lacksFunctionWords(words, likeliest(chances), letters) ? askAboutUnknown(words, chances) : chances
}

/** A table gives every text to one of its languages; one it does not know lacks that one's function words. */
function lacksFunctionWords (words: string[], language: string, letters: number): boolean {
  if (words.length < FEWEST_WORDS || letters < FEWEST_FOR_FRANC) return false
  const share = functionWordShare(words, language)
  return share !== null && share < FUNCTION_WORDS_MISSING
}

function askAboutUnknown (words: string[], chances: Map<string, number>): Map<string, number> {
  const answers = askFranc(words.join(' '))
  const best = answers[0]?.language
  const own = primaryLanguage(likeliest(chances))
  const nearness = answers.find(({ language }) => language === own)?.nearness ?? 0
  if (best === undefined || nearness > FAR_FROM_TABLE || languagesWithTable().includes(best)) return chances
  return new Map([[best, SURE_OF_FRANC], ...[...chances].map(([language, chance]) => [language, chance * (1 - SURE_OF_FRANC)] as const)])
}

function likeliest (chances: Map<string, number>): string {
  let best: [string, number] = ['und', 0]
  for (const each of chances) if (each[1] > best[1]) best = each
  return best[0]
}

/** What remains is shared anew; where nothing does, the line is in no language the operator wants named. */
function restrictTo (chances: Map<string, number>, allowed: ReadonlySet<string>): Map<string, number> {
  const left = [...chances].filter(([language]) => allowed.has(language) || (language === 'sr-Latn' && allowed.has('sr')))
  const sum = left.reduce((total, [, chance]) => total + chance, 0)
  return new Map(left.map(([language, chance]) => [language, chance / sum]))
}
