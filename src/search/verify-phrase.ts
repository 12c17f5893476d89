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
  readonly words: ExactWord[]
  /** the words alone, for `findSequence` */
  readonly list: string[]
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

/** The words are found when they are first asked for. */
export function prepareText (text: string): SearchedText {
  let words: ExactWord[] | undefined
  let list: string[] | undefined
  return {
    text,
    get words () { return (words ??= findExactWords(text)) },
    get list () { return (list ??= this.words.map(word => word.word)) }
  }
}

/**
 * Finds every place where the words of a phrase stand in order, whatever stands between them.
 * Linear in the length of the text.
 *
 * @returns places in reading order, not overlapping; a verbatim one includes the punctuation at its
 *   ends that the phrase has
 * @example verifyPhrase(prepareText('Go, he said.'), preparePhrase('go he')) // → [{start: 0, end: 6, verified: 'punctuation'}]
 */
export function verifyPhrase (text: SearchedText, phrase: Phrase): Place[] {
  const indexes = findSequence(text.list, phrase.words)
  const isVerbatim = hasOverlap(indexes, phrase.words.length) ? compareAtOnce(text.text, phrase.core) : compareEach(text.text, phrase.core)
  const places = indexes.map(index => placeAt(text, index, phrase, isVerbatim))
  return withoutOverlap(places)
}

const hasOverlap = (indexes: number[], length: number): boolean =>
  indexes.some((index, number) => index - (indexes[number - 1] ?? -length) < length)

type IsVerbatim = (start: number, end: number) => boolean

function compareEach (text: string, core: string): IsVerbatim {
  return (start, end) => normalizeCharacters(text.slice(start, end)).text === core
}

/** For a phrase that repeats itself ("no no no"): places overlap, so the text is gone through once for all of them. */
function compareAtOnce (text: string, core: string): IsVerbatim {
  const characters = normalizeCharacters(text)
  const starts = new Set(findSequence(characters.text, core).map(index => characters.at[index]))
  return start => starts.has(start)
}

function placeAt ({ text, words }: SearchedText, index: number, phrase: Phrase, isVerbatim: IsVerbatim): Place {
  const next = index + phrase.words.length
  const start = (words[index] as ExactWord).start
  const end = (words[next - 1] as ExactWord).end
  if (isVerbatim(start, end)) {
    const lead = findLead(text, words[index - 1]?.end ?? 0, start, phrase.lead)
    const trail = findTrail(text, end, words[next]?.start ?? text.length, phrase.trail)
    if (lead !== null && trail !== null) return { start: lead, end: trail, verified: 'verbatim' }
  }
  return { start, end, verified: 'punctuation' }
}

/** @param from end of the word before: what leads to the phrase stands between */
function findLead (text: string, from: number, start: number, lead: string): number | null {
  if (lead === '') return start
  const between = normalizeCharacters(text.slice(from, start))
  return between.text.endsWith(lead) ? from + (between.at[between.text.length - lead.length] as number) : null
}

/** @param to start of the word after */
function findTrail (text: string, end: number, to: number, trail: string): number | null {
  if (trail === '') return end
  const between = normalizeCharacters(text.slice(end, to))
  return between.text.startsWith(trail) ? end + (between.at[trail.length] as number) : null
}

/** Of places that overlap the verbatim ones are kept, else the first. */
function withoutOverlap (places: Place[]): Place[] {
  const kept: Place[] = []
  for (const place of places) {
    const last = kept.at(-1)
    if (last === undefined || place.start >= last.end) kept.push(place)
    else if (last.verified === 'punctuation' && place.verified === 'verbatim') kept[kept.length - 1] = place
  }
  return kept
}
