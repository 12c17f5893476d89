/** What was said: each sentence once, with who printed it first, how often, and how its words changed. */
import type { Print, QuoteWording, Saying, Total } from '../../search/answer.js'
import { directionOf, langAttribute } from '../format.js'
import { html, type Child, type Html } from '../html.js'
import type { Pairs } from '../search-state.js'
import { articlePath, link, passageLink, speakerPath, type View } from '../view.js'
import { citeFold } from './citation.js'
import { showDifference } from './difference.js'
import { hiddenFields, uiField } from './layout.js'
import { dateInline, dateLines, foreign, inLanguage, languageLabel, named, sampleMark } from './parts.js'

export const SAYING_SORTS = ['relevance', 'newest', 'oldest', 'copies'] as const

export type SayingSort = typeof SAYING_SORTS[number]

/** What a list of sayings was asked for, as its address says it. */
export interface SayingsState {
  /** words of the quotation */
  q: string
  /** words of what it is about */
  about: string
  sort: SayingSort
  from?: string
  to?: string
}

export interface SayingsContent {
  state: SayingsState
  /** where the list stands */
  path: string
  total: Total
  sayings: readonly Saying[]
  /** cursor of the next page */
  next: string | null
  /** whose words these are: then not every saying has to say it */
  person: string | null
}

/** Without what is the default. */
export function sayingsPairs ({ q, about, sort, from, to }: SayingsState): Pairs {
  const pairs: Array<[string, string | undefined]> = [['q', q], ['about', about], ['from', from], ['to', to], ['sort', sort === defaultSort({ q, about }) ? '' : sort]]
  return pairs.filter((pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== '')
}

/** Without words there is no best. */
export const defaultSort = ({ q, about }: Pick<SayingsState, 'q' | 'about'>): SayingSort => q === '' && about === '' ? 'newest' : 'relevance'

/** The fields that ask for a subject and for words, the list, and the way to the next page. */
export function sayingsList (view: View, content: SayingsContent): Html {
  const { messages } = view
  const { state, path, total, sayings, next } = content
  const sorts = SAYING_SORTS.filter(sort => sort !== 'relevance' || defaultSort(state) === 'relevance').map(sort =>
    html`<a href="${link(view, path, sayingsPairs({ ...state, sort }))}"${sort === state.sort && html` aria-current="true"`}>${messages.text(`sort.${sort}`)}</a> `)
  const isNarrowed = state.q !== '' || state.about !== '' || state.from !== undefined || state.to !== undefined
  return html`<section class="section" id="quotes" aria-labelledby="quotes-h"><div class="row"><p id="total"><b>${messages.text(total.relation === 'eq' ? 'sayings' : 'sayings.atLeast', { count: total.value })}</b></p>
<div>${askForSayings(view, content)}
<div class="bar"><h2 id="quotes-h">${messages.text('speaker.said')}</h2><p class="sorts"><span class="unseen">${messages.text('sort')}</span> ${sorts}${isNarrowed && html`<a href="${link(view, path)}">${messages.text('filters.clear')}</a>`}</p></div></div></div>
${sayings.length === 0
    ? html`<p class="row"><span></span><span>${messages.text('sayings.none')}</span></p>`
    : html`<ol class="hits">${sayings.map(saying => showSaying(view, saying, content))}</ol>`}
${next !== null && html`<div class="row more"><span></span><p><a class="go" rel="next" href="${link(view, path, [...sayingsPairs(state), ['cursor', next]])}">${messages.text('pages.next')}</a></p></div>`}</section>`
}

function askForSayings (view: View, { state, path }: SayingsContent): Html {
  const { messages } = view
  const kept = sayingsPairs({ ...state, q: '', about: '', sort: defaultSort(state) })
  return html`<form class="pair narrow" method="get" action="${path}" role="search" aria-label="${messages.text('speaker.search')}">
<label>${messages.text('sayings.about')}<input name="about" type="search" value="${state.about}" autocomplete="off" dir="auto"></label>
<label>${messages.text('sayings.words')}<input name="q" type="search" value="${state.q}" autocomplete="off" dir="auto"></label>
${hiddenFields(kept)}${uiField(view)}<button class="go">${messages.text('do.search')}</button></form>`
}

function showSaying (view: View, saying: Saying, { person }: SayingsContent): Html {
  const { messages } = view
  const { text, speaker, first, language, kind, wordings } = saying
  const { article } = first
  return html`<li><article class="row"><div class="margin"><p class="when">${dateLines(article.published, messages)}${saying.prints > 1 && html` <b>${messages.text('sayings.first')}</b>`}</p>
${kind === 'indirect' && html`<p class="when">${named('kind', kind, messages)}</p>`}${article.sample && html`<p class="when">${sampleMark(true, messages)}</p>`}</div>
<div dir="${directionOf(language)}"><blockquote class="said" ${inLanguage(language)}><b class="passage">${text}</b></blockquote>
${person === null && html`<p class="by">${speaker === null ? messages.text('hit.noSpeaker') : html`<a href="${link(view, speakerPath(speaker))}">${foreign(speaker)}</a>`}</p>`}
${source(view, first, language)}
<div class="deeds" dir="ltr"><a class="do permalink" href="${passageLink(view, first.passage)}">${messages.text('do.link')}</a>
${saying.prints > 1
    ? html`<a class="do" href="${link(view, '/check', [['quote', text], ['as', 'one']])}">${messages.text('sayings.prints', { count: saying.prints })}</a>`
    : html`<a class="do" href="${link(view, '/check', [['quote', text], ['as', 'one']])}">${messages.text('do.check')}</a>`}
${citeFold(view, { id: first.passage, speaker: speaker ?? person, title: article.title, outlet: article.outlet, authors: article.authors, published: article.published, url: article.url, language: article.language })}
${wordings.length > 1 && html`<details class="wordings"><summary>${messages.text('sayings.wordings', { count: wordings.length })}</summary>
<ol class="fold">${wordings.slice(1).map(wording => showWording(view, wording, language))}</ol></details>`}</div></div></article></li>`
}

/** Against the earliest: large what this one has, below it what was said first. */
function showWording (view: View, { text, prints, first, diff }: QuoteWording, language: string): Html {
  const { messages } = view
  // the difference reads from the earliest to this one; here this one is the print
  const turned = diff.map(({ op, source, quote }) => ({ op: op === 'insert' ? 'delete' as const : op === 'delete' ? 'insert' as const : op, source: quote, quote: source }))
  return html`<li><span class="quiet">${dateInline(first.article.published, messages)}, <a href="${passageLink(view, first.passage)}">${foreign(first.article.outlet ?? first.article.title ?? messages.text('article.untitled'))}</a>${prints > 1 && html`, ${messages.text('speaker.times', { count: prints })}`}</span>
<q class="quoted" ${inLanguage(language)}>${showDifference(text, turned, messages)}</q></li>`
}

function source (view: View, { article }: Print, language: string): Html {
  const { messages } = view
  const spoken: Child = language !== messages.language && languageLabel(language, messages)
  return html`<div class="source">${article.outlet !== null && html`<b lang="${langAttribute(article.language)}">${foreign(article.outlet)}</b>`}
<h3><a href="${link(view, articlePath(article.id))}" lang="${langAttribute(article.language)}">${foreign(article.title ?? messages.text('article.untitled'))}</a></h3> ${spoken}</div>`
}
