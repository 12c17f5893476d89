/** Brings back paragraphs that Readability lost: it takes one container, and some pages spread an article over several. */
import { collectBlocks, MARK, type Block } from './collect-blocks.js'
import type { DomDocument, DomElement } from './dom.js'
import { isElsewhere } from './page-places.js'

const PROSE = 80 // characters; shorter ones are labels, captions and teasers as often as text
const FEWEST = 2 // paragraphs of one shape that were found, before a lost one of that shape is believed
const MOST_LINKED = 0.4 // share of characters in links

interface Paragraph {
  block: Block
  /** element and class of the paragraph and of what holds it: paragraphs of one article are made by one template */
  shape: string
  /** the `<article>` it stands in */
  article: DomElement | null
  heading: boolean
  /** long enough, hardly linked, in no side column */
  prose: boolean
}

/** Numbers paragraphs, list items and subheadings in reading order, before the tree is rebuilt. */
export function markParagraphs (document: DomDocument): Paragraph[] {
  const paragraphs: Paragraph[] = []
  for (const element of document.querySelectorAll('p, li, blockquote, h2, h3, h4')) {
    const mark = paragraphs.length
    element.setAttribute(MARK, String(mark))
    paragraphs.push(describe(element, mark))
  }
  return paragraphs
}

function describe (element: DomElement, mark: number): Paragraph {
  const [block] = element.querySelector('p, li, ul, div') === null ? collectBlocks(element) : []
  const heading = /^h\d$/.test(element.localName)
  return {
    block: { text: block?.text ?? '', kind: element.localName, linked: block?.linked ?? 1, mark },
    shape: `${shapeOf(element)} < ${shapeOf(element.parentElement)}`,
    article: element.closest('article'),
    heading,
    prose: !heading && block !== undefined && block.text.length >= PROSE && block.linked < MOST_LINKED && !isElsewhere(element)
  }
}

const shapeOf = (element: DomElement | null): string => `${element?.localName ?? ''}.${element?.getAttribute('class') ?? ''}`

/**
 * Puts back running text that has the shape of what was found, stands in the same `<article>`, and
 * was lost; list items only between paragraphs that were found. A subheading right before comes along.
 *
 * @param found blocks in reading order
 * @param paragraphs as `markParagraphs` numbered them
 */
export function restoreParagraphs (found: Block[], paragraphs: Paragraph[]): Block[] {
  const kept = new Set(found.map(block => block.mark))
  const prose = paragraphs.filter(paragraph => paragraph.prose && kept.has(paragraph.block.mark))
  if (prose.length < FEWEST) return found
  const shapes = countBy(prose, paragraph => paragraph.shape)
  const article = mostOf(countBy(prose, paragraph => paragraph.article))
  const [first, last] = [prose[0]!.block.mark!, prose.at(-1)!.block.mark!]
  const texts = new Set(found.map(block => block.text))
  const isLost = ({ block, shape, article: own, prose }: Paragraph): boolean => {
    if (!prose || own !== article || kept.has(block.mark) || texts.has(block.text)) return false
    return block.kind === 'li' ? block.mark! > first && block.mark! < last : (shapes.get(shape) ?? 0) >= FEWEST
  }
  const lost = paragraphs.filter(isLost).flatMap(({ block }) => withHeading(block, paragraphs, kept))
  return lost.length === 0 ? found : insertByMark(found, lost)
}

function withHeading (block: Block, paragraphs: Paragraph[], kept: Set<number | null>): Block[] {
  const before = paragraphs[block.mark! - 1]
  return before?.heading === true && before.block.text !== '' && !kept.has(before.block.mark) ? [before.block, block] : [block]
}

function insertByMark (found: Block[], lost: Block[]): Block[] {
  const merged: Block[] = []
  let next = 0
  for (const block of found) {
    while (next < lost.length && block.mark !== null && lost[next]!.mark! < block.mark) merged.push(lost[next++]!)
    merged.push(block)
  }
  return [...merged, ...lost.slice(next)]
}

function countBy<Item, Key> (items: Item[], keyOf: (item: Item) => Key): Map<Key, number> {
  const counts = new Map<Key, number>()
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1)
  return counts
}

function mostOf<Key> (counts: Map<Key, number>): Key | undefined {
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}
