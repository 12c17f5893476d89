/** What the learned rule sees of a line by itself: its make-up, never whole phrases. */
import { foldText } from '../fold/fold-text.js'
import { commonWords } from './common-words.js'
import { isListItem, type LineShape } from './line-shape.js'

export interface LineTraits {
  /** shares of its words, 0–1: with a capital, all capitals, common in some language */
  capitals: number
  shouting: number
  common: number
  /** share of digits among letters and digits */
  digits: number
  /** marks that divide the entries of a menu: | • · › » */
  separators: boolean
  /** two words without the space between them: "FacebookTwitter", "Now live.More" */
  glued: boolean
  /** breaks off: "The minister said that…" */
  cutOff: boolean
  listed: boolean
  /** address of mail, page or account */
  address: boolean
  /** ends like a credit: "(AFP)", "/ Mira Holt" */
  credit: boolean
  /** begins like an entry of a gallery or a ranking: "3 of 9", "#2" */
  numbered: boolean
  fold: string
  /** beginnings of the longer words, for comparing with the running text */
  stems: string[]
}

const SEEN = 600 // characters; a line shows its make-up well before
const STEM = 6 // letters; endings change, the first letters rarely do
const SHORTEST_STEM = 4
const WORD = /[\p{L}\p{M}][\p{L}\p{M}'’]*/gu

export function traitsOf (line: LineShape): LineTraits {
  const seen = line.text.slice(0, SEEN)
  const tail = line.text.slice(-50)
  const words = seen.match(WORD) ?? []
  const fold = foldText(seen)
  return {
    capitals: shareOf(words, word => /^\p{Lu}/u.test(word)),
    shouting: shareOf(words, word => word.length > 2 && /^[\p{Lu}\p{M}'’]+$/u.test(word)),
    common: shareOf(words, word => commonWords.has(word.toLowerCase())),
    digits: (seen.match(/\p{Nd}/gu)?.length ?? 0) / Math.max(1, seen.match(/[\p{L}\p{Nd}]/gu)?.length ?? 0),
    separators: /[|•·›»→▸►]|\s[/>]\s/u.test(seen),
    glued: /\p{Ll}\p{Lu}\p{Ll}|[\p{Ll}\p{Nd}][.!?:]\p{Lu}|\p{Ll}\p{Nd}{2}/u.test(seen.replace(/(?<!\p{L})Ma?c(?=\p{Lu})/gu, '')),
    cutOff: /(?:\.\.\.|…)["”»]?$/u.test(tail),
    listed: isListItem(line),
    address: /@\p{L}|https?:|www\.|\p{L}\.(?:com|org|net|de|fr|co)(?!\p{L})/u.test(seen),
    credit: /[(/–—©|]\s?\p{Lu}[\p{L}.\s/]{1,40}\)?$/u.test(tail),
    numbered: /^#?\d{1,2}(?: ?of ?\d| ?\/ ?\d|\s\S)/u.test(seen),
    fold,
    stems: fold.split(' ').filter(word => word.length >= SHORTEST_STEM).map(word => word.slice(0, STEM))
  }
}

function shareOf (words: string[], test: (word: string) => boolean): number {
  return words.length === 0 ? 0 : words.filter(test).length / words.length
}
