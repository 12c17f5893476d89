/** Reads phrases that attribute without a verb: according to Brown, за його словами. */
import { attribute, type Attribution } from './attribution.js'
import { phraseLength } from './phrase-length.js'
import type { Reading } from './resolve-subject.js'
import type { Paragraph } from './scene.js'
import { subjectAfter } from './subject-after.js'
import type { Subject } from './subject.js'

export function readAccording (reading: Reading, paragraph: Paragraph, from: number, to: number): Attribution | null {
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
export const accordingAt = ({ tokens, cues }: Paragraph, at: number): number => phraseLength(tokens, at, cues.according)
