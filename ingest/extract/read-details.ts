/** Reads what a page says of its article beside title, authors, date and outlet: changes, section, licence. */
import type { PageDetails } from '../document.js'
import { decodeEntities } from './decode-entities.js'
import { collapseSpace, type DomDocument } from './dom.js'
import { parsePublished, type DateContext } from './parse-published.js'
import type { LinkedArticle } from './read-json-ld.js'

const MODIFIED_TAGS = ['article:modified_time', 'og:updated_time', 'datemodified', 'dcterms.modified', 'dc.date.modified', 'last-modified', 'article.updated', 'lastmod', 'modified']
const SECTION_TAGS = ['article:section', 'articlesection', 'parsely-section', 'section', 'cxenseparse:section', 'og:article:section']
const LICENCE_TAGS = ['dc.rights', 'dcterms.rights', 'dcterms.license', 'license', 'licence', 'copyright', 'rights']
const LONGEST = 300 // characters; a notice beyond it is a page of terms

/** @param tags meta tags by name or property in lower case */
export function readDetails (document: DomDocument, tags: Map<string, string[]>, linked: LinkedArticle | null, context: DateContext): PageDetails {
  const first = (names: string[]): string | undefined => names.flatMap(name => tags.get(name) ?? [])[0]
  const notice = document.querySelector('link[rel~="license"], a[rel~="license"]')?.getAttribute('href') ?? linked?.licence ?? first(LICENCE_TAGS)
  return {
    modified: readModified(document, linked, MODIFIED_TAGS.flatMap(name => tags.get(name) ?? []), context),
    section: shorten(linked?.section ?? first(SECTION_TAGS)),
    licence: shorten(notice)
  }
}

function readModified (document: DomDocument, linked: LinkedArticle | null, tagged: string[], context: DateContext): PageDetails['modified'] {
  const element = document.querySelector('[itemprop~="dateModified"]')
  const candidates = [[linked?.modified, 'json-ld'], ...tagged.map(value => [value, 'meta']), [element?.getAttribute('datetime') ?? element?.getAttribute('content'), 'time']] as Array<[string | null | undefined, string]>
  for (const [written, source] of candidates) {
    const date = written === null || written === undefined ? null : parsePublished(written, source, context)
    if (date !== null) return date
  }
  return null
}

function shorten (words: string | null | undefined): string | null {
  const plain = collapseSpace(decodeEntities(words ?? '')).slice(0, LONGEST)
  return plain === '' ? null : plain
}
