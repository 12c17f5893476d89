/** The connection to Meilisearch: one client for one address, and its errors in our words. */
import { Meilisearch, MeilisearchApiError, MeilisearchRequestError, MeilisearchRequestTimeOutError } from 'meilisearch'
import { EngineError } from './engine.js'

/** Where the engine answers and what opens it. */
export interface Connection {
  /** without a slash at the end */
  url: string
  key: string | undefined
}

const REQUEST_TIMEOUT = 60_000 // ms; the longest request sends 8 MB of documents, which takes well under a second

/** `accept-encoding: identity` because compressed answers stall each search by about 40 ms. */
export function createClient ({ url, key }: Connection): Meilisearch {
  return new Meilisearch({
    host: url,
    ...(key === undefined ? {} : { apiKey: key }),
    timeout: REQUEST_TIMEOUT,
    requestInit: { headers: { 'accept-encoding': 'identity' } }
  })
}

/**
 * Runs one request and turns whatever goes wrong into an `EngineError`.
 *
 * @param subject what was asked, for the message
 */
export async function ask<Answer> (subject: string, request: () => Promise<Answer>): Promise<Answer> {
  try {
    return await request()
  } catch (error) {
    throw engineErrorOf(error, subject)
  }
}

function engineErrorOf (error: unknown, subject: string): unknown {
  if (error instanceof EngineError) return error
  if (error instanceof MeilisearchApiError) return apiError(error, subject)
  if (error instanceof MeilisearchRequestError) return requestError(error, subject)
  // A proxy's page of HTML where JSON was expected.
  if (error instanceof SyntaxError) return new EngineError('unavailable', `${subject}: the engine's address answered with something that is not JSON`, { cause: error })
  return error
}

function apiError (error: MeilisearchApiError, subject: string): EngineError {
  const { status } = error.response
  const code = isPassing(status) ? 'unavailable' : 'refused'
  const reason = status === 401 || status === 403 ? `the engine does not accept the key (${error.message})` : error.message
  return new EngineError(code, `${subject}: ${reason}`, { cause: error.cause })
}

/** The same request may go well later: a fault of the engine's or a proxy's, or a connection we left waiting (408). */
export const isPassing = (status: number): boolean => status >= 500 || status === 408

function requestError (error: MeilisearchRequestError, subject: string): EngineError {
  if (error.cause instanceof MeilisearchRequestTimeOutError) return new EngineError('timeout', `${subject}: the engine did not answer within ${REQUEST_TIMEOUT / 1000} s`)
  return new EngineError('unavailable', `${subject}: the engine cannot be reached (${rootMessage(error)})`, { cause: error })
}

/** Node wraps the reason, e.g. ECONNREFUSED, in “fetch failed”. */
function rootMessage (error: Error): string {
  let root: unknown = error
  while (root instanceof Error && root.cause !== undefined) root = root.cause
  if (!(root instanceof Error)) return String(root)
  return root.message === '' && 'code' in root ? String(root.code) : root.message
}

/** The engine's own name for an error, e.g. `index_not_found`; undefined for other errors. */
export function engineCode (error: unknown): string | undefined {
  if (error instanceof EngineError) return engineCode(error.cause)
  if (error instanceof MeilisearchApiError) return error.cause?.code
  if (typeof error === 'object' && error !== null && 'code' in error) return String(error.code)
  return undefined
}
