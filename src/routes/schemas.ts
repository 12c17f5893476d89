/**
 * The answers of the HTTP interface as JSON Schema, for the OpenAPI document. They mirror the types
 * of `search/answer.ts` and `archive/archive.ts`; `Agreements` at the end fails to compile when one
 * changes alone. Answers are written by `JSON.stringify`: nothing is dropped on the way out.
 */
import { Type, type Static, type TSchema } from 'typebox'
import type { ArticleAnswer } from '../answers/article-answer.js'
import type { FacetAnswer } from '../answers/facet-answer.js'
import type { PassageAnswer } from '../answers/passage-answer.js'
import type { SavedSearchAnswer } from '../answers/saved-search-answer.js'
import type { SpeakerList } from '../answers/speaker-list.js'
import type { StatusAnswer } from '../answers/status-answer.js'
import type { SourceStatus, StoredRejection, Task } from '../archive/archive.js'
import type { ArticleReference, CheckAnswer, Hit, Match, Near, QuotesAnswer, Saying, SearchAnswer } from '../search/answer.js'
import { PROBLEM_TYPE, type ProblemBody } from '../http/problem.js'
import type { Receipt } from '../intake/intake.js'

/** A schema that stands under its name in the OpenAPI document. */
const named = <Properties extends Record<string, TSchema>>(name: string, description: string, properties: Properties) =>
  Type.Object(properties, { $id: name, description })

/** Refers to a named schema. */
export const ref = <Schema extends TSchema>(schema: Schema) =>
  Type.Unsafe<Static<Schema>>({ $ref: `${(schema as { $id?: string }).$id}#` })

const nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()])
const text = nullable(Type.String())
const count = (description: string) => Type.Integer({ minimum: 0, description })
const offset = (description: string) => Type.Integer({ minimum: 0, description: `${description}, UTF-16 code units into the article text` })
const instant = (description: string) => Type.String({ format: 'date-time', description })

const RangeSchema = named('Range', 'A part of the article text, end exclusive.', {
  start: offset('first unit'),
  end: offset('after the last unit')
})

const PublishedSchema = named('PublicationDate', 'When it was published, as precisely as is known.', {
  value: Type.String({ description: 'ISO 8601, as precise as `precision` says' }),
  precision: Type.Enum(['year', 'month', 'day', 'minute', 'second']),
  source: Type.String({ description: 'where it stood: record, json-ld, meta, time, text, url …' })
})

const SpeakerSchema = named('Speaker', 'Who is quoted.', {
  name: Type.String({ description: 'fullest form in the article' }),
  mention: Type.String({ description: 'the words beside the quotation' })
})

export const ArticleReferenceSchema = named('ArticleReference', 'An article, as named beside what was found in it.', {
  id: Type.String(),
  title: text,
  outlet: text,
  authors: Type.Array(Type.String()),
  published: nullable(ref(PublishedSchema)),
  language: Type.String({ description: 'BCP 47; und when unsure' }),
  url: text,
  sample: Type.Boolean({ description: 'belongs to the bundled samples' })
})

export const HitSchema = named('Hit', 'One passage that was found.', {
  passage: Type.String({ description: 'id, for /api/v1/passages/{id} and /p/{id}' }),
  article: ref(ArticleReferenceSchema),
  text: Type.String({ description: 'the article text from start to end' }),
  start: offset('first unit'),
  end: offset('after the last unit'),
  ranges: Type.Array(ref(RangeSchema), { description: 'what matched, in reading order' }),
  before: text,
  after: text,
  speaker: text,
  language: Type.String({ description: 'of the passage' }),
  kind: Type.String(),
  dropped: nullable(Type.String({ description: 'why the line was set aside' })),
  verified: nullable(Type.Enum(['verbatim', 'punctuation'])),
  copies: count('other articles with the same text')
})

const TotalSchema = named('Total', 'How many; gte = at least so many.', {
  value: count('passages'),
  relation: Type.Enum(['eq', 'gte'])
})

const MarginSchema = nullable(Type.Number({ description: 'nats by which the least certain step made the place read better' }))

const RepairedSchema = named('Repaired', 'A damaged encoding that was undone.', {
  before: Type.String(),
  after: Type.String(),
  chain: Type.Array(Type.String()),
  margin: MarginSchema
})

