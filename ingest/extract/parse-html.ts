/** From an HTML page to its headline, its paragraphs and what it declares of itself. */
import type { Metadata, PageDetails } from '../document.js'
import { foldText } from '../fold/fold-text.js'
import { PipelineError } from '../pipeline-error.js'
import { plainBlock, type Block } from './collect-blocks.js'
import { decodeEntities } from './decode-entities.js'
import { parseDocument, type DomDocument } from './dom.js'
import { findArticle } from './find-article.js'
import { findSummary } from './find-summary.js'
import { linkedBody } from './linked-body.js'
import { prunePage, revealText } from './prune-page.js'
import { readLinked, type LinkedArticle } from './read-json-ld.js'
import { readMetadata, type PageContext } from './read-metadata.js'
import { measurePage } from './scan-tags.js'
import { stripTags } from './strip-tags.js'

const DEEPEST = 250 // nested elements; the deepest of 182 pages measured had 28, and the walks over the tree go down by recursion
const MOST_ELEMENTS = 25_000 // the largest of 182 pages measured had 2,700; Readability took 3 s for 20,000 and up to 24 s for 38,000
const MOST_WORK = 800_000 // elements times depth: tables are searched once a level (30,000 elements in 240 nested tables took 235 s)
const HEAD = 300_000 // characters; where metadata of a page is looked for that no tree can be built of

export interface HtmlPage {
  metadata: Metadata
  details: PageDetails
  /** article text without the headline */
  blocks: Block[]
  notes: string[]
}

/**
 * @throws PipelineError `no-article` when the page has no text at all
 */
export function parseHtml (html: string, context: PageContext): HtmlPage {
  const shape = measurePage(html)
  if (shape.depth > DEEPEST || shape.elements > MOST_ELEMENTS || shape.elements * shape.depth > MOST_WORK) return parseWithoutTree(html, context, shape)
  const document = parseDocument(html)
  const linked = readLinked(document)
  const { details, notes, ...metadata } = readMetadata(document, context, linked)
  removeUnseen(document)
  revealText(document)
  prunePage(document)
  const summary = findSummary(document, descriptionsOf(document, linked))
  const shown = findArticle(document, html)
  const whole = linkedBody(linked?.body ?? null, shown)
  if (whole !== null) notes.push('the text was taken from the page\'s JSON-LD, which has more of it than the page shows')
  return demandText({ metadata, details, blocks: withSummary(whole ?? shown, summary), notes }, context)
}

function descriptionsOf (document: DomDocument, linked: LinkedArticle | null): string[] {
  const tags = document.querySelectorAll('meta[name="description"], meta[property="og:description"]')
  return [linked?.description ?? '', ...[...tags].map(tag => tag.getAttribute('content') ?? '')].map(decodeEntities)
}

/** Before the text, unless it stands there already. */
function withSummary (blocks: Block[], summary: string | null): Block[] {
  if (summary === null) return blocks
  const fold = foldText(summary)
  return blocks.some(block => foldText(block.text).includes(fold)) ? blocks : [plainBlock(summary), ...blocks]
}

function parseWithoutTree (html: string, context: PageContext, shape: { depth: number, elements: number }): HtmlPage {
  const head = parseDocument(cutHead(html))
  const why = shape.depth > DEEPEST ? `nested ${shape.depth} deep` : `${shape.elements} elements, nested ${shape.depth} deep`
  const { details, notes, ...metadata } = readMetadata(head, context)
  return demandText({ metadata, details, blocks: stripTags(html).map(plainBlock), notes: [...notes, `parsed without a tree: ${why}`] }, context)
}

/** The head alone, so that nothing deep comes along. */
function cutHead (html: string): string {
  const start = html.slice(0, HEAD)
  const end = /<\/head|<body/i.exec(start)?.index
  return end === undefined ? '<html><head></head><body></body></html>' : start.slice(0, end) + '</head><body></body></html>'
}

function demandText (page: HtmlPage, context: PageContext): HtmlPage {
  if (page.blocks.length === 0) throw new PipelineError('no-article', `${context.origin}: the page holds no text`)
  return page
}

/** Readability takes what stands in `<noscript>` for content; scripts only cost time. */
function removeUnseen (document: DomDocument): void {
  for (const element of [...document.querySelectorAll('script, style, noscript, template, svg, iframe')]) element.remove()
}
