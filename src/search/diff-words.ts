/** An alignment as people read it: runs of words that are equal, replaced, put in, left out or moved. */
import type { Difference } from './answer.js'
import type { Step } from './align-words.js'
import { findExactWords, type ExactWord } from './exact-words.js'

/** A text with its words. */
export interface WordedText {
  text: string
  words: readonly ExactWord[]
}

/** What the author of the quotation put in, after so many of its words. */
export interface Inserted {
  text: string
  after: number
}

/** Words between the two places of a moved run; farther apart the same word is another one. */
const FARTHEST_MOVE = 12

/**
 * @param steps in reading order
 * @returns runs that cover the whole quotation; words stand as printed and as pasted, in the order of print
 * @example diffWords(steps, source, quote) // → [{op: 'equal', source: 'It', quote: 'It'}, {op: 'insert', source: '', quote: 'never'}, …]
 */
export function diffWords (steps: readonly Step[], source: WordedText, quote: WordedText, insertions: readonly Inserted[] = []): Difference[] {
  const differences: Difference[] = []
  let run: Step[] = []
  let runEqual = false
  const endRun = (): void => {
    if (run.length > 0) differences.push(describeRun(run, runEqual, source, quote))
    run = []
  }
  const pending = [...insertions]
  let quoted = 0
  const putIn = (): void => {
    for (; pending[0] !== undefined && pending[0].after <= quoted; pending.shift()) {
      endRun()
      differences.push({ op: 'insert', source: '', quote: pending[0].text, editorial: true })
    }
  }
  putIn()
  for (const step of steps) {
    const equal = isEqual(step, source, quote)
    if (equal !== runEqual) endRun()
    runEqual = equal
    run.push(step)
    if (step.quote < 0) continue
    quoted = step.quote + 1
    putIn()
  }
  endRun()
  quoted = Infinity
  putIn()
  return insertions.length > 0 ? joinMoved(joinReplaced(differences)) : joinMoved(differences)
}

function isEqual (step: Step, source: WordedText, quote: WordedText): boolean {
  return step.quote >= 0 && step.source >= 0 && source.words[step.source]?.word === quote.words[step.quote]?.word
}

function describeRun (run: Step[], equal: boolean, source: WordedText, quote: WordedText): Difference {
  const printed = cut(run.map(step => step.source), source)
  const pasted = cut(run.map(step => step.quote), quote)
  const op = equal ? 'equal' : printed === '' ? 'insert' : pasted === '' ? 'delete' : 'replace'
  return { op, source: printed, quote: pasted }
}

/** From the first to the last of the words, with what stands between them. */
function cut (indexes: number[], { text, words }: WordedText): string {
  const present = indexes.filter(index => index >= 0)
  const first = words[present[0] ?? -1]
  const last = words[present.at(-1) ?? -1]
  return first === undefined || last === undefined ? '' : text.slice(first.start, last.end)
}

/** An insertion beside words left out stands for them: “he” became “[the mayor]”. */
function joinReplaced (differences: readonly Difference[]): Difference[] {
  const joined: Difference[] = []
  for (const difference of differences) {
    const last = joined.at(-1)
    const inserted = [last, difference].find(each => each?.editorial === true && each.source === '')
    const left = [last, difference].find(each => each?.op === 'delete')
    if (last !== undefined && inserted !== undefined && left !== undefined) joined[joined.length - 1] = { ...inserted, op: 'replace', source: left.source }
    else joined.push(difference)
  }
  return joined
}

/** A run left out here and put in nearby was moved: it stands once, where it was printed. */
function joinMoved (differences: Difference[]): Difference[] {
  const moved = new Map<Difference, Difference>()
  for (const [index, difference] of differences.entries()) {
    if (difference.op !== 'delete') continue
    const other = findMoved(differences, index, moved)
    if (other !== undefined) moved.set(difference, other)
  }
  if (moved.size === 0) return differences
  const gone = new Set(moved.values())
  return differences.filter(each => !gone.has(each)).map(each => {
    const other = moved.get(each)
    return other === undefined ? each : { op: 'move', source: each.source, quote: other.quote }
  })
}

function findMoved (differences: readonly Difference[], index: number, moved: ReadonlyMap<Difference, Difference>): Difference | undefined {
  const words = wordsOf((differences[index] as Difference).source)
  const taken = new Set(moved.values())
  for (const direction of [1, -1]) {
    let between = 0
    for (let at = index + direction; between <= FARTHEST_MOVE; at += direction) {
      const other = differences[at]
      if (other === undefined) break
      if (other.op === 'insert' && other.editorial !== true && !taken.has(other) && wordsOf(other.quote) === words) return other
      between += Math.max(countWords(other.source), countWords(other.quote))
    }
  }
  return undefined
}

const wordsOf = (text: string): string => findExactWords(text).map(({ word }) => word).join(' ')

const countWords = (text: string): number => text === '' ? 0 : text.split(/\s+/u).length
