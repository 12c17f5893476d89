/** Finds reported speech: what someone is said to have said, without quotation marks (she said that …). */
import type { Quote, Speaker } from '../document.js'
import type { Range } from '../range.js'
import { firstIndex } from './first-index.js'
import { isGivenName } from './given-names.js'
import { isOutlet } from './outlets.js'
import { possessiveAccording } from './find-speaker.js'
import { resolveSubject, type Reading, type Spoken } from './resolve-subject.js'
import type { Paragraph } from './scene.js'
import { AND, ergativeSubject, mentionAt, phraseLength, postposedSubject, subjectAfter, subjectBefore, subjectOfVerb, type Subject } from './subject.js'
import { findToldTo } from './told-to.js'

const REACH = 8 // words between a verb and the conjunction: said in a statement on Monday that
const LONGEST_ATTRIBUTION = 14 // words behind what is reported: …, said Ada Brown, the mayor of Lund
const FEWEST_WORDS = 3 // of reported speech; less is no statement
const FEWEST_BEFORE = 4 // words before an attribution: less is an introduction (In Lund, Brown said)

/** What a sentence reports; indexes are into the paragraph's tokens. */
interface Report extends Range {
  cue: number
  subject: Subject
}

/** A sentence with its tokens, end exclusive. */
interface Sentence extends Range {
  from: number
  to: number
}

/**
 * Reported speech of a paragraph, with a speaker. Nothing that overlaps a direct quotation, no
 * question, nothing that nobody named is said to say, or that someone did not say.
 *
 * @param direct quotations of the paragraph, in reading order
 * @param before who spoke last before the paragraph
 * @example
 * // Brown said that the bridge would hold. → “the bridge would hold” of Brown
 */
export function findReported (reading: Reading, paragraph: Paragraph, direct: readonly Quote[], before: Spoken | null): Quote[] {
  const found: Quote[] = []
  if (paragraph.title) return found
  let last = before
  for (const sentence of sentencesOf(reading.text, paragraph)) {
    last = laterOf(reading, last, direct, sentence.start, paragraph)
    const here = { ...reading, last }
    for (const report of readSentence(here, paragraph, sentence)) {
      const speaker = 'speaker' in report ? report.speaker : resolveSubject(here, paragraph, report.subject)
      const quote = speaker === null ? null : makeQuote(reading.text, paragraph, report, speaker, direct)
      if (quote === null || speaker === null) continue
      found.push(quote)
      if (!isPerson(reading, speaker, report.start)) continue
      last = { speaker, gender: reading.people.genderOf(speaker.name), paragraph: paragraph.index, end: quote.end }
    }
  }
  return found
}

/** An agency that reports is not taken up by “he”. */
export const isPerson = ({ people }: Reading, { name }: Speaker, start: number): boolean => people.isPerson(name.split(' '), start)

function sentencesOf (text: string, paragraph: Paragraph): Sentence[] {
  return paragraph.sentences.filter(({ end }) => text.charAt(end - 1) !== '?').map(({ start, end }) => ({
    start,
    end,
    from: firstIndex(paragraph.tokens, token => token.start >= start),
    to: firstIndex(paragraph.tokens, token => token.start >= end)
  }))
}

function laterOf (reading: Reading, last: Spoken | null, direct: readonly Quote[], start: number, paragraph: Paragraph): Spoken | null {
  const quote = direct[firstIndex(direct, each => each.start >= start) - 1]
  if (quote?.speaker == null || (last?.paragraph === paragraph.index && last.end > quote.end)) return last
  return { speaker: quote.speaker, gender: reading.people.genderOf(quote.speaker.name), paragraph: paragraph.index, end: quote.end }
}

function makeQuote (text: string, paragraph: Paragraph, report: Report | Continued, speaker: Speaker, direct: readonly Quote[]): Quote | null {
  const start = report.start + (/^[\s\p{P}]*/u.exec(text.slice(report.start, report.start + 20))?.[0].length ?? 0)
  const words = text.slice(start, report.end).replace(/[\s.,;:!…—–-]+$/u, '')
  const end = start + words.length
  const next = direct[firstIndex(direct, quote => quote.end > start)]
  if ((next !== undefined && next.start < end) || words.split(/\s+/u, FEWEST_WORDS).length < FEWEST_WORDS) return null
  const subject = 'subject' in report ? report.subject : null
  const toldTo = findToldTo(text, paragraph, report.cue, subject)
  return { start, end, text: words, kind: 'indirect', speaker, cue: paragraph.tokens[report.cue]?.lower ?? null, ...toldTo !== null && toldTo !== speaker.name && { toldTo } }
}

/** A sentence in the mood of reported speech goes on with what the one before reported. */
interface Continued extends Range {
  cue: number
  speaker: Speaker
}

