/** Reads a role that stands for a person: the minister, a senior official. */
import { mentionsIn } from './mention-at.js'
import { complement, CYRILLIC_WORD, isPossessive } from './mentions.js'
import { complementEnd } from './place-subject.js'
import type { Paragraph } from './scene.js'
import type { Subject } from './subject.js'

export const INDEFINITE = /^(?:another|other|some|one|two|three|several|an?|eine?[rs]?|une?|un[ao]?|jeden|jedna|один|одна|інш\p{L}+|друг\p{L}+)$/u

/** A role that stands for a person here: not behind a preposition, not someone's (her party, the state's). */
export function isSpeakingRole ({ tokens, cues }: Paragraph, at: number, anyCase = false): boolean {
  const token = tokens[at]
  const before = tokens[at - 1]?.lower ?? ''
  if (token === undefined || !(anyCase ? cues.isRole : cues.isSubjectRole)(token.lower) || isPossessive(token)) return false
  if (anyCase && cues.isBody(token.lower)) return true
  if (cues.prepositions.has(before) || cues.possessives.has(before)) return false
  return !(cues.determiners.has(before) && cues.prepositions.has(tokens[at - 2]?.lower ?? ''))
}

/** What may describe a role in Cyrillic; a noun before it belongs to something else (у зверненні президент). */
const ADJECTIVE = /(?:ий|ій|ый|ой|ая|яя|ська|цька|ова|ева|на|ня|ша|жа)$/u

/** “a senior official” with its determiner; the bare role when nothing else describes it. */
export function rolePhrase (paragraph: Paragraph, at: number, from: number): Subject {
  const { tokens, cues } = paragraph
  const mentions = mentionsIn(paragraph, Math.max(0, at - 8), at + 1)
  let begin = at
  for (let back = at - 1; back >= from && at - back < 6; back--) {
    const before = tokens[back]
    if (before === undefined || tokens[back + 1]?.gap !== ' ' || cues.prepositions.has(before.lower) || cues.verbs.has(before.lower)) break
    if (back === at - 1 && (!CYRILLIC_WORD.test(before.lower) || ADJECTIVE.test(before.lower)) && !cues.stops.has(before.lower) && !/^\p{N}/u.test(before.text)) begin = back
    if (cues.determiners.has(before.lower)) {
      begin = back
      break
    }
  }
  const definite = at - begin <= 2 && !INDEFINITE.test(tokens[begin]?.lower ?? '')
  const role = definite ? { role: tokens[at]?.lower ?? '', of: complement(tokens, at, cues) } : null
  const owner = mentions.find(mention => mention.possessive && mention.to <= at && mention.to > at - 3) ?? null
  const last = definite ? at : complementEnd(paragraph, at, tokens.length) - 1
  const adjective = tokens[at - 1]?.lower ?? ''
  const also = role !== null && CYRILLIC_WORD.test(adjective) && begin < at && cues.isRole(adjective) ? { role: adjective, of: null } : undefined
  return { type: 'role', role, owner, start: tokens[begin]?.start ?? 0, end: tokens[last]?.end ?? 0, ...also !== undefined && { also } }
}
