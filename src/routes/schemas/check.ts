/** The answers of check: whether a quotation was printed, where, and how it differs. */
import { Type, type Static } from 'typebox'
import type { CheckAnswer, Match, Near } from '../../search/answer.js'
import { type Assert, instant, named, nullable, offset, ref, type Same, text } from './forms.js'
import { ArticleReferenceSchema, printed, PublishedSchema, RepairedSchema, SpeakerSchema } from './parts.js'

const verdict = Type.Enum(['verbatim', 'punctuation', 'altered', 'not-found'])

export const DifferenceSchema = named('Difference', 'One step from the words printed to the words pasted.', {
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

export const VersionVerdictSchema = named('VersionVerdict', 'How the quotation stands in one version of an article.', {
  version: Type.Integer({ minimum: 1 }),
  storedAt: instant('when the version was stored'),
  current: Type.Boolean(),
  verdict
})

export const MatchSchema = named('Match', 'A place where the quotation, or something close to it, was printed.', {
  ...place,
  verdict: Type.Enum(['verbatim', 'punctuation', 'altered']),
  diff: Type.Array(ref(DifferenceSchema)),
  negation: nullable(Type.Enum(['added', 'dropped', 'changed'], { description: 'whether the differences negate it, or take a negation out of it' })),
  attribution: nullable(Type.Enum(['same', 'other'], { description: 'whether its speaker is the one the quotation is attributed to; null where one of the two is not known' })),
  versions: Type.Array(ref(VersionVerdictSchema), { description: 'oldest first; empty for an article that never changed' })
})

export const AttributedSchema = named('Attributed', 'Whom the quotation is attributed to.', {
  name: Type.String(),
  from: Type.Enum(['paste', 'parameter']),
  quote: nullable(Type.String({ description: 'the words in the marks of the paste, without the attribution' })),
  verdict: nullable(verdict)
})

export const ElsewhereSchema = named('Elsewhere', 'What the same person is quoted with in the same days in another language; not compared word for word.', {
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

/** Schema and type say the same. */
export type CheckAgreements = [
  Assert<Same<Static<typeof NearSchema>, Near>>,
  Assert<Same<Static<typeof MatchSchema>, Match>>,
  Assert<Same<Static<typeof CheckAnswerSchema>, CheckAnswer>>
]
