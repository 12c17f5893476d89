/** The longest word the index holds: the same cut for documents and queries, so that both meet. */

const LONGEST_WORD = 60 // code points, at most 240 bytes; the engine does not index words over 250 bytes

/** A word beyond the limit is found by its beginning; the caller compares the stored text anyway. */
export function cutWord (word: string): string {
  return word.length <= LONGEST_WORD ? word : [...word].slice(0, LONGEST_WORD).join('')
}
