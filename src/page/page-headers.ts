/** Headers of the page: nothing is loaded from elsewhere and no script or style stands in the HTML. */
import type { FastifyInstance } from 'fastify'

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'"
].join('; ')

const HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  // what was searched for is nobody else's business; with no-referrer forms of ours would come from nowhere
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  // asked again each time, because a deletion holds at once
  'cache-control': 'private, no-cache',
  vary: 'accept-language'
}

export function setPageHeaders (fastify: FastifyInstance): void {
  fastify.addHook('onRequest', async (_request, reply) => {
    reply.headers(HEADERS)
  })
}
