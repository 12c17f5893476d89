/** Chooses the headline among what a page calls its title, without the outlet's name at its end. */
import { foldText } from '../fold/fold-text.js'
import { decodeEntities } from './decode-entities.js'
import { collapseSpace } from './dom.js'

const SEPARATOR = /\s+[-–—|·•:»«~]{1,2}\s+|\s*\|\s*|\s::\s/gu
const SIMILAR = 0.5 // share of words a heading has in common with a declared title to be the same headline
const LONGEST = 400 // characters

export interface TitleSigns {
  /** texts of the page's h1 elements in order */
  headings: string[]
  /** JSON-LD headline, og:title, twitter:title: first the most trusted */
  declared: string[]
  /** `<title>` */
  page: string | null
  outlet: string | null
  /** e.g. `news.example.org` */
  host: string | null
}

/**
 * The heading as shown wins where it says what the declared titles say; a page's only heading wins
 * where nothing is declared.
 *
 * @example chooseTitle({headings: [], declared: [], page: 'Bridge opens - Harbour Post', outlet: 'Harbour Post', host: null}) // → 'Bridge opens'
 */
export function chooseTitle (signs: TitleSigns): string | null {
  const clean = (title: string): string => stripOutlet(collapseSpace(decodeEntities(title)).slice(0, LONGEST), signs)
  const declared = [...signs.declared, ...(signs.page === null ? [] : [signs.page])].map(clean).filter(title => title !== '')
  const headings = signs.headings.map(heading => collapseSpace(heading)).filter(heading => heading !== '' && heading.length <= LONGEST)
  const shown = headings.filter(heading => declared.some(title => isSimilar(heading, title)))
  if (shown.length > 0) return longest(shown.map(clean))
  if (declared.length > 0) return declared[0]!
  return headings.length === 1 ? headings[0]! : null
}

const longest = (titles: string[]): string => titles.reduce((best, title) => title.length > best.length ? title : best)

function isSimilar (left: string, right: string): boolean {
  const [a, b] = [left, right].map(title => new Set(foldText(title).split(' ').filter(word => word !== ''))) as [Set<string>, Set<string>]
  if (a.size === 0 || b.size === 0) return false
  const common = [...a].filter(word => b.has(word)).length
  return common / Math.min(a.size, b.size) >= SIMILAR && common / Math.max(a.size, b.size) >= SIMILAR / 2
}

/** "Title - Outlet", "Outlet | Title", where the outlet is known by its name or by the address. */
export function stripOutlet (title: string, { outlet, host, headings }: Pick<TitleSigns, 'outlet' | 'host' | 'headings'>): string {
  const borders = [...title.matchAll(SEPARATOR)]
  const last = borders.at(-1)
  if (last === undefined) return title
  const lead = title.slice(0, last.index).trim()
  const tail = title.slice(last.index + last[0].length)
  if (lead !== '' && (isOutlet(tail, outlet, host) || headings.some(heading => foldText(heading) === foldText(lead)))) return stripOutlet(lead, { outlet, host, headings })
  const first = borders[0]!
  const head = title.slice(0, first.index)
  const rest = title.slice(first.index + first[0].length).trim()
  return rest !== '' && isOutlet(head, outlet, host) ? rest : title
}

function isOutlet (words: string, outlet: string | null, host: string | null): boolean {
  const fold = foldText(words)
  if (fold === '') return true
  if (outlet !== null && (fold === foldText(outlet) || foldText(outlet).startsWith(fold + ' ') || fold.startsWith(foldText(outlet) + ' '))) return true
  if (host === null) return false
  const joined = fold.replaceAll(' ', '')
  const names = host.toLowerCase().replace(/^www\./, '').split('.').slice(0, -1)
  return joined === host.toLowerCase().replace(/^www\./, '').replaceAll('.', '') || names.some(name => name.length >= 3 && (joined === name.replaceAll('-', '') || (name.length >= 5 && joined === 'the' + name.replaceAll('-', ''))))
}
