/** Script, style sheet and icon. Their addresses change with the content, so browsers may keep them for ever. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { chooseEncoding, type Asset, type Assets } from '../assets.js'

export function assetRoutes (fastify: FastifyInstance, { script, style, icon }: Assets): void {
  for (const asset of [script, style, icon]) {
    fastify.get(asset.path, async (request, reply) => sendAsset(asset, request, reply))
  }
}

function sendAsset (asset: Asset, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const encoding = chooseEncoding(request.headers['accept-encoding'])
  reply.headers({ 'cache-control': 'public, max-age=31536000, immutable', etag: asset.etag, vary: 'accept-encoding' })
  if (request.headers['if-none-match'] === asset.etag) return reply.code(304).send()
  if (encoding !== 'identity') reply.header('content-encoding', encoding)
  return reply.type(asset.type).send(asset.bytes[encoding])
}
