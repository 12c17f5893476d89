/** How one person's sentence changed: quotations that are the same sentence in different words. */
import { foldWord } from '../../ingest/fold/fold-text.js'
import { alignWords, type AlignedWord } from '../search/align-words.js'
import type { Difference } from '../search/answer.js'
import { diffWords } from '../search/diff-words.js'
import { findExactWords, type ExactWord } from '../search/exact-words.js'
import { isAltered } from '../search/judge-alignment.js'

/** Shorter quotations resemble each other by chance. */
const FEWEST_WORDS = 5
/** Longer ones are compared by their check; here they would cost too much. */
const MOST_WORDS = 80

export interface ChangedWording<Said> {
  said: Said
  /** against the first wording of its group; empty for the first */
  diff: Difference[]
  /** how often these words stand among the quotations */
  times: number
}

interface Worded<Said> {
  said: Said
  text: string
  language: string
  words: ExactWord[]
  aligned: AlignedWord[]
  times: number
}

/**
 * @param quotations oldest first
 * @returns groups with at least two wordings, each oldest first
 */
export function groupWordings<Said> (quotations: readonly Said[], read: (said: Said) => { text: string, language: string }): Array<Array<ChangedWording<Said>>> {
  const groups: Array<Array<Worded<Said> & { diff: Difference[] }>> = []
  const known = new Map<string, Worded<Said>>()
  for (const said of quotations) {
    const worded = toWorded(said, read(said))
    if (worded.words.length < FEWEST_WORDS || worded.words.length > MOST_WORDS) continue
    const key = worded.words.map(({ word }) => word).join(' ')
    const same = known.get(key)
    if (same !== undefined) {
      same.times++
      continue
    }
    const found = findGroup(groups, worded)
    const entry = Object.assign(worded, { diff: found?.diff ?? [] })
    known.set(key, entry)
    if (found === null) groups.push([entry])
    else found.group.push(entry)
  }
  return groups.filter(group => group.length > 1).map(group => group.map(({ said, diff, times }) => ({ said, diff, times })))
}

function toWorded<Said> (said: Said, { text, language }: { text: string, language: string }): Worded<Said> {
  const words = findExactWords(text)
  return { said, text, language, words, aligned: words.map(({ word }) => ({ word, fold: foldWord(word) })), times: 1 }
}

function findGroup<Said, Group extends Array<Worded<Said>>> (groups: readonly Group[], worded: Worded<Said>): { group: Group, diff: Difference[] } | null {
  for (const group of groups) {
    const first = group[0]
    if (first === undefined || first.language !== worded.language) continue
    const alignment = alignWords(first.aligned, worded.aligned)
    if (alignment !== null && isAltered(alignment, first.words.length)) return { group, diff: diffWords(alignment.steps, worded, first) }
  }
  return null
}
