/** Finds who wrote the article of a web page: what is declared first, then what is shown. */
import { words } from '../clean/word-lists.js'
import { plainOf } from '../clean/line-shape.js'
import { readPeople } from '../clean/person-names.js'
import { foldText } from '../fold/fold-text.js'
import { isPlaceholder, withoutByline } from './author-words.js'
import { decodeEntities } from './decode-entities.js'
import { collapseSpace, type DomDocument } from './dom.js'
import { isElsewhere } from './page-places.js'
import type { LinkedArticle } from './read-json-ld.js'
import { readHeadLines } from './head-lines.js'
import { shownAuthors } from './shown-authors.js'
import { signedName } from './signed-name.js'
import { signedParagraph } from './signed-paragraph.js'

export interface AuthorSigns {
  document: DomDocument
  /** meta tags by name in lower case */
  tags: Map<string, string[]>
  linked: LinkedArticle | null
  outlet: string | null
  /** headline, to find the lines below it */
  title: string | null
  now: Date
}

const AUTHOR_TAGS = ['author', 'article:author', 'dc.creator', 'dcterms.creator', 'parsely-author', 'sailthru.author', 'byl', 'cxenseparse:author', 'citation_author', 'twitter:data1']
const LONGEST_ORGANISATION = 50 // characters
const MOST_AUTHORS = 12

/**
 * The first source that names a person wins: JSON-LD, meta tags, the visible byline, a name that
 * signs the first or last paragraph, a blog's pseudonym. Where there is no person, the agency or
 * newsroom that the page declares as its author signs ([decision 25](../../docs/decisions/0025-who-signs-an-article.md)).
 *
 * @returns names, each once; empty where the page names nobody
 */
export function readAuthors (signs: AuthorSigns): string[] {
  const { document, outlet, linked } = signs
  const declared = declaredAuthors(signs).map(names => peopleOf(names, outlet)).find(people => people.length > 0)
  for (const place of shownAuthors(document, declared !== undefined)) {
    const people = peopleOf(place, outlet)
    if (people.length > 0 && (declared === undefined || extendsList(people, declared))) return people.slice(0, MOST_AUTHORS)
  }
  if (declared !== undefined) return declared.slice(0, MOST_AUTHORS)
  const head = peopleOf(readHeadLines(document, signs.title, signs.now), outlet)
  if (head.length > 0) return head
  const paragraph = peopleOf(signedParagraph(document), outlet)
  if (paragraph.length > 0) return paragraph
  const signed = signedName(document, outlet, isElsewhere) ?? signingOrganisation(linked, signs)
  return signed === null ? [] : [signed]
}

function declaredAuthors ({ tags, linked }: AuthorSigns): string[][] {
  return [linked?.authors ?? [], AUTHOR_TAGS.flatMap(name => tags.get(name) ?? [])]
}

/** Pages declare one of several authors; the byline then names that one and others. "Mira HoltReporter" is no other. */
function extendsList (shown: string[], declared: string[]): boolean {
  const known = declared.map(foldText)
  const folds = shown.map(foldText)
  const others = folds.filter(name => !known.includes(name))
  return others.length > 0 && known.every(name => folds.includes(name)) && !others.some(name => known.some(each => name.includes(each)))
}

/** @returns people only, each once: no newsroom, no address, not the outlet itself */
function peopleOf (written: string[], outlet: string | null): string[] {
  const people = new Map<string, string>()
  for (const each of written) {
    for (const name of readPeople(withoutByline(decodeEntities(each))).names) {
      const fold = foldText(name)
      if (!isOutletName(fold, outlet) && !people.has(fold)) people.set(fold, name)
    }
  }
  return [...people.values()]
}

/** "MDR Sachsen" on a page of "MDR.de" is no person, nor is "Live Science" on one of "livescience.com". */
function isOutletName (fold: string, outlet: string | null): boolean {
  if (outlet === null) return false
  const own = foldText(outlet)
  return fold.split(' ')[0] === own.split(' ')[0] || own.split(' ')[0] === fold.replaceAll(' ', '')
}

/** "dpa", "Harbour Post": declared as author by JSON-LD, or by a meta tag that names an agency or the outlet itself. */
function signingOrganisation (linked: LinkedArticle | null, { tags, outlet }: AuthorSigns): string | null {
  const own = outlet === null ? '' : foldText(outlet)
  const tagged = AUTHOR_TAGS.flatMap(name => tags.get(name) ?? []).filter(name => words.agencies.has(plainOf(name)) || (own !== '' && foldText(name) === own))
  const names = [...linked?.authors ?? [], ...linked?.organisations ?? [], ...tagged].map(name => collapseSpace(decodeEntities(name)))
  return names.find(isOrganisationName) ?? null
}

/** "kj" and "mho" are initials of an editor; agencies as short as that are known by name. */
function isOrganisationName (name: string): boolean {
  if (/^\p{Ll}{1,3}$/u.test(name) && !words.agencies.has(name)) return false
  return name.length >= 2 && name.length <= LONGEST_ORGANISATION && /\p{L}/u.test(name) && !/[@:/]|\d{3}/.test(name) && !isPlaceholder(name)
}
