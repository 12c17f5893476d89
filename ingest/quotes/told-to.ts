/** Finds whom something was told to: told Reuters, sagte sie der dpa, сказав він Укрінформу. */
import { firstIndex } from './first-index.js'
import { mentionAt } from './mention-at.js'
import { ACRONYM, type Mention } from './mentions.js'
import { isOutlet } from './outlets.js'
import { phraseLength } from './phrase-length.js'
import type { Paragraph } from './scene.js'

const LONGEST_ACRONYM = 5 // letters
const REACH = 12 // words looked at on each side of the verb
const NAME_IN_MARKS = /^\s?(?:\p{Ll}{2,14}\s)?[«„“"‘]\s?(\p{Lu}[^»”“"’!?:…\n]{1,40}?)\s?[»”“"’]/u

/**
 * @param cue token of the verb of speech
 * @param subject range of the phrase that names the speaker, offsets into the text
 * @returns as printed; null where nobody is named. A phrase that says so (interview with, told) may
 *   be followed by any name; a mere case or preposition only by an outlet or by listeners (reporters).
 */
export function findToldTo (text: string, paragraph: Paragraph, cue: number, subject: { start: number, end: number } | null): string | null {
  const { tokens, cues } = paragraph
  if (cues.hearing.length === 0 && cues.dative.size === 0 && cues.told.size === 0) return null
  const reach = sentenceReach(paragraph, cue)
  for (let at = reach.from; at < reach.to; at++) {
    const length = phraseLength(tokens, at, cues.hearing)
    if (length === 0 || (cues.told.has(tokens[at]?.lower ?? '') && at !== cue)) continue
    const weak = length <= 2 && isPreposition(paragraph, at)
    if (weak && at < cue) continue
    const found = listenerAt(text, paragraph, at + length, weak, subject)
    if (found !== null) return found
  }
  if (cues.told.has(tokens[cue]?.lower ?? '')) return listenerAt(text, paragraph, cue + 1, false, subject)
  return cues.dative.size === 0 ? null : readDative(text, paragraph, cue, reach.to, subject)
}

const isPreposition = ({ tokens, cues }: Paragraph, at: number): boolean => cues.prepositions.has(tokens[at]?.lower ?? '') || tokens[at]?.lower.endsWith("'") === true

/** The tokens of the same sentence near the verb. */
function sentenceReach ({ tokens }: Paragraph, cue: number): { from: number, to: number } {
  let from = cue
  while (from > 0 && cue - from < REACH && !ENDS.test(tokens[from]?.gap ?? '')) from--
  let to = cue + 1
  while (to < tokens.length && to - cue <= REACH && !ENDS.test(tokens[to]?.gap ?? '')) to++
  return { from, to }
}

const ENDS = /[.;:!?]/u

/** Right behind the verb or the subject, in the case of whom it is told to. */
function readDative (text: string, paragraph: Paragraph, cue: number, to: number, subject: { start: number, end: number } | null): string | null {
  const { tokens, cues } = paragraph
  const behind = subject === null ? cue : firstIndex(tokens, token => token.end >= subject.end)
  for (const place of new Set([cue + 1, behind + 1])) {
    const token = tokens[place]
    if (token === undefined || place <= cue || place >= to) continue
    const article = cues.dative.has(token.lower)
    const marked = article || cues.dative.has('') ? nameInMarks(text, tokens[place - 1]?.end ?? 0) : null
    if (marked !== null && (article || DATIVE.test(marked))) return marked
    if (!/^\s$/u.test(token.gap) || (!article && !cues.dative.has(''))) continue
    const found = listenerAt(text, paragraph, article ? place + 1 : place, true, subject)
    if (found !== null) return found
  }
  return null
}

/** As Slavic names end in the dative: «Інтерфаксу», «Новой газете». */
const DATIVE = /(?:[уюіїеи]|ам|ям)$/u

/** @param weak only an outlet or a common noun for listeners */
function listenerAt (text: string, paragraph: Paragraph, at: number, weak: boolean, subject: { start: number, end: number } | null): string | null {
  const { tokens, cues } = paragraph
  const first = cues.determiners.has(tokens[at]?.lower ?? '') ? at + 1 : at
  const token = tokens[first]
  const marked = weak ? null : nameInMarks(text, tokens[first - 1]?.end ?? 0)
  if (marked !== null) return marked
  if (token === undefined || !/^\s?$/u.test(token.gap)) return null
  const own = (mention: Mention): boolean => subject !== null && mention.start < subject.end && subject.start < mention.end
  if (cues.isListener(token.lower)) {
    const named = nameInMarks(text, token.end) ?? nameOf(paragraph, first + 1, own)
    return named ?? token.text
  }
  if (!weak) return nameOf(paragraph, first, own) ?? nameOf(paragraph, first + 1, own)
  if (!isOutlet(token.lower) && !(ACRONYM.test(token.text) && token.text.length <= LONGEST_ACRONYM)) return null
  return nameOf(paragraph, first, own) ?? token.text
}

function nameOf (paragraph: Paragraph, at: number, own: (mention: Mention) => boolean): string | null {
  const mention = mentionAt(paragraph, at)
  return mention === undefined || own(mention) || !/^\s?$/u.test(paragraph.tokens[at]?.gap ?? ',') ? null : mention.words.join(' ')
}

const nameInMarks = (text: string, from: number): string | null => NAME_IN_MARKS.exec(text.slice(from, from + 64))?.[1] ?? null
