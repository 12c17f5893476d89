/** The answers of quotes: who said what, in which wordings. */
import { Type, type Static } from 'typebox'
import type { QuotesAnswer, Saying } from '../../search/answer.js'
import { DifferenceSchema } from './check.js'
import { type Assert, count, named, nullable, ref, type Same } from './forms.js'
import { UnderstoodSchema } from './search.js'
import { printed, quoteKind, RepairedSchema, TimingsSchema, TotalSchema } from './parts.js'

export const PrintSchema = named('Print', 'A place where something was printed.', printed)

export const QuoteWordingSchema = named('QuoteWording', 'What somebody said in one wording.', {
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

/** Schema and type say the same. */
export type QuotesAgreements = [
  Assert<Same<Static<typeof SayingSchema>, Saying>>,
  Assert<Same<Static<typeof QuotesAnswerSchema>, QuotesAnswer>>
]
