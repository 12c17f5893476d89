/** Finds who says a quotation, from the words beside it. */
import { accordingAt, readAccording } from './according.js'
import { attribute, type Attribution } from './attribution.js'
import { firstIndex } from './first-index.js'
import type { Marked } from './marked-text.js'
import { placeSubject } from './place-subject.js'
import { endsWithColon, readCaption, readColon, readHeadline, readParenthesis, readSignature } from './read-punctuation.js'
import type { Reading } from './resolve-subject.js'
import type { Paragraph } from './scene.js'
import { quotedObject, subjectAfter } from './subject-after.js'
import { subjectBefore } from './subject-before.js'
import { droppedSubject, ergativeSubject } from './subject-by-ending.js'
import { subjectOfVerb } from './subject-of-clause.js'
import type { Token } from './tokens.js'
import { firstAt, readZone, type Zone } from './zone.js'

const BESIDE = 10 // words between a quotation and the cue that attributes it: a name with its title

const NOTHING: Attribution = { place: 'none', cue: null, cueEnd: null, speaker: null, toldTo: null, open: true }

/** @param index of the marked text in the paragraph */
export function findSpeaker (reading: Reading, paragraph: Paragraph, index: number): Attribution {
  const marked = paragraph.marked[index]
  if (marked === undefined) return NOTHING
  const zone = readZone(paragraph, index)
  return readParenthesis(reading, paragraph, marked, zone) ??
    readAfter(reading, paragraph, marked, zone) ??
    readHeadline(reading, paragraph, marked, zone) ??
    readSignature(reading, paragraph, marked, zone) ??
    readCaption(reading, paragraph, zone, marked) ??
    readBefore(reading, paragraph, zone) ??
    readColon(reading, paragraph, zone, marked) ??
    readSentence(reading, paragraph, zone) ??
    NOTHING
}

/** “…,” said Ada Brown. “…,” Brown said. „…“, so Brown. */
function readAfter (reading: Reading, paragraph: Paragraph, marked: Marked, zone: Zone): Attribution | null {
  const { tokens, cues } = paragraph
  const limit = Math.min(zone.nearTo, zone.at + BESIDE)
  if (zone.at >= limit && isDone(reading.text, marked) && !endsWithColon(reading.text, paragraph, marked)) return readShortSentence(reading, paragraph, marked)
  for (let at = zone.at; at < limit; at++) {
    const token = tokens[at]
    if (token === undefined || (at > zone.at && /[.;:!?]/u.test(token.gap) && !/^\.\s?$/u.test(token.gap))) return null
    const phrase = accordingAt(paragraph, at)
    if (phrase > 0) return attribute(reading, paragraph, at, subjectAfter(paragraph, at + phrase, zone.nearTo, true), 'beside')
    const attributes = cues.verbs.has(token.lower) || (at === zone.at && isVerbBehindDash(token))
    if (!attributes || (at > zone.at && tokens[at - 1]?.lower === 'to')) continue // for Velm to call
    const quoted = cues.citing.has(token.lower) ? quotedObject(paragraph, at, zone.nearTo) : placeSubject(paragraph, at, zone.at, zone.nearTo)
    const subject = quoted ?? (at > zone.at ? subjectBefore(paragraph, zone.at, at, false) : null) ?? subjectAfter(paragraph, at + 1, zone.nearTo) ?? (at > zone.at ? subjectBefore(paragraph, zone.at, at) : null) ?? ergativeSubject(paragraph, at, zone.at, zone.nearTo)
    if (subject !== null) return attribute(reading, paragraph, at, subject, 'beside')
    return at === zone.at ? attributeDropped(reading, paragraph, at) : null
  }
  return null
}

/** «…», — знизує плечима мешканка: behind comma and dash every verb attributes. */
const isVerbBehindDash = ({ gap, lower, capital }: Token): boolean => !capital && /^[\s,.!?…]*[—–]\s$/u.test(gap) && FINITE.test(lower)

const FINITE = /^[\u0400-\u04FF]{2,}(?:є|ть|ться|ет|ёт|ит|ют|ут|ат|ят|тся|ив|ав|ла|ли|ло|лася|лися|вся|лась|лся|ил|ал|ел)$/u

/** With a speaker where the verb's ending and the text before tell who it is. */
function attributeDropped (reading: Reading, paragraph: Paragraph, verb: number): Attribution {
  const found = attribute(reading, paragraph, verb, droppedSubject(paragraph, verb), 'beside')
  return found.speaker === null ? { ...found, open: true } : found
}

const isDone = (text: string, marked: Marked): boolean => /[.!?…]$/u.test(text.slice(marked.start, marked.end))

