/** What the items of RSS, Atom, RDF and JSON feeds say, as records. */

/** The part of feedsmith's answer that is read here; every field may be absent in a real feed. */
export interface AnyFeed {
  format: 'rss' | 'atom' | 'rdf' | 'json'
  feed: FeedHead
}

interface FeedHead {
  title?: string | { value?: string }
  language?: string
  xml?: { lang?: string }
  dc?: { language?: string }
  items?: FeedItem[]
  entries?: FeedItem[]
}

interface FeedItem {
  id?: string
  title?: string | { value?: string }
  link?: string
  url?: string
  links?: Array<{ href?: string, rel?: string }>
  description?: string
  summary?: string | { value?: string }
  content?: { encoded?: string, value?: string, type?: string }
  content_html?: string
  content_text?: string
  pubDate?: string
  published?: string
  updated?: string
  date_published?: string
  language?: string
  authors?: Array<string | { name?: string }>
  dc?: { creators?: string[], creator?: string, date?: string, dates?: string[] }
}

export interface FeedRecord {
  /** the form of `recordToSource` */
  record: Record<string, unknown>
  /** the text is a summary: the article stands at the address */
  summaryOnly: boolean
}

/** @example readFeedItems(parseFeed(rss))[0].record.url // → 'https://news.example/a' */
export function readFeedItems ({ feed }: AnyFeed): FeedRecord[] {
  const outlet = wordsOf(feed.title)
  const language = feed.language ?? feed.xml?.lang ?? feed.dc?.language
  return (feed.items ?? feed.entries ?? []).map(item => readItem(item, outlet, language))
}

function readItem (item: FeedItem, outlet: string | undefined, language: string | undefined): FeedRecord {
  const full = item.content?.encoded ?? item.content?.value ?? item.content_html
  const short = item.description ?? wordsOf(item.summary)
  const text = item.content_text
  const html = full ?? (text === undefined ? short : undefined)
  const url = item.url ?? item.link ?? addressOf(item.links)
  return {
    summaryOnly: full === undefined && text === undefined,
    record: {
      // The address is the better identity: the same article may come from the site itself too.
      ...(url === undefined && item.id !== undefined ? { id: item.id.slice(0, 512) } : {}),
      url,
      title: plainWords(wordsOf(item.title)),
      outlet: plainWords(outlet),
      authors: authorsOf(item),
      published: item.pubDate ?? item.published ?? item.date_published ?? item.dc?.date ?? item.dc?.dates?.[0] ?? item.updated,
      language: item.language ?? language,
      ...(html === undefined ? { text: text ?? '' } : { html: `<article>${html}</article>` })
    }
  }
}

const wordsOf = (words: string | { value?: string } | undefined): string | undefined => typeof words === 'string' ? words : words?.value

/** Titles may hold mark-up. */
const plainWords = (words: string | undefined): string | undefined => words?.replace(/<[^>]{0,300}>/g, ' ').replace(/\s+/g, ' ').trim()

function addressOf (links: FeedItem['links']): string | undefined {
  return (links?.find(link => link.rel === undefined || link.rel === 'alternate') ?? links?.[0])?.href
}

/** RSS says `desk@news.example (Jane Doe)`. */
function authorsOf (item: FeedItem): string[] {
  const creators = item.dc?.creators ?? (item.dc?.creator === undefined ? [] : [item.dc.creator])
  const named = (item.authors ?? []).map(author => typeof author === 'string' ? author : author.name ?? '')
  return [...new Set([...creators, ...named].map(name => (/^\S+@\S+\s+\(([^()]{1,100})\)$/.exec(name)?.[1] ?? name).trim()))].filter(name => name !== '' && !name.includes('@'))
}