const understood = <Kind extends string>(type: Kind) =>
  Type.Object({ type: Type.Literal(type), text: Type.String(), without: Type.String({ description: 'the query text without it' }) })

const UnderstoodSchema = Type.Union([
  understood('word'),
  understood('phrase'),
  understood('excluded'),
  Type.Object({ type: Type.Literal('filter'), field: Type.String(), text: Type.String(), without: Type.String() }),
  Type.Object({ type: Type.Literal('spellings'), text: Type.String(), spellings: Type.Array(Type.String()), without: Type.String() }),
  Type.Object({ type: Type.Literal('forms'), text: Type.String(), forms: Type.Array(Type.String(), { description: 'those seen on this page' }), without: Type.String() }),
  understood('or'),
  Type.Object({ type: Type.Literal('near'), text: Type.String(), within: count('words apart'), without: Type.String() }),
  Type.Object({ type: Type.Literal('dropped'), text: Type.String(), reason: Type.Enum(['operator', 'bracket']), without: Type.String() })
], { $id: 'Understood', description: 'One thing the search was understood to ask.' })

const FacetCountSchema = named('FacetCount', 'A value and in how many passages it occurs.', {
  value: Type.String(),
  count: count('passages')
})

const facetCounts = Type.Array(ref(FacetCountSchema))

const TimingsSchema = named('Timings', 'Where the time went, milliseconds.', {
  engine: Type.Number(),
  archive: Type.Number(),
  verify: Type.Number(),
  total: Type.Number()
})

export const SearchAnswerSchema = named('SearchAnswer', 'Passages found, facet counts, and how the query was understood.', {
  query: Type.Object({ text: Type.String(), understood: Type.Array(ref(UnderstoodSchema)), repaired: Type.Array(ref(RepairedSchema)) }),
  total: { ...ref(TotalSchema), description: 'passages, each copy by itself' },
  folded: nullable(ref(TotalSchema)),
  hits: Type.Array(ref(HitSchema)),
  facets: Type.Object({ language: facetCounts, outlet: facetCounts, author: facetCounts, speaker: facetCounts, kind: facetCounts, year: facetCounts, month: facetCounts, day: facetCounts }),
  facetRelation: Type.Enum(['eq', 'gte']),
  next: nullable(Type.String({ description: 'opaque cursor of the next page' })),
  similar: Type.Array(ref(HitSchema), { description: 'by typing error, only when nothing else was found' }),
  timings: ref(TimingsSchema)
})

const verdict = Type.Enum(['verbatim', 'punctuation', 'altered', 'not-found'])

const DifferenceSchema = named('Difference', 'One step from the words printed to the words pasted.', {
  op: Type.Enum(['equal', 'insert', 'delete', 'replace', 'move']),
  source: Type.String({ description: 'as printed' }),
  quote: Type.String({ description: 'as pasted; for move the same words, which stand elsewhere in the paste' }),
  negation: Type.Optional(Type.Literal(true, { description: 'it negates what was printed, or takes a negation out of it' })),
  editorial: Type.Optional(Type.Literal(true, { description: 'put in by the author of the paste, in brackets: not compared' }))
})

const place = {
  article: ref(ArticleReferenceSchema),
  passage: Type.String(),
  start: offset('first unit'),
  end: offset('after the last unit'),
  text: Type.String(),
  similarity: Type.Number({ minimum: 0, maximum: 1 }),
  speaker: nullable(ref(SpeakerSchema)),
  outlet: text,
  published: nullable(ref(PublishedSchema)),
  before: text,
  after: text
}

export const NearSchema = named('Near', 'A place that shares the telling words of a quotation that stands nowhere.', place)

const VersionVerdictSchema = named('VersionVerdict', 'How the quotation stands in one version of an article.', {
  version: Type.Integer({ minimum: 1 }),
  storedAt: instant('when the version was stored'),
  current: Type.Boolean(),
  verdict
})

const printed = {
  article: ref(ArticleReferenceSchema),
  passage: Type.String(),
  start: offset('first unit'),
  end: offset('after the last unit'),
  text: Type.String({ description: 'as printed there' })
}

