/** What changed between the versions of an article: in a passage that was cited, and in the whole text. */
import { foldWord } from '../../ingest/fold/fold-text.js'
import { alignWords, type AlignedWord } from '../search/align-words.js'
import type { Difference, Range } from '../search/answer.js'
import { diffWords } from '../search/diff-words.js'
import { findExactWords, type ExactWord } from '../search/exact-words.js'
import { isAltered } from '../search/judge-alignment.js'

/** Where a cited passage stands now: `source` of the differences is the text of today, `quote` what was cited. */
export interface PassageNow extends Range {
  text: string
  diff: Difference[]
}

export type VersionChange =
  | { kind: 'first' | 'title' | 'data' | 'punctuation' | 'rewritten' }
  | { kind: 'words', count: number }

interface Worded {
  text: string
  words: ExactWord[]
  aligned: AlignedWord[]
}

const toWorded = (text: string): Worded => {
  const words = findExactWords(text)
  return { text, words, aligned: words.map(({ word }) => ({ word, fold: foldWord(word) })) }
}

/** @returns null when today's text holds nothing close to the passage */
export function findPassageNow (cited: string, today: string): PassageNow | null {
  const [quote, source] = [toWorded(cited), toWorded(today)]
  const alignment = alignWords(quote.aligned, source.aligned)
  if (alignment === null || !isAltered(alignment, quote.words.length)) return null
  const start = source.words[alignment.start]?.start ?? 0
  const end = source.words[alignment.end - 1]?.end ?? start
  return { start, end, text: today.slice(start, end), diff: diffWords(alignment.steps, source, quote) }
}

/** @param before the version it took the place of; null for the first */
export function describeChange (version: { title: string | null, text: string }, before: { title: string | null, text: string } | null): VersionChange {
  if (before === null) return { kind: 'first' }
  if (version.text === before.text) return { kind: version.title === before.title ? 'data' : 'title' }
  const [older, newer] = [framed(before.text), framed(version.text)]
  const alignment = alignWords(older, newer)
  if (alignment === null || alignment.matched - 2 * EDGE.length < (older.length - 2 * EDGE.length) / 2) return { kind: 'rewritten' }
  const count = alignment.steps.filter(({ quote, source }) => older[quote]?.word !== newer[source]?.word).length
  return count === 0 ? { kind: 'punctuation' } : { kind: 'words', count }
}

/** Words of neither text. Fewer would be given up for the sake of a long insertion at the end. */
const EDGE: readonly AlignedWord[] = Array.from({ length: 16 }, (_, index) => ({ word: `\n${index}`, fold: `\n${index}` }))

/** The same words before and after: what stands beside an aligned text costs nothing, and here it has changed as well. */
const framed = (text: string): AlignedWord[] => [...EDGE, ...toWorded(text).aligned, ...EDGE]
