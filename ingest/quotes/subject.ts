/** Reads the phrase that names a speaker, on either side of a speech verb. */
import type { Gender } from './cue-table.js'
import type { Mention } from './mentions.js'
import type { Paragraph } from './scene.js'

export type Subject =
  | { type: 'name', words: readonly string[], start: number, end: number }
  | { type: 'pronoun', gender: Gender, start: number, end: number }
  /** "a senior official"; `role` when the role alone may point to someone named before ("the minister") */
  | { type: 'role', role: string | null, start: number, end: number }

const REACH = 25 // words before the verb: a subject with a long apposition
const LONGEST_PHRASE = 14 // words behind the verb

/**
 * The subject before a verb: “Ada Brown, mayor of Lund, said”, “she said”, “a senior official said”.
 *
 * @param from first token that may belong to it
 * @param verb token of the verb
 * @param loose take the first name even when it stands far off or behind a preposition
 */
export function subjectBefore (paragraph: Paragraph, from: number, verb: number, loose = false): Subject | null {
  const { tokens, cues } = paragraph
  const start = Math.max(from, verb - REACH)
  const apposition = appositionHead(paragraph, start, verb)
  if (apposition !== null) return apposition
  let fallback: Subject | null = null
  for (let at = verb - 1; at >= start; at--) {
    const token = tokens[at]
    if (token === undefined) break
    const mention = mentionEndingAt(paragraph, at)
    if (mention !== null) {
      const subject = nameSubject(mention)
      const governed = cues.prepositions.has(tokens[behindRoles(paragraph, mention.from)]?.lower ?? '')
      if (!governed) return subject
      if (loose) fallback ??= subject
      at = mention.from
      continue
    }
    const gender = cues.pronouns.get(token.lower)
    if (gender !== undefined) return { type: 'pronoun', gender, start: token.start, end: token.end }
    if (cues.isRole(token.lower) && !cues.prepositions.has(tokens[at - 1]?.lower ?? '')) return rolePhrase(paragraph, at, start)
    if (/[.;!?]/u.test(token.gap) && at > start && !/^\.\s?$/u.test(token.gap)) break
  }
  return fallback
}

/** Before the role words that stand directly in front of a name. */
function behindRoles ({ tokens, cues }: Paragraph, from: number): number {
  let at = from - 1
  while (at >= 0 && cues.isRole(tokens[at]?.lower ?? '')) at--
  return at
}

/** “Ada Brown, who …, said”: with a comma before the verb, the name that the first comma follows. */
function appositionHead (paragraph: Paragraph, from: number, verb: number): Subject | null {
  const { tokens, mentions } = paragraph
  if (!/^\s?[,)—–]/u.test(tokens[verb]?.gap ?? '') && !/^,/u.test(tokens[verb]?.gap ?? '')) return null
  const head = mentions.find(mention => mention.from >= from && mention.to < verb && /^\s?[,(—–]/u.test(tokens[mention.to]?.gap ?? ''))
  return head === undefined ? null : nameSubject(head)
}

function mentionEndingAt (paragraph: Paragraph, at: number): Mention | null {
  return paragraph.mentions.find(mention => mention.to - 1 === at) ?? null
}

const nameSubject = (mention: Mention): Subject => ({ type: 'name', words: mention.words, start: mention.start, end: mention.end })

/** “a senior official” with its determiner; the bare role when nothing else describes it. */
function rolePhrase ({ tokens, cues }: Paragraph, at: number, from: number): Subject {
  let begin = at
  while (begin > from && at - begin < 6) {
    const before = tokens[begin - 1]
    if (before === undefined || tokens[begin]?.gap !== ' ' || cues.prepositions.has(before.lower) || cues.verbs.has(before.lower)) break
    begin--
    if (cues.determiners.has(before.lower)) break
  }
  const role = at - begin <= 1 ? tokens[at]?.lower ?? null : null
  return { type: 'role', role, start: tokens[begin]?.start ?? 0, end: tokens[at]?.end ?? 0 }
}

/**
 * The subject behind a verb: “said Kremlin spokesman Ivan Petrov”, “said she”, “said a resident who …”.
 *
 * @param from token behind the verb
 * @param to end of the zone, exclusive
 */
export function subjectAfter (paragraph: Paragraph, from: number, to: number): Subject | null {
  const { tokens, cues } = paragraph
  const end = phraseEnd(paragraph, from, to)
  for (let at = from; at < end; at++) {
    const token = tokens[at]
    const gender = cues.pronouns.get(token?.lower ?? '')
    if (token !== undefined && gender !== undefined && at - from < 3) return { type: 'pronoun', gender, start: token.start, end: token.end }
  }
  const names = paragraph.mentions.filter(mention => mention.from >= from && mention.to <= end)
  const person = names.find(mention => mention.role !== '') ?? names.find(mention => mention.words.length > 1) ?? names.at(-1)
  if (person !== undefined) return nameSubject(person)
  for (let at = from; at < end; at++) {
    if (cues.isRole(tokens[at]?.lower ?? '')) return rolePhrase(paragraph, at, from)
  }
  return null
}

/** Up to a comma, the end of the sentence, or a word that begins something else; a role or preposition inside the name's titles goes along. */
function phraseEnd ({ tokens, cues }: Paragraph, from: number, to: number): number {
  const limit = Math.min(to, from + LONGEST_PHRASE)
  let capital = false
  for (let at = from; at < limit; at++) {
    const token = tokens[at]
    if (token === undefined) return at
    if (at > from && /[,.;:!?()—–]/u.test(token.gap) && !/^\.\s?$/u.test(token.gap)) return at
    if (at > from && /^\.\s/u.test(token.gap) && (tokens[at - 1]?.text.length ?? 0) > 2) return at
    if (capital && !token.capital && cues.stops.has(token.lower)) return at
    if (token.capital) capital = true
  }
  return limit
}

const ERGATIVE = /(?:მა|[აეიოუ]მ)$/u

/** Georgian writes no capitals: the subject of a past verb is known by its ending (ბერიძემ თქვა). */
export function ergativeSubject (paragraph: Paragraph, verb: number, from: number, to: number): Subject | null {
  const { tokens, cues } = paragraph
  if (!paragraph.language.startsWith('ka')) return null
  for (const at of [verb - 1, verb + 1, verb + 2, verb - 2, verb + 3, verb + 4, verb - 3]) {
    const token = tokens[at]
    if (token === undefined || at < from || at >= to || token.text.length < 4 || !ERGATIVE.test(token.text) || cues.isRole(token.lower)) continue
    const given = tokens[at - 1]
    const paired = given !== undefined && at - 1 >= from && at - 1 !== verb && token.gap === ' ' && !cues.isRole(given.lower) && !cues.notNames.has(given.lower) && given.text.length >= 3
    const words = paired ? [given.text, token.text] : [token.text]
    return { type: 'name', words, start: paired ? given.start : token.start, end: token.end }
  }
  return null
}