export const MatchSchema = named('Match', 'A place where the quotation, or something close to it, was printed.', {
  ...place,
  verdict: Type.Enum(['verbatim', 'punctuation', 'altered']),
  diff: Type.Array(ref(DifferenceSchema)),
  negation: nullable(Type.Enum(['added', 'dropped', 'changed'], { description: 'whether the differences negate it, or take a negation out of it' })),
  attribution: nullable(Type.Enum(['same', 'other'], { description: 'whether its speaker is the one the quotation is attributed to; null where one of the two is not known' })),
  versions: Type.Array(ref(VersionVerdictSchema), { description: 'oldest first; empty for an article that never changed' })
})

const AttributedSchema = named('Attributed', 'Whom the quotation is attributed to.', {
  name: Type.String(),
  from: Type.Enum(['paste', 'parameter']),
  quote: nullable(Type.String({ description: 'the words in the marks of the paste, without the attribution' })),
  verdict: nullable(verdict)
})

const ElsewhereSchema = named('Elsewhere', 'What the same person is quoted with in the same days in another language; not compared word for word.', {
  ...printed,
  speaker: nullable(Type.String()),
  language: Type.String()
})

export const CheckAnswerSchema = named('CheckAnswer', 'Whether a quotation was printed, where, and first by whom.', {
  quote: Type.String(),
  verdict,
  gaps: Type.Boolean({ description: 'the pasted text has a marked gap' }),
  pieces: Type.Array(Type.Object({ text: Type.String(), verdict })),
  insertions: Type.Array(Type.String(), { description: 'what the author of the paste put in, with its brackets: shown, not compared' }),
  repaired: Type.Array(ref(RepairedSchema)),
  attributed: nullable(ref(AttributedSchema)),
  saidBy: nullable(Type.Enum(['same', 'other', 'unknown'], { description: 'what the best matches say about `attributed`; other = said by someone else' })),
  matches: Type.Array(ref(MatchSchema), { description: 'best first, equal ones oldest first' }),
  nearest: Type.Array(ref(NearSchema), { description: 'for not-found: places that share its telling words, likeliest first; not compared word for word' }),
  first: nullable(ref(MatchSchema)),
  elsewhere: Type.Array(ref(ElsewhereSchema), { description: 'what the same person is quoted with in the same days in other languages; not compared word for word' }),
  ms: Type.Number()
})

export const CheckListSchema = named('CheckList', 'The answers to a list of quotations, in its order.', {
  results: Type.Array(ref(CheckAnswerSchema))
})

export const FacetAnswerSchema = named('FacetAnswer', 'The values of one facet, most frequent first.', {
  name: Type.Enum(['language', 'outlet', 'author', 'speaker', 'kind', 'year', 'month', 'day']),
  values: facetCounts,
  relation: Type.Enum(['eq', 'gte'])
})

const LineSchema = named('Line', 'A line of the article text and whether it was kept.', {
  start: offset('first unit'),
  end: offset('after the last unit'),
  keep: Type.Boolean(),
  reason: text,
  kind: Type.Optional(Type.Enum(['heading', 'item', 'quote', 'row'], { description: 'what its mark-up makes it; absent for a paragraph' }))
})

const LanguageSpanSchema = named('LanguageSpan', 'The language of one line.', {
  start: offset('first unit'),
  end: offset('after the last unit'),
  language: Type.String(),
  confidence: Type.Number({ minimum: 0, maximum: 1 }),
  raw: Type.Optional(Type.Object({ language: Type.String(), confidence: Type.Number({ minimum: 0, maximum: 1 }) }, { description: 'what the line says by itself, where its neighbours changed it' }))
})

const RepairSchema = named('Repair', 'A damaged place that was repaired; `before` put back undoes it.', {
  start: offset('first unit'),
  end: offset('after the last unit'),
  before: Type.String(),
  chain: Type.Array(Type.String()),
  margin: MarginSchema
})

const kind = Type.Enum(['text', 'direct', 'indirect', 'headline', 'document'])

const quoteKind = Type.Enum(['direct', 'indirect', 'headline', 'document'])

const OtherPrintsSchema = named('OtherPrints', 'The prints of a quotation in several articles: the same words, shortened, or altered.', {
  id: Type.Integer({ description: 'equal for all prints; may change when the archive is made again' }),
  prints: Type.Integer({ minimum: 2, description: 'articles that print it, this one among them' }),
  wordings: Type.Integer({ minimum: 1, description: 'in how many different words' }),
  first: Type.Object({ article: ref(ArticleReferenceSchema), start: offset('first unit'), end: offset('after the last unit'), text: Type.String() }, { description: 'the earliest by credible date; may be this article' }),
  altered: nullable(Type.Array(ref(DifferenceSchema), { description: 'from the words of the first print (`source`) to those here (`quote`); null where they are the same, or only fewer or more at the ends' }))
})

