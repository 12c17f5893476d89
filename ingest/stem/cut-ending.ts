/** Stems by a table of endings: for languages without a published algorithm. */

/** Endings by how many letters have to be left before them. */
export type Endings = Record<string, string[]>

interface Prepared {
  /** letters to be left, by ending */
  fewest: Map<string, number>
  longest: number
}

const prepared = new WeakMap<Endings, Prepared>()

/**
 * Takes off the longest ending that leaves enough of the word.
 *
 * @example cutEnding('містами', { 3: ['ами', 'и'] }) // → 'міст'
 */
export function cutEnding (word: string, endings: Endings): string {
  const { fewest, longest } = prepare(endings)
  for (let length = Math.min(longest, word.length - 1); length > 0; length--) {
    const left = fewest.get(word.slice(-length))
    if (left !== undefined && word.length - length >= left) return word.slice(0, -length)
  }
  return word
}

function prepare (endings: Endings): Prepared {
  const known = prepared.get(endings)
  if (known !== undefined) return known
  const fewest = new Map(Object.entries(endings).flatMap(([left, list]) => list.map(ending => [ending, Number(left)] as const)))
  const made = { fewest, longest: Math.max(0, ...[...fewest.keys()].map(ending => ending.length)) }
  prepared.set(endings, made)
  return made
}
