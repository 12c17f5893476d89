/** Turns a tree of elements into blocks of text: a paragraph, subheading, list item or table row each. */
import { collapseSpace, isElement, TEXT_NODE, type DomElement, type DomNode } from './dom.js'

export interface Block {
  /** white space collapsed, not empty */
  text: string
  /** name of the element that makes it a block: `p`, `h2`, `li`, `blockquote`, `tr`, `div` … */
  kind: string
  /** share of its characters that stand in links, 0–1 */
  linked: number
  /** number that `markParagraphs` gave the paragraph it comes from; null for text outside of any */
  mark: number | null
}

/** Attribute by which a paragraph is known again after Readability has rebuilt the tree around it. */
export const MARK = 'data-block'

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
 * @returns blocks in reading order
 */
export function collectBlocks (root: DomElement): Block[] {
  const blocks: Block[] = []
  const current = { text: '', linked: 0 }
  const open = { kind: root.localName, mark: null as number | null, quoted: false, links: 0 }

  const finish = (): void => {
    const text = trimCells(collapseSpace(current.text))
    if (text !== '') blocks.push({ text, kind: open.quoted && open.kind === 'p' ? 'blockquote' : open.kind, linked: Math.min(1, current.linked / text.length), mark: open.mark })
    current.text = ''
    current.linked = 0
  }
  const walk = (node: DomNode): void => {
    if (node.nodeType === TEXT_NODE) {
      const text = node.textContent ?? ''
      current.text += text
      if (open.links > 0) current.linked += collapseSpace(text).length
      return
    }
    if (!isElement(node) || SKIPPED.has(node.localName) || isHidden(node)) return
    if (CELLS.has(node.localName)) {
      if (!current.text.endsWith(CELL_BORDER)) current.text += CELL_BORDER
      const before = blocks.length
      walkChildren(node, walk)
      if (blocks.length === before) current.text += CELL_BORDER
    } else if (INLINE.has(node.localName)) {
      const link = node.localName === 'a' ? 1 : 0
      open.links += link
      walkChildren(node, walk)
      open.links -= link
    } else {
      finish()
      const outer = { ...open }
      open.kind = node.localName
      open.mark = readMark(node) ?? outer.mark
      open.quoted ||= node.localName === 'blockquote'
      walkChildren(node, walk)
      finish()
      Object.assign(open, outer)
    }
  }
  walk(root)
  finish()
  return blocks
}

/** A paragraph of which only the words are known. */
export const plainBlock = (text: string): Block => ({ text, kind: 'p', linked: 0, mark: null })

export const textsOf = (blocks: Block[]): string[] => blocks.map(block => block.text)

function readMark (element: DomElement): number | null {
  const mark = element.getAttribute(MARK)
  return mark === null ? null : Number(mark)
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
