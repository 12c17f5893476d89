/** Finds the article's element where Readability finds none: the one whose own paragraphs hold most words outside links. */
import { textOf, type DomDocument, type DomElement } from './dom.js'

const SEMANTIC = ['[itemprop="articleBody"]', 'article', 'main', '[role="main"]']
const ENOUGH = 140 // characters of paragraphs; below it an <article> is a teaser

/** @returns null when the page has no paragraph worth the name; its body is then all there is */
export function scoreBlocks (document: DomDocument): DomElement | null {
  const scores = scoreParagraphs(document)
  for (const selector of SEMANTIC) {
    const best = longestOf(document.querySelectorAll(selector))
    if (best !== null && best.length >= ENOUGH) return best.element
  }
  let winner: DomElement | null = null
  for (const [element, score] of scores) {
    if (winner === null || score > scores.get(winner)!) winner = element
  }
  return winner
}

/** Each paragraph counts fully for its parent and by half for its grandparent. */
function scoreParagraphs (document: DomDocument): Map<DomElement, number> {
  const scores = new Map<DomElement, number>()
  const add = (element: DomElement | null, score: number): void => {
    if (element !== null) scores.set(element, (scores.get(element) ?? 0) + score)
  }
  for (const paragraph of document.querySelectorAll('p, blockquote, pre')) {
    const score = textOf(paragraph).length - 2 * linkLength(paragraph)
    if (score < 25) continue // characters; labels and bylines
    add(paragraph.parentElement, score)
    add(paragraph.parentElement?.parentElement ?? null, score / 2)
  }
  return scores
}

function linkLength (element: DomElement): number {
  let length = 0
  for (const link of element.querySelectorAll('a')) length += textOf(link).length
  return length
}

function longestOf (elements: Iterable<DomElement>): { element: DomElement, length: number } | null {
  let best: { element: DomElement, length: number } | null = null
  for (const element of elements) {
    let length = 0
    for (const paragraph of element.querySelectorAll('p')) length += Math.max(0, textOf(paragraph).length - 2 * linkLength(paragraph))
    if (best === null || length > best.length) best = { element, length }
  }
  return best
}
