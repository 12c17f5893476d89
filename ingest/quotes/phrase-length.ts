/** Matches phrases of several words, such as “according to”. */
import type { Token } from './tokens.js'

/** How many words of the longest phrase that begins at a token; 0 when none does. */
export function phraseLength (tokens: readonly Token[], at: number, phrases: readonly string[][]): number {
  return phrases.find(phrase => phrase.every((word, index) => tokens[at + index]?.lower === word))?.length ?? 0
}
