/** Finds the words that are written as names, so that it is known which spellings exist as names. */
import { foldWord } from '../fold/fold-text.js'

const SHORTEST = 3 // letters; shorter ones have no skeleton
const SHORTEST_GEORGIAN = 5 // letters; below it most words are particles and common nouns

const WORD = /[\p{L}\p{M}][\p{L}\p{M}'’ʼ]*/gu
const CAPITALISED = /^[\p{Lu}\p{Lt}]/u
const GEORGIAN = /^[\u10D0-\u10FF]+$/u
/** What may stand between the end of a sentence and its first word. */
const SENTENCE_START = /(?:^|[.!?…:;•|\n\r])[\s\p{Ps}\p{Pi}\p{Pf}\p{Pd}"'“”„«»*]*$/u
const REACH = 12 // characters looked back at: constant work for each word

/**
 * Finds the words of a text that are written as names: with a capital inside a sentence, or at its
 * beginning when another capitalised word follows at once ("Olena Marko said"). Scripts without
 * capitals give none, but for Georgian: there each word of five letters or more may be a name,
 * since nothing in writing tells; it is joined with others only when the skeletons agree.
 * Common nouns of German are among the words found, as they are written like names.
 *
 * @returns folded words
 *
 * @example findNameWords('The mayor met Olena.') // → Set {'olena'}
 */
export function findNameWords (text: string): Set<string> {
  const names = new Set<string>()
  let pending: { fold: string, end: number } | null = null
  for (const match of text.matchAll(WORD)) {
    const fold = nameFold(match[0])
    const capitalised = fold !== null && CAPITALISED.test(match[0])
    if (pending !== null && capitalised && /^[ \u00A0-]$/u.test(text.slice(pending.end, match.index))) names.add(pending.fold)
    pending = null
    if (fold === null) continue
    if (capitalised && startsSentence(text, match.index)) pending = { fold, end: match.index + match[0].length }
    else names.add(fold)
  }
  return names
}

/** The folded word when it is written as a name or could be one, else null. */
function nameFold (word: string): string | null {
  const capitalised = CAPITALISED.test(word)
  if (!capitalised && !(GEORGIAN.test(word) && word.length >= SHORTEST_GEORGIAN)) return null
  const fold = foldWord(word)
  return fold.length < SHORTEST ? null : fold
}

function startsSentence (text: string, at: number): boolean {
  const from = Math.max(0, at - REACH)
  const before = text.slice(from, at)
  return SENTENCE_START.test(from > 0 ? 'x' + before : before)
}
