/** What the archive was made from: articles by outlet and language, and what was not taken, with reasons. */
import type { SourceStatus, StoredRejection } from '../../archive/archive.js'
import { formatDate, formatInstant } from '../format.js'
import { html, type Child, type Html } from '../html.js'
import { link, type View } from '../view.js'
import type { Page } from './layout.js'
import { foreign, languageLabel, named, table } from './parts.js'

export interface SourcesContent {
  sources: readonly SourceStatus[]
  /** newest first */
  rejections: readonly StoredRejection[]
}

export function sourcesPage (view: View, { sources, rejections }: SourcesContent): Page {
  const { messages, archive } = view
  const number = new Intl.NumberFormat(messages.format)
  const rows = [...sources].sort((a, b) => b.articles - a.articles).map(source => [
    source.outlet === null
      ? html`<span class="quiet">${messages.text('sources.noOutlet')}</span>`
      : html`<a href="${link(view, '/', [['outlet', source.outlet]])}">${foreign(source.outlet)}</a>`,
    languageLabel(source.language, messages),
    number.format(source.articles),
    span(view, source),
    source.rejects > 0 && number.format(source.rejects)
  ])
  return {
    title: messages.text('nav.sources'),
    section: 'sources',
    box: { text: '', asks: 'search' },
    main: html`<h1 class="title">${messages.text('nav.sources')}</h1>
<p class="summary quiet">${archive !== null && messages.text('sources.summary', { count: archive.articles, passages: archive.passages, quotes: archive.quotes })}</p>
${rows.length === 0
    ? html`<p class="summary">${messages.text('first.empty')}</p>`
    : table([{ heading: 'facet.outlet' }, { heading: 'facet.language' }, { heading: 'column.articles', numeric: true }, { heading: 'column.span' }, { heading: 'column.rejects', numeric: true }], rows, view, { class: 'sources', caption: messages.text('nav.sources') })}
${rejected(view, rejections)}`
  }
}

function span ({ messages }: View, { first, last }: SourceStatus): Child {
  if (first === null || last === null) return html`<span class="quiet">${messages.text('date.none')}</span>`
  const show = (value: string): Html => html`<time datetime="${value}">${formatDate(value, messages.format).day}</time>`
  return first === last ? show(first) : html`${show(first)} – ${show(last)}`
}

function rejected (view: View, rejections: readonly StoredRejection[]): Html {
  const { messages, archive } = view
  const rows = rejections.map(({ origin, stage, reason, detail, at }) => [
    html`<code>${foreign(origin)}</code>`,
    named('reject', reason, messages),
    html`<span lang="en">${foreign(detail)}</span> <span class="quiet">${named('stage', stage, messages)}</span>`,
    html`<time datetime="${at}">${formatInstant(at, messages.format)}</time>`
  ])
  return html`<section class="section" aria-labelledby="rejects"><h2 id="rejects">${messages.text('rejects')}</h2>
${rows.length === 0 ? html`<p class="quiet">${messages.text('rejects.none')}</p>` : table([{ heading: 'column.origin' }, { heading: 'column.reason' }, { heading: 'column.detail' }, { heading: 'column.at' }], rows, view, { class: 'rejects', caption: messages.text('rejects') })}
${archive !== null && archive.rejects > rows.length && html`<p class="small">${messages.text('more', { count: archive.rejects - rows.length })}: <code>verbatim rejects</code></p>`}</section>`
}
