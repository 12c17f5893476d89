/** Latin letters in Cyrillic words and the reverse, for the language of a line: nothing shown is changed. */
import { TO_CYRILLIC, TO_LATIN } from '../letters/look-alikes.js'
import { scriptOfUnit, type TextScript } from './scripts.js'

/**
 * Writes each word that mixes Latin and Cyrillic, and each single letter, in the script of most
 * letters of the line, when all its foreign letters have a twin there.
 *
 * @example mendLookAlikes(['переглядiв']) // → ['переглядів']
 */
export function mendLookAlikes (words: string[]): string[] {
  const counts = words.map(countLetters)
  const latin = counts.reduce((sum, count) => sum + count.latin, 0)
  const cyrillic = counts.reduce((sum, count) => sum + count.cyrillic, 0)
  if (latin === 0 || cyrillic === 0) return words
  const isCyrillic = cyrillic > latin
  const [foreign, twins]: [TextScript, Record<string, string>] = isCyrillic ? ['Latin', TO_CYRILLIC] : ['Cyrillic', TO_LATIN]
  return words.map((word, at) => {
    const { latin, cyrillic } = counts[at] ?? { latin: 0, cyrillic: 0 }
    const few = isCyrillic ? latin : cyrillic
    return few > 0 && (latin + cyrillic > few || word.length === 1) ? replaceTwins(word, foreign, twins) : word
  })
}

function countLetters (word: string): { latin: number, cyrillic: number } {
  let latin = 0
  let cyrillic = 0
  for (let at = 0; at < word.length; at++) {
    const script = scriptOfUnit(word.charCodeAt(at))
    if (script === 'Latin') latin++
    else if (script === 'Cyrillic') cyrillic++
  }
  return { latin, cyrillic }
}

function replaceTwins (word: string, foreign: TextScript, twins: Record<string, string>): string {
  let mended = ''
  for (const letter of word) {
    if (scriptOfUnit(letter.charCodeAt(0)) !== foreign) mended += letter
    else if (twins[letter] === undefined) return word
    else mended += twins[letter]
  }
  return mended
}
