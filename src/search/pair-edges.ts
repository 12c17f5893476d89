/** A changed word at either end of a quotation is a replaced one, not one too many. */
import type { Step } from './align-words.js'
import type { SearchedText } from './verify-phrase.js'

/** More words beyond the match are text from elsewhere (an attribution pasted along). */
const MOST_EDGE_WORDS = 3

/** Where a sentence or quotation ends, the words of the quotation beyond it have no counterpart. */
const BOUNDARY = /[.!?…。！？:;\n"“”«»„‟‹›「」『』]/u

/**
 * Alignment is free to leave out what stands beside the quotation, so a wrong last word comes out
 * as put in. It is paired with the word that is printed there, unless the sentence is over.
 *
 * @example pairEdges(steps, source) // 'It never rained' over 'It never rains here': 'rained' put in → 'rained' for 'rains'
 */
export function pairEdges (steps: readonly Step[], source: SearchedText): Step[] {
  const paired = [...steps]
  pairEdge(paired, source, 1)
  pairEdge(paired.reverse(), source, -1)
  return paired.reverse()
}

/** @param steps those at the edge last; changed in place */
function pairEdge (steps: Step[], source: SearchedText, direction: 1 | -1): void {
  const matched = steps.findLastIndex(step => step.source >= 0)
  const alone = steps.length - 1 - matched
  if (matched < 0 || alone === 0 || alone > MOST_EDGE_WORDS) return
  let at = (steps[matched] as Step).source
  for (let index = matched + 1; index < steps.length; index++) {
    const next = at + direction
    if (source.words[next] === undefined || isBoundary(source, Math.min(at, next))) return
    steps[index] = { quote: (steps[index] as Step).quote, source: next }
    at = next
  }
}

/** Between a word and the one after it. */
function isBoundary ({ text, words }: SearchedText, index: number): boolean {
  return BOUNDARY.test(text.slice(words[index]?.end, words[index + 1]?.start))
}
