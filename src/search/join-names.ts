/** Which other spellings of a word count as the same name: Zelensky, Zelenskyy, Selenskyj, Зеленський. */
import { nameSkeleton } from '../../ingest/names/name-skeleton.js'
import type { Archive } from '../archive/archive.js'
import type { SearchRequest } from './answer.js'
import type { QueryTerm, QueryWord } from './query-tree.js'

export interface JoinedName {
  skeleton: string
  /** folded, without the word's own */
  others: string[]
}

/** Shorter words share their skeleton with too many others. */
const FEWEST_LETTERS = 3

/** Names in one search; beyond it words are looked for as they are. */
const MOST_NAMES = 20

/** Spellings of one name, the most frequent ones. */
const MOST_SPELLINGS = 50

const NAME = /^[\p{L}\p{M}]+$/u

/**
 * Asks the archive which capitalised words share a name skeleton with the words of the query.
 * Only spellings that occur are joined, so that every join can be shown and every hit be proven.
 *
 * @param mode `scripts` joins all, `spellings` those in the script of the word, `exact` none
 */
export async function joinNames (terms: QueryTerm[], mode: NonNullable<SearchRequest['names']>, archive: Pick<Archive, 'spellings'>): Promise<Map<QueryWord, JoinedName>> {
  const joined = new Map<QueryWord, JoinedName>()
  if (mode === 'exact') return joined
  const names = terms.filter(isPossibleName).slice(0, MOST_NAMES)
  await Promise.all(names.map(async word => {
    const fold = word.folds[0] as string
    const skeleton = nameSkeleton(fold)
    if (skeleton === '') return
    const spellings = await archive.spellings(skeleton)
    const others = spellings.filter(spelling => spelling !== fold && (mode === 'scripts' || scriptOf(spelling) === scriptOf(fold)))
    if (others.length > 0) joined.set(word, { skeleton, others: others.slice(0, MOST_SPELLINGS) })
  }))
  return joined
}

function isPossibleName (term: QueryTerm): term is QueryWord {
  const fold = term.folds[0] ?? ''
  return term.kind === 'word' && !term.prefix && term.folds.length === 1 && NAME.test(fold) && [...fold].length >= FEWEST_LETTERS
}

const SCRIPTS = ['Latin', 'Cyrillic', 'Greek', 'Georgian', 'Armenian', 'Hebrew', 'Arabic', 'Devanagari', 'Hangul']
  .map(name => ({ name, letter: new RegExp(`\\p{Script=${name}}`, 'u') }))

/** Of the first letter that has one of the scripts names are written across; '' for any other. */
function scriptOf (word: string): string {
  return SCRIPTS.find(script => script.letter.test(word))?.name ?? ''
}
