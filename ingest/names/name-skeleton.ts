/** One key for all the spellings of a name, in whatever script and after whoever's rules it is written. */
import { foldWord } from '../fold/fold-text.js'
import { CLUSTERS, LETTERS, soundOfCh, type SpellingRule } from './latin-spellings.js'
import { transliterate } from './transliterate.js'

const SHORTEST = 3 // letters; a skeleton of two joins too much (Li, Lee, Ly)
const LONGEST = 64 // letters; no name is longer, and each rule looks at the whole word

/** The words of a newsroom's texts repeat: most answers come from here. */
const CACHE_SIZE = 50_000
const cache = new Map<string, string>()

/**
 * Makes the skeleton of a name: a–z only, equal for its usual spellings. It serves to find
 * candidates; it says nothing of who is meant, and the exact spelling stays searchable beside it.
 *
 * Hissing sounds (s, z, sh, zh, ts …) fall together, since German writes S for З and Sch for Ш and
 * Ж, and Polish and Czech marks are lost in folding. Vowels, endings (Ivanov, Ivanova) and voiced
 * and voiceless stops (Peterson, Pederson) stay apart. The folded form of a word has the same skeleton.
 *
 * @returns the folded word itself where a skeleton makes no sense: under three letters, with
 *   digits, in scripts without a table (Arabic, Hebrew, Chinese, Thai, Indic …)
 *
 * @example nameSkeleton('Зеленський') === nameSkeleton('Selenskyj') // → true, 'selenski'
 */
export function nameSkeleton (word: string): string {
  const known = cache.get(word)
  if (known !== undefined) return known
  const skeleton = makeSkeleton(foldWord(word))
  if (cache.size >= CACHE_SIZE) cache.clear()
  cache.set(word, skeleton)
  return skeleton
}

function makeSkeleton (fold: string): string {
  if (fold.length < SHORTEST || fold.length > LONGEST) return fold
  const latin = transliterate(fold)
  if (latin === null) return fold
  const native = latin !== fold
  const clustered = applyRules(latin, CLUSTERS)
  const settled = clustered.replace(/ch/g, native ? 'C' : soundOfCh(latin))
  const french = !native && /(?<!s)tch|ou|ts/.test(latin)
  const letters = applyRules(settled, french ? LETTERS : LETTERS.slice(1)).toLowerCase()
  return /^[a-z]+$/.test(letters) ? letters : fold
}

function applyRules (word: string, rules: readonly SpellingRule[]): string {
  return rules.reduce((text, rule) => text.replace(rule.find, rule.put), word)
}