/** “Enough!” Brown said. The exclamation mark ended the sentence, the attribution is one of its own. */
function readShortSentence (reading: Reading, paragraph: Paragraph, marked: Marked): Attribution | null {
  const { tokens, cues, sentences } = paragraph
  const sentence = sentences[firstIndex(sentences, each => each.start >= marked.markEnd)]
  if (sentence === undefined || /\S/u.test(reading.text.slice(marked.markEnd, sentence.start)) || reading.text.slice(sentence.end - 1, sentence.end) === ':') return null
  const from = firstAt(tokens, sentence.start)
  const to = firstAt(tokens, sentence.end)
  if (to - from > BESIDE) return null
  for (let at = from; at < Math.min(to, from + 4); at++) {
    if (!cues.verbs.has(tokens[at]?.lower ?? '')) continue
    const nextMark = paragraph.marked[firstIndex(paragraph.marked, each => each.markStart >= marked.markEnd)]?.markStart ?? Infinity
    if (nextMark < sentence.end) return null
    const subject = at > from ? subjectBefore(paragraph, from, at) : subjectAfter(paragraph, at + 1, to)
    return subject === null ? null : attribute(reading, paragraph, at, subject, 'beside')
  }
  return null
}

/** Ada Brown said: “…”, Brown, the mayor, said “…”, According to Brown, “…” */
function readBefore (reading: Reading, paragraph: Paragraph, zone: Zone): Attribution | null {
  const { tokens, cues } = paragraph
  const end = zone.at
  for (let at = end - 1; at >= zone.nearFrom && at >= end - BESIDE; at--) {
    const token = tokens[at]
    if (token === undefined) break
    if (!cues.verbs.has(token.lower)) continue
    const nearer = readAccording(reading, paragraph, at + 1, end)
    if (nearer !== null) return nearer
    const quoted = cues.citing.has(token.lower) ? quotedObject(paragraph, at, end) : placeSubject(paragraph, at, zone.nearFrom, end)
    const subject = quoted ?? subjectOfVerb(paragraph, zone.nearFrom, at, end) ?? ergativeSubject(paragraph, at, zone.nearFrom, end) ?? subjectBefore(paragraph, zone.from, at)
    return attribute(reading, paragraph, at, subject, end - at <= 3 || subject !== null ? 'beside' : 'sentence')
  }
  return readReported(reading, paragraph, zone) ?? readAccording(reading, paragraph, zone.from, end)
}

/** Er habe „…“: German reports speech by the form of the verb alone. */
function readReported (reading: Reading, paragraph: Paragraph, zone: Zone): Attribution | null {
  const { tokens, cues } = paragraph
  if (cues.conjunctive.size === 0) return null
  for (let at = zone.at - 1; at > zone.nearFrom && at >= zone.at - BESIDE; at--) {
    if (!cues.conjunctive.has(tokens[at]?.lower ?? '')) continue
    const pronoun = [tokens[at - 1], tokens[at + 1]].find(token => token !== undefined && cues.pronouns.has(token.lower))
    const gender = cues.pronouns.get(pronoun?.lower ?? '')
    if (pronoun === undefined) return goOn(reading, paragraph, at)
    if (gender === undefined || gender === 'o') return null
    return attribute(reading, paragraph, at, { type: 'pronoun', gender, start: pronoun.start, end: pronoun.end }, 'sentence')
  }
  return null
}

/** Die Ministerin habe „…“: with nobody else named, who spoke last in the paragraph goes on. */
function goOn ({ last }: Reading, paragraph: Paragraph, cue: number): Attribution | null {
  const token = paragraph.tokens[cue]
  if (token === undefined || last?.paragraph !== paragraph.index) return null
  return { place: 'sentence', cue: token.lower, cueEnd: token.end, speaker: { ...last.speaker }, toldTo: null, open: false }
}

/** A fragment inside a sentence: its speech verb may stand anywhere in it. */
function readSentence (reading: Reading, paragraph: Paragraph, zone: Zone): Attribution | null {
  const { tokens, cues } = paragraph
  let best: number | null = null
  for (let at = zone.from; at < zone.to; at++) {
    if (!cues.verbs.has(tokens[at]?.lower ?? '')) continue
    if (best === null || Math.abs(at - zone.at) < Math.abs(best - zone.at)) best = at
  }
  if (best === null) return null
  const subject = subjectOfVerb(paragraph, zone.from, best, zone.to) ?? ergativeSubject(paragraph, best, zone.from, zone.to)
  return attribute(reading, paragraph, best, subject, 'sentence')
}
