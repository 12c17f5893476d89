/** Reads bodies and documents that speak: in the ministry, in a statement of the police. */
import { firstIndex } from './first-index.js'
import { GENITIVE } from './free-name.js'
import { mentionAt, mentionEndingAt } from './mention-at.js'
import { ACRONYM, isLed, OF } from './mentions.js'
import type { Paragraph } from './scene.js'
import { LONGEST_PHRASE, type Subject } from './subject.js'

const PLURAL = /(?:ли|ють|ять|ят|ют|ut|li|ły|ją|ent|en|on)$/u

/**
 * A body or document that a preposition leads to: «…», йдеться в повідомленні; заявили в мерії; heißt
 * es in dem Bericht. Bodies speak in the plural; documents behind verbs without a subject.
 */
export function placeSubject (paragraph: Paragraph, verb: number, from: number, to: number): Subject | null {
  const { tokens, cues } = paragraph
  const word = tokens[verb]?.lower ?? ''
  const impersonal = cues.impersonal.has(word)
  if (cues.within.size === 0 || !(impersonal || PLURAL.test(word))) return null
  const after = placeAt(paragraph, verb + 1, Math.min(to, verb + 5), to, impersonal)
  if (after !== null) return after
  for (let at = verb - 1; at >= Math.max(from, verb - 6); at--) {
    const before = cues.within.has(tokens[at]?.lower ?? '') ? placeAt(paragraph, at, at + 1, verb, impersonal) : null
    if (before !== null) return before
  }
  return null
}

/**
 * Which body “the ministry”, «у відомстві» takes up: the nearest one named before, as a name or
 * behind a preposition (у прокуратурі області).
 *
 * @returns null where the paragraph names none before the token
 */
export function bodyBefore (paragraph: Paragraph, before: number): { start: number, end: number } | null {
  const { tokens, cues } = paragraph
  for (let at = Math.min(before, tokens.length) - 1; at >= Math.max(0, before - BODY_REACH); at--) {
    const mention = mentionEndingAt(paragraph, at)
    const named = mention !== null && mention.held.length === 0 && (mention.body || (cues.isBody(tokens[at]?.lower ?? '') && !isLed(tokens, at, cues)))
    if (named) return mention
    const place = cues.within.has(tokens[at]?.lower ?? '') ? placeAt(paragraph, at, at + 1, before, false) : null
    if (place !== null && !isTakenUp(tokens.slice(at, at + LONGEST_PHRASE), cues, place)) return { start: place.start, end: ownedEnd(paragraph, place.end) }
    const led = cues.isBody(tokens[at]?.lower ?? '') && tokens[at]?.capital === true && !isLed(tokens, at, cues) && (at === 0 || /[.!?]/u.test(tokens[at]?.gap ?? ''))
    if (led) return { start: tokens[at]?.start ?? 0, end: ownedEnd(paragraph, tokens[complementEnd(paragraph, at, Math.min(before, at + 4)) - 1]?.end ?? 0) }
  }
  return null
}

const BODY_REACH = 60 // words

/** Behind a genitive in small letters that follows: міністерство | транспорту. */
function ownedEnd ({ tokens, cues }: Paragraph, end: number): number {
  const next = tokens[firstIndex(tokens, token => token.start >= end)]
  const owner = next?.gap === ' ' && GENITIVE.test(next.text) && !/ли$/u.test(next.lower) && !cues.verbs.has(next.lower) && !cues.stops.has(next.lower) && !cues.prepositions.has(next.lower)
  return owner ? next.end : end
}

const isTakenUp = (words: Paragraph['tokens'], cues: Paragraph['cues'], { start, end }: { start: number, end: number }): boolean => {
  const [word, next] = words.filter(token => token.start >= start && token.end <= end)
  return word !== undefined && next === undefined && cues.isTakenUp(word.lower)
}

/** @param last where the preposition has to stand before; @param to end of the phrase at the latest */
function placeAt (paragraph: Paragraph, from: number, last: number, to: number, impersonal: boolean): Subject | null {
  const { tokens, cues } = paragraph
  for (let at = from; at < last; at++) {
    if (at > from && /[,.;:!?—–]/u.test(tokens[at]?.gap ?? '')) return null
    if (!cues.within.has(tokens[at]?.lower ?? '')) continue
    for (let head = at + 1; head < Math.min(to, at + 4); head++) {
      const token = tokens[head]
      if (token === undefined || token.gap !== ' ') break
      const document = cues.documentOf(token.lower)
      const body = !impersonal && (cues.isBody(token.lower) || mentionAt(paragraph, head)?.body === true || ACRONYM.test(token.text))
      if (document === null && !body) continue
      return { type: 'role', role: null, owner: null, start: token.start, end: tokens[complementEnd(paragraph, head, to) - 1]?.end ?? token.end, ...document !== null && { head: document } }
    }
  }
  return null
}

/** Behind “statement of the ministry”, “повідомленні Міністерства оборони”. */
export function complementEnd (paragraph: Paragraph, head: number, to: number): number {
  const { tokens, cues } = paragraph
  let end = head + 1
  for (let at = head + 1; at < Math.min(to, head + 6); at++) {
    const token = tokens[at]
    if (token === undefined || token.gap !== ' ' || token.fresh === true || cues.verbs.has(token.lower)) break
    if (token.capital || cues.isRole(token.lower)) end = at + 1
    else if (!(cues.determiners.has(token.lower) || OF.test(token.lower)) && end !== at) break
  }
  return end
}
