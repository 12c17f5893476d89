/**
 * The operations of the HTTP interface with the forms of their requests and answers, derived from
 * the schemas the routes are checked by: for the client, for programs in TypeScript, and for tests.
 * A test holds the table against the OpenAPI document.
 */
import type { Static, TSchema } from 'typebox'
import type { RejectsQuery, SpeakersQuery } from '../routes/archive.js'
import type { RecordSchema, VersionQuery } from '../routes/articles.js'
import type { CheckBody, CheckQuery } from '../routes/check.js'
import type { ListBody } from '../routes/check-files.js'
import type { FacetParameters, FacetQuery } from '../routes/facets.js'
import type { QuotesQuery } from '../routes/quotes.js'
import type { SavedSearchBody } from '../routes/saved-searches.js'
import type { HealthSchema, ListedSpeakerSchema, SourceListSchema, SourceSchema, SpeakerListSchema, StatusSchema } from '../routes/schemas/archive.js'
import type { ArticleAnswerSchema, PassageAnswerSchema } from '../routes/schemas/articles.js'
import type { CheckAnswerSchema, CheckListSchema } from '../routes/schemas/check.js'
import type { ReceiptSchema, RejectListSchema, RejectSchema, TaskSchema } from '../routes/schemas/intake.js'
import type { QuotesAnswerSchema, SayingSchema } from '../routes/schemas/quotes.js'
import type { FacetAnswerSchema, HitSchema, SavedSearchListSchema, SavedSearchSchema, SearchAnswerSchema } from '../routes/schemas/search.js'
import type { SearchQuery } from '../routes/search.js'

interface Form<Answer, Request = unknown> {
  request: Request
  answer: Answer
}

type Answer<Schema extends TSchema> = Static<Schema>
type Query<Schema extends TSchema> = { query?: Static<Schema> }
type Id = { params: { id: string } }

/** Request and answer of each operation, by its `operationId`. */
export interface Operations {
  search: Form<Answer<typeof SearchAnswerSchema>, Query<typeof SearchQuery>>
  quotes: Form<Answer<typeof QuotesAnswerSchema>, Query<typeof QuotesQuery>>
  check: Form<Answer<typeof CheckAnswerSchema>, { query: Static<typeof CheckQuery> }>
  checkAll: Form<Answer<typeof CheckAnswerSchema> | Answer<typeof CheckListSchema>, { body: Static<typeof CheckBody> }>
  listFacet: Form<Answer<typeof FacetAnswerSchema>, { params: Static<typeof FacetParameters> } & Query<typeof FacetQuery>>
  readPassage: Form<Answer<typeof PassageAnswerSchema>, Id>
  readArticle: Form<Answer<typeof ArticleAnswerSchema>, Id & Query<typeof VersionQuery>>
  addArticles: Form<Answer<typeof ReceiptSchema>, { body: Static<typeof RecordSchema> }>
  deleteArticle: Form<null, Id>
  readTask: Form<Answer<typeof TaskSchema>, Id>
  saveSearch: Form<Answer<typeof SavedSearchSchema>, { body: Static<typeof SavedSearchBody> }>
  listSavedSearches: Form<Answer<typeof SavedSearchListSchema>>
  readSavedSearch: Form<Answer<typeof SavedSearchSchema>, Id>
  deleteSavedSearch: Form<null, Id>
  listRejects: Form<Answer<typeof RejectListSchema>, Query<typeof RejectsQuery>>
  listSources: Form<Answer<typeof SourceListSchema>>
  listSpeakers: Form<Answer<typeof SpeakerListSchema>, Query<typeof SpeakersQuery>>
  readStatus: Form<Answer<typeof StatusSchema>>
  isLive: Form<Answer<typeof HealthSchema>>
  isReady: Form<Answer<typeof HealthSchema>>
}

/** Rows of the lists that are streamed as JSON Lines. */
export interface Lists {
  search: { request: Operations['search']['request'], row: Answer<typeof HitSchema> }
  quotes: { request: Operations['quotes']['request'], row: Answer<typeof SayingSchema> }
  check: { request: { body: Static<typeof ListBody> }, row: Answer<typeof CheckAnswerSchema> | { quote: string, error: { code: string, detail: string } } }
  newHits: { request: Id, row: Answer<typeof HitSchema> }
  listRejects: { request: unknown, row: Answer<typeof RejectSchema> }
  listSources: { request: unknown, row: Answer<typeof SourceSchema> }
  listSpeakers: { request: Operations['listSpeakers']['request'], row: Answer<typeof ListedSpeakerSchema> }
}

type Route = `${'GET' | 'POST' | 'DELETE'} /${string}`

export const operationRoutes = {
  search: 'GET /api/v1/search',
  quotes: 'GET /api/v1/quotes',
  check: 'GET /api/v1/check',
  checkAll: 'POST /api/v1/check',
  listFacet: 'GET /api/v1/facets/{name}',
  readPassage: 'GET /api/v1/passages/{id}',
  readArticle: 'GET /api/v1/articles/{id}',
  addArticles: 'POST /api/v1/articles',
  deleteArticle: 'DELETE /api/v1/articles/{id}',
  readTask: 'GET /api/v1/tasks/{id}',
  saveSearch: 'POST /api/v1/saved-searches',
  listSavedSearches: 'GET /api/v1/saved-searches',
  readSavedSearch: 'GET /api/v1/saved-searches/{id}',
  deleteSavedSearch: 'DELETE /api/v1/saved-searches/{id}',
  listRejects: 'GET /api/v1/rejects',
  listSources: 'GET /api/v1/sources',
  listSpeakers: 'GET /api/v1/speakers',
  readStatus: 'GET /api/v1/status',
  isLive: 'GET /health/live',
  isReady: 'GET /health/ready'
} as const satisfies Record<keyof Operations, Route>

export const listRoutes = {
  search: 'GET /api/v1/search.ndjson',
  quotes: 'GET /api/v1/quotes.ndjson',
  check: 'POST /api/v1/check.ndjson',
  newHits: 'GET /api/v1/saved-searches/{id}/hits.ndjson',
  listRejects: 'GET /api/v1/rejects.ndjson',
  listSources: 'GET /api/v1/sources.ndjson',
  listSpeakers: 'GET /api/v1/speakers.ndjson'
} as const satisfies Record<keyof Lists, Route>