const QuoteSchema = named('Quote', 'A quotation, or reported speech (`indirect`), with its speaker and its other prints.', {
  start: offset('first unit'),
  end: offset('after the last unit'),
  text: Type.String(),
  kind: quoteKind,
  speaker: nullable(ref(SpeakerSchema)),
  cue: text,
  toldTo: Type.Optional(Type.String({ description: 'whom it was told to, as printed (told Reuters); absent where nobody is named' })),
  cluster: nullable(ref(OtherPrintsSchema))
})

const VersionSchema = named('Version', 'One state of an article.', {
  version: Type.Integer({ minimum: 1 }),
  storedAt: instant('when it was stored'),
  title: text,
  original: Type.String({ description: 'SHA-256 of the bytes it was made from' })
})

const ArticleDetailsSchema = named('ArticleDetails', 'What an article says beside title, authors, date and outlet.', {
  modified: nullable(ref(PublishedSchema)),
  section: text,
  licence: nullable(Type.String({ description: 'address or words of a licence or rights notice' })),
  declaredLanguage: nullable(Type.String({ description: 'BCP 47, as declared; `language` is the one detected' })),
  sources: Type.Array(Type.String(), { description: 'agencies and media named as sources, as printed' })
})

export const ArticleAnswerSchema = named('Article', 'An article with all that was made from it.', {
  ...ArticleReferenceSchema.properties,
  version: Type.Integer({ minimum: 1 }),
  current: Type.Boolean({ description: 'false for an older version' }),
  storedAt: instant('when this version was stored'),
  origin: Type.String({ description: 'where it was found' }),
  original: Type.String({ description: 'SHA-256 of the original bytes' }),
  format: Type.Enum(['html', 'text']),
  charset: Type.String(),
  charsetFrom: Type.String(),
  madeBy: Type.Object({ pipeline: Type.Integer(), fold: Type.Integer() }),
  text: Type.String({ description: 'what was published, after repair; all offsets point into it' }),
  lines: Type.Array(ref(LineSchema)),
  spans: Type.Array(ref(LanguageSpanSchema)),
  repairs: Type.Array(ref(RepairSchema)),
  quotes: Type.Array(ref(QuoteSchema)),
  details: Type.Optional(ref(ArticleDetailsSchema)),
  notes: Type.Array(Type.String()),
  versions: Type.Array(ref(VersionSchema)),
  copies: Type.Array(ref(ArticleReferenceSchema), { description: 'other articles with the same words, oldest first' })
})

export const PassageAnswerSchema = named('Passage', 'A passage, also one that its article no longer holds.', {
  passage: Type.String(),
  article: ref(ArticleReferenceSchema),
  version: Type.Integer({ minimum: 1 }),
  current: Type.Boolean({ description: 'false when the text changed since it was cited' }),
  note: nullable(Type.String({ description: 'says so in words' })),
  start: offset('first unit'),
  end: offset('after the last unit'),
  text: Type.String(),
  before: text,
  after: text,
  language: Type.String(),
  kind,
  dropped: text,
  speakers: Type.Array(Type.String())
})

const PrintSchema = named('Print', 'A place where something was printed.', printed)

const QuoteWordingSchema = named('QuoteWording', 'What somebody said in one wording.', {
  text: Type.String(),
  prints: count('places found with exactly these words'),
  first: { ...ref(PrintSchema), description: 'the earliest of them' },
  diff: Type.Array(ref(DifferenceSchema), { description: 'from the earliest wording (source) to this one (quote); empty for the earliest' })
})

export const SayingSchema = named('Saying', 'What somebody said, in all the wordings found.', {
  text: Type.String({ description: 'in the earliest wording' }),
  speaker: nullable(Type.String({ description: 'by the name the archive shows them by' })),
  kind: quoteKind,
  language: Type.String(),
  first: { ...ref(PrintSchema), description: 'the earliest print with a date; without any the first met' },
  prints: count('places found, in whatever wording'),
  wordings: Type.Array(ref(QuoteWordingSchema), { description: 'earliest first' })
})

