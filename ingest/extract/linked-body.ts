/** The article's text as a page gives it in JSON-LD, for pages that show it only after scripts have run. */
import { collectBlocks, plainBlock, type Block } from './collect-blocks.js'
import { decodeEntities } from './decode-entities.js'
import { collapseSpace, parseDocument } from './dom.js'

const SHORTEST = 400 // characters; shorter ones are summaries
const TIMES_LONGER = 2.5 // than what the page shows; twice as long was a text and its older version in one

/**
 * @param shown blocks found in the page
 * @returns its paragraphs where it says clearly more than the page, else null
 */
export function linkedBody (body: string | null, shown: Block[]): Block[] | null {
  if (body === null || body.length < SHORTEST) return null
  const blocks = splitBody(body)
  return lengthOf(blocks) >= TIMES_LONGER * lengthOf(shown) ? blocks : null
}

/** With mark-up, with line breaks, or all in one line. */
function splitBody (body: string): Block[] {
  if (/<(?:p|br|div)\b/i.test(body)) {
    const document = parseDocument(body)
    return collectBlocks(document.body ?? document)
  }
  return body.split(/[\r\n]+/).map(line => collapseSpace(decodeEntities(line))).filter(line => line !== '').map(plainBlock)
}

const lengthOf = (blocks: Block[]): number => blocks.reduce((sum, block) => sum + block.text.length, 0)
