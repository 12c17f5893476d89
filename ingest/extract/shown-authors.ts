/** Reads the byline a page shows, where its mark-up says that it is one. */
import { isPersonName, readPeople } from '../clean/person-names.js'
import { namesAnother, withoutByline } from './author-words.js'
import { textOf, type DomDocument, type DomElement } from './dom.js'
import { isElsewhere } from './page-places.js'

/** First the surest: links to the author's page, microdata, RDFa, then class names by custom. */
const PLACES = [
  '[rel~="author"]', '[itemprop~="author"] [itemprop~="name"]', '[itemprop~="author"]', '[property~="schema:author"]',
  '.author-name', '.byline__name', '.byline a', '.author a', '.article-author', '.byline', '.author'
]

const SURE = 4 // of these places: links, microdata and RDFa

/** `article__author-2`, `c-byline`, `post_autor`: no class that holds more than the name ("authorBox", "author-bio") */
const NAMING_CLASS = /(?:^|[-_\s])(?:author|authors|byline|bylines|autor|autores|autoren|auteur|autore|redactor|journalist|reporter|writer)(?:[-_]{1,2}(?:name|names|text|link|item|list|info|\d{1,2}))?(?:$|\s)/i

const LONGEST = 120 // characters of one entry
const LONGEST_BYLINE = 400 // characters of the box that holds all entries; beyond it they are a list of posts
const MOST = 6 // entries looked at; a page of teasers has more

/**
 * Yields what each kind of place says, as written; places with no name in them are left out. Looked for only as far as asked.
 *
 * @param sureAlone links, microdata and RDFa, and no class names
 */
export function * shownAuthors (document: DomDocument, sureAlone: boolean): Generator<string[]> {
  for (const place of sureAlone ? PLACES.slice(0, SURE) : PLACES) {
    const names = readPlace([...document.querySelectorAll(place)])
    if (names.length > 0) yield names
  }
  if (sureAlone) return
  const named = [...document.querySelectorAll('[class]')].filter(element => NAMING_CLASS.test(element.getAttribute('class') ?? ''))
  const names = readPlace(named)
  if (names.length > 0) yield names
}

function readPlace (elements: DomElement[]): string[] {
  const entries = elements.filter(element => !isElsewhere(element)).slice(0, MOST).filter(element => !isOfAnother(element))
  const box = entries.length > 1 ? boxOf(entries) : null
  const together = box === null || textOf(box).length <= LONGEST_BYLINE ? entries : entries.slice(0, 1)
  return together.map(nameOf).filter(name => name.length <= LONGEST && namesSomebody(name))
}

/** `<meta itemprop="name" content="Mira Holt">` shows nothing. */
const nameOf = (element: DomElement): string => textOf(element) || (element.getAttribute('content') ?? '')

function namesSomebody (name: string): boolean {
  const bare = withoutByline(name)
  if (isPersonName(bare)) return true
  const people = readPeople(bare)
  return people.rest.length === 0 || (bare !== name && people.names.length > 0)
}

/** "Editor: Jon Tarn": who edited did not write. */
function isOfAnother (element: DomElement): boolean {
  return [element, element.parentElement].some(each => each !== null && namesAnother(textOf(each)))
}

/** The nearest element that holds them all. */
function boxOf (elements: DomElement[]): DomElement | null {
  let box: DomElement | null = elements[0]!
  while (box !== null && !elements.every(element => isInside(element, box!))) box = box.parentElement
  return box
}

function isInside (element: DomElement, box: DomElement): boolean {
  for (let at: DomElement | null = element; at !== null; at = at.parentElement) if (at === box) return true
  return false
}
