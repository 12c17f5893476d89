/** Knows which methods each address takes, so that a wrong method is told apart from a wrong address. */
import type { FastifyInstance } from 'fastify'

export interface AllowedMethods {
  /** @param path without query; @returns sorted, empty where there is no such address */
  of (path: string): string[]
}

interface KnownRoute {
  segments: string[]
  methods: string[]
}

/** Has to be called before the routes are registered. */
export function recordMethods (fastify: FastifyInstance): AllowedMethods {
  const routes: KnownRoute[] = []
  fastify.addHook('onRoute', route => {
    routes.push({ segments: route.url.split('/'), methods: [route.method].flat() })
  })
  return {
    of (path) {
      const segments = path.split('/')
      const methods = routes.filter(route => fits(route.segments, segments)).flatMap(route => route.methods)
      return [...new Set(methods)].sort()
    }
  }
}

function fits (route: string[], path: string[]): boolean {
  if (route.at(-1) === '*') return path.length >= route.length && fits(route.slice(0, -1), path.slice(0, route.length - 1))
  return route.length === path.length && route.every((segment, at) => segment === path[at] || (segment.startsWith(':') && path[at] !== ''))
}
