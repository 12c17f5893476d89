/** Finds names in running text: capitalised words that belong together, with the role they are mentioned by. */
import type { CueTable, Gender } from './cue-table.js'
import { genderOfGiven, isGivenName } from './given-names.js'
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
  /** roles it holds here, before it or in apposition ("Ada Brown, mayor of Lund") */
  held: Held[]
  gender: Gender | null
  /** what speaks for or against a person, summed over the article by `gatherPeople` */
  weight: number
  /** followed by an English 's */
  possessive: boolean
  /** a verb of speech stands beside it */
  speaks: boolean
  /** behind a preposition or “according to”: in declining languages not the nominative */
  oblique: boolean
  /** names a ministry, a party, a place of many people: no “he” */
  body: boolean
  /** a single word that is the surname of someone fully named in the article; set by `gatherPeople` */
  known: boolean
}

/** A role with the word that says of what: глава + МЗС, mayor + Lund. */
export interface Held {
  role: string
  of: string | null
}

const LONGEST_NAME = 6 // words
const INITIAL = /^\p{Lu}\p{Ll}?$/u
export const ACRONYM = /^\p{Lu}[\p{Lu}\p{N}-]+$/u
const FEMALE_ROLE = /woman$|(?<!a)in$|ня$|ця$|рка$|тка$|ниця$|rka$|czka$|ica$|trice$|euse$|mrs|^ms$|frau|madame|mme|señora|sra|signora|lady|queen|пані|pani$|госпожа|королева|міністерка/u
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
    const previous = tokens[to - 1]
    if (token === undefined || previous === undefined || isPossessive(previous) || !joins(previous, token)) break
    const next = tokens[to + 1]
    const follows = next?.capital === true || (next !== undefined && cues.particles.has(next.lower) && tokens[to + 2]?.capital === true)
    const particle = !token.capital && follows && next?.gap === ' ' && isParticle(tokens, to, from, cues)
    if (!particle && ((!token.capital && !/^(?:al|el|as|ash|ar|an|bin)-\p{Lu}/u.test(token.text)) || scriptOf(token.text) !== scriptOf(first.text))) break
    to++
  }
  return to
}

/**
 * A small word inside a name (van, de la). German “von” is one only between a given name and a last
 * word: in „Amtsantritt von Angela Merkel“ a whole name follows.
 */
function isParticle (tokens: readonly Token[], at: number, from: number, cues: CueTable): boolean {
  const word = tokens[at]?.lower ?? ''
  if (!cues.particles.has(word) || word === 'of') return false
  if (/^(?:der|den)$/.test(word)) return /^(?:von|van|aus|ter)$/.test(tokens[at - 1]?.lower ?? '')
  if (word !== 'von' && word !== 'zu') return true
  const after = tokens[at + 2]
  const whole = after?.capital === true && after.gap === ' '
  return !whole && at - from <= 2 && !/(?:ung|heit|keit|tion|schaft|tritt|nis)$/u.test(tokens[from]?.lower ?? '')
}

/** Written with an English 's, which `text` leaves out. */
export const isPossessive = (token: Token): boolean => token.text.length < token.end - token.start && !token.text.startsWith('-')

const followsWord = (token: Token): boolean => /^\s$/u.test(token.gap)

/** A space, or an initial's full stop and a space. */
function joins (previous: Token, token: Token): boolean {
  if (token.fresh === true) return false
  if (/^[ \u00A0]$/u.test(token.gap)) return true
  return /^\.[ \u00A0]?$/u.test(token.gap) && (INITIAL.test(previous.text) || /^(?:mr|mrs|ms|dr|prof|sen|rep|gov|gen|st|lt|col|rev|hr|fr)$/.test(previous.lower))
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
  if (to - begin === 1 && (cues.isRole(first.lower) || first.text.length === 1)) return
  const words = tokens.slice(begin, to).map((token, index) => INITIAL.test(token.text) && tokens[begin + index + 1]?.gap.startsWith('.') === true ? token.text + '.' : token.text)
  const role = [...rolesBefore(tokens, from, cues), ...tokens.slice(from, begin).map(token => token.lower).filter(cues.isRole)].join(' ')
  const abbreviation = to - begin === 1 && ACRONYM.test(first.text) && first.text.length <= LONGEST_ABBREVIATION // директор | АТ «Хвиля»
  const held = abbreviation ? [] : [...heldBefore(tokens, from, begin, to, cues), ...heldAfter(tokens, to, cues)]
  mentions.push({
    start: first.start,
    end: last.end,
    from: begin,
    to,
    words,
    role,
    held,
    gender: genderOf([role, ...held.map(each => each.role)], words),
    weight: weigh(tokens, begin, to, role, cues) + (held.length > 0 && role === '' ? 2 : 0),
    possessive: isPossessive(last),
    speaks: isVerb(tokens[to], cues) || (tokens[begin]?.gap === ' ' && isVerb(tokens[begin - 1], cues)),
    oblique: isOblique(tokens, from, cues),
    body: tokens.slice(begin, to).some(token => cues.isBody(token.lower)) || isBodyRole(role, cues) || (to - begin > 1 && ACRONYM.test(last.text)),
    known: false
  })
}

