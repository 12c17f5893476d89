/**
 * Proves that a phrase stands in a text. The engine only says where it may stand: it checks long
 * phrases in windows of three words and knows nothing of accents and punctuation.
 */
import type { Range } from './answer.js'
import { findExactWords, type ExactWord } from './exact-words.js'
import { findSequence } from './find-sequence.js'
import { normalizeCharacters } from './normalize-characters.js'

export interface Place extends Range {
  /** `verbatim`: the same characters; `punctuation`: the same words */
  verified: 'verbatim' | 'punctuation'
}

/** A phrase made ready to be looked for in many texts. */
export interface Phrase {
  words: string[]
  /** what is to stand before, inside and after the words, in normalised characters */
  lead: string
  core: string
  trail: string
}

/** A text made ready for many phrases. */
export interface SearchedText {
  text: string
  words: ExactWord[]
  /** the words alone, for `findSequence` */
  list: string[]
}

/** @param text the characters between the marks; without a word in it nothing will be found */
export function preparePhrase (text: string): Phrase {
  const { text: characters } = normalizeCharacters(text.trim())
  const words = findExactWords(characters)
  const start = words[0]?.start ?? characters.length
  const end = words.at(-1)?.end ?? characters.length
  return {
    words: words.map(word => word.word),
    lead: characters.slice(0, start),
    core: characters.slice(start, end),
    trail: characters.slice(end)
  }
}

export function prepareText (text: string): SearchedText {
  const words = findExactWords(text)
  return { text, words, list: words.map(word => word.word) }
}

/**
 * Finds every place where the words of a phrase stand in order, whatever stands between them.
 * Linear in the length of the text.
 *
 * @returns places in reading order; a verbatim one includes the punctuation at its ends that the phrase has
 * @example verifyPhrase(prepareText('Go, he said.'), preparePhrase('go he')) // → [{start: 0, end: 6, verified: 'punctuation'}]
 */
export function verifyPhrase (text: SearchedText, phrase: Phrase): Place[] {
  return findSequence(text.list, phrase.words).map(index => {
    const start = (text.words[index] as ExactWord).start
    const end = (text.words[index + phrase.words.length - 1] as ExactWord).end
    return findVerbatim(text.text, { start, end }, phrase) ?? { start, end, verified: 'punctuation' as const }
  })
}

/** @returns the place with its punctuation when every character of the phrase stands there, else null */
function findVerbatim (text: string, place: Range, phrase: Phrase): Place | null {
  if (normalizeCharacters(text.slice(place.start, place.end)).text !== phrase.core) return null
  const start = findLead(text, place.start, phrase.lead)
  const end = findTrail(text, place.end, phrase.trail)
  return start === null || end === null ? null : { start, end, verified: 'verbatim' }
}

/** White space may be longer in the text than in the phrase, where a run is one space. */
const ROOM_FOR_WHITE_SPACE = 32

function findLead (text: string, before: number, lead: string): number | null {
  if (lead === '') return before
  const from = Math.max(0, before - lead.length - ROOM_FOR_WHITE_SPACE)
  const near = normalizeCharacters(text.slice(from, before))
  return near.text.endsWith(lead) ? from + (near.at[near.text.length - lead.length] as number) : null
}

function findTrail (text: string, after: number, trail: string): number | null {
  if (trail === '') return after
  const near = normalizeCharacters(text.slice(after, after + trail.length + ROOM_FOR_WHITE_SPACE))
  return near.text.startsWith(trail) ? after + (near.at[trail.length] as number) : null
}
