/** `/check` and `/check.csv`: the verdict on one quotation, or on each of a list. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Archive } from '../../archive/archive.js'
import { QueryError, type Match, type Verdict } from '../../search/answer.js'
import { askCheck } from '../ask-check.js'
import { checkEach, listTable, type CheckedLine } from '../check-lines.js'
import { toCsv } from '../csv.js'
import type { PageContext } from '../page-context.js'
import { readPaste } from '../read-paste.js'
import { single, type Parameters } from '../search-state.js'
import { askToCheck, bestMatch, checkPage, type Around } from '../views/check.js'
import { checkListPage } from '../views/check-list.js'

const FORM_GROWTH = 3 // a byte is written %D1 in a form
const VERDICTS: readonly Verdict[] = ['verbatim', 'punctuation', 'altered', 'not-found']

/** What an address or a form asks. */
export interface CheckQuestion {
  quote: string
  /** `one`: the lines are one quotation; `list`: each line is one */
  as?: string
  /** of a list, only those */
  verdict?: string
}

export function checkRoutes (fastify: FastifyInstance, context: PageContext): void {
  const byForm = { config: { reads: true }, bodyLimit: context.limits.checkBytes * FORM_GROWTH }
  const readQuestion = (given: unknown): CheckQuestion => {
    const parameters = (given ?? {}) as Parameters
    return { quote: single(parameters, 'quote').trim(), as: single(parameters, 'as'), verdict: single(parameters, 'verdict') }
  }
  fastify.get('/check', async (request, reply) => await sendCheck(context, readQuestion(request.query), request, reply))
  fastify.post('/check', byForm, async (request, reply) => await sendCheck(context, readQuestion(request.body), request, reply))
  fastify.get('/check.csv', async (request, reply) => await sendTable(context, readQuestion(request.query), request, reply))
  fastify.post('/check.csv', byForm, async (request, reply) => await sendTable(context, readQuestion(request.body), request, reply))
}

export async function sendCheck (context: PageContext, { quote, as, verdict }: CheckQuestion, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { application, viewOf, send } = context
  const view = await viewOf(request)
  if (quote === '') return send(reply, view, askToCheck(view))
  const paste = readPaste(quote, as)
  if (paste.kind === 'list') {
    const lines = await checkEach(application, paste.lines)
    return send(reply, view, checkListPage(view, { quote, lines, more: paste.more, only: VERDICTS.find(each => each === verdict) ?? null, origin: originOf(request) }))
  }
  const checked = await askCheck(application, quote)
  return send(reply, view, checkPage(view, { ...checked, around: await findAround(application.archive, bestMatch(checked.answer)), lines: paste.lines.length }))
}

async function sendTable ({ application }: PageContext, { quote, as }: CheckQuestion, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  if (quote === '') throw new QueryError('empty', 'quote', 'There is nothing to check.')
  const paste = readPaste(quote, as)
  const lines: CheckedLine[] = await checkEach(application, paste.kind === 'list' ? paste.lines : [quote])
  return reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="verbatim-check.csv"').send(toCsv(listTable(lines, originOf(request))))
}

/** As the reader's browser sees this service, for links that are taken elsewhere. */
const originOf = (request: FastifyRequest): string => `${request.protocol}://${request.host}`

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