const LONGEST_ABBREVIATION = 5 // letters; longer words in capitals may be surnames

/** Of a body, not of one who leads it: “the ministry”, not “head of the ministry”. */
const isBodyRole = (role: string, cues: CueTable): boolean => role !== '' && role.split(' ').every(cues.isBody)

const isVerb = (token: Token | undefined, cues: CueTable): boolean => token !== undefined && /^\s?$/u.test(token.gap) && cues.verbs.has(token.lower)

/** Behind a preposition, roles between them left out (с президентом Петровым). */
function isOblique (tokens: readonly Token[], from: number, cues: CueTable): boolean {
  if (endsNamePhrase(tokens, from, cues)) return false
  let at = from - 1
  while (at > from - 4 && cues.isRole(tokens[at]?.lower ?? '')) at--
  const word = tokens[at]?.lower ?? ''
  return cues.prepositions.has(word) || cues.according.some(phrase => phrase.length > 1 && phrase.at(-1) === word && phrase.at(-2) === tokens[at - 1]?.lower)
}

/** депутат від «Голосу» | Ярослав Желізняк: the preposition governs the name in marks, not the one behind it. */
export const endsNamePhrase = (tokens: readonly Token[], at: number, cues: CueTable): boolean =>
  tokens[at]?.behindName === true && cues.prepositions.has(tokens[at - 1]?.lower ?? '')

/** глава | уряду, начальник Заорської | ОВА, голови правління | банку: the office comes before the body. */
export function isLed (tokens: readonly Token[], body: number, cues: CueTable): boolean {
  for (let at = body - 1; at >= Math.max(0, body - 3) && /^\s$/u.test(tokens[at + 1]?.gap ?? ''); at--) {
    const word = tokens[at]?.lower ?? ''
    if (cues.isRole(word) && !cues.isBody(word)) return true
    if (cues.verbs.has(word) || cues.prepositions.has(word)) return false
  }
  return false
}

const REACH_OF_TITLE = 5 // words between a role and its holder: head of the defence committee Ivan Petrov

/** The role in front of a name, also when it says of what (глава МЗС Іван Петренко). */
function heldBefore (tokens: readonly Token[], from: number, begin: number, to: number, cues: CueTable): Held[] {
  const single = to - begin === 1
  const behindName = tokens[from]?.behindName === true
  for (let at = begin - 1; at >= Math.max(0, from - REACH_OF_TITLE); at--) {
    const token = tokens[at]
    if (token === undefined || (at < from && cues.verbs.has(token.lower)) || (cues.prepositions.has(token.lower) && !behindName && (at === begin - 1 || single))) return [] // ministre de l' | Intérieur
    const led = cues.isBody(token.lower) && isLed(tokens, at, cues)
    if (cues.isRole(token.lower) && !led && (at === begin - 1 || at >= from || !token.capital || CYRILLIC_WORD.test(token.text))) return [{ role: token.lower, of: at + 1 < begin ? complement(tokens, at, cues) : null }]
    if (at < from && token.capital && !led && !ACRONYM.test(token.text)) return []
    if (/[,.;:!?()]/u.test(tokens[at]?.gap ?? '') || tokens[at]?.fresh === true) return []
  }
  return []
}

