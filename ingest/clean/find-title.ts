/** Finds the headline among the lines of a text that does not declare one. */
import type { DropReason } from '../document.js'
import { foldText } from '../fold/fold-text.js'
import type { Body } from './find-body.js'
import type { LineShape } from './line-shape.js'
import { shareInSlug, type Slug } from './read-slug.js'

const BEFORE = 40 // lines before the running text in which a headline is looked for
const FEWEST_WORDS = 3
const MOST_WORDS = 32
const LEAST_SCORE = 2 // a line that only stands there has 0–1.5

/** Signs of a headline and what each is worth. */
const REPEATED = 2 // browser title, picture text, teaser: pages say their headline more than once
const BEFORE_BYLINE = 2 // byline, date or counter right behind it
const SHARED_WORDS = 4 // times the share of its words that the text's beginning uses
const LONG_ENOUGH = 0.5 // labels and names are shorter
const FIRST_LINE = 1.5
const RIGHT_BEFORE = 1 // the running text follows at once
const DISTANCE = -0.03 // for each line in between
const LIKE_A_SENTENCE = -1.5
const IN_ADDRESS = 6 // times the share of its words that the page's address has
const BEHIND_START = -2 // a menu may be taken for the start of the text; a headline behind it needs more signs

/** @returns index of the headline's line, or null */
export function findTitle (lines: LineShape[], reasons: Array<DropReason | null>, body: Body | null, slug: Slug): number | null {
  if (body === null) return null
  const from = Math.max(0, body.start - BEFORE)
  const folds = lines.slice(0, Math.min(lines.length, body.end)).map(line => line.words <= MOST_WORDS ? foldText(line.text) : '')
  const opening = new Set(lines.slice(body.start, body.start + 12).filter(line => line.prose).flatMap(line => foldText(line.text.slice(0, 1000)).split(' ')).map(stemOf))
  let best: { at: number, score: number } | null = null
  const last = slug.stems.size === 0 ? body.start : body.end - 1
  for (let at = from; at <= Math.min(last, lines.length - 1); at++) {
    if (!mayBeTitle(lines[at]!, reasons[at]!)) continue
    const score = scoreTitle({ at, lines, reasons, body, folds, opening, slug })
    if (score >= LEAST_SCORE && (best === null || score >= best.score)) best = { at, score }
  }
  return best?.at ?? null
}

function mayBeTitle (line: LineShape, reason: DropReason | null): boolean {
  return reason === null && line.words >= FEWEST_WORDS && line.words <= MOST_WORDS && !/\.$/.test(line.text) && !/^[•*·–-]\s/u.test(line.text)
}

interface Candidate {
  at: number
  lines: LineShape[]
  reasons: Array<DropReason | null>
  body: Body
  folds: string[]
  opening: Set<string>
  slug: Slug
}

function scoreTitle ({ at, lines, reasons, body, folds, opening, slug }: Candidate): number {
  const line = lines[at]!
  const fold = folds[at]!
  let score = 0
  if (folds.some((other, index) => index !== at && other !== '' && (other === fold || other.startsWith(fold + ' ')))) score += REPEATED
  if (hasBylineBehind(at, reasons)) score += BEFORE_BYLINE
  score += SHARED_WORDS * shareOf(fold, opening)
  if (line.words >= 5) score += LONG_ENOUGH
  if (at === 0) score += FIRST_LINE
  if (at === body.start - 1 || at === body.start) score += RIGHT_BEFORE
  if (line.prose) score += LIKE_A_SENTENCE
  score += IN_ADDRESS * shareInSlug(line.text, slug)
  if (at > body.start) score += BEHIND_START
  return score + DISTANCE * Math.max(0, body.start - at)
}

function hasBylineBehind (at: number, reasons: Array<DropReason | null>): boolean {
  return reasons.slice(at + 1, at + 4).some(reason => reason === 'byline' || reason === 'date' || reason === 'counter')
}

/** Endings change between headline and text; the first letters rarely do. */
const stemOf = (word: string): string => word.slice(0, 6)

/** Words of four letters and more; shorter ones are in every text. */
function shareOf (fold: string, opening: Set<string>): number {
  const own = [...new Set(fold.split(' ').filter(word => word.length >= 4).map(stemOf))]
  return own.length === 0 ? 0 : own.filter(word => opening.has(word)).length / own.length
}
