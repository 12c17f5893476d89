/** The last resort for pages no tree can be built of (too deep, too large): blocks of text between tags, in linear time. */
import { decodeEntities } from './decode-entities.js'
import { collapseSpace } from './dom.js'
import { scanTags } from './scan-tags.js'

/** What stands in these is no text of the article. */
const SKIPPED = new Set(['head', 'script', 'style', 'noscript', 'template', 'svg', 'nav', 'header', 'footer', 'aside', 'form', 'select', 'button', 'textarea', 'iframe', 'figcaption', 'title'])

const INLINE = new Set(['a', 'abbr', 'b', 'bdi', 'bdo', 'cite', 'code', 'em', 'font', 'i', 'label', 'mark', 'q', 's', 'small', 'span', 'strong', 'sub', 'sup', 'time', 'u', 'wbr', 'img'])

/**
 * @returns the texts between block tags in reading order; what a skipped element leaves open is
 *   skipped to the next sign of the article (`<main>`, `<article>`, `<p>`)
 */
export function stripTags (html: string): string[] {
  const blocks: string[] = []
  let parts: string[] = []
  let skipping: string | null = null
  let inside = 0 // how often the skipped element is open inside itself
  const finish = (): void => {
    const block = collapseSpace(decodeEntities(parts.join('')))
    if (block !== '') blocks.push(block)
    parts = []
  }
  for (const token of scanTags(html)) {
    if (token.kind === 'text') {
      if (skipping === null) parts.push(html.slice(token.start, token.end))
      continue
    }
    if (skipping !== null) {
      if (token.name === skipping) inside += token.kind === 'open' ? 1 : -1
      if (inside <= 0 || (token.kind === 'open' && (token.name === 'article' || token.name === 'main' || (skipping === 'head' && token.name === 'body')))) skipping = null
      continue
    }
    if (token.kind === 'open' && SKIPPED.has(token.name)) {
      finish()
      skipping = token.name
      inside = 1
      continue
    }
    if (!INLINE.has(token.name)) finish()
  }
  finish()
  return blocks
}
