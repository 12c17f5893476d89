/** Turns a tree of elements into blocks of text: a paragraph, subheading, list item or table row each. */
import { collapseSpace, isElement, TEXT_NODE, type DomElement, type DomNode } from './dom.js'

/** Never text of the article, wherever they stand. */
const SKIPPED = new Set([
  'script', 'style', 'noscript', 'template', 'svg', 'math', 'iframe', 'object', 'embed', 'video', 'audio', 'canvas', 'head',
  'button', 'input', 'select', 'textarea', 'form', 'nav', 'dialog', 'figcaption', 'menu'
])

const INLINE = new Set([
  'a', 'abbr', 'acronym', 'b', 'bdi', 'bdo', 'big', 'cite', 'code', 'data', 'del', 'dfn', 'em', 'font', 'i', 'ins', 'kbd', 'label',
  'mark', 'meter', 'output', 'q', 'ruby', 'rb', 'rt', 's', 'samp', 'small', 'span', 'strike', 'strong', 'sub', 'sup', 'time', 'tt', 'u',
  'var', 'wbr', 'img', 'picture', 'source', 'amp-img'
])

const CELLS = new Set(['td', 'th'])
const CELL_BORDER = ' | '

/**
 * @param root an element no deeper than the limit of `parse-html.ts`: the walk goes down by recursion
 * @returns blocks in reading order, white space collapsed, none empty
 */
export function collectBlocks (root: DomElement): string[] {
  const blocks: string[] = []
  let current = ''
  const finish = (): void => {
    const block = trimCells(collapseSpace(current))
    if (block !== '') blocks.push(block)
    current = ''
  }
  const walk = (node: DomNode): void => {
    if (node.nodeType === TEXT_NODE) {
      current += node.textContent ?? ''
      return
    }
    if (!isElement(node) || SKIPPED.has(node.localName) || isHidden(node)) return
    if (CELLS.has(node.localName)) {
      if (!current.endsWith(CELL_BORDER)) current += CELL_BORDER
      const before = blocks.length
      walkChildren(node, walk)
      if (blocks.length === before) current += CELL_BORDER
      return
    }
    const isBlock = !INLINE.has(node.localName)
    if (isBlock) finish()
    walkChildren(node, walk)
    if (isBlock) finish()
  }
  walk(root)
  finish()
  return blocks
}

function walkChildren (node: DomElement, walk: (node: DomNode) => void): void {
  for (let child = node.firstChild; child !== null; child = child.nextSibling) walk(child)
}

function trimCells (block: string): string {
  return block.split(CELL_BORDER.trim()).length === 1 ? block : block.replace(/(?:\| ?){2,}/g, '| ').replace(/^\| ?/, '').replace(/ ?\|$/, '').trim()
}

/** Hidden by its own mark-up; style sheets are not read. */
export function isHidden (element: DomElement): boolean {
  if (element.getAttribute('hidden') !== null) return true
  const style = element.getAttribute('style')
  return style !== null && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)
}
