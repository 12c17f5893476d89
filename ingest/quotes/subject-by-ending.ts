/** Tells a speaker by an ending: of a verb without a subject, of a noun in a script without capitals. */
import type { Paragraph } from './scene.js'
import type { Subject } from './subject.js'

/** Додала: …; mówiła z mównicy: a verb without a subject, whose ending tells of a man or a woman. */
export function droppedSubject ({ tokens, language }: Paragraph, verb: number): Subject | null {
  const token = tokens[verb]
  if (token === undefined || !DROPS.test(language)) return null
  const gender = /(?:ла|ła)$/u.test(token.lower) ? 'f' as const : /(?:в|л|ł)$/u.test(token.lower) ? 'm' as const : null
  return gender === null ? null : { type: 'pronoun', gender, start: token.start, end: token.end }
}

const DROPS = /^(?:uk|ru|be|pl)\b/

const ERGATIVE = /(?:მა|[აეიოუ]მ)$/u

/** Georgian writes no capitals: the subject of a past verb is known by its ending (ბერიძემ თქვა). */
export function ergativeSubject (paragraph: Paragraph, verb: number, from: number, to: number): Subject | null {
  const { tokens, cues } = paragraph
  if (!paragraph.language.startsWith('ka')) return null
  for (const at of [verb - 1, verb + 1, verb + 2, verb - 2, verb + 3, verb + 4, verb - 3]) {
    const token = tokens[at]
    if (token === undefined || at < from || at >= to || token.text.length < 4 || !ERGATIVE.test(token.text) || cues.isRole(token.lower)) continue
    const given = tokens[at - 1]
    const paired = given !== undefined && at - 1 >= from && at - 1 !== verb && token.gap === ' ' && !cues.isRole(given.lower) && !cues.notNames.has(given.lower) && given.text.length >= 3
    const words = paired ? [given.text, token.text] : [token.text]
    return { type: 'name', words, start: paired ? given.start : token.start, end: token.end }
  }
  return null
}
