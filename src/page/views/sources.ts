/** What the archive was made from: articles by outlet and language over time, and what was not taken, with reasons. */
import type { ArchiveTimes, SourceStatus, StoredRejection } from '../../archive/archive.js'
import { formatDate, formatInstant } from '../format.js'
import { html, type Child, type Html } from '../html.js'
import { link, type View } from '../view.js'
import type { Page } from './layout.js'
import { foreign, languageLabel, named, row, table, type Column } from './parts.js'
import { addCounts, timeBars } from './time-bars.js'

export interface SourcesContent {
  sources: readonly SourceStatus[]
  /** null while no article is dated */
  times: ArchiveTimes | null
  /** newest first */
  rejections: readonly StoredRejection[]
}

export function sourcesPage (view: View, { sources, times, rejections }: SourcesContent): Page {
  const { messages, archive } = view
  const taken = sources.filter(source => source.articles > 0)
  return {
    title: messages.text('nav.sources'),
    section: 'sources',
    box: { text: '', asks: 'search' },
    main: html`${row(null, html`<h1 class="title">${messages.text('nav.sources')}</h1>
<p class="quiet">${archive !== null && messages.text('sources.summary', { count: archive.articles, passages: archive.passages, quotes: archive.quotes })}${times !== null && html`, ${spanOfTime(view, times.first, times.last)}`}</p>`, { class: 'heading' })}
${taken.length === 0
    ? row(null, html`<p>${messages.text('first.empty')} <a href="${link(view, '/add')}">${messages.text('nav.add')}</a></p>`)
    : html`${section(view, 'sources.languages', languageTable(view, taken, times))}${section(view, 'sources.outlets', outletTable(view, taken, times))}`}
${section(view, 'rejects', rejected(view, rejections))}`
  }
}

function section ({ messages }: View, heading: 'sources.languages' | 'sources.outlets' | 'rejects', content: Child): Html {
  return html`<section class="section row wide" aria-labelledby="${heading}"><h2 id="${heading}">${messages.text(heading)}</h2><div>${content}</div></section>`
}

const DATES: readonly Column[] = [{ heading: 'column.articles', numeric: true }, { heading: 'column.span' }, { heading: 'column.times' }]

function languageTable (view: View, sources: readonly SourceStatus[], times: ArchiveTimes | null): Html {
  const { messages } = view
  const rows = [...new Set(sources.map(({ language }) => language))].map(language => ({ language, own: sources.filter(source => source.language === language) }))
    .map(({ language, own }) => ({ language, own, articles: own.reduce((sum, { articles }) => sum + articles, 0) }))
    .sort((a, b) => b.articles - a.articles)
    .map(({ language, own, articles }) => [
      html`<a href="${link(view, '/', [['language', language]])}">${languageLabel(language, messages)}</a>`,
      new Intl.NumberFormat(messages.format).format(articles),
      spanOfTime(view, earliest(own.map(({ first }) => first)), latest(own.map(({ last }) => last))),
      bars(times, source => source.language === language)
    ])
  return table([{ heading: 'facet.language' }, ...DATES], rows, view, { class: 'sources', caption: messages.text('sources.languages') })
}

/** Largest first, those without a name last. */
function outletTable (view: View, sources: readonly SourceStatus[], times: ArchiveTimes | null): Html {
  const { messages } = view
  const rows = [...sources].sort((a, b) => Number(a.outlet === null) - Number(b.outlet === null) || b.articles - a.articles).map(({ outlet, language, articles, first, last }) => [
    html`${outlet === null
      ? html`<span class="quiet">${messages.text('sources.noOutlet')}</span>`
      : html`<a href="${link(view, '/', [['outlet', outlet]])}">${foreign(outlet)}</a>`} <span class="small quiet">${languageLabel(language, messages)}</span>`,
    new Intl.NumberFormat(messages.format).format(articles),
    spanOfTime(view, first, last),
    bars(times, source => source.outlet === outlet && source.language === language)
  ])
  return table([{ heading: 'facet.outlet' }, ...DATES], rows, view, { class: 'sources', caption: messages.text('sources.outlets') })
}

function bars (times: ArchiveTimes | null, belongs: (source: ArchiveTimes['sources'][number]) => boolean): Child {
  const own = times?.sources.filter(belongs) ?? []
  return own.length > 0 && timeBars(addCounts(own.map(({ counts }) => counts)))
}

const present = (dates: ReadonlyArray<string | null>): string[] => dates.filter(date => date !== null).sort()
const earliest = (dates: ReadonlyArray<string | null>): string | null => present(dates)[0] ?? null
const latest = (dates: ReadonlyArray<string | null>): string | null => present(dates).at(-1) ?? null

function spanOfTime ({ messages }: View, first: string | null, last: string | null): Html {
  if (first === null || last === null) return html`<span class="quiet">${messages.text('date.none')}</span>`
  const show = (value: string): Html => html`<time datetime="${value}">${formatDate(value, messages.format).day}</time>`
  const [from, to] = [first.slice(0, 10), last.slice(0, 10)]
  return from === to ? show(from) : html`${show(from)} – ${show(to)}`
}

function rejected (view: View, rejections: readonly StoredRejection[]): Html {
  const { messages, archive } = view
  if (rejections.length === 0) return html`<p class="quiet">${messages.text('rejects.none')}</p>`
  const rows = rejections.map(({ origin, stage, reason, detail, at }) => [
    html`<code>${foreign(origin)}</code>`,
    named('reject', reason, messages),
    html`<span lang="en">${foreign(detail)}</span> <span class="quiet">${named('stage', stage, messages)}</span>`,
    html`<time datetime="${at}">${formatInstant(at, messages.format)}</time>`
  ])
  return html`${table([{ heading: 'column.origin' }, { heading: 'column.reason' }, { heading: 'column.detail' }, { heading: 'column.at' }], rows, view, { class: 'rejects', caption: messages.text('rejects') })}
${archive !== null && archive.rejects > rows.length && html`<p class="small">${messages.text('more', { count: archive.rejects - rows.length })}: <code>verbatim rejects</code></p>`}`
}
