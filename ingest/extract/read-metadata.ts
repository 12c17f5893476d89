/** Reads what a web page says of itself: JSON-LD, Open Graph, meta tags, then the visible page. */
import type { Metadata, PublicationDate } from '../document.js'
import { canonicalUrl } from '../read/canonical-url.js'
import { chooseTitle } from './choose-title.js'
import { decodeEntities } from './decode-entities.js'
import { collapseSpace, textOf, type DomDocument } from './dom.js'
import { canonicalLanguage } from './canonical-language.js'
import { parsePublished, type DateContext } from './parse-published.js'
import { isElsewhere } from './page-places.js'
import { readAuthors } from './read-authors.js'
import { readLinked, type LinkedArticle } from './read-json-ld.js'

export interface PageContext {
  /** for messages */
  origin: string
  /** address the page was found at; relative canonical links are resolved against it */
  url: string | null
  /** as declared by the record */
  outlet: string | null
  /** moment of retrieval; later dates are not believed */
  now: Date
}

const DATE_TAGS = [
  'article:published_time', 'og:article:published_time', 'og:published_time', 'datepublished', 'date', 'pubdate', 'publishdate', 'publish-date', 'publish_date', 'published-date',
  'dc.date', 'dc.date.issued', 'dcterms.date', 'dcterms.created', 'dcterms.issued', 'parsely-pub-date', 'sailthru.date', 'cxenseparse:recs:publishtime', 'cxenseparse:publishtime',
  'article.published', 'article.created', 'published_at', 'publication_date', 'citation_publication_date', 'last-modified-date', 'rnews:datepublished', 'originalpublicationdate', 'article_date_original', 'timestamp'
]
const DATE_PLACES = ['[itemprop~="datePublished"]', 'time[pubdate]', 'article header time', 'article time', 'main time', 'time', '.published', '.post-date', '.entry-date', '.article-date', '.article__date', '.pubdate', '.date']

/** @returns metadata; what the page does not say stays null or empty */
export function readMetadata (document: DomDocument, context: PageContext, linked = readLinked(document)): Metadata {
  const tags = readTags(document)
  const headings = [...document.querySelectorAll('h1')].map(textOf)
  const url = readUrl(document, tags, linked, context)
  const host = hostOf(url ?? context.url)
  const outlet = readOutlet(tags, linked)
  const language = readLanguage(document, tags, linked)
  const declared = [linked?.headline, tags.get('og:title')?.[0], tags.get('twitter:title')?.[0]].filter(title => title !== undefined && title !== null)
  const title = chooseTitle({ headings, declared, page: textOf(document.querySelector('title')) || null, outlet: context.outlet ?? outlet, host })
  return {
    title,
    authors: readAuthors({ document, tags, linked, outlet, title, now: context.now }),
    published: readDate(document, tags, linked, { now: context.now, ...(language === null ? {} : { language }) }, url ?? context.url),
    outlet,
    url,
    language
  }
}

/** Meta tags by name or property in lower case. */
function readTags (document: DomDocument): Map<string, string[]> {
  const tags = new Map<string, string[]>()
  for (const tag of document.querySelectorAll('meta')) {
    const name = (tag.getAttribute('property') ?? tag.getAttribute('name') ?? tag.getAttribute('itemprop'))?.trim().toLowerCase()
    const content = collapseSpace(decodeEntities(tag.getAttribute('content') ?? ''))
    if (name !== undefined && content !== '') tags.set(name, [...tags.get(name) ?? [], content])
  }
  return tags
}

function readUrl (document: DomDocument, tags: Map<string, string[]>, linked: LinkedArticle | null, context: PageContext): string | null {
  const candidates = [document.querySelector('link[rel="canonical"]')?.getAttribute('href'), tags.get('og:url')?.[0], linked?.url, context.url]
  for (const candidate of candidates) {
    if (candidate === undefined || candidate === null || candidate.trim() === '') continue
    const url = canonicalUrl(resolveUrl(candidate.trim(), context.url))
    if (url !== null && new URL(url).pathname !== '/') return url
  }
  return null
}

/** A canonical link may be relative; a canonical link to the front page is a template's slip and left out above. */
function resolveUrl (written: string, base: string | null): string {
  if (base === null) return written
  try {
    return new URL(written, base).href
  } catch {
    return written
  }
}

function hostOf (url: string | null): string | null {
  try {
    return url === null ? null : new URL(url).hostname
  } catch {
    return null
  }
}

function readOutlet (tags: Map<string, string[]>, linked: LinkedArticle | null): string | null {
  const names = [tags.get('og:site_name')?.[0], linked?.publisher, tags.get('application-name')?.[0]]
  return names.find(name => typeof name === 'string' && !/^https?:/i.test(name)) ?? null
}

function readLanguage (document: DomDocument, tags: Map<string, string[]>, linked: LinkedArticle | null): string | null {
  const candidates = [document.documentElement?.getAttribute('lang'), linked?.language, tags.get('og:locale')?.[0], tags.get('content-language')?.[0]]
  for (const candidate of candidates) {
    const language = candidate === undefined || candidate === null || candidate.trim() === '' ? null : canonicalLanguage(candidate)
    if (language !== null) return language
  }
  return null
}

function readDate (document: DomDocument, tags: Map<string, string[]>, linked: LinkedArticle | null, context: DateContext, url: string | null): PublicationDate | null {
  if (linked?.published != null) {
    const date = parsePublished(linked.published, 'json-ld', context)
    if (date !== null) return date
  }
  for (const name of DATE_TAGS) {
    const written = tags.get(name)?.[0]
    const date = written === undefined ? null : parsePublished(written, 'meta', context)
    if (date !== null) return date
  }
  return shownDate(document, context) ?? dateInUrl(url, context)
}

function shownDate (document: DomDocument, context: DateContext): PublicationDate | null {
  for (const place of DATE_PLACES) {
    for (const element of [...document.querySelectorAll(place)].slice(0, 3)) {
      if (isElsewhere(element)) continue
      const written = element.getAttribute('datetime') ?? element.getAttribute('content') ?? ''
      const date = parsePublished(written, 'time', context) ?? parsePublished(textOf(element).slice(0, 200), 'time', context)
      if (date !== null && date.precision !== 'year') return date
    }
  }
  return null
}

/** /2024/05/24/ or /2024-05-24- in the path of the address. */
function dateInUrl (url: string | null, context: DateContext): PublicationDate | null {
  const found = url === null ? null : /\/((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)(?=[/-])/.exec(url)
  return found === null ? null : parsePublished(`${found[1]}-${found[2]}-${found[3]}`, 'url', context)
}
