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
  bodies?: string[]
  citing?: string[]
  told?: string[]
  conjunctive?: string[]
  postposed?: string[]
  classes?: string[]
  alike?: string[][]
  caseEndings?: string[]
  impersonal?: string[]
  documents?: string[]
  within?: string[]
  takenUp?: string[]
  dashes?: boolean
  conjunctions?: string[]
  bare?: string[]
  finite?: string[]
  negations?: string[]
  passive?: string[]
  leads?: string[]
  self?: string[]
  hearing?: string[]
  listeners?: string[]
  dative?: string[]
}

/** What begins reported speech: said that …, sagte, dass … */
export interface Conjunction {
  word: string
  /** stands behind a comma */
  comma: boolean
}

export interface CueTable {
  /** speech verbs in all their forms, lower case */
  verbs: Set<string>
  /** phrases before a speaker ("according to"), as lists of words, the longest first */
  according: string[][]
  /** their first words */
  openings: Set<string>
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
  /** whether words end with one that stands before a title or a name in quotation marks */
  isNaming: (words: readonly string[]) => boolean
  /** whether a word stands for a body, a group or a document rather than one person */
  isBody: (word: string) => boolean
  /** whether a role stands in the case of a subject, as far as its form tells */
  isSubjectRole: (word: string) => boolean
  /** verbs whose object is the speaker (цитує президента) */
  citing: Set<string>
  /** verbs whose object is told (told reporters) */
  told: Set<string>
  /** whether a role is one that any office holder may bear beside it (politician, expert) */
  isClass: (word: string) => boolean
  /** the groups of roles that a role belongs to, each of which may stand for another in it */
  alike: (held: { role: string, of: string | null }) => ReadonlySet<number>
  /** verbs without a subject: what is read stands in a document (heißt es in dem Bericht) */
  impersonal: Set<string>
  /** a document's name in its nominative, from any of its forms */
  documentOf: (word: string) => string | null
  /** dashes open speech within a paragraph */
  dashes: boolean
  /** prepositions before a body that speaks in the plural (заявили в мерії) */
  within: Set<string>
  /** whether a word takes up a body named before (у відомстві) */
  isTakenUp: (word: string) => boolean
  /** German verb forms of reported speech (er habe …) */
  conjunctive: Set<string>
  /** like `according`, but behind the speaker (Meier zufolge) */
  postposed: Set<string>
  conjunctions: Conjunction[]
  /** verbs that need no conjunction before reported speech (said the bridge would hold) */
  bare: Set<string>
  /** verb forms by which a clause without conjunction is known */
  finite: Set<string>
  /** beside a verb of speech: nobody is said to have said it */
  negations: Set<string>
  /** before a verb of speech: the one named is told, or has not said it yet (was told, to say) */
  passive: Set<string>
  /** small words before the verb of an attribution (…, as Brown said; …, a déclaré) */
  leads: Set<string>
  /** who says “I” is not named */
  self: Set<string>
  /** phrases before whom it was told to (interview with) */
  hearing: string[][]
  /** common nouns for whom it was told to (reporters) */
  isListener: (word: string) => boolean
  /** articles in the case of whom it was told to (der dpa); `''` where the case alone shows it; empty where neither does */
  dative: Set<string>
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
  const endings = all(file => file.caseEndings ?? [])
  const roles = readWords(all(file => [...file.roles, ...file.bodies ?? []]), endings)
  return {
    verbs: new Set(all(file => file.verbs).flatMap(expandForms)),
    according: splitPhrases(all(file => file.according)),
    openings: new Set(all(file => file.according).map(phrase => phrase.split(' ', 1)[0] ?? '')),
    pronouns: new Map(files.flatMap(file => Object.entries(file.pronouns))),
    possessives: new Map(files.flatMap(file => Object.entries(file.possessives))),
    isRole: word => roles.has(word) || (word.includes('-') && roles.has(word.slice(word.lastIndexOf('-') + 1))), // экс-мэр, топ-менеджер
    determiners: new Set(all(file => file.determiners)),
    prepositions: new Set(all(file => file.prepositions)),
    stops: new Set(all(file => file.stops)),
    notNames: new Set(all(file => file.notNames)),
    particles: new Set(all(file => file.particles)),
    isNaming: namingReader(all(file => file.naming)),
    isBody: readWords(all(file => file.bodies ?? [])).has,
    isClass: readWords(all(file => file.classes ?? []), endings).has,
    alike: alikeReader(files.flatMap(file => file.alike ?? [])),
    impersonal: new Set(all(file => file.impersonal ?? []).flatMap(expandForms)),
    documentOf: nominativeReader(all(file => file.documents ?? [])),
    dashes: files.length === 1 && files[0]?.dashes === true,
    within: new Set(all(file => file.within ?? [])),
    isTakenUp: readWords(all(file => file.takenUp ?? [])).has,
    isSubjectRole: roles.isNominative,
    citing: new Set(all(file => file.citing ?? []).flatMap(expandForms)),
    told: new Set(all(file => file.told ?? [])),
    conjunctive: new Set(all(file => file.conjunctive ?? [])),
    postposed: new Set(all(file => file.postposed ?? [])),
    conjunctions: all(file => file.conjunctions ?? []).map(entry => ({ word: entry.replace(/^, /, ''), comma: entry.startsWith(',') })),
    bare: new Set(all(file => file.bare ?? []).flatMap(expandForms)),
    finite: new Set(all(file => file.finite ?? [])),
    negations: new Set(all(file => file.negations ?? [])),
    passive: new Set(all(file => file.passive ?? [])),
    leads: new Set(all(file => file.leads ?? [])),
    self: new Set(all(file => file.self ?? [])),
    hearing: splitPhrases(all(file => file.hearing ?? [])),
    isListener: readWords(all(file => file.listeners ?? [])).has,
    dative: new Set(all(file => file.dative ?? []))
  }
}

