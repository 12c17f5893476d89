/** The words that tell who speaks, by language: config/cues/*.json. */
import { readConfig } from '../config.js'

export type Gender = 'm' | 'f' | 'o' | 'p'

/** One file of config/cues. Verbs are written `stem/ending ending …`; the stem alone counts as well when an ending is missing behind the slash. */
interface CueFile {
  verbs: string[]
  according: string[]
  pronouns: Record<string, Gender>
  possessives: Record<string, Gender>
  roles: string[]
  determiners: string[]
  prepositions: string[]
  stops: string[]
  notNames: string[]
  particles: string[]
  naming: string[]
}

export interface CueTable {
  /** speech verbs in all their forms, lower case */
  verbs: Set<string>
  /** phrases before a speaker ("according to"), as lists of words, the longest first */
  according: string[][]
  pronouns: Map<string, Gender>
  possessives: Map<string, Gender>
  /** what people and bodies are called beside or instead of their name */
  isRole: (word: string) => boolean
  determiners: Set<string>
  prepositions: Set<string>
  /** words that end the phrase naming a speaker */
  stops: Set<string>
  /** capitalised at the beginning of a sentence, but no names */
  notNames: Set<string>
  /** small words inside names (van, de, al) */
  particles: Set<string>
  /** words before text in quotation marks that is a title or a name, not speech */
  naming: string[][]
}

export const CUE_LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'pl', 'uk', 'ru', 'ka'] as const

const tables = new Map<string, CueTable>()

/**
 * @param language BCP 47 tag
 * @returns the table of the language; for a language without one, all tables together, since a verb
 *   of another language hardly ever stands beside a quotation by chance
 */
export function cuesFor (language: string): CueTable {
  const base = language.split('-')[0]?.toLowerCase() ?? ''
  const name = CUE_LANGUAGES.find(known => known === base) ?? 'all'
  const known = tables.get(name)
  if (known !== undefined) return known
  const files = (name === 'all' ? CUE_LANGUAGES : [name]).map(each => readConfig<CueFile>(`cues/${each}.json`))
  const table = makeTable(files)
  tables.set(name, table)
  return table
}

function makeTable (files: CueFile[]): CueTable {
  const all = (list: (file: CueFile) => string[]): string[] => files.flatMap(list)
  const roles = all(file => file.roles)
  const whole = new Set(roles.filter(role => !role.startsWith('*')))
  const endings = roles.filter(role => role.startsWith('*')).map(role => role.slice(1))
  return {
    verbs: new Set(all(file => file.verbs).flatMap(expandForms)),
    according: all(file => file.according).map(phrase => phrase.split(' ')).sort((a, b) => b.length - a.length),
    pronouns: new Map(files.flatMap(file => Object.entries(file.pronouns))),
    possessives: new Map(files.flatMap(file => Object.entries(file.possessives))),
    isRole: word => whole.has(word) || endings.some(ending => word.endsWith(ending)),
    determiners: new Set(all(file => file.determiners)),
    prepositions: new Set(all(file => file.prepositions)),
    stops: new Set(all(file => file.stops)),
    notNames: new Set(all(file => file.notNames)),
    particles: new Set(all(file => file.particles)),
    naming: all(file => file.naming).map(phrase => phrase.split(' '))
  }
}

/** @example expandForms('say/ s ing') // → ['say', 'says', 'saying'] */
function expandForms (entry: string): string[] {
  const slash = entry.indexOf('/')
  if (slash < 0) return [entry]
  const stem = entry.slice(0, slash)
  return [stem, ...entry.slice(slash + 1).split(' ').map(ending => stem + ending)]
}
