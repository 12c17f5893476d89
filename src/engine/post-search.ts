/**
 * Sends a multi-search over kept connections of `node:http`: the engine's client, made on `fetch`,
 * takes 0.6 ms longer for a request that the engine answers in 1 to 2 ms (bench/overhead.md).
 */
import { Agent as HttpAgent, request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { EngineError } from './engine.js'
import { isPassing, type Connection } from './meili-client.js'

const subject = 'search'

const transports = {
  'http:': { request: httpRequest, agent: new HttpAgent({ keepAlive: true }) },
  'https:': { request: httpsRequest, agent: new HttpsAgent({ keepAlive: true }) }
}

export interface PostOptions {
  timeoutMs: number
  signal?: AbortSignal | undefined
}

/**
 * @returns the parsed answer to `POST /multi-search`
 * @throws EngineError `timeout`, `unavailable` or `refused`; its cause has the engine's `code`. What
 *   the signal was aborted with, as it is.
 */
export async function postSearch<Answer> (connection: Connection, body: object, options: PostOptions): Promise<Answer> {
  options.signal?.throwIfAborted()
  const sent = JSON.stringify(body)
  const response = await exchange(connection, sent, options).catch((error: ExchangeError) => {
    // A kept connection that the engine has closed meanwhile: asked once more on a new one.
    if (error.stale === true) return exchange(connection, sent, options)
    throw error
  })
  return readAnswer(response) as Answer
}

interface ExchangeError extends Error {
  stale?: boolean
}

interface Exchange {
  status: number
  text: string
}

function exchange ({ url, key }: Connection, body: string, { timeoutMs, signal }: PostOptions): Promise<Exchange> {
  const address = new URL(url + '/multi-search')
  const { request, agent } = transports[address.protocol as keyof typeof transports]
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'accept-encoding': 'identity', // compressed answers stall each search by about 40 ms
    ...(key === undefined ? {} : { authorization: `Bearer ${key}` })
  }
  return new Promise((resolve, reject) => {
    const sent = request(address, { method: 'POST', agent, headers })
    const timer = setTimeout(() => sent.destroy(new EngineError('timeout', `${subject}: the engine did not answer within ${timeoutMs / 1000} s`)), timeoutMs)
    const abort = (): void => { sent.destroy(signal?.reason) }
    signal?.addEventListener('abort', abort, { once: true })
    const settle = (): void => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
    }
    const fail = (error: Error): void => {
      settle()
      reject(failure(error, sent, signal))
    }
    sent.on('error', fail)
    sent.on('response', response => readText(response, text => {
      settle()
      resolve({ status: response.statusCode ?? 0, text })
    }, fail))
    sent.end(body)
  })
}

function readText (response: IncomingMessage, done: (text: string) => void, fail: (error: Error) => void): void {
  const chunks: Buffer[] = []
  response.on('data', (chunk: Buffer) => chunks.push(chunk))
  response.on('error', fail)
  response.on('end', () => done(Buffer.concat(chunks).toString()))
}

function failure (error: Error, sent: ClientRequest, signal: AbortSignal | undefined): unknown {
  if (error instanceof EngineError || signal?.aborted === true) return signal?.aborted === true ? signal.reason : error
  const { code, message } = error as NodeJS.ErrnoException
  const unavailable: ExchangeError = new EngineError('unavailable', `${subject}: the engine cannot be reached (${message === '' ? code : message})`, { cause: error })
  unavailable.stale = sent.reusedSocket && code === 'ECONNRESET'
  return unavailable
}

function readAnswer ({ status, text }: Exchange): unknown {
  const parsed = parseJson(text)
  if (parsed === undefined) throw new EngineError('unavailable', `${subject}: the engine's address answered with something that is not JSON`)
  if (status === 200) return parsed
  const { message = `status ${status}`, code } = parsed as { message?: string, code?: string }
  const reason = status === 401 || status === 403 ? `the engine does not accept the key (${message})` : message
  throw new EngineError(isPassing(status) ? 'unavailable' : 'refused', `${subject}: ${reason}`, { cause: { code, message } })
}

function parseJson (text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
