/** Errors at the edge: everything that goes wrong becomes problem+json (RFC 9457), without stack traces or internal paths. */
import { STATUS_CODES } from 'node:http'
import { ArchiveError } from '../archive/archive.js'
import { EngineError, type EngineErrorCode } from '../engine/engine.js'
import { QueryError } from '../search/answer.js'

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8'

/** The body of an error answer. `code` is for programs and stays stable, `detail` is for people. */
export interface ProblemBody {
  type: string
  title: string
  status: number
  detail: string
  code: string
  /** the parameter or field that is wrong */
  parameter?: string
}

/** What a route or hook throws when the request cannot be answered. */
export class HttpProblem extends Error {
  override name = 'HttpProblem'
  readonly status: number
  readonly code: string
  readonly parameter: string | undefined
  readonly headers: Record<string, string>

  /** @param detail one sentence for the client; must not hold anything internal */
  constructor (status: number, code: string, detail: string, more: { parameter?: string | undefined, headers?: Record<string, string>, cause?: unknown } = {}) {
    super(detail, { cause: more.cause })
    this.status = status
    this.code = code
    this.parameter = more.parameter
    this.headers = more.headers ?? {}
  }
}

export function problemBody (problem: HttpProblem): ProblemBody {
  return {
    type: 'about:blank',
    title: STATUS_CODES[problem.status] ?? 'Error',
    status: problem.status,
    detail: problem.message,
    code: problem.code,
    ...(problem.parameter !== undefined && { parameter: problem.parameter })
  }
}

export const notFound = (what: string): HttpProblem => new HttpProblem(404, 'not-found', `There is no ${what} with this id.`)

/** Finds the words for any error. What is no error of the client's and none of ours by name is a fault: `internal`, told without its message. */
export function toProblem (error: unknown): HttpProblem {
  if (error instanceof HttpProblem) return error
  if (error instanceof QueryError) return new HttpProblem(400, error.code, error.message, { parameter: error.parameter, cause: error })
  if (error instanceof EngineError) return unavailable(`engine-${error.code}`, engineDetails[error.code], error)
  if (error instanceof ArchiveError) return unavailable(`archive-${error.code}`, archiveDetails[error.code], error)
  return fromFramework(error) ?? new HttpProblem(500, 'internal', 'Something went wrong inside Verbatim; its log says what.', { cause: error })
}

const RETRY_AFTER = '5' // seconds; an engine that died is started again within that time

const unavailable = (code: string, detail: string, cause: Error): HttpProblem =>
  new HttpProblem(503, code, detail, { cause, headers: { 'retry-after': RETRY_AFTER } })

const engineDetails: Record<EngineErrorCode, string> = {
  'cannot-start': 'The search engine could not be started.',
  checksum: 'The search engine could not be started.',
  'not-found': 'There is no search engine on this machine.',
  unavailable: 'The search engine does not answer at the moment.',
  timeout: 'The search engine took too long to answer.',
  refused: 'The search engine did not take the request.',
  'task-failed': 'The search engine could not finish its work.'
}

const archiveDetails: Record<ArchiveError['code'], string> = {
  'in-use': 'The archive is in use by another process.',
  corrupt: 'The archive is damaged.',
  'newer-schema': 'The archive was made by a newer version of Verbatim.',
  'disk-full': 'The disk is full: nothing more can be stored.',
  unavailable: 'The archive cannot be read or written at the moment.'
}

/** What Fastify itself refuses, by its codes; its messages are not passed on. */
const frameworkProblems: Record<string, [status: number, code: string, detail: string]> = {
  FST_ERR_BAD_URL: [400, 'invalid-encoding', 'The path of the address is not valid percent-encoded UTF-8.'],
  FST_ERR_MAX_PARAM_LENGTH: [414, 'uri-too-long', 'The id in the address is too long.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'unsupported-media-type', 'The body has a type that is not taken here; see the Content-Type named in /openapi.json.'],
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'body-too-large', 'The body is larger than the limit of this address.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, 'content-length', 'The body is not as long as Content-Length says.'],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'empty-body', 'The body is empty.']
}

function fromFramework (error: unknown): HttpProblem | null {
  const { code, statusCode } = Object(error) as { code?: unknown, statusCode?: unknown }
  if (typeof code !== 'string' || !code.startsWith('FST_')) return null
  const known = Object.hasOwn(frameworkProblems, code) ? frameworkProblems[code] : undefined
  if (known !== undefined) return new HttpProblem(...known, { cause: error })
  if (typeof statusCode !== 'number' || statusCode < 400 || statusCode > 499) return null
  return new HttpProblem(statusCode, 'refused', STATUS_CODES[statusCode] ?? 'The request was refused.', { cause: error })
}
