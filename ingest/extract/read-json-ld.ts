/** Reads what a page says of itself in JSON-LD: headline, authors, dates, publisher. */
import { collapseSpace, type DomDocument } from './dom.js'

export interface LinkedArticle {
  headline: string | null
  /** names as given; organisations left out where they are declared as such */
  authors: string[]
  published: string | null
  publisher: string | null
  url: string | null
  language: string | null
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type Item = { [key: string]: Json }

const MOST_ITEMS = 5_000 // objects of a page; a bound against pages made to be slow
const DEEPEST = 30
const ARTICLE = /(?:Article|BlogPosting|Report|LiveBlogPosting|NewsArticle|Review|Blog_?Post|VideoObject)$/

/** @returns null when no object is an article; broken JSON is passed over */
export function readJsonLd (document: DomDocument, headlineShown: string | null): LinkedArticle | null {
  const items: Item[] = []
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const parsed = parseTolerantly(script.textContent ?? '')
    if (parsed !== undefined) collectItems(parsed, items, 0)
  }
  const byId = new Map(items.flatMap(item => typeof item['@id'] === 'string' && Object.keys(item).length > 1 ? [[item['@id'], item] as const] : []))
  const articles = items.filter(isArticle)
  const article = articles.find(item => sameStart(asText(item.headline), headlineShown)) ?? articles.find(item => item.datePublished !== undefined) ?? articles[0]
  return article === undefined ? null : readArticle(article, byId)
}

/** Line breaks inside strings, comments around the block and trailing commas are common slips. */
function parseTolerantly (written: string): Json | undefined {
  const stripped = written.trim().replace(/^(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[|\/\/<!\[CDATA\[)/, '').replace(/(?:-->|\/\*\s*\]\]>\s*\*\/|\/\/\s*\]\]>|\]\]>)$/, '').replace(/;\s*$/, '')
  for (const attempt of [stripped, stripped.replace(/[\u0000-\u001F]+/g, ' '), stripped.replace(/[\u0000-\u001F]+/g, ' ').replace(/,\s{0,100}([}\]])/g, '$1')]) { // eslint-disable-line no-control-regex
    try {
      return JSON.parse(attempt) as Json
    } catch {}
  }
  return undefined
}

function collectItems (json: Json, items: Item[], depth: number): void {
  if (depth > DEEPEST || items.length > MOST_ITEMS || json === null || typeof json !== 'object') return
  if (Array.isArray(json)) {
    for (const each of json) collectItems(each, items, depth + 1)
    return
  }
  items.push(json)
  for (const value of Object.values(json)) collectItems(value, items, depth + 1)
}

function isArticle (item: Item): boolean {
  const types = Array.isArray(item['@type']) ? item['@type'] : [item['@type']]
  return types.some(type => typeof type === 'string' && ARTICLE.test(type) && (!type.endsWith('VideoObject')))
}

function sameStart (headline: string | null, shown: string | null): boolean {
  return headline !== null && shown !== null && headline.slice(0, 20).toLowerCase() === shown.slice(0, 20).toLowerCase()
}

function readArticle (article: Item, byId: Map<string, Item>): LinkedArticle {
  const resolve = (json: Json | undefined): Json | undefined => isItem(json) && typeof json['@id'] === 'string' && json.name === undefined ? byId.get(json['@id']) ?? json : json
  const publisher = resolve(first(article.publisher))
  return {
    headline: asText(article.headline) ?? asText(article.name),
    authors: asList(article.author ?? article.creator).flatMap(author => readAuthor(resolve(author))),
    published: asText(article.datePublished) ?? asText(article.dateCreated),
    publisher: isItem(publisher) ? asText(first(publisher.name)) : asText(publisher),
    url: asText(article.url) ?? asText(isItem(article.mainEntityOfPage) ? article.mainEntityOfPage['@id'] : article.mainEntityOfPage),
    language: asText(article.inLanguage)
  }
}

function readAuthor (author: Json | undefined): string[] {
  if (typeof author === 'string') return [collapseSpace(author)]
  if (!isItem(author)) return []
  const types = asList(author['@type'])
  if (types.some(type => typeof type === 'string' && /Organi[sz]ation|Corporation/.test(type))) return []
  return asList(author.name).flatMap(name => typeof name === 'string' ? [collapseSpace(name)] : [])
}

const isItem = (json: Json | undefined): json is Item => typeof json === 'object' && json !== null && !Array.isArray(json)
const first = (json: Json | undefined): Json | undefined => Array.isArray(json) ? json[0] : json
const asList = (json: Json | undefined): Json[] => json === undefined || json === null ? [] : Array.isArray(json) ? json : [json]

function asText (json: Json | undefined): string | null {
  const value = first(json)
  return typeof value === 'string' && value.trim() !== '' ? collapseSpace(value) : null
}
