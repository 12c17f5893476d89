/** A client of the HTTP interface, for Node and browsers, typed by the schemas of the service. */
import type { Static } from 'typebox'
import type { ProblemSchema } from '../routes/schemas/responses.js'
import { listRoutes, operationRoutes, type Lists, type Operations } from './operations.js'

export type Problem = Static<typeof ProblemSchema>

/** What the service answers instead: its problem, with the code that stays. */
export class ProblemError extends Error {
  override name = 'ProblemError'
  readonly problem: Problem

  constructor (problem: Problem) {
    super(problem.detail)
    this.problem = problem
  }
}

export interface ClientOptions {
  /** of the service, `http://127.0.0.1:3000`; '' for the one a page came from */
  url: string
  /** for writes, where the service has one */
  token?: string
  fetch?: typeof fetch
}

type Given<Request> = unknown extends Request ? [] : object extends Request ? [request?: Request] : [request: Request]

/** Each operation as a method by its `operationId`. */
export type Client = { [Name in keyof Operations]: (...given: Given<Operations[Name]['request']>) => Promise<Operations[Name]['answer']> } & {
  /**
   * The rows of a list, however long, as they arrive.
   *
   * @throws ProblemError; TypeError when the connection ends before the list does
   */
  rows: <Name extends keyof Lists>(name: Name, ...given: Given<Lists[Name]['request']>) => AsyncGenerator<Lists[Name]['row']>
}

interface AnyRequest {
  params?: Record<string, string>
  query?: Record<string, unknown>
  body?: unknown
}

/**
 * @throws by each method: ProblemError when the service refuses, TypeError when it cannot be reached
 * @example
 * const verbatim = createClient({ url: 'http://127.0.0.1:3000' })
 * const { verdict } = await verbatim.check({ query: { quote: 'So be it' } })
 * for await (const hit of verbatim.rows('search', { query: { q: 'harbour' } })) …
 */
export function createClient ({ url, token, fetch: send = globalThis.fetch }: ClientOptions): Client {
  async function ask (route: string, { params = {}, query = {}, body }: AnyRequest = {}): Promise<Response> {
    const [method = 'GET', path = ''] = route.split(' ')
    const response = await send(url + fillPath(path, params) + writeQuery(query), {
      method,
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...(token !== undefined && { authorization: `Bearer ${token}` }) },
      ...(body !== undefined && { body: JSON.stringify(body) })
    })
    if (!response.ok) throw new ProblemError(await readProblem(response))
    return response
  }

  const methods = Object.entries(operationRoutes).map(([name, route]) => [name, async (request?: AnyRequest) => {
    const response = await ask(route, request)
    return response.status === 204 ? null : await response.json() as unknown
  }])

  async function * rows (name: keyof Lists, request?: AnyRequest): AsyncGenerator<unknown> {
    for await (const line of readLines(await ask(listRoutes[name], request))) yield JSON.parse(line)
  }
  return { ...Object.fromEntries(methods), rows } as Client
}

const fillPath = (path: string, params: Record<string, string>): string =>
  path.replace(/\{(\w+)\}/gu, (_, name: string) => encodeURIComponent(params[name] ?? ''))

/** Values of a list are given one after the other. */
function writeQuery (query: Record<string, unknown>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) => [value].flat().filter(each => each !== undefined).map((each): [string, string] => [name, String(each)]))
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`
}

/** A proxy on the way may answer something else. */
async function readProblem (response: Response): Promise<Problem> {
  const { status, statusText: title } = response
  return await response.json().catch(() => ({ type: 'about:blank', title, status, detail: `${status} ${title}`, code: 'unknown' })) as Problem
}

async function * readLines (response: Response): AsyncGenerator<string> {
  const reader = (response.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  while (true) {
    const { done, value } = await reader.read()
    if (done) break
    const lines = (rest + value).split('\n')
    rest = lines.pop() ?? ''
    yield * lines
  }
  if (rest !== '') yield rest
}
