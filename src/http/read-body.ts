/**
 * Reads request bodies: JSON, and JSON Lines as bytes. There is no parser for forms or plain text
 * on purpose: those are what another site's page can send without asking. Files of a form are read
 * by the one route that takes them, which is guarded like all writes (`guard-writes.ts`).
 */
import type { FastifyInstance } from 'fastify'
import { HttpProblem } from './problem.js'

export const JSON_LINES = 'application/x-ndjson'
export const FORM = 'multipart/form-data'

export function readBodies (fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers()
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) => parseJson(body))
  fastify.addContentTypeParser(JSON_LINES, { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) => body)
}

/** @throws HttpProblem that tells an empty body, one that is not UTF-8 and one that is not JSON apart */
export function parseJson (body: Buffer): unknown {
  if (body.length === 0) throw new HttpProblem(400, 'empty-body', 'The body is empty.')
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch (cause) {
    throw new HttpProblem(400, 'invalid-encoding', 'The body is not UTF-8.', { cause })
  }
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new HttpProblem(400, 'invalid-json', 'The body is not JSON.', { cause })
  }
}
