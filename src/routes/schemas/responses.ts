/** The answers of a route as OpenAPI describes them: what it says when it succeeds, and its errors. */
import { Type, type Static, type TSchema } from 'typebox'
import { PROBLEM_TYPE, type ProblemBody } from '../../http/problem.js'
import { type Assert, named, ref, type Same } from './forms.js'

/** @example response: { 200: answer('The article.', ArticleAnswerSchema), ...problems(404, 503) } */
export const answer = <Schema extends TSchema>(description: string, schema: Schema) => ({ ...ref(schema), description })

export const ProblemSchema = named('Problem', 'An error (RFC 9457).', {
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  detail: Type.String({ description: 'for people' }),
  code: Type.String({ description: 'for programs; stable' }),
  parameter: Type.Optional(Type.String({ description: 'the parameter or field that is wrong' }))
})

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

/** Schema and type say the same. */
export type ProblemAgreement = Assert<Same<Static<typeof ProblemSchema>, ProblemBody>>
