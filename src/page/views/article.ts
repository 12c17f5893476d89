/** An article as it is kept: its text, where it comes from, its quotations, versions and copies. */
import type { ClusteredQuote } from '../../answers/clustered-quotes.js'
import type { ArticleHead, StoredArticle, Version } from '../../archive/archive.js'
import type { PassageNow, VersionChange } from '../compare-versions.js'
import { directionOf, formatInstant, langAttribute } from '../format.js'
import { html, join, type Child, type Html } from '../html.js'
import { sortByDate } from '../../search/print-order.js'
import { articlePath, link, originalPath, passageAnchor, passageLink, type View } from '../view.js'
import { articleQuotes } from './article-quotes.js'
import { articleText, headline, versionLink, type Anchor, type ArticleText } from './article-text.js'
import { citation, citationList } from './citation.js'
import { showDifference } from './difference.js'
import { copyItem } from './hit.js'
import type { Page } from './layout.js'
import { dateInline, dateOrigin, foreign, inLanguage, languageLabel, named, sampleMark } from './parts.js'
import { repairReceipts } from './receipts.js'
import { isWebAddress } from '../web-address.js'

export interface ArticleContent {
  article: StoredArticle
  anchors: readonly Anchor[]
  quotes: readonly ClusteredQuote[]
  /** newest first; none where there is only one */
  versions: readonly ShownVersion[]
  /** the other articles with the same text */
  copies: readonly ArticleHead[]
  /** the passage of a permalink */
  cited: Anchor | null
  /** where the cited passage stands now; null when it is as it was, or gone */
  today: Today | null
}

export interface ShownVersion extends Version {
  /** against the version before; null where it was not compared */
  change: VersionChange | null
}

export interface Today extends PassageNow {
  /** id of today's passage */
  passage: string | null
}

export function articlePage (view: View, content: ArticleContent): Page {
  const { messages } = view
  const { article, anchors, cited } = content
  const text = { article, anchors, marked: cited }
  const changed = cited !== null && !article.current
  return {
    title: article.title ?? messages.text('article.untitled'),
    box: { text: '', asks: 'search' },
    skipTo: cited === null ? 'text' : passageAnchor(cited.id),
    main: html`${changed ? changedNotice(view, content) : !article.current && olderNotice(view, article)}
<article id="text" dir="${directionOf(article.language)}">
${head(view, text)}
${articleText(view, text)}
</article>
${repairReceipts(view, article, cited !== null && article.repairs.some(repair => repair.start < cited.end && cited.start < repair.end))}`,
    side: { label: messages.text('side.article'), content: side(view, content) }
  }
}

function notice (view: View, label: string, words: Child): Html {
  return html`<div class="notice row"><p class="label">${label}</p><div>${words}</div></div>`
}

function changedNotice (view: View, { article, today }: ArticleContent): Html {
  const { messages } = view
  const current = today?.passage === undefined || today.passage === null ? link(view, articlePath(article.id)) : passageLink(view, today.passage)
  return notice(view, messages.text('version', { count: article.version }),
    html`<p><b>${messages.text('notice.changed')}</b> ${messages.text('notice.changed.shown', { date: formatInstant(article.storedAt, messages.format) })} <a href="${current}">${messages.text('notice.current')}</a></p>
${today === null
    ? html`<p>${messages.text('notice.gone')}</p>`
    : html`<p class="small quiet">${messages.text('notice.now')}</p><blockquote class="quoted" ${inLanguage(article.language)}>${showDifference(today.text, today.diff, messages)}</blockquote>`}`)
}

function olderNotice (view: View, article: StoredArticle): Html {
  const { messages } = view
  return notice(view, messages.text('version', { count: article.version }),
    html`<p><b>${messages.text('notice.older')}</b> <a href="${link(view, articlePath(article.id))}">${messages.text('notice.current')}</a></p>`)
}

