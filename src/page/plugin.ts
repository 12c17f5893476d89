/** The page: every view as a route that answers with complete HTML. Data comes from the application, words and mark-up from `views/`. */
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { readLimits } from '../../ingest/config.js'
import type { Application } from '../application.js'
import type { Archive, ArticleHead, StoredArticle, StoredPassage } from '../archive/archive.js'
import { EngineError } from '../engine/engine.js'
import { toProblem } from '../http/problem.js'
import { QueryError, type Match, type SearchAnswer } from '../search/answer.js'
import { chooseEncoding, readAssets, type Asset } from './assets.js'
import { rememberBriefly } from './remember-briefly.js'
import { setPageHeaders } from './page-headers.js'
import { chooseLanguage, loadMessages, UI_LANGUAGES, type Messages, type UiLanguage } from './messages.js'
import { isEmptyState, readState, single, toRequest, type Pairs, type Parameters } from './search-state.js'
import type { View } from './view.js'
import { addPage } from './views/add.js'
import { articlePage } from './views/article.js'
import type { Anchor } from './views/article-text.js'
import { askToCheck, bestMatch, checkPage, type Around } from './views/check.js'
import { firstPage } from './views/first-visit.js'
import { layout, type Page } from './views/layout.js'
import { engineDownPage, faultPage, notFoundPage, problemPage, wrongQuestionPage } from './views/notice.js'
import { searchPage } from './views/search.js'
import { sourcesPage } from './views/sources.js'

export interface PageOptions {
  application: Application
  /** nothing can be added: the page says so */
  readOnly?: boolean
}

const MOST_REJECTIONS = 50
const FORM_GROWTH = 3 // a byte is written %D1 in a form
const STATUS_SECONDS = 2 // the counts in the footer; counting a large archive takes longer than a search

const page: FastifyPluginAsync<PageOptions> = async (fastify, options) => {
  const { application } = options
  const { archive } = application
  const assets = readAssets()
  const messages = Object.fromEntries(UI_LANGUAGES.map(language => [language, loadMessages(language)])) as Record<UiLanguage, Messages>
  const status = rememberBriefly(() => archive.status(), STATUS_SECONDS)

  setPageHeaders(fastify)
  // a long quotation comes as a form, because an address may not hold it
  fastify.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, Object.fromEntries(new URLSearchParams(body as string)))
  })

  const viewOf = async (request: FastifyRequest): Promise<View> => {
    const parameters = (request.query ?? {}) as Parameters
    const asked = single(parameters, 'ui')
    const chosen = UI_LANGUAGES.find(language => language === asked)
    return {
      messages: messages[chosen ?? chooseLanguage(undefined, request.headers['accept-language'])],
      path: request.url.split('?', 1)[0] as string,
      parameters: pairsOf(parameters),
      ui: chosen ?? null,
      assets,
      archive: await status().catch(() => null)
    }
  }
  const send = (reply: FastifyReply, view: View, content: Page, code = 200): FastifyReply =>
    reply.code(code).header('content-language', view.messages.language).type('text/html; charset=utf-8').send(layout(view, content).toString())

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

  fastify.get('/', async (request, reply) => {
    const state = readState(request.query as Parameters)
    const view = await viewOf(request)
    if (isEmptyState(state)) return send(reply, view, firstPage(view, { samples: await archive.holdsSamples() }))
    const answer = await application.search(toRequest(state))
    return send(reply, view, searchPage(view, { state, answer, copies: await findCopies(application, answer) }))
  })

  fastify.get('/check', async (request, reply) => {
    const quote = single(request.query as Parameters, 'quote').trim()
    return await answerCheck(quote, request, reply)
  })

  fastify.post('/check', { config: { reads: true }, bodyLimit: readLimits().checkBytes * FORM_GROWTH }, async (request, reply) => {
    const quote = single((request.body ?? {}) as Parameters, 'quote').trim()
    return await answerCheck(quote, request, reply)
  })

  const answerCheck = async (quote: string, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const view = await viewOf(request)
    if (quote === '') return send(reply, view, askToCheck(view))
    const answer = await application.check(quote)
    return send(reply, view, checkPage(view, answer, await findAround(archive, bestMatch(answer))))
  }

  fastify.get<{ Params: { id: string } }>('/articles/:id', async (request, reply) => {
    const view = await viewOf(request)
    const version = single(request.query as Parameters, 'version')
    if (version !== '' && !/^\d{1,9}$/.test(version)) return send(reply, view, notFoundPage(view, 'version'), 404)
    const article = await archive.article(request.params.id, version === '' ? undefined : Number(version))
    if (article === null) return send(reply, view, notFoundPage(view, version === '' ? 'article' : 'version'), 404)
    return send(reply, view, await showArticle(view, article, null))
  })

  fastify.get<{ Params: { id: string } }>('/p/:id', async (request, reply) => {
    const view = await viewOf(request)
    const passage = await archive.passage(request.params.id)
    const article = passage === null ? null : await archive.article(passage.articleId, passage.current ? undefined : passage.version)
    if (passage === null || article === null) return send(reply, view, notFoundPage(view, 'passage'), 404)
    return send(reply, view, await showArticle(view, article, passage))
  })

  const showArticle = async (view: View, article: StoredArticle, passage: StoredPassage | null): Promise<Page> => {
    const [passages, versions, copies] = await Promise.all([
      article.current ? archive.passagesOf(article.id) : [],
      archive.versions(article.id),
      archive.copies([article.fingerprint])
    ])
    const cited = passage === null ? null : anchorOf(passage)
    return articlePage(view, {
      article,
      anchors: article.current ? passages.map(anchorOf).sort((a, b) => a.start - b.start) : cited === null ? [] : [cited],
      quotes: article.quotes,
      versions,
      copies: (copies.get(article.fingerprint) ?? []).filter(copy => copy.id !== article.id),
      cited
    })
  }

  fastify.get('/sources', async (request, reply) => {
    const view = await viewOf(request)
    const sources = await archive.sourceStatus()
    const rejections = []
    for await (const rejection of archive.rejections({ limit: MOST_REJECTIONS })) rejections.push(rejection)
    return send(reply, view, sourcesPage(view, { sources, rejections }))
  })

  fastify.get('/add', async (request, reply) => {
    const view = await viewOf(request)
    return send(reply, view, addPage(view, { readOnly: options.readOnly === true }))
  })

  for (const asset of [assets.script, assets.style, assets.icon]) {
    fastify.get(asset.path, async (request, reply) => sendAsset(asset, request, reply))
  }
}

