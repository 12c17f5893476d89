/** Everything that stands under `components/schemas` of the OpenAPI document, in its order. */
import type { TSchema } from 'typebox'
import { HealthSchema, ListedSpeakerSchema, SourceListSchema, SourceSchema, SpeakerListSchema, SpeakerNameSchema, StatusSchema } from './archive.js'
import { ArticleAnswerSchema, ArticleDetailsSchema, LanguageSpanSchema, LineSchema, OtherPrintsSchema, PassageAnswerSchema, QuoteSchema, RepairSchema, VersionSchema } from './articles.js'
import { AttributedSchema, CheckAnswerSchema, CheckListSchema, DifferenceSchema, ElsewhereSchema, MatchSchema, NearSchema, VersionVerdictSchema } from './check.js'
import { ReceiptSchema, RejectListSchema, RejectSchema, TaskSchema } from './intake.js'
import { PrintSchema, QuotesAnswerSchema, QuoteWordingSchema, SayingSchema } from './quotes.js'
import { ProblemSchema } from './responses.js'
import { FacetAnswerSchema, FacetCountSchema, HitSchema, SavedSearchListSchema, SavedSearchSchema, SearchAnswerSchema, UnderstoodSchema } from './search.js'
import { ArticleReferenceSchema, PublishedSchema, RangeSchema, RepairedSchema, SpeakerSchema, TimingsSchema, TotalSchema } from './parts.js'

export const namedSchemas: TSchema[] = [
  RangeSchema, PublishedSchema, SpeakerSchema, ArticleReferenceSchema, HitSchema, TotalSchema, RepairedSchema, UnderstoodSchema,
  FacetCountSchema, TimingsSchema, SearchAnswerSchema, DifferenceSchema, NearSchema, VersionVerdictSchema, MatchSchema, AttributedSchema, ElsewhereSchema, CheckAnswerSchema, CheckListSchema, FacetAnswerSchema,
  LineSchema, LanguageSpanSchema, RepairSchema, OtherPrintsSchema, QuoteSchema, VersionSchema, ArticleDetailsSchema, ArticleAnswerSchema, PassageAnswerSchema,
  PrintSchema, QuoteWordingSchema, SayingSchema, QuotesAnswerSchema, ReceiptSchema,
  TaskSchema, RejectSchema, RejectListSchema, SpeakerNameSchema, ListedSpeakerSchema, SpeakerListSchema, SavedSearchSchema, SavedSearchListSchema,
  SourceSchema, SourceListSchema, StatusSchema, ProblemSchema, HealthSchema
]
