/**
 * Drops the lines of a scraped page that the learned rule takes for no part of the article: menus,
 * teasers, captions without a label, notices, comments. Only for text that nobody has extracted yet.
 *
 * The rule is a small set of boosted trees (`config/line-model.json`), trained by
 * `tools/train-lines.mjs` on pages composed for this project; docs/cleaning.md says how and how well.
 */
import type { DropReason } from '../document.js'
import { readConfig } from '../config.js'
import { describeLine, type Features } from './line-features.js'
import { PageContext, type LineKind, type NamedPage } from './page-context.js'
import { countSiteWords } from './site-words.js'
import { hasAny } from './rules.js'
import { words } from './word-lists.js'

/** Answers with a number, or asks whether a feature is above a threshold: [feature, threshold, no, yes]. */
export type Tree = number | [string, number, Tree, Tree]

interface LineModel {
  /** sum of the trees below which a line goes; negative, since a doubtful line stays */
  leastSum: number
  trees: Tree[]
}

const model = readConfig<LineModel>('line-model.json')

/** Sets the reason of each line that goes; lines that have one already keep it. */
export function judgeLines (page: NamedPage, reasons: Array<DropReason | null>): void {
  const context = new PageContext(page)
  for (let at = 0; at < page.lines.length; at++) {
    if (page.reasons[at] !== null || isProtected(context, at)) continue
    if (isAboveHeadline(context, at) || sumTrees(model.trees, describeLine(context, at)) < model.leastSum) reasons[at] = reasonFor(context, at)
  }
}

export function sumTrees (trees: Tree[], features: Features): number {
  let sum = 0
  for (let tree of trees) {
    while (typeof tree !== 'number') tree = (features.get(tree[0]) ?? 0) > tree[1] ? tree[3] : tree[2]
    sum += tree
  }
  return sum
}

/** Inside the running text a quotation stays, however short: it is what people look for. So does a subheading. */
function isProtected (context: PageContext, at: number): boolean {
  const { page: { body }, kinds } = context
  return at >= body.start && at < body.end && (kinds[at] === 'spoken' || isSubheading(context, at))
}

/** A few words alone between two paragraphs, said once, and not about the site. */
function isSubheading (context: PageContext, at: number): boolean {
  const { kinds, page } = context
  return isLoose(kinds[at]) && kinds[at - 1] === 'prose' && kinds[at + 1] === 'prose' && !context.isRepeated(at) && countSiteWords(page.lines[at]!.plain).site === 0
}

/** Menus and lists of headlines; no article has lines that are no sentence before its own headline. */
function isAboveHeadline ({ page: { title, body }, kinds }: PageContext, at: number): boolean {
  return title !== null && at < title && at < body.start && isLoose(kinds[at])
}

const isLoose = (kind: LineKind | undefined): boolean => kind === 'label' || kind === 'headline'

const LABEL_WORDS = 4

/** What a line is that no rule knows by name, from its make-up and place. */
function reasonFor (context: PageContext, at: number): DropReason {
  const line = context.page.lines[at]!
  const about = countSiteWords(line.plain)
  const traits = context.traits[at]!
  if (context.isAboutAuthor(at)) return 'byline'
  if (hasAny(line.plain, words.cookieContains)) return 'cookie'
  if (about.site + about.reader >= 2 && line.words > LABEL_WORDS) return hasAny(line.plain, words.newsletterTogether) ? 'newsletter' : 'footer'
  if (about.picture || ((traits.credit || traits.numbered) && line.words > LABEL_WORDS)) return 'caption'
  if (line.words > LABEL_WORDS) return 'related'
  return at >= context.page.body.end ? 'footer' : 'menu'
}
