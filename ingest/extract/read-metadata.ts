/** Reads what a web page says of itself: JSON-LD, Open Graph, meta tags, then the visible page. */
import type { Metadata, PageDetails } from '../document.js'
import { canonicalUrl } from '../read/canonical-url.js'
import { chooseTitle } from './choose-title.js'
import { decodeEntities } from './decode-entities.js'
import { collapseSpace, textOf, type DomDocument } from './dom.js'
import { canonicalLanguage } from './canonical-language.js'
import type { DateContext } from './parse-published.js'
import { readPageDate } from './read-page-date.js'
import { readAuthors } from './read-authors.js'
import { readDetails } from './read-details.js'
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
  /** the page was fetched at that moment, so that "3 hours ago" means something */
  fetched?: boolean
}

export type PageMetadata = Metadata & {
  details: PageDetails
  /** dates that cannot be believed */
  notes: string[]
}

/** @returns metadata; what the page does not say stays null or empty */
export function readMetadata (document: DomDocument, context: PageContext, linked = readLinked(document)): PageMetadata {
  const tags = readTags(document)
  const headings = [...document.querySelectorAll('h1')].map(textOf)
  const url = readUrl(document, tags, linked, context)
  const host = hostOf(url ?? context.url)
  const outlet = readOutlet(tags, linked)
  const language = readLanguage(document, tags, linked)
  const declared = [linked?.headline, textOf(document.querySelector('h1[itemprop~="headline"], h2[itemprop~="headline"]')) || null, tags.get('og:title')?.[0], tags.get('twitter:title')?.[0]].filter(title => title !== undefined && title !== null)
  const title = chooseTitle({ headings, declared, page: textOf(document.querySelector('title')) || null, outlet: context.outlet ?? outlet, host })
  const dates: DateContext = { now: context.now, ...(language === null ? {} : { language }), ...(context.fetched === true ? { fetched: true } : {}) }
  const notes: string[] = []
  return {
    title,
    authors: readAuthors({ document, tags, linked, outlet, title, now: context.now }),
    published: readPageDate({ document, tags, linked, title, url: url ?? context.url }, dates, notes),
    outlet,
    url,
    language,
    details: readDetails(document, tags, linked, dates),
    notes
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
