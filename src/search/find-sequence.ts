/** Finds one list of words (or characters) inside another, in order and without a gap (Knuth, Morris and Pratt: linear). */

/**
 * @param words what is searched, e.g. the words of an article
 * @param wanted what is looked for
 * @returns the index of each first word, overlapping occurrences included; nothing for an empty list
 * @example findSequence(['a', 'b', 'a', 'b', 'a'], ['a', 'b', 'a']) // → [0, 2]
 */
export function findSequence (words: ArrayLike<string>, wanted: ArrayLike<string>): number[] {
  const found: number[] = []
  if (wanted.length === 0 || wanted.length > words.length) return found
  const fallback = buildFallback(wanted)
  let matched = 0
  for (let index = 0; index < words.length; index++) {
    while (matched > 0 && words[index] !== wanted[matched]) matched = fallback[matched - 1] as number
    if (words[index] === wanted[matched]) matched++
    if (matched === wanted.length) {
      found.push(index - matched + 1)
      matched = fallback[matched - 1] as number
    }
  }
  return found
}

/** For each beginning of `wanted`: how long the longest shorter beginning is that also ends there. */
function buildFallback (wanted: ArrayLike<string>): Int32Array {
  const fallback = new Int32Array(wanted.length)
  let length = 0
  for (let index = 1; index < wanted.length; index++) {
    while (length > 0 && wanted[index] !== wanted[length]) length = fallback[length - 1] as number
    if (wanted[index] === wanted[length]) length++
    fallback[index] = length
  }
  return fallback
}
