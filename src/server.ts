/** The HTTP service: Fastify with the rules every request passes, and the routes. */
import swagger from '@fastify/swagger'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import createFastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import type pino from 'pino'
import type { Limits } from '../ingest/config.js'
import type { Application } from './application.js'
import type { FetchOptions } from './fetch/fetch-page.js'
import { recordMethods } from './http/allowed-methods.js'
import { answerClientError, answerProblems, sendProblem } from './http/answer-problems.js'
import { countRequests } from './http/count-requests.js'
import { apiDescription } from './http/describe-api.js'
import { drainConnections } from './http/drain-connections.js'
import { tagAnswers } from './http/entity-tags.js'
import { guardWrites } from './http/guard-writes.js'
import { limitAddress } from './http/limit-address.js'
import { parseQueryString } from './http/parse-query-string.js'
import { readBodies } from './http/read-body.js'
import { setSecurityHeaders } from './http/security-headers.js'
import { compileValidator } from './http/validate-request.js'
import { createIntake } from './intake/intake.js'
import pagePlugin from './page/plugin.js'
import { archiveRoutes } from './routes/archive.js'
import { articleRoutes } from './routes/articles.js'
import { checkRoutes } from './routes/check.js'
import { checkFileRoutes } from './routes/check-files.js'
import { descriptionRoutes } from './routes/description.js'
import { facetRoutes } from './routes/facets.js'
import { healthRoutes } from './routes/health.js'
import { passageRoutes } from './routes/passages.js'
import { quoteRoutes } from './routes/quotes.js'
import { namedSchemas } from './routes/schemas/named-schemas.js'
import { savedSearchRoutes } from './routes/saved-searches.js'
import { searchRoutes } from './routes/search.js'
import { taskRoutes } from './routes/tasks.js'
import { assertSafeAddress, type Access } from './security.js'

export interface ServerOptions extends Access {
  port: number
  limits: Limits
  logger: pino.Logger | false
  /** with the page for people; default true */
  page?: boolean
  /** which addresses pages may be fetched from; exchanged in tests alone */
  fetching?: Pick<FetchOptions, 'isAllowed' | 'resolveName'>
}

const LARGEST_HEAD = 65_536 // bytes of address and headers; a query of 8 kB takes 24 kB percent-encoded
const LONGEST_ID = 5_000 // characters of an id in an address, percent-encoded; records give up to 512
/** A list as JSON is the list itself: `search.json` beside `search.csv`. */
const JSON_LIST = /^(\/api\/v1\/(?:search|quotes|rejects|sources|speakers))\.json(?=\?|$)/u
const ARRIVAL_TIMEOUT = 300_000 // ms for a whole request to arrive, body included

const routes = [searchRoutes, checkRoutes, checkFileRoutes, quoteRoutes, facetRoutes, passageRoutes, articleRoutes, savedSearchRoutes, taskRoutes, archiveRoutes, healthRoutes]

/**
 * Builds the service; it listens only when told to, on the host and port of the options.
 * `server.close()` lets running requests end and waits for accepted work.
 *
 * @throws UnsafeAddressError when anyone on the network could change the archive
 * @example
 * const server = await buildServer(application, { host: '127.0.0.1', port: 3000, limits: readLimits(), logger: false })
 * await server.listen({ host: '127.0.0.1', port: 3000 })
 */
export async function buildServer (application: Application, options: ServerOptions): Promise<FastifyInstance> {
  assertSafeAddress(options)
  const fastify = createFastify({
    ...(options.logger !== false && { loggerInstance: options.logger as FastifyBaseLogger }),
    logController: new LogController({ disableRequestLogging: true }), // addresses hold what was searched for
    http: { maxHeaderSize: LARGEST_HEAD },
    requestTimeout: ARRIVAL_TIMEOUT,
    return503OnClosing: false,
    rewriteUrl: ({ url = '/' }) => url.replace(JSON_LIST, '$1'),
    routerOptions: { querystringParser: parseQueryString, maxParamLength: LONGEST_ID },
    frameworkErrors: sendProblem,
    clientErrorHandler: answerClientError
  }).withTypeProvider<TypeBoxTypeProvider>()

  fastify.setValidatorCompiler(compileValidator)
  fastify.setSerializerCompiler(() => JSON.stringify)
  readBodies(fastify)
  drainConnections(fastify)
  setSecurityHeaders(fastify)
  limitAddress(fastify)
  tagAnswers(fastify, application)
  guardWrites(fastify, options)
  answerProblems(fastify, recordMethods(fastify))
  for (const schema of namedSchemas) fastify.addSchema(schema)
  const metrics = countRequests(fastify, application)
  const intake = createIntake(application, {
    limits: options.limits,
    onFault: error => fastify.log.error(error, 'a task failed'),
    ...(options.fetching !== undefined && { fetching: options.fetching })
  })
  fastify.addHook('onClose', () => intake.close())

  await fastify.register(swagger, apiDescription)
  for (const plugin of routes) await fastify.register(plugin, { application, intake, limits: options.limits })
  await fastify.register(descriptionRoutes, { metrics })
  if (options.page !== false) await fastify.register(pagePlugin, { application, intake, readOnly: options.readOnly === true })
  return fastify
}
