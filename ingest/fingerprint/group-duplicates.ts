/** Groups the versions of one text (copies, shortened and edited reprints) and marks the first of each group. */
import { findWords } from '../fold/fold-text.js'
import { credibleTime } from './credible-date.js'
import { fingerprintWords } from './fingerprint-text.js'
import { findOverlaps } from './find-overlaps.js'

export interface DatedText {
  id: string
  text: string
  /** ISO 8601 */
  published: string | null
}

export interface GroupedText {
  id: string
  /** equal for the versions of one text: the id of its first version */
  group: string
  /** the version with the earliest credible date; undated ones come last, ties go by input order */
  first: boolean
}

/**
 * Groups texts that are versions of one another.
 *
 * Exact copies (the same words, whatever the punctuation) are joined by fingerprint, the others
 * by the word sequences they share (`word-sequences.ts`).
 * Joins carry over: a copy of a copy is in the same group.
 *
 * @param now ms since 1970; later dates are not believed
 * @returns one entry for each record, in input order
 */
export function groupDuplicates (records: readonly DatedText[], now = Date.now()): GroupedText[] {
  const parents = records.map((_, index) => index)
  const firstWith = new Map<string, number>()
  const distinct: Array<{ index: number, words: string[] }> = []
  records.forEach((record, index) => {
    const words = findWords(record.text).map(word => word.fold)
    const fingerprint = fingerprintWords(words.join(' '))
    const same = firstWith.get(fingerprint)
    if (fingerprint === '') return
    if (same !== undefined) return join(parents, same, index)
    firstWith.set(fingerprint, index)
    distinct.push({ index, words })
  })
  for (const [a, b] of findOverlaps(distinct.map(text => text.words))) {
    join(parents, distinct[a]?.index ?? 0, distinct[b]?.index ?? 0)
  }
  return markFirst(records, parents, now)
}

function markFirst (records: readonly DatedText[], parents: number[], now: number): GroupedText[] {
  const times = records.map(record => credibleTime(record.published, now) ?? Infinity)
  const firsts = new Map<number, number>()
  records.forEach((_, index) => {
    const root = find(parents, index)
    const best = firsts.get(root)
    if (best === undefined || (times[index] ?? Infinity) < (times[best] ?? Infinity)) firsts.set(root, index)
  })
  return records.map((record, index) => {
    const first = firsts.get(find(parents, index)) ?? index
    return { id: record.id, group: records[first]?.id ?? record.id, first: first === index }
  })
}

function find (parents: number[], index: number): number {
  let root = index
  while (parents[root] !== root) {
    parents[root] = parents[parents[root] ?? root] ?? root
    root = parents[root] ?? root
  }
  return root
}

function join (parents: number[], a: number, b: number): void {
  const [low, high] = [find(parents, a), find(parents, b)].sort((x, y) => x - y)
  if (low !== undefined && high !== undefined) parents[high] = low
}