export const QuotesAnswerSchema = named('QuotesAnswer', 'Who said what.', {
  query: Type.Object({ text: Type.String(), about: Type.String(), understood: Type.Array(ref(UnderstoodSchema)), repaired: Type.Array(ref(RepairedSchema)) }),
  total: { ...ref(TotalSchema), description: 'sayings' },
  quotes: Type.Array(ref(SayingSchema)),
  next: nullable(Type.String({ description: 'opaque cursor of the next page' })),
  timings: ref(TimingsSchema)
})

export const ReceiptSchema = named('Receipt', 'What was handed in is safe; the task follows the rest.', {
  task: Type.String(),
  location: Type.String({ description: 'address of the task' }),
  articles: Type.Array(Type.String(), { description: 'ids of the articles that are in the archive already, the first thousand' })
})

export const TaskSchema = named('Task', 'Work that goes on after the answer.', {
  id: Type.String(),
  kind: Type.String(),
  state: Type.Enum(['waiting', 'running', 'succeeded', 'failed']),
  done: count('steps done'),
  total: nullable(count('steps in all')),
  createdAt: instant('when it was handed in'),
  finishedAt: nullable(instant('when it ended')),
  result: Type.Unknown({ description: 'counts of what was taken, when it succeeded' }),
  error: text
})

export const RejectSchema = named('Reject', 'Something that was not taken, and why.', {
  id: Type.Integer(),
  at: instant('when'),
  origin: Type.String(),
  stage: Type.Enum(['read', 'decode', 'parse', 'repair', 'clean', 'detect', 'split', 'attribute', 'store']),
  reason: Type.String({ description: 'machine-readable' }),
  detail: Type.String(),
  original: nullable(Type.String({ description: 'SHA-256 of the kept bytes' }))
})

export const RejectListSchema = named('RejectList', 'What was not taken.', {
  rejects: Type.Array(ref(RejectSchema)),
  next: nullable(Type.String({ description: 'opaque cursor of the next page' }))
})

const SpeakerNameSchema = named('SpeakerName', 'One of the names a speaker goes by.', {
  name: Type.String(),
  count: count('articles in which they speak under it'),
  reason: Type.Enum(['first', 'spelling', 'initial'], { description: 'first: the name the person was met under; spelling: another spelling or script of it; initial: only one given name begins so' })
})

export const ListedSpeakerSchema = named('ListedSpeaker', 'A person who is quoted.', {
  name: Type.String({ description: 'as they are shown and counted' }),
  articles: count('articles'),
  names: Type.Array(ref(SpeakerNameSchema), { description: 'most used first' })
})

export const SpeakerListSchema = named('SpeakerList', 'The people who are quoted.', {
  speakers: Type.Array(ref(ListedSpeakerSchema)),
  next: nullable(Type.String({ description: 'opaque cursor of the next page' }))
})

export const SavedSearchSchema = named('SavedSearch', 'A search that is kept.', {
  id: Type.String(),
  name: Type.String(),
  search: Type.Record(Type.String(), Type.Unknown(), { description: 'the parameters of /api/v1/search' }),
  createdAt: instant('when it was saved'),
  location: Type.String({ description: 'address of this' }),
  feed: Type.String({ description: 'address of what it finds in articles that came since, as a feed' })
})

export const SavedSearchListSchema = named('SavedSearchList', 'The searches that are kept.', { savedSearches: Type.Array(ref(SavedSearchSchema)) })

export const SourceSchema = named('Source', 'What the archive holds of one outlet in one language.', {
  outlet: text,
  language: Type.String(),
  articles: count('articles'),
  first: nullable(Type.String({ description: 'earliest date of publication' })),
  last: nullable(Type.String({ description: 'latest date of publication' })),
  rejects: count('rejected')
})

export const SourceListSchema = named('SourceList', 'What the archive is made of.', { sources: Type.Array(ref(SourceSchema)) })

const counts = Type.Record(Type.String(), Type.Integer({ minimum: 0 }))

export const StatusSchema = named('Status', 'What archive and index hold.', {
  articles: count('articles'),
  passages: count('passages'),
  quotes: count('quotes'),
  rejects: count('rejects'),
  languages: counts,
  outlets: counts,
  index: Type.Object({ confirmed: count('articles the index has confirmed'), pending: count('articles it has not') }),
  engine: nullable(Type.Object({ version: Type.String(), embedded: Type.Boolean(), documents: count('documents'), indexing: Type.Boolean() }))
})

