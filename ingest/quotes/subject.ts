/** The phrase that names a speaker: a name, a pronoun, or a role. */
import type { Gender } from './cue-table.js'
import type { Held, Mention } from './mentions.js'

export type Subject =
  | { type: 'name', words: readonly string[], start: number, end: number }
  | { type: 'pronoun', gender: Gender, start: number, end: number }
  /** "a senior official"; `role` when the role alone may point to someone named before ("the minister"); `owner` of a document ("Brown's letter") */
  | { type: 'role', role: Held | null, owner: Mention | null, start: number, end: number, /** in place of its first word: a document's name in its nominative */ head?: string, /** the role its adjective stands for: міський голова is the mayor */ also?: Held }

export const LONGEST_PHRASE = 14 // words of it behind a verb or a preposition

export const nameSubject = (mention: Mention): Subject => ({ type: 'name', words: mention.words, start: mention.start, end: mention.end })
