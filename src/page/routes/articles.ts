/** `/articles/{id}` and `/p/{id}`: an article, and the permanent address of a passage in it. */
import type { FastifyInstance } from 'fastify'
import { readClusteredQuotes } from '../../answers/clustered-quotes.js'
import type { Archive, StoredArticle, StoredPassage } from '../../archive/archive.js'
import { describeChange, findPassageNow } from '../compare-versions.js'
import type { PageContext } from '../page-context.js'
import { single, type Parameters } from '../search-state.js'
import type { View } from '../view.js'
import { articlePage, type ShownVersion, type Today } from '../views/article.js'
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
    const [passages, versions, copies, quotes] = await Promise.all([
      article.current ? archive.passagesOf(article.id) : [],
      readVersions(archive, article.id),
      archive.copies([article.fingerprint]),
      readClusteredQuotes(archive, article)
    ])
    const cited = passage === null ? null : anchorOf(passage)
    return articlePage(view, {
      article,
      anchors: article.current ? passages.map(anchorOf).sort((a, b) => a.start - b.start) : cited === null ? [] : [cited],
      quotes,
      versions,
      copies: (copies.get(article.fingerprint) ?? []).filter(copy => copy.id !== article.id),
      cited,
      today: passage === null || article.current ? null : await findToday(archive, passage)
    })
  }
}

/** More are shown by date alone: each is read and compared as a whole. */
const MOST_DESCRIBED = 10

/** Newest first. */
async function readVersions (archive: Archive, id: string): Promise<ShownVersion[]> {
  const versions = (await archive.versions(id)).sort((a, b) => b.version - a.version)
  if (versions.length < 2) return []
  const texts = await Promise.all(versions.slice(0, MOST_DESCRIBED + 1).map(({ version }) => archive.article(id, version)))
  return versions.map((version, index) => {
    const [own, before] = [texts[index], texts[index + 1]]
    const isKnown = index < MOST_DESCRIBED && own !== null && own !== undefined && (before !== undefined || index === versions.length - 1)
    return { ...version, change: isKnown ? describeChange(own, before ?? null) : null }
  })
}

/** Where the words of a passage stand in the version of today. */
async function findToday (archive: Archive, { articleId, text }: StoredPassage): Promise<Today | null> {
  const today = await archive.article(articleId)
  const now = today === null ? null : findPassageNow(text, today.text)
  if (now === null) return null
  const passages = await archive.passagesOf(articleId)
  return { ...now, passage: passages.find(({ start, end }) => start < now.end && now.start < end)?.id ?? null }
}

const anchorOf = ({ id, start, end }: StoredPassage): Anchor => ({ id, start, end })
