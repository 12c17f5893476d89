/** Words that speak of the site, to its reader or of a picture rather than of the news, from `config/site-words.json`. */
import { readConfig } from '../config.js'

/** A language of the table, in lower case with straight apostrophes. */
interface SiteWords {
  /** words about the site; `*` stands for any ending */
  site: string[]
  /** words to the reader */
  reader: string[]
  /** words about the site in scripts that put no space between words */
  inside: string[]
  /** what only captions say: who stands where */
  picture: string[]
}

const tables = Object.values(readConfig<Record<string, SiteWords>>('site-words.json'))
const site = tables.flatMap(table => table.site)
const whole = new Set(site.filter(word => !word.endsWith('*')))
const beginnings = new Set(site.filter(word => word.endsWith('*')).map(word => word.slice(0, -1)))
const reader = new Set(tables.flatMap(table => table.reader))
const inside = tables.flatMap(table => table.inside)
const picture = tables.flatMap(table => table.picture)
const LONGEST = Math.max(...[...beginnings].map(word => word.length))
const SHORTEST = Math.min(...[...beginnings].map(word => word.length))
const WORD = /[\p{L}\p{M}][\p{L}\p{M}'-]*/gu
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

export interface SiteWordCounts {
  site: number
  reader: number
  /** says where in a picture someone stands */
  picture: boolean
}

/** @param plain in lower case, see `LineShape.plain` */
export function countSiteWords (plain: string): SiteWordCounts {
  const counts = { site: 0, reader: 0, picture: picture.some(phrase => standsIn(plain, phrase)) }
  if (UNSPACED.test(plain)) counts.site = inside.filter(word => plain.includes(word)).length
  for (const [word] of plain.matchAll(WORD)) {
    if (speaksOfSite(word)) counts.site++
    else if (reader.has(word)) counts.reader++
  }
  return counts
}

function speaksOfSite (word: string): boolean {
  if (whole.has(word)) return true
  for (let length = SHORTEST; length <= Math.min(word.length, LONGEST); length++) {
    if (beginnings.has(word.slice(0, length))) return true
  }
  return false
}

/** At the borders of words. */
function standsIn (plain: string, phrase: string): boolean {
  const at = plain.indexOf(phrase)
  return at !== -1 && !/\p{L}$/u.test(plain.slice(Math.max(0, at - 1), at)) && (!/\p{L}$/u.test(phrase) || !/^\p{L}/u.test(plain.slice(at + phrase.length, at + phrase.length + 1)))
}
