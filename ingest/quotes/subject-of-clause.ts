/** Reads whom a whole clause has speak, on whichever side of its verb the name stands. */
import { firstIndex } from './first-index.js'
import { isGoverned, isWeak } from './free-name.js'
import { mentionEndingAt, mentionsIn } from './mention-at.js'
import type { Mention } from './mentions.js'
import { isSpeakingRole, rolePhrase } from './role-phrase.js'
import { isGerman, type Paragraph } from './scene.js'
import { hasBreak, subjectAfter } from './subject-after.js'
import { REACH, subjectBefore } from './subject-before.js'
import { nameSubject, type Subject } from './subject.js'

const AUXILIARY = /^(?:hat|hatte|habe|haben|hatten)$/

/**
 * The subject of a verb of speech that stands anywhere in its sentence. German puts it behind the
 * verb whenever something else comes first („Relativierend fügt Gall hinzu“), and ends the clause
 * with the participle („Gall hatte … betont“).
 *
 * @param from first token that may belong to it
 * @param to end of what may belong to it, exclusive
 */
export function subjectOfVerb (paragraph: Paragraph, from: number, verb: number, to: number): Subject | null {
  const { tokens, cues } = paragraph
  if (!isGerman(paragraph)) {
    const before = subjectBefore(paragraph, from, verb)
    return before ?? (cues.told.has(tokens[verb]?.lower ?? '') ? null : subjectAfter(paragraph, verb + 1, to))
  }
  const auxiliary = findAuxiliary(paragraph, from, verb)
  const at = auxiliary ?? verb
  const end = auxiliary === null ? to : verb
  const next = tokens[at + 1]
  const gender = cues.pronouns.get(next?.lower ?? '')
  if (next !== undefined && at + 1 < end && next.gap === ' ' && gender !== undefined && gender !== 'o') return { type: 'pronoun', gender, start: next.start, end: next.end }
  const adjacent = mentionEndingAt(paragraph, at - 1)
  if (adjacent !== null && adjacent.from >= from && !isWeak(paragraph, adjacent) && !isGoverned(paragraph, adjacent)) return nameSubject(adjacent)
  const previous = cues.pronouns.get(tokens[at - 1]?.lower ?? '')
  const own = at - 1 >= from && previous !== undefined && previous !== 'o' ? subjectBefore(paragraph, from, at, false) : null
  if (own !== null) return own
  const after = subjectAfter(paragraph, at + 1, end)
  const named = after?.type === 'name' ? paragraph.mentions[firstIndex(paragraph.mentions, mention => mention.start >= after.start)] : undefined
  const noun = named !== undefined && isWeak(paragraph, named)
  if (after !== null && !noun) return after
  return subjectBefore(paragraph, from, at, false) ?? after ?? subjectBefore(paragraph, from, at)
}

function findAuxiliary ({ tokens }: Paragraph, from: number, verb: number): number | null {
  for (let at = verb - 1; at >= Math.max(from, verb - REACH); at--) {
    if (AUXILIARY.test(tokens[at]?.lower ?? '')) return at
    if (/[,.;:!?]/u.test(tokens[at + 1]?.gap ?? '')) return null
  }
  return null
}

/**
 * What a sentence that ends in a colon is about: its first name that no preposition governs, or a
 * pronoun or role before it.
 */
export function subjectOfClause (paragraph: Paragraph, from: number, to: number): Subject | null {
  const { tokens, cues } = paragraph
  const free = mentionsIn(paragraph, from, to).filter(mention => !isGoverned(paragraph, mention, from) && !isIncidental(paragraph, mention, from))
  const first = free[0] !== undefined && free[0].weight <= 0 ? free.find(mention => mention.role !== '') ?? free[0] : free[0]
  for (let at = from; at < Math.min(to, first?.from ?? to); at++) {
    const token = tokens[at]
    const gender = cues.pronouns.get(token?.lower ?? '')
    if (token !== undefined && (gender === 'm' || (gender === 'f' && !isGerman(paragraph)))) return { type: 'pronoun', gender, start: token.start, end: token.end }
    if (isSpeakingRole(paragraph, at)) {
      const holder = free.find(mention => mention.words.length > 1 && mention.from - at <= ROLE_REACH && !hasBreak(paragraph, at + 1, mention.from))
      return holder === undefined ? rolePhrase(paragraph, at, from) : nameSubject(holder)
    }
  }
  if (first === undefined || (isWeak(paragraph, first) && first.to !== to && first.weight <= 1 && !(first.from === from && to - from <= SHORT_HEADLINE && !isGerman(paragraph)))) return null
  return nameSubject(first)
}

const SHORT_HEADLINE = 5 // words: Brown on the strike: “…”
const ROLE_REACH = 10 // words between a role and its holder: first deputy of the head of the committee … Ivan Petrov

/** A single word inside the clause that neither speaks nor has a role: a place, a thing, in German any noun. */
function isIncidental (paragraph: Paragraph, mention: Mention, from: number): boolean {
  return isWeak(paragraph, mention) && mention.from > from && mention.weight <= 0
}
