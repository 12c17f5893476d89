/** Refuses addresses that are longer than anything this service gives out or takes. */
import type { FastifyInstance } from 'fastify'
import { HttpProblem } from './problem.js'

const LONGEST_ADDRESS = 32_768 // characters; the longest query is 8 kB, 24 kB percent-encoded

export function limitAddress (fastify: FastifyInstance): void {
  fastify.addHook('onRequest', async request => {
    if (request.url.length > LONGEST_ADDRESS) {
      throw new HttpProblem(414, 'uri-too-long', `The address has more than ${LONGEST_ADDRESS} characters; a long quotation goes into the body of POST /api/v1/check.`)
    }
  })
}
