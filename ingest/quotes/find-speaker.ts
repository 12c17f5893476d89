/** Finds who says a quotation, from the words beside it. */
import type { Speaker } from '../document.js'
import type { Gender } from './cue-table.js'
import type { Marked } from './marked-text.js'
import { firstIndex } from './first-index.js'
import type { Mention } from './mentions.js'
import type { People } from './people.js'
import type { Paragraph } from './scene.js'
import { ergativeSubject, mentionAt, subjectAfter, subjectBefore, subjectOfClause, type Subject } from './subject.js'
import type { Token } from './tokens.js'

/** How close what attributes the quotation stands to it. */
export type Place = 'beside' | 'sentence' | 'none'

export interface Attribution {
  place: Place
  cue: string | null
  speaker: Speaker | null
  /** the sentence it was read from says nothing of a speaker: the one before may still be speaking */
  open: boolean
}

/** What was found so far, in reading order. */
export interface Spoken {
  speaker: Speaker
  gender: Gender | null
  paragraph: number
  end: number
}

export interface Reading {
  text: string
  paragraphs: readonly Paragraph[]
  people: People
  /** the last utterance with a speaker */
  last: Spoken | null
}

const BESIDE = 10 // words between a quotation and the cue that attributes it: a name with its title
const MOST_NAMES = 40 // names of a paragraph among which a pronoun finds whom it means
const LONGEST_SENTENCE = 80 // words looked at on each side of a quotation
const PEOPLE_BACK = 2 // paragraphs looked back for whom a pronoun means

const NOTHING: Attribution = { place: 'none', cue: null, speaker: null, open: true }

/** @param index of the marked text in the paragraph */
export function findSpeaker (reading: Reading, paragraph: Paragraph, index: number): Attribution {
  const marked = paragraph.marked[index]
  if (marked === undefined) return NOTHING
  const zone = readZone(paragraph, index)
  return readAfter(reading, paragraph, marked, zone) ??
    readSignature(reading, paragraph, marked, zone) ??
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
  const previousEnd = Math.max(sentenceStart, marked[index - 1]?.markEnd ?? 0)
  const nextStart = Math.min(sentenceEnd, marked[index + 1]?.markStart ?? Infinity)
  const at = firstAt(tokens, here.markEnd)
  return {
    from: Math.max(firstAt(tokens, sentenceStart), at - LONGEST_SENTENCE),
    to: Math.min(firstAt(tokens, sentenceEnd), at + LONGEST_SENTENCE),
    nearFrom: firstAt(tokens, previousEnd),
    at,
    nearTo: firstAt(tokens, nextStart)
  }
}

/** The first token that begins at or behind a position. */
function firstAt (tokens: readonly Token[], position: number): number {
  return firstIndex(tokens, token => token.start >= position)
}

/** “…” — Ada Brown, at the end of a line. */
function readSignature (reading: Reading, paragraph: Paragraph, marked: Marked, zone: Zone): Attribution | null {
  const rest = reading.text.slice(marked.markEnd, paragraph.end)
  if (rest.length > 60 || !/^[\s.,]*[—–-]\s/u.test(rest)) return null
  const mention = mentionAt(paragraph, zone.at)
  if (mention === undefined || mention.words.length < 2 || mention.to < zone.to) return null
  return attribute(reading, paragraph, null, { type: 'name', words: mention.words, start: mention.start, end: mention.end }, 'beside')
}

/** “…,” said Ada Brown. “…,” Brown said. „…“, so Brown. */
function readAfter (reading: Reading, paragraph: Paragraph, marked: Marked, zone: Zone): Attribution | null {
  const { tokens, cues } = paragraph
  const limit = Math.min(zone.nearTo, zone.at + BESIDE)
  if (zone.at >= limit && isDone(reading.text, marked)) return readShortSentence(reading, paragraph, marked)
  for (let at = zone.at; at < limit; at++) {
    const token = tokens[at]
    if (token === undefined || (at > zone.at && /[.;:!?]/u.test(token.gap) && !/^\.\s?$/u.test(token.gap))) return null
    const phrase = accordingAt(paragraph, at)
    if (phrase > 0) return attribute(reading, paragraph, at, subjectAfter(paragraph, at + phrase, zone.nearTo), 'beside')
    if (!cues.verbs.has(token.lower)) continue
    const subject = (at > zone.at ? subjectBefore(paragraph, zone.at, at) : null) ?? subjectAfter(paragraph, at + 1, zone.nearTo) ?? ergativeSubject(paragraph, at, zone.at, zone.nearTo)
    if (subject !== null) return attribute(reading, paragraph, at, subject, 'beside')
    return at === zone.at ? attribute(reading, paragraph, at, null, 'beside') : null
  }
  return null
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
    const subject = subjectBefore(paragraph, zone.nearFrom, at) ?? subjectAfter(paragraph, at + 1, end) ?? ergativeSubject(paragraph, at, zone.nearFrom, end) ?? subjectBefore(paragraph, zone.from, at)
    return attribute(reading, paragraph, at, subject, end - at <= 3 || subject !== null ? 'beside' : 'sentence')
  }
  return readAccording(reading, paragraph, zone.from, end)
}

function readAccording (reading: Reading, paragraph: Paragraph, from: number, to: number): Attribution | null {
  for (let at = from; at < to; at++) {
    const length = accordingAt(paragraph, at)
    const word = paragraph.tokens[at + length]
    if (length === 0) continue
    const possessive = paragraph.cues.possessives.get(word?.lower ?? '') ?? paragraph.cues.possessives.get(paragraph.tokens[at + 1]?.lower ?? '')
    const subject: Subject | null = possessive === undefined ? subjectAfter(paragraph, at + length, to) : { type: 'pronoun', gender: possessive, start: word?.start ?? 0, end: word?.end ?? 0 }
    if (subject !== null) return attribute(reading, paragraph, at, subject, 'sentence')
  }
  return readPossessive(reading, paragraph, from, to)
}

