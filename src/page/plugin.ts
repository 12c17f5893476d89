/** The page: every view as a route that answers with complete HTML. Data comes from the application, words and mark-up from `views/`. */
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { readLimits } from '../../ingest/config.js'
import type { Application } from '../application.js'
import { EngineError } from '../engine/engine.js'
import { toProblem } from '../http/problem.js'
import type { Intake } from '../intake/intake.js'
import { QueryError } from '../search/answer.js'
import { readAssets } from './assets.js'
import { chooseLanguage, loadMessages, UI_LANGUAGES, type Messages } from './messages.js'
import type { PageContext } from './page-context.js'
import { setPageHeaders } from './page-headers.js'
import { rememberBriefly } from './remember-briefly.js'
import { addRoutes } from './routes/add.js'
import { archiveRoutes } from './routes/archive.js'
import { articleRoutes } from './routes/articles.js'
import { assetRoutes } from './routes/assets.js'
import { checkRoutes } from './routes/check.js'
import { citationRoutes } from './routes/citations.js'
import { searchRoutes } from './routes/search.js'
import { speakerRoutes } from './routes/speakers.js'
import { pairsOf, single, type Parameters } from './search-state.js'
import type { View } from './view.js'
import { layout } from './views/layout.js'
import { engineDownPage, faultPage, problemPage, wrongQuestionPage } from './views/notice.js'

export interface PageOptions {
  application: Application
  intake: Intake
  /** nothing can be added: the page says so */
  readOnly?: boolean
}

const STATUS_SECONDS = 2 // the counts in the footer; counting a large archive takes longer than a search

const page: FastifyPluginAsync<PageOptions> = async (fastify, options) => {
  const { application, intake } = options
  const assets = readAssets()
  const messages = new Map(UI_LANGUAGES.map(language => [language, loadMessages(language)]))
  const status = rememberBriefly(() => application.archive.status(), STATUS_SECONDS)

  const viewOf = async (request: FastifyRequest): Promise<View> => {
    const parameters = (request.query ?? {}) as Parameters
    const asked = single(parameters, 'ui')
    const chosen = UI_LANGUAGES.find(language => language === asked)
    return {
      messages: messages.get(chosen ?? chooseLanguage(undefined, request.headers['accept-language'])) as Messages,
      path: request.url.split('?', 1)[0] as string,
      parameters: pairsOf(parameters),
      ui: chosen ?? null,
      assets,
      archive: await status().catch(() => null)
    }
  }
  const send: PageContext['send'] = (reply, view, content, code = 200) =>
    reply.code(code).header('content-language', view.messages.language).type('text/html; charset=utf-8').send(layout(view, content).toString())

  setPageHeaders(fastify)
  // a long quotation comes as a form, because an address may not hold it
  fastify.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, Object.fromEntries(new URLSearchParams(body as string)))
  })

  fastify.setErrorHandler(async (error, request, reply) => {
    const view = await viewOf(request)
    const parameters = { ...request.query as Parameters, ...request.body as Parameters }
    const asks = request.routeOptions.url === '/check' ? 'check' : 'search'
    const box = { text: single(parameters, asks === 'check' ? 'quote' : 'q'), asks } as const
    if (error instanceof QueryError) return send(reply, view, wrongQuestionPage(view, error, box), 400)
    if (error instanceof EngineError) return send(reply.header('retry-after', '5'), view, engineDownPage(view, box), 503)
    const problem = toProblem(error)
    if (problem.status < 500) return send(reply.headers(problem.headers), view, problemPage(view, problem.message), problem.status)
    request.log.error({ err: error }, 'the page could not be made')
    return send(reply, view, faultPage(view), problem.status)
  })

  const context: PageContext = { application, intake, limits: readLimits(), readOnly: options.readOnly === true, viewOf, send }
  for (const routes of [searchRoutes, checkRoutes, articleRoutes, citationRoutes, speakerRoutes, archiveRoutes, addRoutes]) routes(fastify, context)
  assetRoutes(fastify, assets)
}

export default page
