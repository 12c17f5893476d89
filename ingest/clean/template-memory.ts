/**
 * What is remembered of a site's lines from one article to the next, so that those which come
 * again and again are known for its template: menus, notices, biographies, boxes.
 *
 * The archive implements the memory durably; filters use the one here, for one run.
 */
import { createHash } from 'node:crypto'
import { foldText } from '../fold/fold-text.js'
import type { Line, SourceFile } from '../document.js'
import { siteOf } from './site-of.js'

/** Of one site: key of a line → the articles it was seen on, at most `MOST_ARTICLES`. */
export type SiteTemplates = Map<string, string[]>

export interface TemplateMemory {
  recall (site: string): SiteTemplates
  learn (site: string, article: string, keys: string[]): void
}

export const MOST_ARTICLES = 3 // a line seen on three others needs no further witness
export const MOST_LINES = 5_000 // of a site; the oldest are forgotten
const MOST_SITES = 200
const MOST_LINES_OF_PAGE = 1_000

/**
 * The site whose templates a source may show: only text that nobody has extracted has any. Its
 * address is the key under which its lines are learned.
 */
export function scrapedFrom ({ declared, contentType }: Pick<SourceFile, 'declared' | 'contentType'>): { site: string, page: string } | null {
  if (declared.url === undefined || (declared.title ?? '').trim() !== '' || /html/i.test(contentType ?? '')) return null
  const site = siteOf(declared.url)
  return site === null ? null : { site, page: declared.url }
}

/** @returns null for a line without a letter or digit */
export function keyOfLine (text: string): string | null {
  const fold = foldText(text.slice(0, 2_000))
  return fold === '' ? null : createHash('sha1').update(fold).digest('base64url').slice(0, 14)
}

/** The lines of an article that may be learned: each once, from both ends of a long page. */
export function keysOfLines (text: string, lines: ReadonlyArray<Pick<Line, 'start' | 'end'>>): string[] {
  const near = lines.length <= MOST_LINES_OF_PAGE ? lines : [...lines.slice(0, MOST_LINES_OF_PAGE / 2), ...lines.slice(-MOST_LINES_OF_PAGE / 2)]
  const keys = near.map(line => keyOfLine(text.slice(line.start, line.end))).filter(key => key !== null)
  return [...new Set(keys)]
}

/** A memory for one run: bounded, nothing on disk. */
export function rememberTemplates (): TemplateMemory {
  const sites = new Map<string, SiteTemplates>()
  return {
    recall: site => sites.get(site) ?? new Map(),
    learn (site, article, keys) {
      const own = sites.get(site) ?? new Map<string, string[]>()
      for (const key of keys) addArticle(own, key, article)
      forgetOldest(own, MOST_LINES)
      sites.delete(site)
      sites.set(site, own)
      forgetOldest(sites, MOST_SITES)
    }
  }
}

function addArticle (site: SiteTemplates, key: string, article: string): void {
  const articles = site.get(key) ?? []
  site.delete(key) // a line seen again is young again
  site.set(key, articles.includes(article) ? articles : [...articles, article].slice(-MOST_ARTICLES))
}

function forgetOldest (map: Map<string, unknown>, most: number): void {
  for (const key of map.keys()) {
    if (map.size <= most) return
    map.delete(key)
  }
}