function readSentence (reading: Reading, paragraph: Paragraph, sentence: Sentence): Array<Report | Continued> {
  const clauses = readClauses(paragraph, sentence)
  if (clauses.length > 0) return clauses.filter(clause => !isRelayed(clause))
  const trailing = readTrailing(paragraph, sentence)
  if (trailing !== null && isRelayed(trailing)) return readSentence(reading, paragraph, { ...sentence, end: trailing.end, to: firstIndex(paragraph.tokens, token => token.start >= trailing.end) })
  const report = readOpening(paragraph, sentence) ?? trailing ?? readBare(paragraph, sentence) ?? readMood(paragraph, sentence) ?? readContinued(reading, paragraph, sentence)
  return report === null || ('subject' in report && isRelayed(report)) ? [] : [report]
}

/** Reuters reports that …: an agency passes news on; whose words they are, it does not say. */
const isRelayed = ({ subject }: Report): boolean =>
  subject.type === 'name' && subject.words.some(word => isOutlet(word.toLowerCase())) && !isGivenName(subject.words[0] ?? '')

/** … said that …, and added that … */
function readClauses (paragraph: Paragraph, sentence: Sentence): Report[] {
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

function isConjunction ({ tokens, cues }: Paragraph, at: number): boolean {
  const token = tokens[at]
  return token !== undefined && cues.conjunctions.some(({ word, comma }) => word === token.lower && (!comma || /,/u.test(token.gap)))
}

/** The verb of speech that a conjunction belongs to. */
function verbBefore (paragraph: Paragraph, from: number, conjunction: number): number | null {
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
function isUnsaid ({ tokens, cues }: Paragraph, from: number, verb: number, to: number): boolean {
  if (verb > from && cues.passive.has(tokens[verb - 1]?.lower ?? '')) return true
  for (let at = Math.max(from, verb - 2); at < Math.min(to, verb + 3); at++) {
    const word = tokens[at]?.lower ?? ''
    if (cues.negations.has(word) || (cues.self.has(word) && Math.abs(at - verb) === 1)) return true
  }
  return false
}

/** A single capitalised word far from the verb is no subject here; “…, adding that” has the subject of the verb before. */
function subjectOf (paragraph: Paragraph, from: number, verb: number, to: number): Subject | null {
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

/** According to Brown, the bridge would hold. Laut Meier hält die Brücke. ბერიძის თქმით, … */
function readOpening (paragraph: Paragraph, sentence: Sentence): Report | null {
  const { tokens, cues } = paragraph
  const { from, to, end } = sentence
  for (let at = from; at < Math.min(to, from + 4); at++) {
    if (cues.postposed.has(tokens[at]?.lower ?? '')) {
      const subject = postposedSubject(paragraph, from, at)
      return subject === null ? null : { start: tokens[at]?.end ?? 0, end, cue: at, subject }
    }
    if (at > from + 1) continue
    const length = phraseLength(tokens, at, cues.according)
    const subject = length > 0 ? subjectAfter(paragraph, at + length, to, true) : possessiveAccording(paragraph, at)
    if (subject === null) continue
    const last = firstIndex(tokens, token => token.start >= subject.end)
    const start = clauseStart(paragraph, length > 0 ? last : at + 2, to)
    return start === null ? null : { start, end, cue: at, subject }
  }
  return null
}

/** Behind the comma that ends the phrase, a relative clause left out; in a language whose verb follows at once, right there. */
function clauseStart (paragraph: Paragraph, from: number, to: number): number | null {
  const { tokens, cues } = paragraph
  for (let at = from; at < Math.min(to, from + LONGEST_ATTRIBUTION); at++) {
    if (/[,—–]/u.test(tokens[at]?.gap ?? '') && !cues.stops.has(tokens[at]?.lower ?? '')) return tokens[at - 1]?.end ?? null
  }
  return cues.conjunctive.size > 0 ? tokens[from - 1]?.end ?? null : null
}

/** The bridge would hold, Brown said. Die Brücke halte, sagte Meier. Міст витримає, — сказав Толкач. */
function readTrailing (paragraph: Paragraph, sentence: Sentence): Report | null {
  const { tokens, marked } = paragraph
  const { start, end, from, to } = sentence
  const quoted = marked[firstIndex(marked, each => each.markEnd > start)]
  if (quoted !== undefined && quoted.markStart < end && quoted.named !== true) return null
  for (let at = to - 1; at >= Math.max(from + FEWEST_BEFORE, to - LONGEST_ATTRIBUTION); at--) {
    if (!/,/u.test(tokens[at]?.gap ?? '')) continue
    const found = attributionAt(paragraph, at, to)
    if (found !== null) return { start, end: tokens[at - 1]?.end ?? start, ...found }
  }
  return null
}

function attributionAt (paragraph: Paragraph, from: number, to: number): { cue: number, subject: Subject } | null {
  const { tokens, cues } = paragraph
  const phrase = phraseLength(tokens, from, cues.according)
  if (phrase > 0) return withSubject(from, subjectAfter(paragraph, from + phrase, to, true))
  for (const verb of [from, from + 1]) {
    if (verb >= to || !cues.verbs.has(tokens[verb]?.lower ?? '') || isUnsaid(paragraph, from, verb, verb + 1) || cues.told.has(tokens[verb]?.lower ?? '')) continue
    if (verb > from && !cues.leads.has(tokens[from]?.lower ?? '')) continue
    const subject = subjectAfter(paragraph, verb + 1, to) ?? ergativeSubject(paragraph, verb, from, to)
    if (subject !== null) return { cue: verb, subject }
  }
  return cues.bare.size === 0 ? null : subjectFirst(paragraph, from, to)
}

const withSubject = (cue: number, subject: Subject | null): { cue: number, subject: Subject } | null => subject === null ? null : { cue, subject }

/** …, the mayor of Lund told reporters on Monday: behind the verb only listeners and adverbials. */
function subjectFirst (paragraph: Paragraph, from: number, to: number): { cue: number, subject: Subject } | null {
  const { tokens, cues } = paragraph
  for (let verb = from + 1; verb < to; verb++) {
    const token = tokens[verb]
    if (token === undefined || /[,;:]/u.test(token.gap)) return null
    if (!cues.verbs.has(token.lower)) continue
    if (isUnsaid(paragraph, from, verb, verb + 1)) return null
    const next = tokens[verb + 1]
    const closes = verb + 1 >= to || cues.told.has(token.lower) || (next !== undefined && (/,/u.test(next.gap) || cues.prepositions.has(next.lower) || cues.stops.has(next.lower) || cues.notNames.has(next.lower)) && !cues.determiners.has(next.lower) && !cues.pronouns.has(next.lower))
    return closes ? withSubject(verb, subjectBefore(paragraph, from, verb)) : null
  }
  return null
}

/** Brown said the bridge would hold; Brown told reporters it would. */
function readBare (paragraph: Paragraph, { from, to, end }: Sentence): Report | null {
  const { tokens, cues } = paragraph
  if (cues.bare.size === 0) return null
  for (let verb = from + 1; verb < to; verb++) {
    if (!cues.bare.has(tokens[verb]?.lower ?? '') || isUnsaid(paragraph, from, verb, verb + 1)) continue
    const begin = cues.told.has(tokens[verb]?.lower ?? '') ? behindListener(paragraph, verb + 1) : verb + 1
    const first = tokens[begin]
    if (first === undefined || begin >= to || !/^\s$/u.test(first.gap) || first.fresh === true || !opensClause(paragraph, begin)) continue
    if (!tokens.slice(begin + 1, Math.min(to, begin + LONGEST_ATTRIBUTION)).some(token => cues.finite.has(token.lower))) continue
    const subject = subjectBefore(paragraph, from, verb, false) ?? subjectBefore(paragraph, from, verb)
    return subject === null ? null : { start: tokens[begin - 1]?.end ?? 0, end, cue: verb, subject }
  }
  return null
}

/** told | the Courier, told | reporters: the first word behind whom it is told to. */
function behindListener (paragraph: Paragraph, at: number): number {
  const first = paragraph.cues.determiners.has(paragraph.tokens[at]?.lower ?? '') ? at + 1 : at
  return mentionAt(paragraph, first)?.to ?? first + 1
}

function opensClause ({ tokens, cues }: Paragraph, at: number): boolean {
  const token = tokens[at]
  return token !== undefined && (cues.determiners.has(token.lower) || cues.possessives.has(token.lower) || cues.pronouns.has(token.lower) || token.lower === 'there' || (token.capital && !cues.notNames.has(token.lower)))
}

/** Meier sagte, die Brücke werde halten: no conjunction, but the mood of reported speech. */
function readMood (paragraph: Paragraph, { from, to, end }: Sentence): Report | null {
  const { tokens, cues } = paragraph
  if (cues.conjunctive.size === 0) return null
  for (let at = from + 2; at < to; at++) {
    if (!/,/u.test(tokens[at]?.gap ?? '')) continue
    const verb = verbBefore(paragraph, from, at)
    if (verb === null || !tokens.slice(at, at + LONGEST_ATTRIBUTION).some(token => cues.conjunctive.has(token.lower))) continue
    const subject = subjectOf(paragraph, from, verb, at)
    return subject === null ? null : { start: tokens[at - 1]?.end ?? 0, end, cue: verb, subject }
  }
  return null
}

/** Sie habe neun Jahre gewartet. Behind reported speech, in its mood, with no other speaker. */
function readContinued ({ last }: Reading, paragraph: Paragraph, { start, end, from, to }: Sentence): Continued | null {
  const { tokens, cues } = paragraph
  if (cues.conjunctive.size === 0 || last === null || paragraph.index - last.paragraph > 1) return null
  const words = tokens.slice(from, to).map(token => token.lower)
  const cue = words.findIndex(word => cues.conjunctive.has(word))
  const other = words.some((word, index) => cues.self.has(word) || isConjunction(paragraph, from + index))
  return cue < 0 || other ? null : { start, end, cue: from + cue, speaker: last.speaker }
}