/** “Ada Brown, mayor of Lund”, “Ada Brown, the city's mayor”. */
function heldAfter (tokens: readonly Token[], to: number, cues: CueTable): Held[] {
  if (!/^\s?[,(—–]/u.test(tokens[to]?.gap ?? '')) return []
  for (let at = to; at < Math.min(tokens.length, to + 4); at++) {
    const token = tokens[at]
    if (token === undefined || (at > to && /[,.;:!?()]/u.test(token.gap)) || cues.verbs.has(token.lower)) return []
    if (cues.isRole(token.lower)) return [{ role: token.lower, of: complement(tokens, at, cues) }]
  }
  return []
}

export const OF = /^(?:of|for|de|du|des|d'|del|della|dello|dei|do|da|dos|von|vom|der)$/u

/** What a role is of: the next word, articles left out; an abbreviation behind it tells more (начальник Заорської | ОВА). */
export function complement (tokens: readonly Token[], role: number, cues: CueTable): string | null {
  let first: string | null = null
  for (let at = role + 1; at < Math.min(tokens.length, role + 4); at++) {
    const token = tokens[at]
    if (token === undefined || !/^\s$/u.test(token.gap) || cues.verbs.has(token.lower)) break
    if (ACRONYM.test(token.text)) return token.lower
    if (OF.test(token.lower) || cues.determiners.has(token.lower)) continue
    if (cues.stops.has(token.lower) || cues.prepositions.has(token.lower)) break
    first ??= token.lower
  }
  return first
}

/** People have roles, speak and begin sentences; places and bodies follow prepositions and articles. */
function weigh (tokens: readonly Token[], from: number, to: number, role: string, cues: CueTable): number {
  const before = tokens[from - 1]
  const after = tokens[to]
  const next = after !== undefined && /^\s$/u.test(after.gap) && cues.verbs.has(after.lower)
  const previous = before !== undefined && /^\s$/u.test(tokens[from]?.gap ?? '') && cues.verbs.has(before.lower)
  const described = after !== undefined && /^\s?[,(]/u.test(after.gap) && (cues.isRole(after.lower) || (cues.determiners.has(after.lower) && !after.capital))
  const governed = before !== undefined && role === '' && (cues.prepositions.has(before.lower) || cues.determiners.has(before.lower))
  const opens = before === undefined || /[.!?]/u.test(tokens[from]?.gap ?? '')
  const subject = opens && to - from > 1 && to - from <= 3
  const given = to - from > 1 && isGivenName(tokens[from]?.text ?? '')
  return (given ? 2 : 0) + (subject ? 1 : 0) + (role === '' ? 0 : 2) + (next || previous ? 2 : 0) + (described ? 2 : 0) - (governed ? 1 : 0)
}

export const CYRILLIC_WORD = /^[\u0400-\u04FF]/u
const PATRONYMIC = /(?:вич|вна|ична|вича|вны|вни|вичу|вне)$/u

/**
 * Behind titles and abbreviations in front of a name: “US President Joe Biden” → Joe Biden. In
 * Cyrillic also behind what the title is of: «президент России Иван Петров» → Иван Петров.
 */
function personStart (tokens: readonly Token[], from: number, to: number, cues: CueTable): number {
  let begin = from
  for (let at = from; at < to - 1; at++) {
    const token = tokens[at]
    if (token === undefined) continue
    const cyrillic = CYRILLIC_WORD.test(token.text)
    const acronym = ACRONYM.test(token.text) && at === begin && (to - at > 2 || cyrillic)
    if (acronym || cues.isRole(token.lower)) begin = at + 1
  }
  if (begin > from && to - begin === 2 && /[аяиіїую]$/u.test(tokens[begin]?.text ?? '') && isGivenName(tokens[begin + 1]?.text ?? '') && !isGivenName(tokens[begin]?.text ?? '')) return begin + 1 // мешканка Дубна | Ольга
  const titled = begin > from || cues.isRole(tokens[from - 1]?.lower ?? '') || (/^\s$/u.test(tokens[from - 1]?.gap ?? '') && tokens[from - 1]?.capital === false && !cues.verbs.has(tokens[from - 1]?.lower ?? '') && cues.isRole(tokens[from - 2]?.lower ?? '')) // міністр оборони | Великої Британії
  const article = /^(?:l'|la|le|el|il)$/u.test(tokens[from - 1]?.lower ?? '') ? 1 : 0 // ministre de l' | Intérieur Claire Vasseur
  const english = to - begin > 2 && begin === from && cues.prepositions.has(tokens[from - 1 - article]?.lower ?? '') && cues.isRole(tokens[from - 2 - article]?.lower ?? '')
  if (english) return INITIAL.test(tokens[to - 2]?.text ?? '') && to - begin > 3 ? to - 3 : to - 2
  const genitive = titled && to - begin > 2 && CYRILLIC_WORD.test(tokens[begin]?.text ?? '') && !PATRONYMIC.test(tokens[to - 2]?.lower ?? '')
  return genitive ? to - 2 : begin
}

function rolesBefore (tokens: readonly Token[], begin: number, cues: CueTable): string[] {
  const roles: string[] = []
  for (let at = begin - 1; at >= 0 && roles.length < 3; at--) {
    const token = tokens[at]
    const gap = tokens[at + 1]?.gap ?? ''
    if (token === undefined || !cues.isRole(token.lower) || !/^[\s.-]*$/u.test(gap)) break
    roles.unshift(token.lower)
  }
  return roles
}

function genderOf (roles: readonly string[], words: readonly string[]): Gender | null {
  if (roles.some(role => FEMALE_ROLE.test(role))) return 'f'
  if (roles.some(role => MALE_ROLE.test(role))) return 'm'
  const given = words.length > 1 ? genderOfGiven(words[0] ?? '') : null
  const fits = words.length === 1 || /[aаяьy]$/u.test(words[0] ?? '') // Си Цзиньпина is a genitive
  return given ?? (fits && FEMALE_SURNAME.test(words.at(-1)?.toLowerCase() ?? '') ? 'f' : null)
}
