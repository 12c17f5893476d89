/** Reads what a page says of itself in JSON-LD: headline, authors, dates, publisher. */
import { collapseSpace, textOf, type DomDocument } from './dom.js'

export interface LinkedArticle {
  headline: string | null
  /** names as given, of people or of what does not say what it is */
  authors: string[]
  /** authors that are declared as organisations */
  organisations: string[]
  published: string | null
  modified: string | null
  publisher: string | null
  url: string | null
  language: string | null
  section: string | null
  licence: string | null
  description: string | null
  /** the article's text, where the page gives it; lines as they stand */
  body: string | null
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
type Item = { [key: string]: Json }

const MOST_ITEMS = 5_000 // objects of a page; a bound against pages made to be slow
const DEEPEST = 30
const ARTICLE = /(?:Article|BlogPosting|Report|LiveBlogPosting|NewsArticle|Review|Blog_?Post|VideoObject)$/

/** Of the articles a page describes, the one whose headline it shows. */
export function readLinked (document: DomDocument): LinkedArticle | null {
  return readJsonLd(document, textOf(document.querySelector('h1')) || null)
}

/** @returns null when no object is an article; broken JSON is passed over */
function readJsonLd (document: DomDocument, headlineShown: string | null): LinkedArticle | null {
  const items: Item[] = []
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const parsed = parseTolerantly(script.textContent ?? '')
    if (parsed !== undefined) collectItems(parsed, items, 0)
  }
  const byId = indexNamed(items)
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

/** Things that others refer to by `@id`. Of several with one id the one with a name counts: the rest are references with a type. */
function indexNamed (items: Item[]): Map<string, Item> {
  const byId = new Map<string, Item>()
  for (const item of items) {
    const id = item['@id']
    if (typeof id === 'string' && Object.keys(item).length > 1 && byId.get(id)?.name === undefined) byId.set(id, item)
  }
  return byId
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
  const authors = unfold(article.author ?? article.creator).map(resolve)
  return {
    headline: asText(article.headline) ?? asText(article.name),
    authors: authors.filter(author => !isOrganisation(author)).flatMap(namesOf),
    organisations: authors.filter(author => isOrganisation(author) && !refusesBylines(author)).flatMap(namesOf),
    published: asText(article.datePublished) ?? asText(article.dateCreated),
    modified: asText(article.dateModified),
    publisher: isItem(publisher) ? asText(first(publisher.name)) : asText(publisher),
    url: asText(article.url) ?? asText(isItem(article.mainEntityOfPage) ? article.mainEntityOfPage['@id'] : article.mainEntityOfPage),
    language: asText(article.inLanguage),
    section: asText(article.articleSection),
    licence: asText(isItem(article.license) ? article.license.url ?? article.license['@id'] ?? article.license.name : article.license),
    description: asText(article.description),
    body: typeof article.articleBody === 'string' ? article.articleBody : null
  }
}

/** A list may stand in a list, or be an object with `@list`. */
function unfold (json: Json | undefined, depth = 0): Json[] {
  if (depth > DEEPEST) return []
  if (isItem(json) && json['@list'] !== undefined) return unfold(json['@list'], depth + 1)
  return Array.isArray(json) ? json.flatMap(each => unfold(each, depth + 1)) : asList(json)
}

const isOrganisation = (author: Json | undefined): boolean => isItem(author) && asList(author['@type']).some(type => typeof type === 'string' && /Organi[sz]ation|Corporation/.test(type))

/** A publisher with a policy of naming nobody puts itself where its author would stand. */
const refusesBylines = (author: Json | undefined): boolean => isItem(author) && author.noBylinesPolicy !== undefined

/** "Mira Holt", {name: "Mira Holt"}, {name: ["Mira Holt", "Jon Tarn"]}, {givenName: "Mira", familyName: "Holt"} */
function namesOf (author: Json | undefined): string[] {
  if (typeof author === 'string') return [collapseSpace(author)]
  if (!isItem(author)) return []
  const names = asList(author.name).flatMap(name => isItem(name) ? asList(name['@value']) : [name])
  if (names.length > 0) return names.flatMap(name => typeof name === 'string' ? [collapseSpace(name)] : [])
  const [given, family] = [asText(author.givenName), asText(author.familyName)]
  return given === null || family === null ? [] : [`${given} ${family}`]
}

const isItem = (json: Json | undefined): json is Item => typeof json === 'object' && json !== null && !Array.isArray(json)
const first = (json: Json | undefined): Json | undefined => Array.isArray(json) ? json[0] : json
const asList = (json: Json | undefined): Json[] => json === undefined || json === null ? [] : Array.isArray(json) ? json : [json]

function asText (json: Json | undefined): string | null {
  const value = first(json)
  return typeof value === 'string' && value.trim() !== '' ? collapseSpace(value) : null
}
