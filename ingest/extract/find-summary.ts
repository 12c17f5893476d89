/** Finds the summary that a page shows between headline and text, by what the page declares as its description. */
import { foldText } from '../fold/fold-text.js'
import { collectBlocks } from './collect-blocks.js'
import type { DomDocument, DomElement } from './dom.js'
import { isElsewhere } from './page-places.js'

const SHORTEST = 40 // characters of a sentence that says something
const LONGEST = 700
const MOST_PARAGRAPHS = 4 // passed before the search ends
const COMPARED = 60 // folded characters; descriptions are cut off at some length

/**
 * @param descriptions `description`, `og:description`, JSON-LD's
 * @returns the block as shown, null where the page does not show what it declares
 */
export function findSummary (document: DomDocument, descriptions: string[]): string | null {
  const starts = [...new Set(descriptions.filter(each => each.length >= SHORTEST).map(each => foldText(each).slice(0, COMPARED)))]
  if (starts.length === 0) return null
  let paragraphs = 0
  for (const element of belowHeadline(document)) {
    const text = element.textContent ?? ''
    if (text.length < SHORTEST || text.length > LONGEST) continue
    const fold = foldText(text)
    if (!starts.some(start => fold.startsWith(start))) {
      if (element.localName === 'p' && ++paragraphs === MOST_PARAGRAPHS) return null
      continue
    }
    const [block] = isElsewhere(element) ? [] : collectBlocks(element)
    if (block !== undefined && foldText(block.text).startsWith(fold.slice(0, SHORTEST)) && block.linked < 0.5) return block.text
  }
  return null
}

/** A template's description of the outlet may stand in a footer: what counts is near the headline. */
function belowHeadline (document: DomDocument): DomElement[] {
  const elements = [...document.querySelectorAll('h1, p, h2, h3, h4, div, span')]
  return elements.slice(Math.max(0, elements.findIndex(element => element.localName === 'h1')))
}
