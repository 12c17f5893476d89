/** Finds who says a quotation, from the words beside it. */
import type { Speaker } from '../document.js'
import type { Marked } from './marked-text.js'
import { firstIndex } from './first-index.js'
import { resolveSubject, type Reading } from './resolve-subject.js'
import type { Paragraph } from './scene.js'
import { droppedSubject, ergativeSubject, mentionAt, mentionEndingAt, phraseLength, placeSubject, quotedObject, subjectAfter, subjectBefore, subjectOfClause, subjectOfVerb, type Subject } from './subject.js'
import { findToldTo } from './told-to.js'
import type { Token } from './tokens.js'

/** How close what attributes the quotation stands to it. */
export type Place = 'beside' | 'sentence' | 'none'

export interface Attribution {
  place: Place
  cue: string | null
  /** where the cue ends */
  cueEnd: number | null
  speaker: Speaker | null
  /** whom it was told to, as printed */
  toldTo: string | null
  /** the sentence it was read from says nothing of a speaker: the one before may still be speaking */
  open: boolean
}

const BESIDE = 10 // words between a quotation and the cue that attributes it: a name with its title
const LONGEST_SENTENCE = 80 // words looked at on each side of a quotation

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

/** Indexes into the paragraph's tokens. */
interface Zone {
  /** the sentence around the quotation */
  from: number
  to: number
  /** first token behind the marked text before this one, in the same sentence */
  nearFrom: number
  /** first token behind the quotation */
  at: number
  /** end of what stands between the quotation and the next marked text */
  nearTo: number
}

function readZone (paragraph: Paragraph, index: number): Zone {
  const { tokens, sentences, marked } = paragraph
  const here = marked[index] ?? { markStart: paragraph.start, markEnd: paragraph.end }
  const first = sentences[firstIndex(sentences, sentence => sentence.end > here.markStart)]
  const last = sentences[firstIndex(sentences, sentence => sentence.end >= here.markEnd)] ?? first
  const sentenceStart = first?.start ?? paragraph.start
  const sentenceEnd = last?.end ?? paragraph.end
  const previousEnd = Math.max(sentenceStart, marked[lastIndex(marked, index - 1, each => !isNameOnly(each))]?.markEnd ?? 0)
  const nextStart = Math.min(sentenceEnd, marked[firstIndexFrom(marked, index + 1, each => !isNameOnly(each))]?.markStart ?? Infinity)
  const at = firstAt(tokens, here.markEnd)
  return {
    from: Math.max(firstAt(tokens, sentenceStart), at - LONGEST_SENTENCE),
    to: Math.min(firstAt(tokens, sentenceEnd), at + LONGEST_SENTENCE),
    nearFrom: firstAt(tokens, previousEnd),
    at,
    nearTo: firstAt(tokens, nextStart)
  }
}

const MOST_NAMED = 4 // names in quotation marks looked over on each side

/** A name in quotation marks (радіо «Хвиля») ends no attribution. */
const isNameOnly = (marked: Marked): boolean => marked.named === true

function lastIndex (marked: readonly Marked[], from: number, ends: (each: Marked) => boolean): number {
  for (let at = from; at >= Math.max(0, from - MOST_NAMED); at--) if (marked[at] !== undefined && ends(marked[at] as Marked)) return at
  return -1
}

function firstIndexFrom (marked: readonly Marked[], from: number, ends: (each: Marked) => boolean): number {
  for (let at = from; at < Math.min(marked.length, from + MOST_NAMED); at++) if (marked[at] !== undefined && ends(marked[at] as Marked)) return at
  return -1
}

/** The first token that begins at or behind a position. */
function firstAt (tokens: readonly Token[], position: number): number {
  return firstIndex(tokens, token => token.start >= position)
}

const FEWEST_IN_BRACKETS = 4 // words; fewer are a film or book of hers

