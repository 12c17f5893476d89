/** An article with all that was made from it, and a passage of it. */
import { Type, type Static } from 'typebox'
import type { ArticleAnswer } from '../../answers/article-answer.js'
import type { PassageAnswer } from '../../answers/passage-answer.js'
import { DifferenceSchema } from './check.js'
import { type Assert, instant, named, nullable, offset, ref, text } from './forms.js'
import { ArticleReferenceSchema, MarginSchema, PublishedSchema, quoteKind, SpeakerSchema } from './parts.js'

export const LineSchema = named('Line', 'A line of the article text and whether it was kept.', {
  start: offset('first unit'),
  end: offset('after the last unit'),
  keep: Type.Boolean(),
  reason: text,
  kind: Type.Optional(Type.Enum(['heading', 'item', 'quote', 'row'], { description: 'what its mark-up makes it; absent for a paragraph' }))
})

export const LanguageSpanSchema = named('LanguageSpan', 'The language of one line.', {
  start: offset('first unit'),
  end: offset('after the last unit'),
  language: Type.String(),
  confidence: Type.Number({ minimum: 0, maximum: 1 }),
  raw: Type.Optional(Type.Object({ language: Type.String(), confidence: Type.Number({ minimum: 0, maximum: 1 }) }, { description: 'what the line says by itself, where its neighbours changed it' }))
})

export const RepairSchema = named('Repair', 'A damaged place that was repaired; `before` put back undoes it.', {
  start: offset('first unit'),
  end: offset('after the last unit'),
  before: Type.String(),
  chain: Type.Array(Type.String()),
  margin: MarginSchema
})

export const OtherPrintsSchema = named('OtherPrints', 'The prints of a quotation in several articles: the same words, shortened, or altered.', {
  id: Type.Integer({ description: 'equal for all prints; may change when the archive is made again' }),
  prints: Type.Integer({ minimum: 2, description: 'articles that print it, this one among them' }),
  wordings: Type.Integer({ minimum: 1, description: 'in how many different words' }),
  first: Type.Object({ article: ref(ArticleReferenceSchema), start: offset('first unit'), end: offset('after the last unit'), text: Type.String() }, { description: 'the earliest by credible date; may be this article' }),
  altered: nullable(Type.Array(ref(DifferenceSchema), { description: 'from the words of the first print (`source`) to those here (`quote`); null where they are the same, or only fewer or more at the ends' }))
})

export const QuoteSchema = named('Quote', 'A quotation, or reported speech (`indirect`), with its speaker and its other prints.', {
  start: offset('first unit'),
  end: offset('after the last unit'),
  text: Type.String(),
  kind: quoteKind,
  speaker: nullable(ref(SpeakerSchema)),
  cue: text,
  toldTo: Type.Optional(Type.String({ description: 'whom it was told to, as printed (told Reuters); absent where nobody is named' })),
  cluster: nullable(ref(OtherPrintsSchema))
})

export const VersionSchema = named('Version', 'One state of an article.', {
  version: Type.Integer({ minimum: 1 }),
  storedAt: instant('when it was stored'),
  title: text,
  original: Type.String({ description: 'SHA-256 of the bytes it was made from' })
})

export const ArticleDetailsSchema = named('ArticleDetails', 'What an article says beside title, authors, date and outlet.', {
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

const kind = Type.Enum(['text', 'direct', 'indirect', 'headline', 'document'])

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

/** Schema and type say the same. */
export type ArticleAgreements = [
  Assert<[ArticleAnswer] extends [Static<typeof ArticleAnswerSchema>] ? true : false>,
  Assert<[PassageAnswer] extends [Static<typeof PassageAnswerSchema>] ? true : false>
]