/** The longest first. */
const splitPhrases = (phrases: readonly string[]): string[][] => phrases.map(phrase => phrase.split(' ')).sort((a, b) => b.length - a.length)

const CYRILLIC = /^[\u0400-\u04FF]/u
const CASE_ENDINGS = new Set(['а', 'у', 'ом', 'і', 'ові', 'ем', 'ів', 'ам', 'ами', 'ах', 'ою', 'ою', 'и', 'ы', 'ов', 'ей', 'я', 'ю', 'ям', 'ями', 'ях', 'е', 'ей', 'єю', 'ії', 'ї', 'ої', 'ого', 'ому', 'им', 'ым', 'ой', 'ий', 'ый', 'ь', 'ью', 'ею', ''])

/** Ukrainian consonants before і: записка, у записці. */
const SOFTENED: Readonly<Record<string, string>> = { ц: 'к', з: 'г', с: 'х' }

export interface WordList {
  has: (word: string) => boolean
  isNominative: (word: string) => boolean
}

/**
 * Words, endings (`*minister`) and, in Cyrillic, the case forms of the words.
 *
 * @param caseEndings of a language in Latin letters whose nouns are declined: *forscher, Klimaforschers
 */
export function readWords (list: readonly string[], caseEndings: readonly string[] = []): WordList {
  const whole = new Set(list.filter(word => !word.startsWith('*')))
  const endings = list.filter(word => word.startsWith('*')).map(word => word.slice(1))
  const stems = new Set([...whole].filter(word => CYRILLIC.test(word) && word.length > 3).map(stemOf))
  const isForm = (word: string): boolean => {
    if (word.length < 4 || !CYRILLIC.test(word)) return false
    for (let cut = 0; cut <= 3; cut++) {
      if (CASE_ENDINGS.has(word.slice(word.length - cut)) && stems.has(word.slice(0, word.length - cut))) return true
    }
    const softened = SOFTENED[word.at(-2) ?? '']
    return word.endsWith('і') && softened !== undefined && stems.has(word.slice(0, -2) + softened)
  }
  const listed = (word: string): boolean => whole.has(word) || endings.some(ending => word.endsWith(ending))
  return {
    has: remember(word => listed(word) || isForm(word) || caseEndings.some(ending => word.length > ending.length + 3 && word.endsWith(ending) && listed(word.slice(0, -ending.length)))),
    isNominative: word => listed(word) && !(CYRILLIC.test(word) && word.length > 4 && whole.has(word.slice(0, -1)))
  }
}

/** The listed word that a word is a form of. */
function nominativeReader (list: readonly string[]): (word: string) => string | null {
  const readers = list.map(word => ({ word, has: readWords([word]).has }))
  return word => readers.find(({ has }) => has(word))?.word ?? null
}

/** Each group lists roles (`дипломат`) and roles of something (`глава уряду`). */
function alikeReader (groups: readonly string[][]): CueTable['alike'] {
  const readers = groups.map(group => group.map(entry => {
    const [role = '', of] = entry.split(' ')
    const [isRole, isOf] = [readWords([role]).has, of === undefined ? null : readWords([of]).has]
    return (held: { role: string, of: string | null }) => isRole(held.role) && (isOf === null ? true : held.of !== null && isOf(held.of))
  }))
  const known = new Map<string, ReadonlySet<number>>()
  return held => {
    const key = `${held.role} ${held.of ?? ''}`
    const before = known.get(key)
    if (before !== undefined) return before
    const found = new Set(readers.flatMap((readers, index) => readers.some(fits => fits(held)) ? [index] : []))
    if (known.size >= MOST_REMEMBERED) known.clear()
    known.set(key, found)
    return found
  }
}

function namingReader (naming: readonly string[]): CueTable['isNaming'] {
  const single = readWords(naming.filter(phrase => !phrase.includes(' ')))
  const phrases = naming.filter(phrase => phrase.includes(' ')).map(phrase => phrase.split(' '))
  return words => single.has(words.at(-1) ?? '') ||
    phrases.some(phrase => phrase.every((word, index) => words[words.length - phrase.length + index] === word))
}

const MOST_REMEMBERED = 20_000 // words

/** Words repeat: most answers are known already. */
function remember (ask: (word: string) => boolean): (word: string) => boolean {
  const known = new Map<string, boolean>()
  return word => {
    const before = known.get(word)
    if (before !== undefined) return before
    const answer = ask(word)
    if (known.size >= MOST_REMEMBERED) known.clear()
    known.set(word, answer)
    return answer
  }
}

/** Without its last vowel or soft sign: глава, главы → глав. */
const stemOf = (word: string): string => word.replace(/(?:[аеєиіїйоуюяьы])$/u, '')

/** @example expandForms('say/ s ing') // → ['say', 'says', 'saying'] */
function expandForms (entry: string): string[] {
  const slash = entry.indexOf('/')
  if (slash < 0) return [entry]
  const stem = entry.slice(0, slash)
  return [stem, ...entry.slice(slash + 1).split(' ').map(ending => stem + ending)]
}
