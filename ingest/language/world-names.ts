/** Words that stand in texts of all languages and say nothing of theirs: config/names.json. */
import { readConfig } from '../config.js'

interface NamesFile {
  /** agencies, networks and bodies, as they write themselves */
  names: string[]
  /** as menus abbreviate languages, lower case; not always ISO 639 (`ua`) */
  languageCodes: string[]
}

/** With a sign between them two codes are a choice; without, words of two letters look the same (`de la`). */
const FEWEST_WITHOUT_SIGN = 3
const FEWEST_WITH_SIGN = 2
const SIGN = /[|/·•,;\u2013\u2014-]/

let names: Set<string> | undefined
let codes: Set<string> | undefined

/** As written or in capitals: `Signal` and `SIGNAL`, but `signal` is a word. */
export function isWorldName (word: string): boolean {
  names ??= new Set(readNames().names.flatMap(name => [name, name.toUpperCase()]))
  return names.has(word)
}

/** @example isLanguageSwitch('en | ka', ['en', 'ka']) // → true */
export function isLanguageSwitch (line: string, words: string[]): boolean {
  if (words.length < FEWEST_WITH_SIGN || words.some(word => word.length > 3)) return false
  if (words.length < FEWEST_WITHOUT_SIGN && !SIGN.test(line)) return false
  codes ??= new Set(readNames().languageCodes)
  return words.every(word => codes?.has(word.toLowerCase()))
}

const readNames = (): NamesFile => readConfig<NamesFile>('names.json')
