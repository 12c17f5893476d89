/** Requests over a real connection with exactly the headers given: `fetch` would set Host and Origin itself. */
import { request, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http'
import { buffer } from 'node:stream/consumers'

export interface Asked {
  status: number
  headers: IncomingHttpHeaders
  bytes: Buffer
  text: string
  /** the body as JSON, `undefined` when it is none */
  body: unknown
}

export interface AskOptions {
  method?: string
  headers?: OutgoingHttpHeaders
  /** an object is sent as JSON */
  body?: object | string | Uint8Array
}

/** @param path as it is sent, not normalised */
export function ask (url: string, path: string, { method = 'GET', headers = {}, body }: AskOptions = {}): Promise<Asked> {
  const isJson = body !== undefined && typeof body !== 'string' && !(body instanceof Uint8Array)
  return new Promise((resolve, reject) => {
    request(url, { path, method, agent: false, headers: { ...(isJson && { 'content-type': 'application/json' }), ...headers } }, async response => {
      const bytes = await buffer(response)
      const text = bytes.toString()
      resolve({ status: response.statusCode ?? 0, headers: response.headers, bytes, text, body: parse(text) })
    }).on('error', reject).end(isJson ? JSON.stringify(body) : body)
  })
}

function parse (text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
