/** Tells whether a name is free to be a subject: no place or thing, nobody's, behind no preposition. */
import { mentionEndingAt } from './mention-at.js'
import { ACRONYM, CYRILLIC_WORD, endsNamePhrase, isLed, type Mention } from './mentions.js'
import { isGerman, type Paragraph } from './scene.js'

/** A single capitalised word: in German any noun, elsewhere a place or body as well as a person. */
export function isWeak ({ tokens, cues }: Paragraph, mention: Mention): boolean {
  if (mention.known) return false
  if (mention.words.length > 1) return cues.determiners.has(tokens[mention.from - 1]?.lower ?? '') && mention.role === '' && mention.weight <= 0
  return mention.role === ''
}

export const GENITIVE = /^[\u0400-\u04FF].*[иіїуюы]$/u

/** What a role is of, not who holds it: начальник ОВА, президент України. */
export function isComplement ({ tokens, cues }: Paragraph, mention: Mention): boolean {
  const role = tokens[mention.from - 1]?.lower ?? ''
  if (mention.words.length > 1 || mention.known || tokens[mention.from]?.gap !== ' ' || !cues.isRole(role) || cues.isBody(role)) return false
  const word = mention.words[0] ?? ''
  return ACRONYM.test(word) || GENITIVE.test(word)
}

export const AND = /^(?:and|und|et|y|e|i|и|і|й|та|და)$/u

const LOCATIVE = /^[\u0400-\u04FF]+(?:ому|єму|ему|ій|їй|ом|ем|ём|ой|ей)$/u // у своєму Telegram-каналі

/** У коментарі | Суспільне Спорт, unless who comments begins to speak there. */
function isHearingBefore ({ tokens, cues }: Paragraph, mention: Mention): boolean {
  const word = tokens[mention.from - 1]?.lower ?? ''
  return CYRILLIC_WORD.test(word) && tokens[mention.from]?.gap === ' ' && !mention.speaks && mention.weight <= 0 && cues.hearing.some(phrase => phrase.length === 1 && phrase[0] === word)
}

/** Виданню Dagbladet, телеканалу Sky: a body that is told, not one whose director is named. */
function isListenerBefore ({ tokens, cues }: Paragraph, mention: Mention): boolean {
  const word = tokens[mention.from - 1]?.lower ?? ''
  return CYRILLIC_WORD.test(word) && tokens[mention.from]?.gap === ' ' && cues.isListener(word) && cues.isBody(word) && !cues.isSubjectRole(word) && !isLed(tokens, mention.from - 1, cues)
}

/** Someone's, or behind a preposition; a role may stand between them, in German an adjective (im norwegischen Oslo). */
export function isGoverned (paragraph: Paragraph, mention: Mention, from = 0): boolean {
  const { tokens, cues } = paragraph
  if (endsNamePhrase(tokens, mention.from, cues)) return mention.possessive
  if (isListenerBefore(paragraph, mention) || isHearingBefore(paragraph, mention)) return true
  let at = mention.from - 1
  while (at >= from && cues.isRole(tokens[at]?.lower ?? '')) {
    if (tokens[at]?.fresh === true || /[.;:!?—–]/u.test(tokens[at]?.gap ?? '')) return mention.possessive
    at--
  }
  if (at < from || /[.,;:!?—–]/u.test(tokens[mention.from]?.gap ?? '')) return mention.possessive
  if (/\($/u.test(tokens[mention.from]?.gap ?? '')) return true
  const other = AND.test(tokens[at]?.lower ?? '') ? mentionEndingAt(paragraph, at - 1) : null
  if (other !== null && other.from > from && isGoverned(paragraph, other, from)) return true
  if (cues.determiners.has(tokens[at]?.lower ?? '') && cues.prepositions.has(tokens[at - 1]?.lower ?? '') && mention.role === '') return true
  const adjective = (isGerman(paragraph) || LOCATIVE.test(tokens[at]?.lower ?? '')) && tokens[at]?.capital === false && cues.prepositions.has(tokens[at - 1]?.lower ?? '')
  return mention.possessive || adjective || cues.prepositions.has(tokens[at]?.lower ?? '')
}
