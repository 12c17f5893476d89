/** Headers every answer carries. A route that shows a page sets its own content security policy over them. */
import type { FastifyInstance } from 'fastify'

export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  // what was searched for is nobody else's business
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  // a deletion holds in every answer at once
  'cache-control': 'no-store'
}

export function setSecurityHeaders (fastify: FastifyInstance): void {
  fastify.addHook('onRequest', async (_request, reply) => {
    reply.headers(securityHeaders)
  })
}
