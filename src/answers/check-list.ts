/** Checks one quotation or a list of them. */
import type { Application } from '../application.js'
import { HttpProblem } from '../http/problem.js'
import { QueryError, type CheckAnswer } from '../search/answer.js'

export interface CheckRequest {
  quote?: string
  quotes?: string[]
}

export interface CheckList {
  results: CheckAnswer[]
}

/**
 * One after the other: a long list must not push other people's searches aside.
 *
 * @param longest UTF-8 bytes of all quotations together
 * @throws HttpProblem, QueryError
 */
export async function checkAll (application: Application, { quote, quotes }: CheckRequest, longest: number): Promise<CheckAnswer | CheckList> {
  const list = quotes ?? []
  assertLength([quote ?? '', ...list], longest, quote === undefined ? 'quotes' : 'quote')
  if (quote !== undefined) return application.check(quote)
  const results: CheckAnswer[] = []
  for (const [at, each] of list.entries()) results.push(await application.check(each).catch(error => { throw nameElement(error, at) }))
  return { results }
}

function assertLength (list: string[], longest: number, parameter: string): void {
  const length = list.reduce((sum, each) => sum + Buffer.byteLength(each), 0)
  if (length > longest) throw new HttpProblem(413, 'too-long', `More than ${longest} bytes of quotation cannot be checked at once.`, { parameter })
}

const nameElement = (error: unknown, at: number): unknown =>
  error instanceof QueryError ? new QueryError(error.code, `quotes/${at}`, error.message, { cause: error }) : error