/** Ada Brown, the mayor (“…”): the name that the bracket follows. */
function readParenthesis (reading: Reading, paragraph: Paragraph, marked: Marked, zone: Zone): Attribution | null {
  if (!/\([\s:]*$/u.test(reading.text.slice(Math.max(paragraph.start, marked.markStart - 3), marked.markStart))) return null
  const mention = mentionEndingAt(paragraph, zone.at - 1)
  if (mention === null || (mention.words.length < 2 && !mention.known) || reading.text.slice(marked.start, marked.end).split(/\s+/u, FEWEST_IN_BRACKETS).length < FEWEST_IN_BRACKETS) return null
  return attribute(reading, paragraph, null, { type: 'name', words: mention.words, start: mention.start, end: mention.end }, 'beside')
}

/** “The theatre is no museum”: director Ada Brown on her play. A headline that begins with the words. */
function readHeadline (reading: Reading, paragraph: Paragraph, marked: Marked, zone: Zone): Attribution | null {
  const words = reading.text.slice(marked.start, marked.end).split(/\s+/u, FEWEST_IN_BRACKETS).length
  if (marked.markStart !== paragraph.start || words < FEWEST_IN_BRACKETS || !/^:\s/u.test(reading.text.slice(marked.markEnd, marked.markEnd + 2))) return null
  const mention = paragraph.mentions[firstIndex(paragraph.mentions, each => each.from >= zone.at)]
  if (mention === undefined || mention.words.length < 2 || mention.body || mention.from - mention.held.length > zone.at || mention.held.length === 0) return null
  return attribute(reading, paragraph, null, { type: 'name', words: mention.words, start: mention.start, end: mention.end }, 'beside')
}

/** “…” — Ada Brown, at the end of a line. */
function readSignature (reading: Reading, paragraph: Paragraph, marked: Marked, zone: Zone): Attribution | null {
  if (marked.markStart === paragraph.start && marked.markEnd >= paragraph.end - 2) return readNextLine(reading, paragraph)
  const rest = reading.text.slice(marked.markEnd, paragraph.end)
  if (rest.length > 60 || !/^[\s.,]*[—–-]\s/u.test(rest)) return null
  const mention = mentionAt(paragraph, zone.at)
  if (mention === undefined || mention.words.length < 2 || mention.to < zone.to) return null
  return attribute(reading, paragraph, null, { type: 'name', words: mention.words, start: mention.start, end: mention.end }, 'beside')
}

const LONGEST_SIGNATURE = 100 // characters

/** An epigraph: the quotation is a line of its own, the next one “— Ada Brown, mayor”. */
function readNextLine (reading: Reading, paragraph: Paragraph): Attribution | null {
  const next = reading.paragraphs[paragraph.index + 1]
  if (next === undefined || next.marked.length > 0 || next.end - next.start > LONGEST_SIGNATURE || !/^[—–-]\s/u.test(reading.text.slice(next.start, next.start + 2))) return null
  const mention = mentionAt(next, 0)
  return mention === undefined || mention.words.length < 2 ? null : attribute(reading, next, null, { type: 'name', words: mention.words, start: mention.start, end: mention.end }, 'beside')
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

function readAccording (reading: Reading, paragraph: Paragraph, from: number, to: number): Attribution | null {
  for (let at = from; at < to; at++) {
    const length = accordingAt(paragraph, at)
    const word = paragraph.tokens[at + length]
    if (length === 0) continue
    const possessive = paragraph.cues.possessives.get(word?.lower ?? '') ?? paragraph.cues.possessives.get(paragraph.tokens[at + 1]?.lower ?? '')
    const subject: Subject | null = possessive === undefined ? subjectAfter(paragraph, at + length, to, true) : { type: 'pronoun', gender: possessive, start: word?.start ?? 0, end: word?.end ?? 0 }
    if (subject !== null) return attribute(reading, paragraph, at, subject, 'sentence')
  }
  return readPossessive(reading, paragraph, from, to)
}

function readPossessive (reading: Reading, paragraph: Paragraph, from: number, to: number): Attribution | null {
  for (let at = from; at < to - 2; at++) {
    const subject = possessiveAccording(paragraph, at)
    if (subject !== null) return attribute(reading, paragraph, at + 1, subject, 'sentence')
  }
  return null
}

/** За його словами: the possessive stands inside the phrase that begins at a token. */
export function possessiveAccording ({ tokens, cues }: Paragraph, at: number): Subject | null {
  const [before, token, after] = tokens.slice(at, at + 3)
  const gender = cues.possessives.get(token?.lower ?? '')
  if (token === undefined || gender === undefined) return null
  const around = cues.according.some(phrase => phrase.length === 2 && phrase[0] === before?.lower && phrase[1] === after?.lower)
  return around ? { type: 'pronoun', gender, start: token.start, end: token.end } : null
}

/** How many words of a phrase like “according to” begin at a token; 0 when none does. */
const accordingAt = ({ tokens, cues }: Paragraph, at: number): number => phraseLength(tokens, at, cues.according)

const endsWithColon = (text: string, paragraph: Paragraph, marked: Marked): boolean => /:\s*$/u.test(text.slice(Math.max(paragraph.start, marked.markStart - 3), marked.markStart))

/** … and the Norwegian premier Ole Hansen: “…”: a name with its role before the colon, no verb between. */
function readCaption (reading: Reading, paragraph: Paragraph, zone: Zone, marked: Marked): Attribution | null {
  const subject = endsWithColon(reading.text, paragraph, marked) ? nameBeforeColon(paragraph, zone.at) : null
  return subject === null ? null : attribute(reading, paragraph, null, subject, 'beside')
}

/** Ada Brown, mayor of Lund: “…”. Without a verb the colon says who speaks. */
function readColon (reading: Reading, paragraph: Paragraph, zone: Zone, marked: Marked): Attribution | null {
  if (!endsWithColon(reading.text, paragraph, marked)) return null
  const possessive = paragraph.tokens[zone.from]
  const gender = paragraph.cues.possessives.get(possessive?.lower ?? '')
  const verb = lastVerb(paragraph, zone.from, zone.at)
  const subject = verb !== null
    ? subjectOfVerb(paragraph, zone.from, verb, zone.at)
    : possessive !== undefined && gender !== undefined && zone.from < zone.at && !namesSomebody(paragraph, zone)
      ? { type: 'pronoun' as const, gender, start: possessive.start, end: possessive.end }
      : subjectOfClause(paragraph, zone.from, zone.at)
  return subject === null ? null : attribute(reading, paragraph, null, subject, 'beside')
}

/** Her colleague Ivan Bondar disagreed: “…” */
const namesSomebody = (paragraph: Paragraph, { from, at }: Zone): boolean =>
  paragraph.mentions.slice(firstIndex(paragraph.mentions, mention => mention.from >= from), firstIndex(paragraph.mentions, mention => mention.to > at)).some(mention => mention.words.length > 1 && !mention.oblique)

function lastVerb ({ tokens, cues }: Paragraph, from: number, to: number): number | null {
  for (let at = to - 1; at >= from; at--) if (cues.verbs.has(tokens[at]?.lower ?? '')) return at
  return null
}

/** … und der norwegische Ministerpräsident Ole Hansen: „…“ */
function nameBeforeColon (paragraph: Paragraph, at: number): Subject | null {
  const mention = mentionEndingAt(paragraph, at - 1)
  if (mention === null || mention.body || mention.held.length === 0 || mention.oblique || mention.words.length < 2) return null
  if (lastVerb(paragraph, Math.max(0, mention.from - 6), mention.from) !== null) return null
  return { type: 'name', words: mention.words, start: mention.start, end: mention.end }
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

function attribute (reading: Reading, paragraph: Paragraph, cueAt: number | null, subject: Subject | null, place: Place): Attribution {
  const cue = cueAt === null ? null : paragraph.tokens[cueAt]?.lower ?? null
  const cueEnd = cueAt === null ? null : paragraph.tokens[cueAt]?.end ?? null
  const speaker = subject === null ? null : resolveSubject(reading, paragraph, subject)
  const toldTo = cueAt === null ? null : findToldTo(reading.text, paragraph, cueAt, subject)
  return { place, cue, cueEnd, speaker, toldTo: toldTo === speaker?.name ? null : toldTo, open: subject === null }
}