function head (view: View, content: ArticleText): Html {
  const { article } = content
  const { messages } = view
  const { published } = article
  return html`<header class="row">
<div class="small" lang="${messages.language}">
${article.outlet !== null && html`<p><b lang="${langAttribute(article.language)}">${foreign(article.outlet)}</b></p>`}
<p>${dateInline(published, messages)}</p>
${published !== null && html`<p class="quiet">${dateOrigin(published, messages)}</p>`}
<p>${languageLabel(article.language, messages)}</p>
<p>${sampleMark(article.sample, messages)}</p>
</div>
<div><h1 class="title" lang="${langAttribute(article.language)}">${headline(content) ?? messages.text('article.untitled')}</h1>
${article.authors.length > 0 && html`<p class="by">${join(article.authors.map(author => foreign(author)), ', ')}</p>`}</div>
</header>`
}

function side (view: View, content: ArticleContent): Html {
  const { article, cited } = content
  const { messages } = view
  return html`${articleQuotes(view, content)}
${content.versions.length > 1 && versions(view, content)}
${content.copies.length > 0 && html`<section><h2>${messages.text('copies', { count: content.copies.length })}</h2><ol class="list">${sortByDate(content.copies).map(copy => copyItem(view, copy, article.published))}</ol></section>`}
${source(view, article)}
<section><h2>${messages.text('do.cite')}</h2>${citeArticle(view, content)}
${cited !== null && html`<p><a class="permalink" href="${passageLink(view, cited.id)}">${messages.text('article.permalink')}</a></p>`}</section>
${article.notes.length > 0 && html`<section><details><summary>${messages.text('article.notes', { count: article.notes.length })}</summary><ul class="fold" lang="en">${article.notes.map(note => html`<li>${foreign(note)}</li>`)}</ul></details></section>`}`
}

/** Files are made for a passage: the cited one, else the first. */
function citeArticle (view: View, { article, cited, anchors }: ArticleContent): Html {
  const { title, outlet, published, authors, url, language } = article
  const passage = cited ?? anchors[0]
  const plain = { speaker: null, title, outlet, published }
  return passage === undefined ? html`<p>${citation(view, plain)}</p>` : citationList(view, { ...plain, id: passage.id, authors, url, language })
}

function versions (view: View, { article, versions }: ArticleContent): Html {
  const { messages } = view
  const items = versions.map(({ version, storedAt, change }) => {
    const date = html`<time datetime="${storedAt}">${formatInstant(storedAt, messages.format)}</time>`
    const isShown = version === article.version
    const remarks = [change !== null && changeWords(change, view), isShown && messages.text('version.this')].filter(remark => remark !== false)
    return html`<li${isShown && html` aria-current="true"`}>${isShown ? html`<b>${date}</b>` : html`<a href="${versionLink(view, articlePath(article.id), version)}">${date}</a>`}<br>${remarks.join('; ')}</li>`
  })
  return html`<section><h2>${messages.text('versions', { count: versions.length })}</h2><ol class="list">${items}</ol></section>`
}

const changeWords = (change: VersionChange, { messages }: View): string =>
  change.kind === 'words' ? messages.text('version.words', { count: change.count }) : messages.text(`version.${change.kind}`)

function source (view: View, article: StoredArticle): Html {
  const { messages } = view
  return html`<section><h2>${messages.text('article.source')}</h2><ul class="list">
${isWebAddress(article.url) && html`<li><a href="${article.url}" rel="noreferrer noopener">${messages.text('do.published')}</a><br><span class="quiet">${foreign(article.url)}</span></li>`}
<li><a href="${originalPath(article.id)}">${messages.text('article.original')}</a><br><span class="quiet">${messages.text('article.charset', { charset: article.charset, how: named('charset', article.charsetFrom, messages) })}</span></li>
<li><span class="quiet">${messages.text('article.stored', { date: formatInstant(article.storedAt, messages.format) })}</span></li>
</ul></section>`
}
