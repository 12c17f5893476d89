/** Drops the lines that other articles of the same site have too. */
import type { DropReason } from '../document.js'
import type { LineShape } from './line-shape.js'
import { keyOfLine, type SiteTemplates } from './template-memory.js'

const COPY = 0.4 // of a page's running text; an article that shares more is a version of this one, not another
const LONG = 25 // words; newsrooms use a paragraph of background again, and notices are mostly shorter

/**
 * Quotations and the headline stay whatever others print: a statement goes through many articles,
 * and a headline stands among the teasers of other pages.
 *
 * @param article key of the page itself: what was learned from it before is no witness
 */
export function markTemplates (lines: LineShape[], reasons: Array<DropReason | null>, templates: SiteTemplates, article: string): void {
  if (templates.size === 0) return
  const witnesses = lines.map(line => witnessesOf(line, templates, article))
  const copies = findCopies(lines, witnesses)
  for (let at = 0; at < lines.length; at++) {
    if (reasons[at] !== null || lines[at]!.spoken) continue
    const others = witnesses[at]!.filter(other => !copies.has(other)).length
    if (others >= (isNewsLike(lines, at) ? 2 : 1)) reasons[at] = 'template'
  }
}

function witnessesOf (line: LineShape, templates: SiteTemplates, article: string): string[] {
  const key = keyOfLine(line.text)
  return key === null ? [] : (templates.get(key) ?? []).filter(other => other !== article)
}

/** Reprints and updates share their paragraphs. */
function findCopies (lines: LineShape[], witnesses: string[][]): Set<string> {
  const shared = new Map<string, number>()
  let all = 0
  lines.forEach((line, at) => {
    if (!line.prose || line.spoken) return
    all += line.words
    for (const other of witnesses[at]!) shared.set(other, (shared.get(other) ?? 0) + line.words)
  })
  return new Set([...shared].filter(([, words]) => words > all * COPY).map(([other]) => other))
}

/** A long paragraph, or a subheading ("Background"): two articles have them by chance, three hardly. */
function isNewsLike (lines: LineShape[], at: number): boolean {
  if (lines[at]!.prose) return lines[at]!.words > LONG
  return lines[at - 1]?.prose === true && lines[at + 1]?.prose === true
}