export const ProblemSchema = named('Problem', 'An error (RFC 9457).', {
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String({ description: 'for people' }),
  code: Type.String({ description: 'for programs; stable' }),
  parameter: Type.Optional(Type.String({ description: 'the parameter or field that is wrong' }))
})

export const HealthSchema = named('Health', 'Whether the service is well.', { status: Type.Enum(['live', 'ready']) })

/** Everything that stands under `components/schemas`. */
export const namedSchemas: TSchema[] = [
  RangeSchema, PublishedSchema, SpeakerSchema, ArticleReferenceSchema, HitSchema, TotalSchema, RepairedSchema, UnderstoodSchema,
  FacetCountSchema, TimingsSchema, SearchAnswerSchema, DifferenceSchema, NearSchema, VersionVerdictSchema, MatchSchema, AttributedSchema, ElsewhereSchema, CheckAnswerSchema, CheckListSchema, FacetAnswerSchema,
  LineSchema, LanguageSpanSchema, RepairSchema, OtherPrintsSchema, QuoteSchema, VersionSchema, ArticleDetailsSchema, ArticleAnswerSchema, PassageAnswerSchema,
  PrintSchema, QuoteWordingSchema, SayingSchema, QuotesAnswerSchema, ReceiptSchema,
  TaskSchema, RejectSchema, RejectListSchema, SpeakerNameSchema, ListedSpeakerSchema, SpeakerListSchema, SavedSearchSchema, SavedSearchListSchema,
  SourceSchema, SourceListSchema, StatusSchema, ProblemSchema, HealthSchema
]

/** @example response: { 200: answer('The article.', ArticleAnswerSchema), ...problems(404, 503) } */
export const answer = <Schema extends TSchema>(description: string, schema: Schema) => ({ ...ref(schema), description })

const problemDescriptions: Record<number, string> = {
  400: 'A parameter or the body is wrong; `parameter` names it.',
  401: 'A token is needed.',
  403: 'Not allowed here.',
  404: 'There is no such thing.',
  413: 'The body is too large.',
  415: 'A body of this type is not taken.',
  422: 'No article can be made of it.',
  503: 'The archive or the engine cannot answer at the moment.'
}

/** The error answers of a route. */
export function problems<Status extends number> (...statuses: Status[]) {
  const entries = statuses.map(status => [status, {
    description: problemDescriptions[status] ?? 'An error.',
    content: { [PROBLEM_TYPE.split(';', 1)[0] as string]: { schema: ref(ProblemSchema) } }
  }])
  return Object.fromEntries(entries) as Record<Status, { description: string, content: object }>
}

type Same<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : false) : false
type Assert<Claim extends true> = Claim

/** Schema and type say the same. */
export type Agreements = [
  Assert<Same<Static<typeof ArticleReferenceSchema>, ArticleReference>>,
  Assert<Same<Static<typeof HitSchema>, Hit>>,
  Assert<Same<Static<typeof SearchAnswerSchema>, SearchAnswer>>,
  Assert<Same<Static<typeof NearSchema>, Near>>,
  Assert<Same<Static<typeof MatchSchema>, Match>>,
  Assert<Same<Static<typeof CheckAnswerSchema>, CheckAnswer>>,
  Assert<Same<Static<typeof SayingSchema>, Saying>>,
  Assert<Same<Static<typeof QuotesAnswerSchema>, QuotesAnswer>>,
  Assert<Same<Static<typeof FacetAnswerSchema>, FacetAnswer>>,
  Assert<[ArticleAnswer] extends [Static<typeof ArticleAnswerSchema>] ? true : false>,
  Assert<[PassageAnswer] extends [Static<typeof PassageAnswerSchema>] ? true : false>,
  Assert<[StoredRejection] extends [Static<typeof RejectSchema>] ? true : false>,
  Assert<Same<Static<typeof SpeakerListSchema>, SpeakerList>>,
  Assert<Same<Static<typeof SavedSearchSchema>, SavedSearchAnswer>>,
  Assert<Same<Static<typeof SourceSchema>, SourceStatus>>,
  Assert<Same<Static<typeof TaskSchema>, Task>>,
  Assert<Same<Static<typeof StatusSchema>, StatusAnswer>>,
  Assert<Same<Static<typeof ReceiptSchema>, Receipt>>,
  Assert<Same<Static<typeof ProblemSchema>, ProblemBody>>
]
