/** Makes problem+json of every error, whether a route, a hook, Fastify or Node's parser found it. */
import type { Socket } from 'node:net'
import { STATUS_CODES } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { AllowedMethods } from './allowed-methods.js'
import { HttpProblem, problemBody, PROBLEM_TYPE, toProblem } from './problem.js'
import { securityHeaders } from './security-headers.js'

export function answerProblems (fastify: FastifyInstance, allowed: AllowedMethods): void {
  fastify.setErrorHandler((error, request, reply) => sendProblem(error, request, reply))
  fastify.setNotFoundHandler(request => {
    const [path = ''] = request.url.split('?', 1)
    const methods = allowed.of(path)
    if (methods.length === 0) throw new HttpProblem(404, 'not-found', 'There is nothing at this address; /openapi.json lists what there is.')
    throw new HttpProblem(405, 'method-not-allowed', `This address takes ${methods.join(', ')}.`, { headers: { allow: methods.join(', ') } })
  })
}

/** Also for Fastify's `frameworkErrors`, which no hook has seen. */
export function sendProblem (error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const problem = toProblem(error)
  logFault(error, problem, request)
  reply.code(problem.status).headers({ ...securityHeaders, ...problem.headers }).type(PROBLEM_TYPE).send(JSON.stringify(problemBody(problem)))
}

/** A fault of ours is logged with its stack; an engine that does not answer in one line; what a route says itself is no event. */
function logFault (error: unknown, problem: HttpProblem, { log }: FastifyRequest): void {
  if (problem.status < 500 || error instanceof HttpProblem) return
  if (problem.status === 500) log.error({ err: problem.cause ?? error }, problem.message)
  else log.warn(problem.message)
}

/** Answers what Node's HTTP parser could not read; there is no request yet, only the connection. */
export function answerClientError (error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const problem = describeClientError(error.code)
  const body = JSON.stringify(problemBody(problem))
  const headers = { ...securityHeaders, 'content-type': PROBLEM_TYPE, 'content-length': String(Buffer.byteLength(body)), connection: 'close' }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\n${lines.join('')}\r\n${body}`)
}

function describeClientError (code: string | undefined): HttpProblem {
  if (code === 'HPE_HEADER_OVERFLOW') return new HttpProblem(431, 'headers-too-large', 'The address and the headers together are too long; a long quotation goes into the body of POST /api/v1/check.')
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new HttpProblem(408, 'request-timeout', 'The request took too long to arrive.')
  return new HttpProblem(400, 'malformed-request', 'The request is not HTTP as this service understands it.')
}
