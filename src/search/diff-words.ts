/** An alignment as people read it: runs of words that are equal, replaced, put in or left out. */
import type { Difference } from './answer.js'
import type { Step } from './align-words.js'
import type { ExactWord } from './exact-words.js'

/** A text with its words. */
export interface WordedText {
  text: string
  words: readonly ExactWord[]
}

/**
 * @param steps in reading order
 * @returns runs that cover the whole quotation; words stand as printed and as pasted
 * @example diffWords(steps, source, quote) // → [{op: 'equal', source: 'It', quote: 'It'}, {op: 'insert', source: '', quote: 'never'}, …]
 */
export function diffWords (steps: readonly Step[], source: WordedText, quote: WordedText): Difference[] {
  const differences: Difference[] = []
  let run: Step[] = []
  let runEqual = false
  for (const step of steps) {
    const equal = isEqual(step, source, quote)
    if (run.length > 0 && equal !== runEqual) {
      differences.push(describeRun(run, runEqual, source, quote))
      run = []
    }
    runEqual = equal
    run.push(step)
  }
  if (run.length > 0) differences.push(describeRun(run, runEqual, source, quote))
  return differences
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
