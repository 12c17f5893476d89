/** What the answers of several resources are made of: articles as they are named, places in them, people, dates. */
import { Type, type Static } from 'typebox'
import type { ArticleReference } from '../../search/answer.js'
import { type Assert, count, named, nullable, offset, ref, type Same, text } from './forms.js'

export const RangeSchema = named('Range', 'A part of the article text, end exclusive.', {
  start: offset('first unit'),
  end: offset('after the last unit')
})

export const PublishedSchema = named('PublicationDate', 'When it was published, as precisely as is known.', {
  value: Type.String({ description: 'ISO 8601, as precise as `precision` says' }),
  precision: Type.Enum(['year', 'month', 'day', 'minute', 'second']),
  source: Type.String({ description: 'where it stood: record, json-ld, meta, time, text, url …' })
})

export const SpeakerSchema = named('Speaker', 'Who is quoted.', {
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

export const printed = {
  article: ref(ArticleReferenceSchema),
  passage: Type.String(),
  start: offset('first unit'),
  end: offset('after the last unit'),
  text: Type.String({ description: 'as printed there' })
}

export const MarginSchema = nullable(Type.Number({ description: 'nats by which the least certain step made the place read better' }))

export const RepairedSchema = named('Repaired', 'A damaged encoding that was undone.', {
  before: Type.String(),
  after: Type.String(),
  chain: Type.Array(Type.String()),
  margin: MarginSchema
})

export const TotalSchema = named('Total', 'How many; gte = at least so many.', {
  value: count('passages'),
  relation: Type.Enum(['eq', 'gte'])
})

export const TimingsSchema = named('Timings', 'Where the time went, milliseconds.', {
  engine: Type.Number(),
  archive: Type.Number(),
  verify: Type.Number(),
  total: Type.Number()
})

export const quoteKind = Type.Enum(['direct', 'indirect', 'headline', 'document'])

/** Schema and type say the same. */
export type ReferenceAgreement = Assert<Same<Static<typeof ArticleReferenceSchema>, ArticleReference>>
