/** Reads clauses that a conjunction ties to a verb of speech: said that …, and added that …. */
import { firstIndex } from './first-index.js'
import { AND } from './free-name.js'
import type { Report, Sentence } from './report.js'
import type { Paragraph } from './scene.js'
import { subjectAfter } from './subject-after.js'
import { subjectBefore } from './subject-before.js'
import { ergativeSubject } from './subject-by-ending.js'
import { subjectOfVerb } from './subject-of-clause.js'
import type { Subject } from './subject.js'

const REACH = 8 // words between a verb and the conjunction: said in a statement on Monday that

/** … said that …, and added that … */
export function readClauses (paragraph: Paragraph, sentence: Sentence): Report[] {
  const { tokens } = paragraph
  const reports: Report[] = []
  let from = sentence.from
  for (let at = sentence.from + 1; at < sentence.to; at++) {
    const verb = isConjunction(paragraph, at) ? verbBefore(paragraph, from, at) : null
    if (verb === null) continue
    const previous = reports.at(-1)
    const subject = previous === undefined ? subjectOf(paragraph, from, verb, at) : adjacentSubject(paragraph, from, verb) ?? previous.subject
    if (previous !== undefined) previous.end = leadOf(paragraph, from, verb)
    from = at + 1
    if (subject !== null) reports.push({ start: tokens[at]?.end ?? 0, end: sentence.end, cue: verb, subject })
  }
  return reports
}

export function isConjunction ({ tokens, cues }: Paragraph, at: number): boolean {
  const token = tokens[at]
  return token !== undefined && cues.conjunctions.some(({ word, comma }) => word === token.lower && (!comma || /,/u.test(token.gap)))
}

/** The verb of speech that a conjunction belongs to. */
export function verbBefore (paragraph: Paragraph, from: number, conjunction: number): number | null {
  const { tokens, cues } = paragraph
  for (let at = conjunction - 1; at >= Math.max(from, conjunction - 1 - REACH); at--) {
    const token = tokens[at]
    if (token === undefined || (at < conjunction - 1 && /[,.;:!?—–]/u.test(tokens[at + 1]?.gap ?? '')) || isParted(paragraph, at + 1)) return null
    if (!cues.verbs.has(token.lower) || isUnsaid(paragraph, from, at, conjunction)) continue
    return introduces(paragraph, at, conjunction) ? at : null
  }
  return null
}

/** A quotation stands before the token; a name in marks («Інтерфаксу») parts nothing. */
function isParted ({ tokens, marked }: Paragraph, at: number): boolean {
  const token = tokens[at]
  if (token?.fresh !== true) return false
  return marked[firstIndex(marked, each => each.markEnd > token.start) - 1]?.named !== true
}

/** Without a comma, “that” may also belong to a noun: between it and the verb stand adverbials, listeners or the subject only. */
function introduces (paragraph: Paragraph, verb: number, conjunction: number): boolean {
  const { tokens, cues } = paragraph
  const next = tokens[verb + 1]
  if (next === undefined || verb + 1 === conjunction || /,/u.test(tokens[conjunction]?.gap ?? '') || cues.told.has(tokens[verb]?.lower ?? '')) return true
  return cues.prepositions.has(next.lower) || cues.stops.has(next.lower) || cues.notNames.has(next.lower) || subjectAfter(paragraph, verb + 1, conjunction) !== null
}

/** Did not say that; was told that; refused to say; I said. */
export function isUnsaid ({ tokens, cues }: Paragraph, from: number, verb: number, to: number): boolean {
  if (verb > from && cues.passive.has(tokens[verb - 1]?.lower ?? '')) return true
  for (let at = Math.max(from, verb - 2); at < Math.min(to, verb + 3); at++) {
    const word = tokens[at]?.lower ?? ''
    if (cues.negations.has(word) || (cues.self.has(word) && Math.abs(at - verb) === 1)) return true
  }
  return false
}

/** A single capitalised word far from the verb is no subject here; “…, adding that” has the subject of the verb before. */
export function subjectOf (paragraph: Paragraph, from: number, verb: number, to: number): Subject | null {
  const { tokens, cues } = paragraph
  const earlier = /,/u.test(tokens[verb]?.gap ?? '') ? tokens.slice(from, verb).findIndex(token => cues.verbs.has(token.lower)) : -1
  if (earlier >= 0) return subjectOf(paragraph, from, from + earlier, verb)
  const subject = cues.conjunctive.size > 0
    ? subjectOfVerb(paragraph, from, verb, to)
    : subjectBefore(paragraph, from, verb, false) ?? (cues.told.has(tokens[verb]?.lower ?? '') ? null : subjectAfter(paragraph, verb + 1, to))
  return subject ?? ergativeSubject(paragraph, verb, from, to)
}

/** In a second clause only the words right before the verb change the speaker. */
function adjacentSubject (paragraph: Paragraph, from: number, verb: number): Subject | null {
  const { tokens } = paragraph
  if (/,/u.test(tokens[verb]?.gap ?? '') || AND.test(tokens[verb - 1]?.lower ?? '')) return null
  return subjectBefore(paragraph, Math.max(from, verb - 3), verb, false)
}

/** Where the words that lead to the next report begin: “… , and added that”. */
function leadOf ({ tokens }: Paragraph, from: number, verb: number): number {
  for (let at = verb; at > Math.max(from, verb - 5); at--) {
    if (AND.test(tokens[at - 1]?.lower ?? '')) return tokens[at - 2]?.end ?? 0
    if (/[,—–]/u.test(tokens[at]?.gap ?? '')) return tokens[at - 1]?.end ?? 0
  }
  return tokens[verb - 1]?.end ?? 0
}
