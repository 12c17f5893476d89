/** Finds the blocks of a page's article: by Readability, with what it loses; where it finds nothing, by the words outside links. */
import { collectBlocks, type Block } from './collect-blocks.js'
import { parseDocument, type DomDocument, type DomElement } from './dom.js'
import { markParagraphs, restoreParagraphs } from './restore-paragraphs.js'
import { runReadability } from './run-readability.js'
import { scoreBlocks } from './score-blocks.js'

/**
 * @param document is taken apart
 * @param html the page once more, for a second look when the first finds nothing
 */
export function findArticle (document: DomDocument, html: string): Block[] {
  const paragraphs = markParagraphs(document)
  const article = runReadability(document)
  const blocks = article === null ? [] : collectBlocks(article)
  if (blocks.length > 0) return restoreParagraphs(blocks, paragraphs)
  const fallback = parseDocument(html)
  return firstWithText([scoreBlocks(fallback), fallback.body, fallback.documentElement])
}

function firstWithText (elements: Array<DomElement | null>): Block[] {
  for (const element of elements) {
    const blocks = element === null ? [] : collectBlocks(element)
    if (blocks.length > 0) return blocks
  }
  return []
}
