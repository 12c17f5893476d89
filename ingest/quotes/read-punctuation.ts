/** Reads attributions that a colon, a dash, a bracket or a line of its own makes. */
import { attribute, type Attribution } from './attribution.js'
import { firstIndex } from './first-index.js'
import type { Marked } from './marked-text.js'
import { mentionAt, mentionEndingAt } from './mention-at.js'
import type { Reading } from './resolve-subject.js'
import type { Paragraph } from './scene.js'
import { subjectOfClause, subjectOfVerb } from './subject-of-clause.js'
import { nameSubject, type Subject } from './subject.js'
import type { Zone } from './zone.js'

const FEWEST_IN_BRACKETS = 4 // words; fewer are a film or book of hers

/** Ada Brown, the mayor (“…”): the name that the bracket follows. */
export function readParenthesis (reading: Reading, paragraph: Paragraph, marked: Marked, zone: Zone): Attribution | null {
  if (!/\([\s:]*$/u.test(reading.text.slice(Math.max(paragraph.start, marked.markStart - 3), marked.markStart))) return null
  const mention = mentionEndingAt(paragraph, zone.at - 1)
  if (mention === null || (mention.words.length < 2 && !mention.known) || reading.text.slice(marked.start, marked.end).split(/\s+/u, FEWEST_IN_BRACKETS).length < FEWEST_IN_BRACKETS) return null
  return attribute(reading, paragraph, null, nameSubject(mention), 'beside')
}

/** “The theatre is no museum”: director Ada Brown on her play. A headline that begins with the words. */
export function readHeadline (reading: Reading, paragraph: Paragraph, marked: Marked, zone: Zone): Attribution | null {
  const words = reading.text.slice(marked.start, marked.end).split(/\s+/u, FEWEST_IN_BRACKETS).length
  if (marked.markStart !== paragraph.start || words < FEWEST_IN_BRACKETS || !/^:\s/u.test(reading.text.slice(marked.markEnd, marked.markEnd + 2))) return null
  const mention = paragraph.mentions[firstIndex(paragraph.mentions, each => each.from >= zone.at)]
  if (mention === undefined || mention.words.length < 2 || mention.body || mention.from - mention.held.length > zone.at || mention.held.length === 0) return null
  return attribute(reading, paragraph, null, nameSubject(mention), 'beside')
}

/** “…” — Ada Brown, at the end of a line. */
export function readSignature (reading: Reading, paragraph: Paragraph, marked: Marked, zone: Zone): Attribution | null {
  if (marked.markStart === paragraph.start && marked.markEnd >= paragraph.end - 2) return readNextLine(reading, paragraph)
  const rest = reading.text.slice(marked.markEnd, paragraph.end)
  if (rest.length > 60 || !/^[\s.,]*[—–-]\s/u.test(rest)) return null
  const mention = mentionAt(paragraph, zone.at)
  if (mention === undefined || mention.words.length < 2 || mention.to < zone.to) return null
  return attribute(reading, paragraph, null, nameSubject(mention), 'beside')
}

const LONGEST_SIGNATURE = 100 // characters

/** An epigraph: the quotation is a line of its own, the next one “— Ada Brown, mayor”. */
function readNextLine (reading: Reading, paragraph: Paragraph): Attribution | null {
  const next = reading.paragraphs[paragraph.index + 1]
  if (next === undefined || next.marked.length > 0 || next.end - next.start > LONGEST_SIGNATURE || !/^[—–-]\s/u.test(reading.text.slice(next.start, next.start + 2))) return null
  const mention = mentionAt(next, 0)
  return mention === undefined || mention.words.length < 2 ? null : attribute(reading, next, null, nameSubject(mention), 'beside')
}

export const endsWithColon = (text: string, paragraph: Paragraph, marked: Marked): boolean => /:\s*$/u.test(text.slice(Math.max(paragraph.start, marked.markStart - 3), marked.markStart))

/** … and the Norwegian premier Ole Hansen: “…”: a name with its role before the colon, no verb between. */
export function readCaption (reading: Reading, paragraph: Paragraph, zone: Zone, marked: Marked): Attribution | null {
  const subject = endsWithColon(reading.text, paragraph, marked) ? nameBeforeColon(paragraph, zone.at) : null
  return subject === null ? null : attribute(reading, paragraph, null, subject, 'beside')
}

/** Ada Brown, mayor of Lund: “…”. Without a verb the colon says who speaks. */
export function readColon (reading: Reading, paragraph: Paragraph, zone: Zone, marked: Marked): Attribution | null {
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
  return nameSubject(mention)
}
