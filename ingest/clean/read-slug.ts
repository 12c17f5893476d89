/** Reads the words and the day that a page's address gives: "/2024/05/24/bridge-opens-at-last.html". */
import { foldText } from '../fold/fold-text.js'

export interface Slug {
  /** beginnings of the headline's words; empty where the address has none */
  stems: Set<string>
  /** `2024-05-24`, null where no day is in the address */
  day: string | null
}

const FEWEST_WORDS = 3 // two words are a section
const STEM = 6 // letters, as elsewhere in this folder
const SHORTEST = 3
const DAY = /(?:^|[/_-])((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?=$|[/_-])/

/** @param url null or unreadable gives nothing */
export function readSlug (url: string | null): Slug {
  if (url === null || !URL.canParse(url)) return { stems: new Set(), day: null }
  const path = decodePath(new URL(url).pathname)
  const date = DAY.exec(path)
  const longest = path.split('/').map(part => stemsOf(part)).sort((left, right) => right.length - left.length)[0] ?? []
  return { stems: new Set(longest.length >= FEWEST_WORDS ? longest : []), day: date === null ? null : date.slice(1).join('-') }
}

function decodePath (path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** Addresses spell without marks: ä is a or ae there, so two spellings of a line are tried. */
export function shareInSlug (line: string, { stems }: Slug): number {
  if (stems.size === 0) return 0
  return Math.max(...[line, line.replace(/[äöüß]/giu, letter => GERMAN[letter.toLowerCase()]!)].map(spelling => {
    const own = new Set(stemsOf(spelling))
    const found = [...stems].filter(stem => own.has(stem)).length
    return 2 * found / (stems.size + own.size)
  }))
}

const GERMAN: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }

function stemsOf (text: string): string[] {
  const latin = foldText(text.replace(/[øØ]/g, 'o').replace(/[æÆ]/g, 'ae').replace(/[åÅ]/g, 'a').replace(/[łŁ]/g, 'l').replace(/ı/g, 'i'))
  return latin.split(' ').filter(word => word.length >= SHORTEST && !/\d/.test(word)).map(word => word.slice(0, STEM))
}
