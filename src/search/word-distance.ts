/** How near two folded words are, as far as comparison of quotations cares. */

/** Below four letters one letter makes another word: "war" and "was". */
const SHORTEST_TYPO = 4

/**
 * One letter typed wrong, left out, put in, or two neighbours swapped.
 *
 * @example isOneTypo('recieve', 'receive') // → true
 */
export function isOneTypo (one: string, other: string): boolean {
  if (one === other) return false
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short.length < SHORTEST_TYPO || long.length - short.length > 1) return false
  const start = commonStart(short, long)
  if (short.length < long.length) return short.slice(start) === long.slice(start + 1)
  return short.slice(start + 1) === long.slice(start + 1) || isSwap(short, long, start)
}

function commonStart (short: string, long: string): number {
  let index = 0
  while (index < short.length && short[index] === long[index]) index++
  return index
}

function isSwap (one: string, other: string, at: number): boolean {
  return one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2)
}