export default page

const anchorOf = ({ id, start, end }: StoredPassage): Anchor => ({ id, start, end })

/** All parameters but the language of the page, for links to this same page. */
function pairsOf (parameters: Parameters): Pairs {
  return Object.entries(parameters).flatMap(([name, values]) => name === 'ui'
    ? []
    : [values ?? []].flat().map((value): [string, string] => [name, value]))
}

/** For the hits that have copies: which they are. */
async function findCopies ({ archive }: Application, answer: SearchAnswer): Promise<Map<string, ArticleHead[]>> {
  const ids = new Set([...answer.hits, ...answer.similar].filter(hit => hit.copies > 0).map(hit => hit.article.id))
  if (ids.size === 0) return new Map()
  const heads = await archive.heads(ids)
  const copies = await archive.copies(new Set([...heads.values()].map(head => head.fingerprint)))
  return new Map([...heads].map(([id, head]) => [id, (copies.get(head.fingerprint) ?? []).filter(copy => copy.id !== id)]))
}

/** The passages in which a match stands, whole. */
async function findAround (archive: Archive, match: Match | null): Promise<Around | null> {
  if (match === null) return null
  const [texts, passages] = await Promise.all([archive.texts([match.article.id]), archive.passagesOf(match.article.id)])
  const text = texts.get(match.article.id)
  const touched = passages.filter(passage => passage.start < match.end && passage.end > match.start)
  if (text === undefined || touched.length === 0) return null
  const start = Math.min(match.start, ...touched.map(passage => passage.start))
  return { start, text: text.slice(start, Math.max(match.end, ...touched.map(passage => passage.end))) }
}

/** The address changes with the content, so browsers may keep it for ever. */
function sendAsset (asset: Asset, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const encoding = chooseEncoding(request.headers['accept-encoding'])
  reply.headers({ 'cache-control': 'public, max-age=31536000, immutable', etag: asset.etag, vary: 'accept-encoding' })
  if (request.headers['if-none-match'] === asset.etag) return reply.code(304).send()
  if (encoding !== 'identity') reply.header('content-encoding', encoding)
  return reply.type(asset.type).send(asset.bytes[encoding])
}
