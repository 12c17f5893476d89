/** Finds the sentences of a text: Unicode rules first, then what abbreviations, initials and quotations change. */
import { splitTextLines } from '../lines.js'
import type { Range } from '../range.js'
import { isFalseEnd } from './false-ends.js'

/**
 * How much is given to the segmenter at once. It copies what it is given and keeps break tables
 * for it, so a line of megabytes is fed in pieces.
 */
const CHUNK = 16_384

const segmenters = new Map<string, Intl.Segmenter>()

/**
 * Splits a text into sentences. A sentence never crosses the end of a line and has no white space
 * at its ends; what stands between two sentences is white space alone. Linear time, also for a
 * line of megabytes without a full stop, which comes back in pieces of about 16,000 characters.
 *
 * @param text article text or a part of it
 * @param language BCP 47 tag; decides abbreviations and ordinal numbers, `und` uses Unicode rules only
 *
 * @example
 * splitSentences('Dr. Ode left. Why?', 'en') // → [{start: 0, end: 13}, {start: 14, end: 18}]
 */
export function splitSentences (text: string, language: string): Range[] {
  const sentences: Range[] = []
  for (const line of splitTextLines(text)) splitLine(text, line, language, sentences)
  return sentences
}

function splitLine (text: string, line: Range, language: string, sentences: Range[]): void {
  let open: Range | undefined
  let at = line.start
  for (const segmentEnd of sentenceEnds(text, line, language)) {
    const start = skipSpace(text, at, segmentEnd)
    const end = trimEnd(text, start, segmentEnd)
    at = segmentEnd
    if (end === start) continue
    if (open !== undefined && isFalseEnd(text, open, start, language)) open.end = end
    else sentences.push(open = { start, end })
  }
}

/** Where the segmenter ends sentences in a line. The last sentence of a chunk is begun again in the next one. */
function * sentenceEnds (text: string, line: Range, language: string): Generator<number> {
  const segmenter = segmenterFor(language)
  for (let from = line.start; from < line.end;) {
    const to = chunkEnd(text, from, line.end)
    let last = from
    for (const segment of segmenter.segment(text.slice(from, to))) {
      last = from + segment.index
      if (last > from) yield last
    }
    if (to < line.end && last > from) from = last
    else {
      yield to
      from = to
    }
  }
}

/** Behind the last white space of the chunk, so that no word is cut; anywhere between characters when there is none. */
function chunkEnd (text: string, from: number, lineEnd: number): number {
  if (lineEnd - from <= CHUNK) return lineEnd
  const to = from + CHUNK
  for (let at = to; at > to - 1000; at--) if (/\s/.test(text.charAt(at - 1))) return at
  return isLowSurrogate(text.charCodeAt(to)) ? to - 1 : to
}

export function isLowSurrogate (code: number): boolean {
  return code >= 0xDC00 && code <= 0xDFFF
}

function segmenterFor (language: string): Intl.Segmenter {
  let segmenter = segmenters.get(language)
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter(knownLocale(language), { granularity: 'sentence' })
    if (segmenters.size < 500) segmenters.set(language, segmenter)
  }
  return segmenter
}

/** A tag that is none (hostile input) falls back to the rules for all languages. */
function knownLocale (language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'und'
  } catch {
    return 'und'
  }
}

function skipSpace (text: string, from: number, to: number): number {
  let at = from
  while (at < to && /\s/.test(text.charAt(at))) at++
  return at
}

function trimEnd (text: string, from: number, to: number): number {
  let at = to
  while (at > from && /\s/.test(text.charAt(at - 1))) at--
  return at
}
