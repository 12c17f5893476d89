/** The quotations of an article: who said them, to whom, who printed them first, and what differs here. */
import type { ClusteredQuote } from '../../answers/clustered-quotes.js'
import type { StoredArticle } from '../../archive/archive.js'
import { langAttribute } from '../format.js'
import { html, type Child } from '../html.js'
import { articlePath, link, passageAnchor, speakerPath, type View } from '../view.js'
import type { Anchor } from './article-text.js'
import { showDifference } from './difference.js'
import { dateInline, foreign, inLanguage, named } from './parts.js'

export interface QuotesContent {
  article: StoredArticle
  anchors: readonly Anchor[]
  quotes: readonly ClusteredQuote[]
}

export function articleQuotes (view: View, { article, quotes, anchors }: QuotesContent): Child {
  const { messages } = view
  if (quotes.length === 0) return null
  const items = quotes.map(quote => {
    const anchor = anchors.find(({ start, end }) => quote.start < end && quote.end > start)
    const words = html`<span lang="${langAttribute(article.language)}" dir="auto">${quote.text}</span>`
    return html`<li>${anchor === undefined ? words : html`<a href="#${passageAnchor(anchor.id)}">${words}</a>`}<br>
${quote.speaker === null ? html`<span class="quiet">${messages.text('hit.noSpeaker')}</span>` : html`<a class="who" href="${link(view, speakerPath(quote.speaker.name))}">${foreign(quote.speaker.name)}</a>`}${circumstances(view, quote)}${otherPrints(view, quote, article)}</li>`
  })
  return html`<section aria-labelledby="quotes-h"><h2 id="quotes-h">${messages.text('quotes', { count: quotes.length })}</h2><ol class="list">${items}</ol></section>`
}

/** Whom it was told to, and that it is reported. */
function circumstances ({ messages }: View, { kind, toldTo }: ClusteredQuote): Child {
  return html`${toldTo !== undefined && html` <span class="quiet">${messages.html('quote.toldTo', { name: foreign(toldTo) })}</span>`}${kind === 'indirect' && html` <span class="quiet">(${named('kind', kind, messages)})</span>`}`
}

/** Where the quotation was printed first, and the words that differ from it here. */
function otherPrints (view: View, { cluster }: ClusteredQuote, article: StoredArticle): Child {
  if (cluster === null) return null
  const { messages } = view
  const { first, prints, altered } = cluster
  const own = first.article.id === article.id
  const where = html`<a href="${link(view, articlePath(first.article.id))}">${foreign(first.article.outlet ?? first.article.title ?? messages.text('article.untitled'))}</a>`
  return html`<br><span class="quiet">${messages.text('quote.prints', { count: prints })}${!own && html`, ${messages.html('quote.first', { where, date: dateInline(first.article.published, messages) })}`}</span>
${altered !== null && html`<br><span class="verdict altered">${messages.text('verdict.altered')}</span> <q class="said" ${inLanguage(first.article.language)}>${showDifference(first.text, altered, messages)}</q>`}`
}
