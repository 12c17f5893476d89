/**
 * Ends connections when the service stops: those without a request at once, the others when they
 * are answered. Node alone waits a minute for a connection that a browser has opened in advance.
 */
import type { Socket } from 'node:net'
import type { FastifyInstance } from 'fastify'

const LONGEST_DRAIN = 10_000 // ms; whoever takes longer to send or receive is cut off

export function drainConnections (fastify: FastifyInstance): void {
  const idle = new Set<Socket>()
  let draining = false

  const becomeIdle = (socket: Socket): void => {
    if (draining) socket.destroySoon()
    else if (!socket.destroyed) idle.add(socket)
  }
  fastify.server.on('connection', socket => {
    becomeIdle(socket)
    socket.once('close', () => idle.delete(socket))
  })
  fastify.server.on('request', (request, response) => {
    idle.delete(request.socket)
    response.once('close', () => becomeIdle(request.socket))
  })
  fastify.addHook('preClose', async () => {
    draining = true
    for (const socket of idle) socket.destroy()
    setTimeout(() => fastify.server.closeAllConnections(), LONGEST_DRAIN).unref()
  })
}
