/** The page around a line, measured once for all its lines: neighbours, running text, copies. */
import type { DropReason } from '../document.js'
import { foldText } from '../fold/fold-text.js'
import type { Body } from './find-body.js'
import type { LineShape } from './line-shape.js'
import { traitsOf, type LineTraits } from './line-traits.js'

export interface NamedPage {
  lines: LineShape[]
  reasons: ReadonlyArray<DropReason | null>
  body: Body
  /** index of the headline */
  title: number | null
  authors: string[]
  /** host of the page's address */
  site: string | null
}

export type LineKind = 'named' | 'prose' | 'spoken' | 'sentence' | 'headline' | 'label'

const HEADLINE_WORDS = 5
const WINDOW = 5 // lines on each side that count as near

export class PageContext {
  readonly page: NamedPage
  readonly kinds: LineKind[]
  readonly traits: LineTraits[]
  /** lines without a sentence in a row, the line itself among them */
  readonly runs: number[]
  /** lines of running text in a row */
  readonly islands: number[]
  /** lines since the running text before, and to the one behind */
  readonly gapsBefore: number[]
  readonly gapsBehind: number[]
  private readonly copies = new Map<string, number>()
  private readonly linesWithStem = new Map<string, number>()
  private readonly titleStems: Set<string>
  private readonly wordsBefore = [0]
  private readonly textBefore = [0]
  private readonly namedBefore = [0]
  private readonly authors: string[]
  private readonly siteName: string | null

  constructor (page: NamedPage) {
    this.page = page
    this.kinds = page.lines.map((line, at) => kindOf(line, page.reasons[at]!))
    this.traits = page.lines.map(traitsOf)
    this.runs = countRuns(this.kinds, kind => !isText(kind) && kind !== 'sentence')
    this.islands = countRuns(this.kinds, isText)
    this.gapsBefore = countGaps(this.kinds)
    this.gapsBehind = countGaps([...this.kinds].reverse()).reverse()
    this.titleStems = new Set(page.title === null ? [] : this.traits[page.title]!.stems)
    this.authors = page.authors.map(foldText)
    this.siteName = page.site === null ? null : nameOfSite(page.site)
    for (const { fold } of this.traits) this.copies.set(fold, (this.copies.get(fold) ?? 0) + 1)
    for (let at = page.body.start; at < page.body.end; at++) if (isText(this.kinds[at])) this.countStems(at)
    page.lines.forEach((line, at) => this.addUp(line.words, this.kinds[at]!))
  }

  private countStems (at: number): void {
    for (const stem of new Set(this.traits[at]!.stems)) this.linesWithStem.set(stem, (this.linesWithStem.get(stem) ?? 0) + 1)
  }

  private addUp (words: number, kind: LineKind): void {
    this.wordsBefore.push(this.wordsBefore.at(-1)! + words)
    this.textBefore.push(this.textBefore.at(-1)! + (isText(kind) ? words : 0))
    this.namedBefore.push(this.namedBefore.at(-1)! + (kind === 'named' ? 1 : 0))
  }

  isRepeated (at: number): boolean {
    return this.copies.get(this.traits[at]!.fold)! > 1
  }

  /** Share of the line's longer words that other paragraphs of the running text have; a half where it has none. */
  sharedWithText (at: number): number {
    const { body } = this.page
    const own = at >= body.start && at < body.end && isText(this.kinds[at]) ? 1 : 0
    return shareOf(this.traits[at]!.stems, stem => (this.linesWithStem.get(stem) ?? 0) > own) ?? 0.5
  }

  sharedWithTitle (at: number): number {
    return shareOf(this.traits[at]!.stems, stem => this.titleStems.has(stem)) ?? 0
  }

  /** Share of running text among the words around, the line itself apart. */
  textNear (at: number): number {
    const own = this.page.lines[at]!.words
    const text = this.sumNear(this.textBefore, at) - (isText(this.kinds[at]) ? own : 0)
    return text / Math.max(1, this.sumNear(this.wordsBefore, at) - own)
  }

  namedNear (at: number): number {
    const lines = Math.min(this.kinds.length, at + WINDOW + 1) - Math.max(0, at - WINDOW) - 1
    return this.sumNear(this.namedBefore, at) / Math.max(1, lines)
  }

  private sumNear (sums: number[], at: number): number {
    return sums[Math.min(this.kinds.length, at + WINDOW + 1)]! - sums[Math.max(0, at - WINDOW)]!
  }

  /** Share of the running text that is still to come. */
  textLeft (at: number): number {
    const all = this.textBefore.at(-1)!
    return all === 0 ? 0 : 1 - this.textBefore[at]! / all
  }

  /** "Most read", "Newsletter", "Tags" stand right before it. */
  isBehindHeading (at: number): boolean {
    const reason = this.page.reasons[at - 1] ?? null
    return reason === 'related' || reason === 'footer' || reason === 'newsletter'
  }

  /** "Mira Holt is the Lantern's correspondent …" */
  isAboutAuthor (at: number): boolean {
    const { fold } = this.traits[at]!
    return this.authors.some(author => fold.startsWith(author + ' '))
  }

  namesSite (at: number): boolean {
    return this.siteName !== null && this.traits[at]!.fold.replaceAll(' ', '').includes(this.siteName)
  }
}

export const isText = (kind: LineKind | undefined): boolean => kind === 'prose' || kind === 'spoken'

function kindOf (line: LineShape, reason: DropReason | null): LineKind {
  if (reason !== null) return 'named'
  if (line.spoken) return 'spoken'
  if (line.prose) return 'prose'
  if (line.ends) return 'sentence'
  return line.words >= HEADLINE_WORDS ? 'headline' : 'label'
}

/** @returns for each line how many in a row pass the test, itself among them; 0 where it does not */
function countRuns (kinds: LineKind[], test: (kind: LineKind) => boolean): number[] {
  const runs = kinds.map(() => 0)
  for (let at = 0; at < kinds.length;) {
    let end = at
    while (end < kinds.length && test(kinds[end]!)) end++
    runs.fill(end - at, at, end)
    at = Math.max(end, at + 1)
  }
  return runs
}

function countGaps (kinds: LineKind[]): number[] {
  let gap = kinds.length
  return kinds.map(kind => {
    const before = gap
    gap = isText(kind) ? 0 : gap + 1
    return before
  })
}

function shareOf (stems: string[], test: (stem: string) => boolean): number | null {
  return stems.length === 0 ? null : stems.filter(test).length / stems.length
}

const SHORTEST_NAME = 4 // letters; shorter names of sites stand inside other words

/** www.harbour-post.co.uk → harbourpost */
function nameOfSite (host: string): string | null {
  const labels = host.split('.').filter(label => label.length >= SHORTEST_NAME)
  const longest = labels.sort((left, right) => right.length - left.length)[0]
  return longest?.replace(/[^\p{L}\p{N}]/gu, '') ?? null
}
