/** Tells speech in quotation marks from titles, names, nicknames, slogans and scare quotes. */
import type { Marked } from './marked-text.js'
import type { Attribution } from './find-speaker.js'
import type { Paragraph } from './scene.js'

const FEW_WORDS = 2 // such fragments are speech only when someone is said to say them
const SENTENCE_WORDS = 7 // nobody names a thing with so many words in sentence case

/**
 * @param attribution what was found beside the marked text
 * @param follows the same paragraph has speech before it
 * @example
 * // the film “Night Train” → false; “We leave at dawn,” she said → true
 */
export function isSpeech (text: string, marked: Marked, paragraph: Paragraph, attribution: Attribution, follows: boolean): boolean {
  const content = text.slice(marked.start, marked.end)
  const words = content.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu) ?? []
  if (words.length === 0 || isReference(text, marked, paragraph)) return false
  const before = text.slice(Math.max(paragraph.start, marked.markStart - 60), marked.markStart)
  const colon = /[:：]\s*$/u.test(before)
  const ended = /[.!?…,]["”]?$/u.test(content)
  const own = isOwnSentence(text, marked, paragraph)
  const adjacent = attribution.place === 'beside' && (ended || colon || hasComma(text, marked, before))
  if (adjacent && !isTitleCase(words)) return true
  if (isNamed(before, paragraph) && !(own && ended)) return false
  if (adjacent && words.length > FEW_WORDS) return true
  if (words.length <= FEW_WORDS) return (own && ended && attribution.place !== 'none' && words.length > 1) || (adjacent && ended)
  if (isTitleCase(words)) return ended && own
  if (own && (ended || /^[\s.…!?]/u.test(text.slice(marked.markEnd, marked.markEnd + 1)))) return words.length > 3 || follows || attribution.place !== 'none'
  if (attribution.place !== 'none') return true
  return words.length >= SENTENCE_WORDS || colon
}

/** “Storm over Lund” — The Courier, 3 May 2021: a source, not speech. */
function isReference (text: string, marked: Marked, paragraph: Paragraph): boolean {
  const rest = text.slice(marked.markEnd, Math.min(paragraph.end, marked.markEnd + 80))
  return marked.markStart === paragraph.start && /^[\s,.]*[—–-]\s/u.test(rest) && /\b\d{4}\W*$/u.test(rest)
}

/** Begins where a sentence begins. */
function isOwnSentence (text: string, marked: Marked, paragraph: Paragraph): boolean {
  return marked.markStart === paragraph.start || /[.!?…:»”"]\s+$/u.test(text.slice(Math.max(paragraph.start, marked.markStart - 3), marked.markStart))
}

function hasComma (text: string, marked: Marked, before: string): boolean {
  return /,\s*$/u.test(before) || /^\s?[,—–-]/u.test(text.slice(marked.markEnd, marked.markEnd + 3))
}

/** “Night Train to Lviv”: all long words begin with a capital, and there are several. */
function isTitleCase (words: readonly string[]): boolean {
  const long = words.filter(word => word.length > 3)
  return words.length <= 8 && long.length > 0 && long.every(word => /^[\p{Lu}\p{N}]/u.test(word))
}

/** Directly behind a word for things that bear names: film, newspaper, so-called. */
function isNamed (before: string, paragraph: Paragraph): boolean {
  if (!/[\p{L}\p{M}]\s*$/u.test(before)) return false
  const words = before.toLowerCase().split(/[^\p{L}\p{M}'’.-]+/u).filter(word => word !== '')
  return paragraph.cues.naming.some(phrase => phrase.every((word, index) => words[words.length - phrase.length + index] === word))
}
