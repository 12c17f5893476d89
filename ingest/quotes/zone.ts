/** Finds the words around a quotation that may attribute it. */
import { firstIndex } from './first-index.js'
import type { Marked } from './marked-text.js'
import type { Paragraph } from './scene.js'
import type { Token } from './tokens.js'

const LONGEST_SENTENCE = 80 // words looked at on each side of a quotation

/** Indexes into the paragraph's tokens. */
export interface Zone {
  /** the sentence around the quotation */
  from: number
  to: number
  /** first token behind the marked text before this one, in the same sentence */
  nearFrom: number
  /** first token behind the quotation */
  at: number
  /** end of what stands between the quotation and the next marked text */
  nearTo: number
}

export function readZone (paragraph: Paragraph, index: number): Zone {
  const { tokens, sentences, marked } = paragraph
  const here = marked[index] ?? { markStart: paragraph.start, markEnd: paragraph.end }
  const first = sentences[firstIndex(sentences, sentence => sentence.end > here.markStart)]
  const last = sentences[firstIndex(sentences, sentence => sentence.end >= here.markEnd)] ?? first
  const sentenceStart = first?.start ?? paragraph.start
  const sentenceEnd = last?.end ?? paragraph.end
  const previousEnd = Math.max(sentenceStart, marked[lastIndex(marked, index - 1, each => !isNameOnly(each))]?.markEnd ?? 0)
  const nextStart = Math.min(sentenceEnd, marked[firstIndexFrom(marked, index + 1, each => !isNameOnly(each))]?.markStart ?? Infinity)
  const at = firstAt(tokens, here.markEnd)
  return {
    from: Math.max(firstAt(tokens, sentenceStart), at - LONGEST_SENTENCE),
    to: Math.min(firstAt(tokens, sentenceEnd), at + LONGEST_SENTENCE),
    nearFrom: firstAt(tokens, previousEnd),
    at,
    nearTo: firstAt(tokens, nextStart)
  }
}

const MOST_NAMED = 4 // names in quotation marks looked over on each side

/** A name in quotation marks (радіо «Хвиля») ends no attribution. */
const isNameOnly = (marked: Marked): boolean => marked.named === true

function lastIndex (marked: readonly Marked[], from: number, ends: (each: Marked) => boolean): number {
  for (let at = from; at >= Math.max(0, from - MOST_NAMED); at--) if (marked[at] !== undefined && ends(marked[at] as Marked)) return at
  return -1
}

function firstIndexFrom (marked: readonly Marked[], from: number, ends: (each: Marked) => boolean): number {
  for (let at = from; at < Math.min(marked.length, from + MOST_NAMED); at++) if (marked[at] !== undefined && ends(marked[at] as Marked)) return at
  return -1
}

/** The first token that begins at or behind a position. */
export function firstAt (tokens: readonly Token[], position: number): number {
  return firstIndex(tokens, token => token.start >= position)
}
