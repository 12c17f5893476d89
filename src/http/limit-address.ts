/** Refuses addresses that are longer than anything this service gives out or takes. */
import type { FastifyInstance } from 'fastify'
import { HttpProblem } from './problem.js'

const LONGEST_ADDRESS = 32_768 // characters; the longest query is 8 kB, 24 kB percent-encoded
const LONGEST_QUESTION = 8_192 // bytes of an address of the interface, decoded; longer ones are cut by proxies on the way

export function limitAddress (fastify: FastifyInstance): void {
  fastify.addHook('onRequest', async request => {
    const { url } = request
    if (url.length > LONGEST_ADDRESS) throw tooLong(LONGEST_ADDRESS, 'characters')
    if (url.length > LONGEST_QUESTION && url.startsWith('/api/') && decodedLength(url) > LONGEST_QUESTION) throw tooLong(LONGEST_QUESTION, 'bytes')
  })
}

/** `%D0` is one byte. */
const decodedLength = (url: string): number => url.length - 2 * (url.match(/%[0-9a-f]{2}/giu)?.length ?? 0)

const tooLong = (most: number, unit: string): HttpProblem =>
  new HttpProblem(414, 'uri-too-long', `The address has more than ${most} ${unit}; a long quotation goes into the body of POST /api/v1/check.`)
