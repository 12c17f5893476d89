/** Checks one quotation or a list of them. */
import type { Application } from '../application.js'
import { HttpProblem } from '../http/problem.js'
import { QueryError, type CheckAnswer } from '../search/answer.js'

export interface CheckRequest {
  quote?: string
  quotes?: string[]
  /** of `quote` alone */
  speaker?: string
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
export async function checkAll (application: Application, { quote, quotes, speaker }: CheckRequest, longest: number): Promise<CheckAnswer | CheckList> {
  if ((quote === undefined) === (quotes === undefined)) throw new HttpProblem(400, 'invalid-body', 'The body has to hold exactly one of quote, quotes.')
  if (quote === undefined && speaker !== undefined) throw new HttpProblem(400, 'invalid-parameter', 'speaker goes with quote, not with quotes.', { parameter: 'speaker' })
  const list = quotes ?? []
  assertLength([quote ?? '', ...list], longest, quote === undefined ? 'quotes' : 'quote')
  if (quote !== undefined) return application.check(quote, speaker === undefined ? {} : { speaker })
  const results: CheckAnswer[] = []
  for (const [at, each] of list.entries()) results.push(await application.check(each).catch(error => { throw nameElement(error, at) }))
  return { results }
}

/** What stands in place of an answer when one of a list cannot be checked. */
export interface Unchecked {
  quote: string
  error: { code: string, detail: string }
}

/** One after the other, each given out before the next is begun; one that is no question does not spoil the others. */
export async function * checkInTurn (application: Application, quotes: readonly string[]): AsyncGenerator<CheckAnswer | Unchecked> {
  for (const quote of quotes) {
    yield await application.check(quote).catch((error: unknown) => {
      if (error instanceof QueryError) return { quote, error: { code: error.code, detail: error.message } }
      throw error
    })
  }
}

/** @throws HttpProblem `too-long` */
export function assertLength (list: string[], longest: number, parameter: string): void {
  const length = list.reduce((sum, each) => sum + Buffer.byteLength(each), 0)
  if (length > longest) throw new HttpProblem(413, 'too-long', `More than ${longest} bytes of quotation cannot be checked at once.`, { parameter })
}

const nameElement = (error: unknown, at: number): unknown =>
  error instanceof QueryError ? new QueryError(error.code, `quotes/${at}`, error.message, { cause: error }) : error
