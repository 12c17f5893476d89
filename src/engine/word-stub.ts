/**
 * Stubs: the beginning of a word's skeleton, so that its forms (received, receiving) and its
 * cognates in other scripts (Pompeo, Помпео) meet without knowing the language.
 */
import { nameSkeleton } from '../../ingest/names/name-skeleton.js'

/** Before each stub, so that no word and no skeleton is taken for one. */
export const stubPrefix = 'zs'

/**
 * Letters of the stubs of a word. Four is where words of five to seven letters still agree in all
 * their forms; six keeps long words with a common prefix (inter-, über-, пере-) apart.
 */
const STUBS = [4, 6] as const

/** A long word keeps its first six letters; a shorter one may lose two or three of them to an ending. */
const SHORTEST_FOR_LONG_STUB = 8

const WORD = /^[\p{L}\p{M}]+$/u

/**
 * The stubs under which the index holds a word.
 *
 * @param fold folded by `foldWord`
 * @returns none for numbers and words under four letters: they stand in the index as they are
 * @example wordStubs('received') // → ['zsrese', 'zsreseiv']
 */
export function wordStubs (fold: string): string[] {
  const skeleton = stubbed(fold)
  return skeleton === null ? [] : STUBS.filter(length => skeleton.length >= length).map(length => stubPrefix + skeleton.slice(0, length))
}

/**
 * The stub by which a word of a query is looked for.
 *
 * @returns null where the word has none
 * @example soughtStub('rains') // → 'zsrain'
 */
export function soughtStub (fold: string): string | null {
  const skeleton = stubbed(fold)
  if (skeleton === null) return null
  return stubPrefix + skeleton.slice(0, skeleton.length >= SHORTEST_FOR_LONG_STUB ? STUBS[1] : STUBS[0])
}

function stubbed (fold: string): string | null {
  if (!WORD.test(fold)) return null
  // Ukrainian г is [h], Russian г is [g]; a form of a word may not show which language it is of.
  const skeleton = nameSkeleton(fold).replaceAll('g', 'h')
  return skeleton.length < STUBS[0] ? null : skeleton
}
