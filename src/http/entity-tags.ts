/**
 * Entity tags (RFC 9110): who has an answer already is told that it still holds, 304. Nothing is
 * answered from a cache without asking, since a deletion holds in every answer at once.
 */
import { createHash, randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * `content`: the tag is made of the bytes of the answer; `archive`: of the state of archive and
     * index, known before the work is done, for answers that hold nothing else but how long it took
     */
    tagged?: 'content' | 'archive'
  }
}

/** Another process may answer otherwise: its code or its settings may have changed. */
const PROCESS = randomBytes(6).toString('base64url')

export function tagAnswers (fastify: FastifyInstance, { archive }: { archive: { generation (): Promise<string> } }): void {
  fastify.addHook('preHandler', async (request, reply) => {
    if (request.routeOptions.config?.tagged !== 'archive') return
    const tag = `W/"${PROCESS}-${await archive.generation()}"`
    setTag(reply, tag)
    if (isKnown(request, tag)) return await reply.code(304).send()
  })

  fastify.addHook('onSend', async (request, reply, payload: unknown) => {
    if (reply.statusCode !== 200) {
      if (reply.statusCode !== 304) reply.removeHeader('etag')
      return payload
    }
    if (request.routeOptions.config?.tagged !== 'content' || !(typeof payload === 'string' || Buffer.isBuffer(payload))) return payload
    const tag = `"${createHash('sha256').update(payload).digest('base64url').slice(0, 22)}"`
    setTag(reply, tag)
    if (!isKnown(request, tag)) return payload
    reply.code(304).removeHeader('content-type').removeHeader('content-length')
    return ''
  })
}

function setTag (reply: FastifyReply, tag: string): void {
  reply.headers({ etag: tag, 'cache-control': 'private, no-cache' })
}

/** Weak comparison, as If-None-Match asks for. */
function isKnown ({ headers }: FastifyRequest, tag: string): boolean {
  const given = headers['if-none-match']
  if (given === undefined) return false
  if (given.trim() === '*') return true
  const opaque = tag.replace(/^W\//u, '')
  return given.split(',').some(each => each.trim().replace(/^W\//u, '') === opaque)
}
