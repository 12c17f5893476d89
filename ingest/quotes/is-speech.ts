/** Tells speech in quotation marks from titles, names, nicknames, slogans and scare quotes. */
import type { Marked } from './marked-text.js'
import type { Attribution } from './attribution.js'
import type { Paragraph } from './scene.js'
import { firstIndex } from './first-index.js'

const FEW_WORDS = 2 // such fragments are speech only when someone is said to say them
const LONGEST_TITLE = 12 // words
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
  if (words.length === 0 || isReference(text, marked, paragraph) || attribution.toldTo === content) return false
  const before = text.slice(Math.max(paragraph.start, marked.markStart - 60), marked.markStart)
  const colon = /[:：]\s*$/u.test(before)
  const ended = /[.!?…,]["”]?$/u.test(content)
  const own = isOwnSentence(text, marked, paragraph)
  if (!own && isTitleInside(content, words.length, before, ended, paragraph, marked, attribution)) return false
  const adjacent = attribution.place === 'beside' && (ended || colon || hasComma(text, marked, before))
  if (adjacent && !isTitleCase(words)) return true
  if (isNamed(before, paragraph) && !(own && ended) && !(isAttributed(attribution) && words.length > FEW_WORDS && /^\p{Ll}/u.test(content))) return false
  if (adjacent && words.length > FEW_WORDS) return true
  if (words.length <= FEW_WORDS && isSaidFragment(content, paragraph, marked, attribution)) return true
  if (words.length <= FEW_WORDS) return (own && ended && attribution.place !== 'none' && words.length > 1) || (adjacent && ended)
  if (isTitleCase(words) && !(paragraph.language.startsWith('de') && attribution.place !== 'none')) return ended && own // German nouns
  if (own && opensLine(text, marked, paragraph) && (words.length > FEW_WORDS + 1 || words.some(word => paragraph.cues.self.has(word.toLowerCase())))) return true
  if (own && (ended || /^[\s.…!?]/u.test(text.slice(marked.markEnd, marked.markEnd + 1)))) return words.length > 3 || follows || attribution.place !== 'none'
  if (attribution.place !== 'none') return true
  return words.length >= SENTENCE_WORDS || colon
}

/** «We got nothing»: residents of Velm complain. A headline begins so. */
const opensLine = (text: string, { markStart, markEnd }: Marked, { start }: Paragraph): boolean =>
  markStart === start && /^:\s/u.test(text.slice(markEnd, markEnd + 2))

/** Reads on in the sentence of a named speaker: the note says the project «needs no money». */
const isAttributed = ({ place, speaker }: Attribution): boolean => place === 'beside' && speaker !== null

const NEAR = 3 // words between the cue and what it introduces: said that the

/** The report «Bread and salt in the villages»: begins with a capital in the middle of a sentence, and no cue introduces it. */
function isTitleInside (content: string, words: number, before: string, ended: boolean, paragraph: Paragraph, marked: Marked, attribution: Attribution): boolean {
  if (ended || !/^\p{Lu}\p{Ll}/u.test(content) || !/[\p{L}\p{M}\p{N}]\s+$/u.test(before) || words > LONGEST_TITLE) return false
  if (paragraph.language.startsWith('de') || attribution.cueEnd === null) return attribution.place === 'none'
  const at = firstIndex(paragraph.tokens, token => token.start >= (attribution.cueEnd ?? 0))
  const to = firstIndex(paragraph.tokens, token => token.start >= marked.markStart)
  return attribution.cueEnd > marked.markStart ? false : to - at > NEAR
}

/** He called it “useful”; she spoke of a “wish list.”: a word or two in small letters, whose speaker the sentence names before it. */
function isSaidFragment (content: string, paragraph: Paragraph, marked: Marked, attribution: Attribution): boolean {
  if (attribution.place === 'none' || attribution.speaker === null || attribution.cueEnd === null) return false
  return /^\p{Ll}/u.test(content) && (attribution.cueEnd <= marked.markStart || partnerOf(paragraph, marked) !== null || isReportedMood(paragraph, marked)) && endsPhrase(paragraph, marked)
}

/** Der Täter sei „äußerst brutal“ vorgegangen, sagte …: the mood says that someone is to be named. */
function isReportedMood ({ tokens, sentences, cues }: Paragraph, { markStart }: Marked): boolean {
  const start = sentences[firstIndex(sentences, each => each.end > markStart)]?.start ?? markStart
  return tokens.slice(firstIndex(tokens, token => token.start >= start), firstIndex(tokens, token => token.start >= markStart)).some(token => cues.conjunctive.has(token.lower))
}

const PARTNER_REACH = 40 // characters

/** Another part follows in the sentence: Tolk “will stay” and will say “we are here,” he said. */
export function partnerOf (paragraph: Paragraph, marked: Marked): Marked | null {
  const next = paragraph.marked[firstIndex(paragraph.marked, each => each.markStart >= marked.markEnd)]
  const sentence = paragraph.sentences[firstIndex(paragraph.sentences, each => each.end > marked.markStart)]
  return next !== undefined && sentence !== undefined && next.markStart < sentence.end && next.markStart - marked.markEnd <= PARTNER_REACH ? next : null
}

/** Not before a noun it would describe (a “soft” landing). */
function endsPhrase ({ tokens, cues, language }: Paragraph, marked: Marked): boolean {
  const next = tokens[firstIndex(tokens, token => token.start >= marked.markEnd)]
  if (next === undefined || !/^\s*$/u.test(next.gap) || next.capital !== language.startsWith('de')) return true
  return cues.stops.has(next.lower) || cues.prepositions.has(next.lower)
}

const LONGEST_AUTHOR = 40 // characters

/** “Storm over Lund” — The Courier, 3 May 2021: a source, not speech. */
function isReference (text: string, marked: Marked, paragraph: Paragraph): boolean {
  const rest = text.slice(marked.markEnd, Math.min(paragraph.end, marked.markEnd + 80))
  const author = text.slice(paragraph.start, Math.min(marked.markStart, paragraph.start + LONGEST_AUTHOR + 1))
  return author.length <= LONGEST_AUTHOR && /^(?:|[\p{L}\p{M}.,'’ -]+[.,:] )$/u.test(author) && /^[\s,.]*[—–-]\s/u.test(rest) && /\b\d{4}\W*$/u.test(rest)
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

/** “In his words: …” is speech, “the slogan: …” is not. */
const WORDS_OF = /(?<!\p{L})(?:словами?|слів)\s*$|(?:words?|wort|worte|worten|слов[аоо]?|словами|mots?|palabras?|parole?|palavras?|słow[ay]?|słowami)\s*:\s*$/iu

/** Directly behind a word for things that bear names: film, newspaper, so-called. */
function isNamed (before: string, paragraph: Paragraph): boolean {
  if (!/[\p{L}\p{M}]\s*:?\s*$/u.test(before) || WORDS_OF.test(before)) return false
  const words = before.toLowerCase().split(/[^\p{L}\p{M}'’.-]+/u).filter(word => word !== '')
  return paragraph.cues.isNaming(words)
}
