/** Lets only those change the archive who may: every request but reads passes here. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Access } from '../security.js'
import { isOwnName, isSame, parseAuthority, parseOrigin, type ListeningAddress } from './host-names.js'
import { HttpProblem } from './problem.js'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** `true` on a route that reads although its method is not GET; such routes are not guarded */
    reads?: boolean
  }
}

const READING = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Guards all routes that are registered on `fastify` and below, also those of the page. */
export function guardWrites (fastify: FastifyInstance, access: Access & { port: number }): void {
  fastify.addHook('onRequest', async request => {
    if (READING.has(request.method) || request.routeOptions.config?.reads === true || request.is404) return
    assertMayWrite(request, access)
  })
}

/** @throws HttpProblem 403 or 401 */
export function assertMayWrite (request: FastifyRequest, access: Access & { port: number }): void {
  if (access.readOnly === true) throw new HttpProblem(403, 'read-only', 'This service is read-only: nothing can be added or deleted.')
  assertOwnHost(request, access)
  assertToken(request.headers.authorization, access.token)
}

function assertOwnHost (request: FastifyRequest, { host, port, token }: Access & { port: number }): void {
  const { socket } = request.raw
  const own: ListeningAddress = { host, port: socket.localPort ?? port, localAddress: socket.localAddress }
  const asked = parseAuthority(request.headers.host ?? '')
  if (asked === null || !isOwnName(asked, own, token !== undefined)) {
    throw new HttpProblem(403, 'host', 'The Host header does not name this service.')
  }
  const { origin } = request.headers
  const site = request.headers['sec-fetch-site']
  if (origin === undefined && (site === undefined || site === 'same-origin' || site === 'none')) return
  const from = origin === undefined ? null : parseOrigin(origin)
  if (from === null || !(isSame(from, asked) || isOwnName(from, own, false))) {
    throw new HttpProblem(403, 'origin', 'A page of another site cannot change this archive.')
  }
}

function assertToken (authorization: string | undefined, token: string | undefined): void {
  if (token === undefined) return
  const [, given] = /^Bearer +(\S+) *$/i.exec(authorization ?? '') ?? []
  if (given !== undefined && isEqual(given, token)) return
  throw new HttpProblem(401, given === undefined ? 'token-missing' : 'token-wrong',
    given === undefined ? 'Changes need the header Authorization: Bearer TOKEN.' : 'The token is not the one of this service.',
    { headers: { 'www-authenticate': given === undefined ? 'Bearer realm="verbatim"' : 'Bearer realm="verbatim", error="invalid_token"' } })
}

/** Takes the same time wherever the two differ, whatever their lengths. */
function isEqual (given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}