/** За його словами: the possessive stands inside the phrase. */
function readPossessive (reading: Reading, paragraph: Paragraph, from: number, to: number): Attribution | null {
  const { tokens, cues } = paragraph
  for (let at = from + 1; at < to - 1; at++) {
    const token = tokens[at]
    const gender = cues.possessives.get(token?.lower ?? '')
    if (token === undefined || gender === undefined) continue
    const around = [tokens[at - 1]?.lower, tokens[at + 1]?.lower]
    if (cues.according.some(phrase => phrase.length === 2 && phrase[0] === around[0] && phrase[1] === around[1])) {
      return attribute(reading, paragraph, at, { type: 'pronoun', gender, start: token.start, end: token.end }, 'sentence')
    }
  }
  return null
}

/** How many words of a phrase like “according to” begin at a token; 0 when none does. */
function accordingAt ({ tokens, cues }: Paragraph, at: number): number {
  return cues.according.find(phrase => phrase.every((word, index) => tokens[at + index]?.lower === word))?.length ?? 0
}

/** Ada Brown, mayor of Lund: “…”. Without a verb the colon says who speaks. */
function readColon (reading: Reading, paragraph: Paragraph, zone: Zone, marked: Marked): Attribution | null {
  if (!/:\s*$/u.test(reading.text.slice(Math.max(paragraph.start, marked.markStart - 3), marked.markStart))) return null
  const subject = subjectOfClause(paragraph, zone.from, zone.at)
  return subject === null ? null : attribute(reading, paragraph, null, subject, 'beside')
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
  const subject = subjectBefore(paragraph, zone.from, best) ?? subjectAfter(paragraph, best + 1, zone.to) ?? ergativeSubject(paragraph, best, zone.from, zone.to)
  return attribute(reading, paragraph, best, subject, 'sentence')
}

function attribute (reading: Reading, paragraph: Paragraph, cueAt: number | null, subject: Subject | null, place: Place): Attribution {
  const cue = cueAt === null ? null : paragraph.tokens[cueAt]?.lower ?? null
  return { place, cue, speaker: subject === null ? null : resolve(reading, paragraph, subject), open: subject === null }
}

function resolve (reading: Reading, paragraph: Paragraph, subject: Subject): Speaker | null {
  const mention = reading.text.slice(subject.start, subject.end)
  if (subject.type === 'name') return { name: reading.people.fullest(subject.words, subject.start), mention }
  if (subject.type === 'role') {
    const name = subject.role === null ? null : reading.people.withRole(subject.role, subject.start)
    return { name: name ?? mention, mention }
  }
  const name = resolvePronoun(reading, paragraph, subject.start, subject.gender)
  return name === null ? null : { name, mention }
}

/**
 * Whom “he” means: whoever is named first in the sentence before, else who spoke last, else who
 * was named first in the paragraphs before.
 */
function resolvePronoun (reading: Reading, paragraph: Paragraph, start: number, gender: Gender): string | null {
  const fits = (other: Gender | null): boolean => other === null || gender === 'o' || gender === 'p' || other === gender
  const { last, people, paragraphs } = reading
  const said = last !== null && paragraph.index - last.paragraph <= PEOPLE_BACK && fits(last.gender) ? last : null
  if (said !== null && said.paragraph === paragraph.index) return said.speaker.name
  const sentence = paragraph.sentences[firstIndex(paragraph.sentences, each => each.end > start)]?.start ?? paragraph.start
  const before = firstIndex(paragraph.mentions, mention => mention.end > sentence)
  const here = antecedent(people, paragraph.mentions.slice(Math.max(0, before - MOST_NAMES), before).filter(mention => fits(mention.gender)))
  if (here !== null) return here
  if (said !== null && paragraph.index - said.paragraph <= 1) return said.speaker.name
  for (let back = 1; back <= PEOPLE_BACK; back++) {
    const earlier = antecedent(people, paragraphs[paragraph.index - back]?.mentions.slice(0, MOST_NAMES).filter(mention => fits(mention.gender)) ?? [])
    if (earlier !== null) return earlier
  }
  return said?.speaker.name ?? null
}

/** The first person named: subjects come first. */
function antecedent (people: People, mentions: readonly Mention[]): string | null {
  const person = mentions.find(mention => !mention.possessive && people.isPerson(mention.words, mention.start))
  return person === undefined ? null : people.fullest(person.words, person.start)
}

/**
 * “Brown was not convinced. “It took years.””: a quotation that is a sentence of its own, with no
 * attribution, is said by the person the sentence before is about.
 *
 * @returns null where that sentence is about nobody
 */
export function previousSubject (reading: Reading, paragraph: Paragraph, marked: Marked): Speaker | null {
  const before = paragraph.sentences[firstIndex(paragraph.sentences, sentence => sentence.end > marked.markStart) - 1]
  const [scene, from, to] = before === undefined ? [reading.paragraphs[paragraph.index - 1], 0, Infinity] : [paragraph, before.start, before.end]
  if (scene === undefined || scene.title) return null
  const first = firstIndex(scene.mentions, mention => mention.start >= from)
  const person = scene.mentions.slice(first, first + MOST_NAMES).find(mention => mention.end <= to && !mention.possessive && mention.weight >= 0 && reading.people.isPerson(mention.words, mention.start))
  return person === undefined ? null : { name: reading.people.fullest(person.words, person.start), mention: reading.text.slice(person.start, person.end) }
}
