/** Finds a name that stands alone as the first or the last paragraph of an article and so signs it. */
import { readPeople } from '../clean/person-names.js'
import { textOf, type DomDocument, type DomElement } from './dom.js'
import { isElsewhere } from './page-places.js'

const PROSE = 80 // characters; a paragraph of the article, no label
const LONGEST = 80 // characters of a signature
const FEWEST = 3 // paragraphs beside it, so that a list of names or a caption is none

/**
 * The name has to be set apart (bold, italic or at the right), with all paragraphs of the article
 * on one side of it: a name between paragraphs is a subheading or a speaker.
 *
 * @returns the paragraph as written, or nothing
 * @example signedParagraph(documentOf('<p><b>Mira Holt</b></p><p>Long …</p><p>Long …</p><p>Long …</p>')) // → ['Mira Holt']
 */
export function signedParagraph (document: DomDocument): string[] {
  for (const paragraph of document.querySelectorAll('p')) {
    const text = textOf(paragraph)
    if (text.length > LONGEST || text.length < 4 || !isSetApart(paragraph, text) || isElsewhere(paragraph)) continue
    const people = readPeople(text)
    if (people.names.length === 0 || people.rest.length > 0 || paragraph.parentElement === null) continue
    const [before, after] = countProse(paragraph.parentElement, paragraph)
    if (Math.min(before, after) === 0 && Math.max(before, after) >= FEWEST) return [text]
  }
  return []
}

function isSetApart (paragraph: DomElement, text: string): boolean {
  if (/text-align\s*:\s*right/i.test(paragraph.getAttribute('style') ?? '')) return true
  return [...paragraph.querySelectorAll('strong, b, em, i')].some(element => textOf(element) === text)
}

/** Paragraphs of some length before and after it, among its siblings. */
function countProse (parent: DomElement, paragraph: DomElement): [number, number] {
  let before = 0
  let after = 0
  let passed = false
  for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
    if (node === paragraph) passed = true
    else if (node.nodeType === 1 && (node as DomElement).localName === 'p' && (node.textContent ?? '').length >= PROSE) passed ? after++ : before++
  }
  return [before, after]
}
