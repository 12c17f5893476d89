/** `/articles/{id}` and `/p/{id}`: an article, and the permanent address of a passage in it. */
import type { FastifyInstance } from 'fastify'
import type { StoredArticle, StoredPassage } from '../../archive/archive.js'
import type { PageContext } from '../page-context.js'
import { single, type Parameters } from '../search-state.js'
import type { View } from '../view.js'
import { articlePage } from '../views/article.js'
import type { Anchor } from '../views/article-text.js'
import type { Page } from '../views/layout.js'
import { notFoundPage } from '../views/notice.js'

export function articleRoutes (fastify: FastifyInstance, { application, viewOf, send }: PageContext): void {
  const { archive } = application

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
}

const anchorOf = ({ id, start, end }: StoredPassage): Anchor => ({ id, start, end })
