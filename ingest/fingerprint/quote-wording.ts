/** By what the prints of one quotation are found and told from other quotations. */
import type { Quote } from '../document.js'
import { findWords } from '../fold/fold-text.js'
import { nameSkeleton } from '../names/name-skeleton.js'
import { fingerprintWords } from './fingerprint-text.js'
import { sequencesOf, shareWording } from './word-sequences.js'

/** Shorter ones are the same words by chance ("we are ready"). */
const FEWEST_WORDS = 5
/** Up to here a changed word in the middle may leave no three words in a row: pairs count as well. */
const SHORT = 8
/** Of longer ones every second sequence, chosen by its value, so the same ones in every print. */
const SAMPLED_PART = 2
/** Each quotation costs the same: of a speech of pages those with the lowest numbers. */
const MOST_SEQUENCES = 80
/** Longer ones are compared by their word pairs alone: the common words cost the product of both lengths. */
const MOST_ALIGNED = 200

/** The words of a quotation, as far as its prints share them. */
export interface Wording {
  /** folded; punctuation, case and marks do not count */
  words: string[]
  /** equal for equal words */
  digest: string
  /** skeleton of the speaker's last name; null where nobody is named: such words may be anybody's */
  speaker: string | null
}

/** @returns null for what no cluster is made of: reported speech, headlines (they repeat the text), a few words */
export function wordingOf ({ kind, text, speaker }: Pick<Quote, 'kind' | 'text' | 'speaker'>): Wording | null {
  if (kind === 'indirect' || kind === 'headline') return null
  const words = findWords(text).map(word => word.fold)
  if (words.length < FEWEST_WORDS) return null
  return { words, digest: fingerprintWords(words.join(' ')), speaker: speaker === null ? null : nameSkeleton(speaker.name.split(' ').at(-1) ?? '') }
}

/** The word sequences by which prints of a quotation find each other among any number of quotations. */
export function sampleWording ({ words }: Wording): number[] {
  const triples = [...sequencesOf(words, 3)]
  if (words.length <= SHORT) return [...triples, ...sequencesOf(words, 2)]
  return triples.filter(sequence => sequence % SAMPLED_PART === 0).sort((a, b) => a - b).slice(0, MOST_SEQUENCES)
}

/** One word in three may be another; what is left stands in the same order. */
const LEAST_COMMON = 0.7
/** Words picked out of a long quotation one by one are no shortened print of it. */
const LEAST_PAIRS = 0.4
const LEAST_PAIRS_ALONE = 0.56

/**
 * Whether two quotations are one: shortened, altered in some words, with other punctuation. The
 * same words always are; of other words only when nobody or the same person is named.
 *
 * @example isSameQuotation(of('we will not sell the old harbour'), of('we shall not sell the old harbour')) // → true
 */
export function isSameQuotation (a: Wording, b: Wording): boolean {
  if (a.digest === b.digest) return true
  if (a.speaker !== null && b.speaker !== null && a.speaker !== b.speaker) return false
  const [short, long] = a.words.length <= b.words.length ? [a.words, b.words] : [b.words, a.words]
  const { pairs } = shareWording(short, long)
  if (long.length > MOST_ALIGNED) return pairs >= LEAST_PAIRS_ALONE
  return pairs >= LEAST_PAIRS && countCommon(short, long) >= LEAST_COMMON * short.length
}

/** Length of the longest common subsequence. */
function countCommon (short: readonly string[], long: readonly string[]): number {
  let row = new Uint16Array(short.length + 1)
  for (const word of long) {
    const next = new Uint16Array(short.length + 1)
    for (let at = 1; at <= short.length; at++) {
      next[at] = short[at - 1] === word ? (row[at - 1] ?? 0) + 1 : Math.max(row[at] ?? 0, next[at - 1] ?? 0)
    }
    row = next
  }
  return row[short.length] ?? 0
}
