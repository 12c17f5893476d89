/** Finds names in running text: capitalised words that belong together, with the role they are mentioned by. */
import type { CueTable, Gender } from './cue-table.js'
import type { Token } from './tokens.js'

/** A name as mentioned; `from`/`to` are indexes into the paragraph's tokens, end exclusive. */
export interface Mention {
  start: number
  end: number
  from: number
  to: number
  words: string[]
  /** lower-case role words directly before it ("spokeswoman"), '' without */
  role: string
  gender: Gender | null
}

const LONGEST_NAME = 6 // words
const INITIAL = /^\p{Lu}\p{Ll}?$/u
const ACRONYM = /^\p{Lu}[\p{Lu}\p{N}-]+$/u
const FEMALE_ROLE = /woman$|in$|ня$|ця$|рка$|тка$|ниця$|rka$|czka$|ica$|trice$|euse$|mrs|^ms$|frau|madame|mme|señora|sra|signora|lady|queen|пані|pani$|госпожа|королева|міністерка/u
const FEMALE_SURNAME = /(?:ова|ева|єва|ёва|ина|ська|цька|ская|цкая|owa|ska|cka)$/u
const MALE_ROLE = /man$|^mr$|herr|^sir$|lord|king|^пан$|^pan$|господин|monsieur|señor|signor|король/u

/**
 * @param tokens of one paragraph, marked text left out
 * @example
 * // “Kremlin spokesman Ivan Petrov said” → Kremlin; Ivan Petrov with role “spokesman”
 */
export function findMentions (tokens: readonly Token[], cues: CueTable): Mention[] {
  const mentions: Mention[] = []
  for (let from = 0; from < tokens.length;) {
    const to = nameEnd(tokens, from, cues)
    if (to > from) pushMention(mentions, tokens, from, to, cues)
    from = Math.max(to, from + 1)
  }
  return mentions
}

/** The end of the run of capitalised words that begins at `from`; `from` itself when none does. */
function nameEnd (tokens: readonly Token[], from: number, cues: CueTable): number {
  const first = tokens[from]
  if (first === undefined || !first.capital || cues.notNames.has(first.lower) || cues.pronouns.has(first.lower)) return from
  if (cues.verbs.has(first.lower) && !followsWord(first)) return from
  let to = from + 1
  while (to < tokens.length && to - from < 2 * LONGEST_NAME) {
    const token = tokens[to]
    if (token === undefined || !joins(tokens[to - 1], token)) break
    const next = tokens[to + 1]
    const particle = cues.particles.has(token.lower) && !token.capital && next?.capital === true && next.gap === ' ' && token.lower !== 'of'
    if (!particle && (!token.capital || scriptOf(token.text) !== scriptOf(first.text))) break
    to++
  }
  return to
}

const followsWord = (token: Token): boolean => /^\s$/u.test(token.gap)

/** A space, or an initial's full stop and a space. */
function joins (previous: Token | undefined, token: Token): boolean {
  if (/^[ \u00A0]$/u.test(token.gap)) return true
  return previous !== undefined && /^\.[ \u00A0]?$/u.test(token.gap) && (INITIAL.test(previous.text) || /^(?:mr|mrs|ms|dr|prof|sen|rep|gov|gen|st|lt|col|rev|hr|fr)$/.test(previous.lower))
}

function scriptOf (word: string): string {
  const code = word.charCodeAt(0)
  return code < 0x0250 ? 'Latn' : code < 0x0400 ? 'Grek' : code < 0x0530 ? 'Cyrl' : 'other'
}

function pushMention (mentions: Mention[], tokens: readonly Token[], from: number, to: number, cues: CueTable): void {
  const begin = personStart(tokens, from, to, cues)
  const first = tokens[begin]
  const last = tokens[to - 1]
  if (first === undefined || last === undefined || to - begin > LONGEST_NAME) return
  const words = tokens.slice(begin, to).map((token, index) => INITIAL.test(token.text) && tokens[begin + index + 1]?.gap.startsWith('.') === true ? token.text + '.' : token.text)
  const role = roleBefore(tokens, begin, cues)
  if (begin === from && to - from === 1 && cues.isRole(first.lower)) return
  const gender = genderOf(role, words.at(-1) ?? '')
  mentions.push({ start: first.start, end: last.end, from: begin, to, words, role, gender })
}

/** Behind titles and abbreviations in front of a name: “US President Joe Biden” → Joe Biden. */
function personStart (tokens: readonly Token[], from: number, to: number, cues: CueTable): number {
  let begin = from
  for (let at = from; at < to - 1; at++) {
    const token = tokens[at]
    if (token === undefined) continue
    const acronym = ACRONYM.test(token.text) && at === begin && to - at > 2
    if (acronym || cues.isRole(token.lower)) begin = at + 1
  }
  return begin
}

function roleBefore (tokens: readonly Token[], begin: number, cues: CueTable): string {
  const roles: string[] = []
  for (let at = begin - 1; at >= 0 && roles.length < 3; at--) {
    const token = tokens[at]
    const gap = tokens[at + 1]?.gap ?? ''
    if (token === undefined || !cues.isRole(token.lower) || !/^[\s.-]*$/u.test(gap)) break
    roles.unshift(token.lower)
  }
  return roles.join(' ')
}

function genderOf (role: string, surname: string): Gender | null {
  if (role !== '' && FEMALE_ROLE.test(role)) return 'f'
  if (role !== '' && MALE_ROLE.test(role)) return 'm'
  return FEMALE_SURNAME.test(surname.toLowerCase()) ? 'f' : null
}
