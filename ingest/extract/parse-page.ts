/** From decoded text to lines of text: the article's blocks of a web page, or a text as it is. */
import type { DecodedText, LineKind, Metadata, PageFormat, ParsedPage, SourceFile } from '../document.js'
import { foldText } from '../fold/fold-text.js'
import { plainBlock, textsOf, type Block } from './collect-blocks.js'
import { judgeBlocks } from './judge-blocks.js'
import { parseHtml } from './parse-html.js'

const START = 1_000 // characters; a doctype or html tag stands at the start, after comments at most

const MOST_JUDGED = 5_000 // blocks; more are a book or an attack, and no teaser hides among them

/**
 * Finds out whether the text is a web page and takes the article out of it.
 *
 * Plain text is never changed, not even trimmed: offsets of its article text are offsets into what
 * was given, and mark-up in it is words.
 *
 * @throws PipelineError `no-article` for a web page without any text
 * @example parsePage({text: '<html><p>Rain fell.</p></html>', …}, source).text // → 'Rain fell.'
 */
export function parsePage (decoded: DecodedText, source: SourceFile): ParsedPage {
  return decideFormat(decoded.text, source) === 'html' ? parseWebPage(decoded.text, source) : parseText(decoded.text, source)
}

function decideFormat (text: string, source: SourceFile): PageFormat {
  const type = source.contentType?.split(';')[0]?.trim().toLowerCase() ?? ''
  if (type === 'text/html' || type === 'application/xhtml+xml') return 'html'
  if (type === 'text/plain') return 'text'
  if (/\.x?html?$/i.test(source.origin)) return 'html'
  return /^\s*(?:<!--[^>]{0,500}-->\s*|<\?xml[^>]{0,200}\?>\s*)?<(?:!doctype html|html)[\s>]/i.test(text.slice(0, START)) ? 'html' : 'text'
}

function parseText (text: string, source: SourceFile): ParsedPage {
  const title = source.declared.title?.trim() ?? ''
  return { format: 'text', extracted: title !== '', text, metadata: { ...nothing(), title: title === '' ? null : title }, notes: [] }
}

function nothing (): Metadata {
  return { title: null, authors: [], published: null, outlet: null, url: null, language: null }
}

function parseWebPage (html: string, source: SourceFile): ParsedPage {
  const now = new Date(source.retrievedAt)
  const page = parseHtml(html, { origin: source.origin, url: source.declared.url ?? null, outlet: source.declared.outlet ?? null, now, ...(source.fetched === true ? { fetched: true } : {}) })
  const headline = source.declared.title ?? page.metadata.title
  const blocks = headline === null || startsWithHeadline(page.blocks, headline) ? page.blocks : [plainBlock(headline), ...page.blocks]
  const reasons = blocks.length > MOST_JUDGED ? [] : judgeBlocks(blocks, { authors: page.metadata.authors, outlet: page.metadata.outlet, now })
  const signs = blocks.map((block, at) => ({ kind: kindOf(block.kind), reason: reasons[at] ?? null }))
  return { format: 'html', extracted: true, text: textsOf(blocks).join('\n\n'), signs, metadata: page.metadata, details: page.details, notes: page.notes }
}

function startsWithHeadline (blocks: Block[], headline: string): boolean {
  return foldText(blocks[0]!.text) === foldText(headline)
}

const KINDS: Record<string, LineKind> = { h1: 'heading', h2: 'heading', h3: 'heading', h4: 'heading', h5: 'heading', h6: 'heading', li: 'item', dd: 'item', blockquote: 'quote', tr: 'row' }
const kindOf = (element: string): LineKind | null => KINDS[element] ?? null
