/** Searches that are kept, each with the address of its feed. */
import type { Application } from '../application.js'
import type { Archive, SavedSearch } from '../archive/archive.js'
import { HttpProblem, notFound } from '../http/problem.js'
import { QueryError, type Hit, type SearchRequest } from '../search/answer.js'

export interface SavedSearchAnswer extends SavedSearch {
  /** address of this */
  location: string
  /** address of what the search finds in articles that came since, as a feed */
  feed: string
}

export interface SavedSearchList {
  savedSearches: SavedSearchAnswer[]
}

/** More than a newsroom can read. */
const MOST_SAVED = 1_000

/**
 * @param request the same search for the archive, so that one that is wrong is not kept
 * @throws HttpProblem, QueryError naming the field that is wrong
 */
export async function saveSearch (application: Application, { name, search }: Pick<SavedSearch, 'name' | 'search'>, request: SearchRequest): Promise<SavedSearchAnswer> {
  const { archive } = application
  if ((await archive.savedSearches()).length >= MOST_SAVED) throw new HttpProblem(422, 'too-many', `At most ${MOST_SAVED} searches are kept: delete one first.`)
  await application.search({ ...request, limit: 1 }).catch(error => {
    throw error instanceof QueryError ? new QueryError(error.code, `search/${error.parameter}`, error.message, { cause: error }) : error
  })
  return withAddresses(await archive.saveSearch({ name, search }))
}

export async function listSavedSearches (archive: Archive): Promise<SavedSearchList> {
  return { savedSearches: (await archive.savedSearches()).map(withAddresses) }
}

/** @throws HttpProblem 404 */
export async function readSavedSearch (archive: Archive, id: string): Promise<SavedSearchAnswer> {
  const saved = await archive.savedSearch(id)
  if (saved === null) throw notFound('saved search')
  return withAddresses(saved)
}

/** @throws HttpProblem 404 */
export async function deleteSavedSearch (archive: Archive, id: string): Promise<void> {
  if (!await archive.deleteSavedSearch(id)) throw notFound('saved search')
}

/** What a saved search finds in articles that came since it was saved, the newest first. */
export async function * readNewHits (application: Application, { createdAt }: SavedSearch, request: SearchRequest): AsyncGenerator<Hit> {
  yield * await application.newHits(request, createdAt)
}

function withAddresses (saved: SavedSearch): SavedSearchAnswer {
  const location = `/api/v1/saved-searches/${saved.id}`
  return { ...saved, location, feed: `${location}/hits.atom` }
}
