/** Finds when a page says its article was published: declared, shown, or in its address. */
import type { PublicationDate } from '../document.js'
import { collapseSpace, textOf, type DomDocument, type DomElement } from './dom.js'
import { linesBelowHeadline } from './head-lines.js'
import { isElsewhere } from './page-places.js'
import { credible, parsePublished, type DateContext } from './parse-published.js'
import { readDates } from './read-dates.js'
import type { LinkedArticle } from './read-json-ld.js'
import { readRelative } from './read-relative.js'

const DATE_TAGS = [
  'article:published_time', 'og:article:published_time', 'og:published_time', 'datepublished', 'date', 'pubdate', 'publishdate', 'publish-date', 'publish_date', 'published-date',
  'dc.date', 'dc.date.issued', 'dcterms.date', 'dcterms.created', 'dcterms.issued', 'parsely-pub-date', 'sailthru.date', 'cxenseparse:recs:publishtime', 'cxenseparse:publishtime',
  'article.published', 'article.created', 'published_at', 'publication_date', 'citation_publication_date', 'last-modified-date', 'rnews:datepublished', 'originalpublicationdate', 'article_date_original', 'timestamp'
]
const DATE_PLACES = ['[itemprop~="datePublished"]', 'time[pubdate]', 'article header time', 'article time', 'main time', 'time', '.published', '.post-date', '.entry-date', '.article-date', '.article__date', '.pubdate', '.date']
const MOST_WORDS_BESIDE = 5 // in a place made for dates: "Posted by gizmo on"
const MOST_WORDS_BELOW = 3 // in any line below the headline

export interface DateSigns {
  document: DomDocument
  /** meta tags by name in lower case */
  tags: Map<string, string[]>
  linked: LinkedArticle | null
  title: string | null
  url: string | null
}

/**
 * @param notes gets a sentence for each declared date that cannot be believed: it is left out, not lost
 */
export function readPageDate ({ document, tags, linked, title, url }: DateSigns, context: DateContext, notes: string[]): PublicationDate | null {
  const declared = [[linked?.published, 'json-ld'], ...DATE_TAGS.map(name => [tags.get(name)?.[0], 'meta'])] as Array<[string | null | undefined, string]>
  for (const [written, source] of declared) {
    if (written === null || written === undefined) continue
    const date = parsePublished(written, source, context)
    if (date !== null) return date
    if (readDates(written, new Date()).dates.length > 0) notes.push(`published: "${written.slice(0, 80)}" (${source}) is no date that can be believed and was left out`)
  }
  return shownDate(document, context) ?? dateBelowHeadline(document, title, context) ?? dateInUrl(url, context)
}

function shownDate (document: DomDocument, context: DateContext): PublicationDate | null {
  for (const place of DATE_PLACES) {
    for (const element of [...document.querySelectorAll(place)].slice(0, 3)) {
      const date = isElsewhere(element) ? null : dateOf(element, context)
      if (date !== null && date.precision !== 'year') return date
    }
  }
  return null
}

function dateOf (element: DomElement, context: DateContext): PublicationDate | null {
  const written = element.getAttribute('datetime') ?? element.getAttribute('content') ?? ''
  const shown = textOf(element).slice(0, 200)
  return parsePublished(written, 'time', context) ?? parsePublished(shown, 'time', context) ?? dateAmongWords(shown, MOST_WORDS_BESIDE, 'time', context) ?? relativeDate(shown, context)
}

/** One day and few words that are none of its. */
function dateAmongWords (shown: string, most: number, source: string, { now = new Date(), language }: DateContext): PublicationDate | null {
  const { dates, rest } = readDates(shown, now, language)
  const days = dates.filter(date => date.precision !== 'year' && date.precision !== 'month')
  return days.length === 1 && dates.length === 1 && rest.length <= most ? credible(days[0]!, source, now) : null
}

/** "3 hours ago" says nothing of a page that was saved at an unknown moment. */
function relativeDate (shown: string, { fetched, now }: DateContext): PublicationDate | null {
  return fetched === true && now !== undefined ? readRelative(collapseSpace(shown), now) : null
}

function dateBelowHeadline (document: DomDocument, title: string | null, context: DateContext): PublicationDate | null {
  for (const line of linesBelowHeadline(document, title)) {
    const date = line.prose ? null : dateAmongWords(line.text, MOST_WORDS_BELOW, 'text', context) ?? relativeDate(line.text, context)
    if (date !== null) return date
  }
  return null
}

/** /2024/05/24/ or /2024-05-24- in the path of the address. */
function dateInUrl (url: string | null, context: DateContext): PublicationDate | null {
  const found = url === null ? null : /\/((?:19|20)\d\d)[/-](\d\d)[/-](\d\d)(?=[/-])/.exec(url)
  return found === null ? null : parsePublished(`${found[1]}-${found[2]}-${found[3]}`, 'url', context)
}
