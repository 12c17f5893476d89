/** Recognises articles that print the same words. */
import { createHash } from 'node:crypto'
import type { Passage } from '../document.js'
import { foldText } from '../fold/fold-text.js'

const DIGITS = 32 // hexadecimal: 128 bits, no collision to be met by chance in any archive

/**
 * Makes the fingerprint of an article from the folded words of its kept passages. Punctuation,
 * case, paragraph breaks, the headline and dropped lines do not count: a copy under another
 * headline and between other menus has the same fingerprint.
 *
 * @returns 32 hexadecimal digits; '' for an article without kept words, which is no copy of any other
 */
export function fingerprintText (passages: readonly Passage[]): string {
  const kept = passages.filter(passage => passage.dropped === null && passage.kind !== 'headline')
  return fingerprintWords(kept.map(passage => foldText(passage.text)).filter(words => words !== '').join(' '))
}

/** @param words folded, joined by single spaces */
export function fingerprintWords (words: string): string {
  return words === '' ? '' : createHash('sha256').update(words).digest('hex').slice(0, DIGITS)
}
