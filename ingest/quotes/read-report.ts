/** Reads what a sentence reports, and of whom, by the forms that report: that-clauses, attributions before or behind, bare clauses, the German mood. */
import { possessiveAccording } from './according.js'
import { firstIndex } from './first-index.js'
import { isGivenName } from './given-names.js'
import { mentionAt } from './mention-at.js'
import { isOutlet } from './outlets.js'
import { phraseLength } from './phrase-length.js'
import type { Continued, Report, Sentence } from './report.js'
import type { Reading } from './resolve-subject.js'
import { isConjunction, isUnsaid, readClauses, subjectOf, verbBefore } from './said-that.js'
import type { Paragraph } from './scene.js'
import { subjectAfter } from './subject-after.js'
import { postposedSubject, subjectBefore } from './subject-before.js'
import { ergativeSubject } from './subject-by-ending.js'
import type { Subject } from './subject.js'

const LONGEST_ATTRIBUTION = 14 // words behind what is reported: …, said Ada Brown, the mayor of Lund
const FEWEST_BEFORE = 4 // words before an attribution: less is an introduction (In Lund, Brown said)

export function readReport (reading: Reading, paragraph: Paragraph, sentence: Sentence): Array<Report | Continued> {
  const clauses = readClauses(paragraph, sentence)
  if (clauses.length > 0) return clauses.filter(clause => !isRelayed(clause))
  const trailing = readTrailing(paragraph, sentence)
  if (trailing !== null && isRelayed(trailing)) return readReport(reading, paragraph, { ...sentence, end: trailing.end, to: firstIndex(paragraph.tokens, token => token.start >= trailing.end) })
  const report = readOpening(paragraph, sentence) ?? trailing ?? readBare(paragraph, sentence) ?? readMood(paragraph, sentence) ?? readContinued(reading, paragraph, sentence)
  return report === null || ('subject' in report && isRelayed(report)) ? [] : [report]
}

/** Reuters reports that …: an agency passes news on; whose words they are, it does not say. */
const isRelayed = ({ subject }: Report): boolean =>
  subject.type === 'name' && subject.words.some(word => isOutlet(word.toLowerCase())) && !isGivenName(subject.words[0] ?? '')

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
