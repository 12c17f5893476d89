/** Finds who says a quotation, from the words beside it. */
import type { Speaker } from '../document.js'
import type { Gender } from './cue-table.js'
import type { Marked } from './marked-text.js'
import type { People } from './people.js'
import type { Paragraph } from './scene.js'
import { ergativeSubject, subjectAfter, subjectBefore, type Subject } from './subject.js'
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
const PEOPLE_BACK = 2 // paragraphs looked back for whom a pronoun means

const NOTHING: Attribution = { place: 'none', cue: null, speaker: null, open: true }

/** @param index of the marked text in the paragraph */
export function findSpeaker (reading: Reading, paragraph: Paragraph, index: number): Attribution {
  const marked = paragraph.marked[index]
  if (marked === undefined) return NOTHING
  const zone = readZone(paragraph, index)
  return readAfter(reading, paragraph, marked, zone) ??
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
  const first = sentences.find(sentence => sentence.end > here.markStart)
  const last = sentences.find(sentence => sentence.end >= here.markEnd) ?? first
  const sentenceStart = first?.start ?? paragraph.start
  const sentenceEnd = last?.end ?? paragraph.end
  const previousEnd = Math.max(sentenceStart, marked[index - 1]?.markEnd ?? 0)
  const nextStart = Math.min(sentenceEnd, marked[index + 1]?.markStart ?? Infinity)
  return {
    from: firstAt(tokens, sentenceStart),
    to: firstAt(tokens, sentenceEnd),
    nearFrom: firstAt(tokens, previousEnd),
    at: firstAt(tokens, here.markEnd),
    nearTo: firstAt(tokens, nextStart)
  }
}

/** Binary search: the first token that begins at or behind a position. */
function firstAt (tokens: readonly Token[], position: number): number {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((tokens[middle]?.start ?? 0) < position) low = middle + 1
    else high = middle
  }
  return low
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
  const sentence = sentences.find(each => each.start >= marked.markEnd)
  if (sentence === undefined || /\S/u.test(reading.text.slice(marked.markEnd, sentence.start)) || reading.text.slice(sentence.end - 1, sentence.end) === ':') return null
  const from = firstAt(tokens, sentence.start)
  const to = firstAt(tokens, sentence.end)
  if (to - from > BESIDE) return null
  for (let at = from; at < Math.min(to, from + 4); at++) {
    if (!cues.verbs.has(tokens[at]?.lower ?? '')) continue
    const nextMark = paragraph.marked.find(each => each.markStart >= marked.markEnd)?.markStart ?? Infinity
    if (nextMark < sentence.end) return null
    const subject = at > from ? subjectBefore(paragraph, from, at) : subjectAfter(paragraph, at + 1, to)
    return subject === null ? null : attribute(reading, paragraph, at, subject, 'beside')
  }
  return null
}

/** Ada Brown said: “…”, Brown, the mayor, said “…”, According to Brown, “…” */
function readBefore (reading: Reading, paragraph: Paragraph, zone: Zone): Attribution | null {
  const { tokens, cues } = paragraph
  const end = firstMarkEnd(zone)
  for (let at = end - 1; at >= zone.nearFrom && at >= end - BESIDE; at--) {
    const token = tokens[at]
    if (token === undefined) break
    if (!cues.verbs.has(token.lower)) continue
    const subject = subjectBefore(paragraph, zone.nearFrom, at) ?? subjectAfter(paragraph, at + 1, end) ?? ergativeSubject(paragraph, at, zone.nearFrom, end) ?? subjectBefore(paragraph, zone.from, at)
    return attribute(reading, paragraph, at, subject, end - at <= 3 || subject !== null ? 'beside' : 'sentence')
  }
  return readAccording(reading, paragraph, zone.from, end)
}

const firstMarkEnd = (zone: Zone): number => zone.at

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
  const subject = subjectBefore(paragraph, zone.from, zone.at, true)
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
  const sameParagraph = paragraph.mentions.filter(mention => mention.end < start && fits(mention.gender))
  const subject = sameParagraph.findLast(mention => mention.words.length > 1 || isPerson(people, mention.words, mention.start)) ?? null
  if (subject !== null) return people.fullest(subject.words, subject.start)
  if (said !== null && paragraph.index - said.paragraph <= 1) return said.speaker.name
  for (let back = 1; back <= PEOPLE_BACK; back++) {
    const earlier = paragraphs[paragraph.index - back]?.mentions.filter(mention => fits(mention.gender)) ?? []
    const person = earlier.find(mention => isPerson(people, mention.words, mention.start))
    if (person !== undefined) return people.fullest(person.words, person.start)
  }
  return said?.speaker.name ?? null
}

/** A name of several words, or the surname of one. */
function isPerson (people: People, words: readonly string[], start: number): boolean {
  return people.fullest(words, start).includes(' ')
}
