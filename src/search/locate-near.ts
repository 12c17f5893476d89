/** Words and phrases that stand near each other in a passage. */
import type { Word } from '../../ingest/fold/fold-text.js'
import type { Range } from './answer.js'

/** Of one operand: where it stands, by numbers of words, both inclusive. */
interface Span {
  first: number
  last: number
  range: Range
}

/**
 * Of a chain `a NEAR/5 b NEAR/5 c` the places that take part in it: each has a neighbour of the
 * operand before and one of the operand after within the distance, in whatever order.
 *
 * @param operands where each operand stands
 * @param within words from each operand to the next
 * @param words of the passage, in order
 * @returns nothing when the chain stands nowhere
 * @example keepNear([[{ start: 0, end: 1 }], [{ start: 4, end: 5 }]], [2], findWords('a x b')) // → [{start: 0, end: 1}, {start: 4, end: 5}]
 */
export function keepNear (operands: Range[][], within: number[], words: readonly Word[]): Range[] {
  const spans = operands.map(ranges => ranges.map(range => toSpan(range, words)).sort((a, b) => a.first - b.first))
  for (let index = 1; index < spans.length; index++) spans[index] = keepNeighbours(spans[index] as Span[], spans[index - 1] as Span[], within[index - 1] as number)
  for (let index = spans.length - 2; index >= 0; index--) spans[index] = keepNeighbours(spans[index] as Span[], spans[index + 1] as Span[], within[index] as number)
  return spans.flat().map(span => span.range)
}

function toSpan (range: Range, words: readonly Word[]): Span {
  return { range, first: countBefore(words, word => word.end <= range.start), last: countBefore(words, word => word.start < range.end) - 1 }
}

/** How many words at the beginning fulfil the condition; a search by halves. */
function countBefore (words: readonly Word[], isBefore: (word: Word) => boolean): number {
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBefore(words[middle] as Word)) low = middle + 1
    else high = middle
  }
  return low
}

/** Those with another within the distance; what overlaps is the same place, not a near one. Both in order: linear but for long spans. */
function keepNeighbours (spans: Span[], others: Span[], within: number): Span[] {
  const longest = others.reduce((most, other) => Math.max(most, other.last - other.first), 0)
  let from = 0
  return spans.filter(span => {
    while (from < others.length && (others[from] as Span).first < span.first - within - longest) from++
    for (let index = from; index < others.length; index++) {
      const other = others[index] as Span
      if (other.first > span.last + within) return false
      const distance = other.first > span.last ? other.first - span.last : span.first - other.last
      if (distance > 0 && distance <= within) return true
    }
    return false
  })
}
