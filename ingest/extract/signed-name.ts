/** Finds the name a blog signs with, where mark-up says that it is the author's: "gizmo", "LD", "Robert". */
import { isNewsroom } from '../clean/person-names.js'
import { namesAnother, withoutByline } from './author-words.js'
import { foldText } from '../fold/fold-text.js'
import { textOf, type DomDocument, type DomElement } from './dom.js'

/** Links to an author's own page, and the hCard of the author; a name in running text says nothing. */
const PLACES = ['a[rel~="author"]', '.author.vcard .fn', '.author .fn', '.author.vcard', '.author.vcard a', 'a[href*="/author/"]', 'a[href*="/autor/"]', '[class*="author-name"] a', '.submitted .username', '.posted-by a']
const LOOKED_AT = 4 // of each place; archives and comment lists have more
const LONGEST = 40 // characters
const MOST_WORDS = 4

/**
 * Only where no full name is found anywhere: then a pseudonym that the page's mark-up calls the
 * author is better than nobody. Newsrooms and the outlet's own name are nobody.
 *
 * @param isElsewhere tells side columns and comments
 * @example signedName(documentOf('<a rel="author" href="/author/g1">gizmo</a>'), null, () => false) // → 'gizmo'
 */
export function signedName (document: DomDocument, outlet: string | null, isElsewhere: (element: DomElement) => boolean): string | null {
  for (const place of PLACES) {
    const names = [...document.querySelectorAll(place)].slice(0, LOOKED_AT).filter(element => !isElsewhere(element) && !isAdministrator(element) && !namesAnother(textOf(element.parentElement ?? element))).map(element => withoutByline(textOf(element))).filter(name => isSignature(name, outlet))
    if (names.length > 0 && new Set(names).size === 1) return names[0]!
  }
  return null
}

/** The account that set the blog up signs what nobody else signed: "kj" with a link to `/author/admin/`. */
function isAdministrator (element: DomElement): boolean {
  return [element, element.querySelector('a[href]')].some(link => /\/(?:admin|administrator)\/?$/i.test(link?.getAttribute('href') ?? ''))
}

/** Two different names on one page are a list of posts, not a signature. */
function isSignature (name: string, outlet: string | null): boolean {
  if (name.length < 2 || name.length > LONGEST || name.split(/\s+/).length > MOST_WORDS) return false
  if (!/\p{L}/u.test(name) || /[@:/]|\.(?:com|org|net|de)\b|\d{3}/.test(name)) return false
  const fold = foldText(name)
  return !isNewsroom(name) && (outlet === null || fold !== foldText(outlet)) && !NO_NAME.has(fold)
}

/** What themes print where an author should stand. */
const NO_NAME = new Set(['author', 'autor', 'autorin', 'auteur', 'autore', 'by', 'von', 'par', 'admin', 'more', 'mehr', 'all posts', 'alle beitrage', 'follow', 'profile', 'website', 'view all posts', 'share', 'posts'])
