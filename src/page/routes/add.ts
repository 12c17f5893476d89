/** `/add`: the form that adds to the archive, and what it sends without script. */
import type { FastifyInstance } from 'fastify'
import { HttpProblem } from '../../http/problem.js'
import type { ArticleRecord } from '../../intake/intake.js'
import type { PageContext } from '../page-context.js'
import { readAddresses } from '../read-addresses.js'
import { single, type Parameters } from '../search-state.js'
import { addPage, type Added } from '../views/add.js'

const FORM_GROWTH = 3 // a byte is written %D1 in a form
/** Of a text without a headline, to tell it by. */
const NAME_LENGTH = 80 // characters

export function addRoutes (fastify: FastifyInstance, { intake, limits, readOnly, viewOf, send }: PageContext): void {
  fastify.get('/add', async (request, reply) => {
    const view = await viewOf(request)
    return send(reply, view, addPage(view, { readOnly, added: null }))
  })

  fastify.post('/add', { bodyLimit: limits.requestBytes * FORM_GROWTH }, async (request, reply) => {
    const view = await viewOf(request)
    const added: Added[] = []
    for (const { name, record } of readForm((request.body ?? {}) as Parameters)) added.push(await take(name, record))
    return send(reply, view, addPage(view, { readOnly, added }))
  })

  /** One that is not taken does not stop the others. */
  async function take (name: string, record: ArticleRecord): Promise<Added> {
    try {
      const { articles } = await intake.take(record)
      return { name, article: articles[0] ?? null, problem: null }
    } catch (error) {
      if (error instanceof HttpProblem) return { name, article: null, problem: error.message }
      throw error
    }
  }
}

/** @returns one record for each address, or one for a text */
function readForm (form: Parameters): Array<{ name: string, record: ArticleRecord }> {
  const field = (name: string): string => single(form, name).trim()
  const known = Object.fromEntries(['title', 'outlet', 'published'].map(name => [name, field(name)]).filter(([, value]) => value !== ''))
  const text = field('text')
  if (text === '') return []
  return readAddresses(text)?.map(url => ({ name: url, record: { ...known, url } })) ?? [{ name: field('title') || text.slice(0, NAME_LENGTH), record: { ...known, text } }]
}
