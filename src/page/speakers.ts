/** Who is quoted, and what one person said under all their names. */
import type { Quote, QuoteKind } from '../../ingest/document.js'
import type { Application } from '../application.js'
import type { SpeakerName } from '../archive/archive.js'
import type { FacetCount, Hit, SearchAnswer, SearchRequest } from '../search/answer.js'

export interface Person {
  /** as the archive shows and counts them */
  name: string
  /** most used first */
  spellings: SpeakerName[]
}

/** One quotation as an article prints it. */
export interface SaidQuote {
  text: string
  kind: QuoteKind
  /** the passage it stands in */
  hit: Hit
}

export interface People {
  /** by name, with the passages that quote them */
  people: FacetCount[]
  relation: SearchAnswer['facetRelation']
}

/** Everyone whose words stand in the archive, most quoted first. @throws EngineError */
export async function listPeople (application: Application): Promise<People> {
  const { facets, facetRelation } = await application.search({ q: '', limit: 1 })
  return { people: facets.speaker, relation: facetRelation }
}

/** @param name in any spelling the archive knows */
export async function findPerson ({ archive }: Application, name: string): Promise<Person> {
  const display = (await archive.displayNames([name])).get(name) ?? name
  return { name: display, spellings: await archive.speakerNames(display) }
}

/** The passages in which a person is quoted. */
export function askForPerson ({ name }: Person, request: Omit<SearchRequest, 'q' | 'speaker'>): SearchRequest {
  return { q: '', speaker: [name], ...request }
}

/** What the person says in those passages, in their order; reported speech as well. */
export async function quotesOf ({ archive }: Application, { name, spellings }: Person, hits: readonly Hit[]): Promise<SaidQuote[]> {
  const names = new Set([name, ...spellings.map(spelling => spelling.name)])
  const quotes = new Map<string, Quote[]>()
  for (const id of new Set(hits.map(hit => hit.article.id))) quotes.set(id, await archive.quotesOf(id))
  return hits.flatMap(hit => (quotes.get(hit.article.id) ?? [])
    .filter(quote => quote.speaker !== null && names.has(quote.speaker.name) && quote.start >= hit.start && quote.start < hit.end)
    .map(({ text, kind }) => ({ text, kind, hit })))
}
