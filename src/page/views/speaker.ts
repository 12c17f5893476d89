/** What one person said: when, first, in which changing words, and how their name is spelled. */
import type { FacetCount, SearchAnswer } from '../../search/answer.js'
import type { Wording } from '../../search/group-wordings.js'
import { directionOf, langAttribute, languageName } from '../format.js'
import { html, type Child, type Html } from '../html.js'
import type { Pairs } from '../search-state.js'
import type { Person, SaidQuote } from '../speakers.js'
import { articlePath, link, passageLink, speakerPath, type View } from '../view.js'
import { citeFold } from './citation.js'
import { showDifference } from './difference.js'
import { exportLinks } from './export-links.js'
import { histogram } from './histogram.js'
import { uiField, type Page } from './layout.js'
import { dateInline, dateLines, foreign, inLanguage, named, sampleMark } from './parts.js'
import { totalText } from './search.js'

export interface SpeakerContent {
  person: Person
  /** passages that quote them */
  count: number
  sort: 'newest' | 'oldest'
  from?: string
  to?: string
  answer: SearchAnswer
  /** of the passages of the answer */
  quotes: readonly SaidQuote[]
  /** the earliest that is dated */
  first: SaidQuote | null
  changed: ReadonlyArray<ReadonlyArray<Wording<SaidQuote>>>
  /** of everything they said */
  months: readonly FacetCount[]
}

const MOST_CHANGED = 5

export function speakerPage (view: View, content: SpeakerContent): Page {
  const { messages } = view
  const { person, count, answer, first, months } = content
  const path = speakerPath(person.name)
  return {
    title: person.name,
    section: 'speakers',
    box: { text: '', asks: 'search' },
    main: html`<header class="row person"><p class="label">${messages.text('facet.speaker')}</p><div>
<h1 class="title">${foreign(person.name)}</h1>
<p class="by">${messages.text('speaker.summary', { count })} ${first !== null && messages.html('speaker.first', { date: dateInline(first.hit.article.published, messages), outlet: html`<a href="${passageLink(view, first.hit.passage)}">${foreign(first.hit.article.outlet ?? first.hit.article.title ?? messages.text('article.untitled'))}</a>` })}</p></div></header>
${histogram(view, months, ({ from, to }) => link(view, path, [['sort', content.sort], ['from', from], ['to', to]]), content)}
${content.changed.slice(0, MOST_CHANGED).map((group, index) => changedWordings(view, group, index))}
${said(view, content, path)}`,
    side: { label: messages.text('side.speaker'), content: side(view, person, answer) }
  }
}

function changedWordings (view: View, group: ReadonlyArray<Wording<SaidQuote>>, index: number): Html {
  const { messages } = view
  return html`<section class="section"><div class="row"><p class="small quiet">${messages.text('speaker.changed.remark')}</p><h2 id="changed-${index}">${messages.text('speaker.changed', { count: group.length })}</h2></div>
<ol class="hits plain">${group.map(({ said, diff, times }, place) => html`<li class="row"><div class="margin">
<p class="verdict ${place === 0 ? 'same' : 'altered'}">${messages.text(place === 0 ? 'speaker.earliest' : 'verdict.altered')}</p>
<p class="when">${dateLines(said.hit.article.published, messages)}${times > 1 && html` <span>${messages.text('speaker.times', { count: times })}</span>`}</p></div>
<div dir="${directionOf(said.hit.language)}"><blockquote class="said" ${inLanguage(said.hit.language)}><b>${place === 0 ? said.text : showDifference(said.text, diff, messages)}</b></blockquote>${source(view, said)}</div></li>`)}</ol></section>`
}

function said (view: View, { sort, from, to, answer, quotes, person }: SpeakerContent, path: string): Html {
  const { messages } = view
  const kept: Pairs = [...(from === undefined ? [] : [['from', from] as [string, string]]), ...(to === undefined ? [] : [['to', to] as [string, string]])]
  const sorts = (['newest', 'oldest'] as const).map(each => html`<a href="${link(view, path, [['sort', each], ...kept])}"${each === sort && html` aria-current="true"`}>${messages.text(`sort.${each}`)}</a> `)
  const all = kept.length > 0 && html` <a href="${link(view, path, [['sort', sort]])}">${messages.text('understood.anyDate')}</a>`
  return html`<section class="section" id="quotes" aria-labelledby="quotes-h"><div class="row"><p id="total"><b>${totalText(answer.total, messages)}</b></p>
<div class="bar"><h2 id="quotes-h">${messages.text('speaker.said')}</h2><p class="sorts"><span class="unseen">${messages.text('sort')}</span> ${sorts}${all}</p></div></div>
<ol class="hits plain">${quotes.map(quote => showQuote(view, quote, person))}</ol>
${answer.next !== null && html`<div class="row more"><span></span><p><a class="go" rel="next" href="${link(view, path, [['sort', sort], ...kept, ['cursor', answer.next]])}">${messages.text('pages.next')}</a></p></div>`}</section>`
}

function showQuote (view: View, said: SaidQuote, person: Person): Html {
  const { messages } = view
  const { text, kind, hit } = said
  const { article } = hit
  return html`<li><article class="row"><div class="margin"><p class="when">${dateLines(article.published, messages)}</p>${article.sample && html`<p class="when">${sampleMark(true, messages)}</p>`}</div>
<div dir="${directionOf(hit.language)}"><blockquote class="said" ${inLanguage(hit.language)}><b class="passage">${text}</b></blockquote>
${kind === 'indirect' && html`<p class="small quiet" lang="${messages.language}">${named('kind', kind, messages)}</p>`}
${source(view, said)}
<div class="deeds" dir="ltr"><a class="do permalink" href="${passageLink(view, hit.passage)}">${messages.text('do.link')}</a>
<a class="do" href="${link(view, '/check', [['quote', text], ['as', 'one']])}">${messages.text('do.check')}</a>
${citeFold(view, { id: hit.passage, speaker: hit.speaker ?? person.name, title: article.title, outlet: article.outlet, authors: article.authors, published: article.published, url: article.url, language: article.language })}
${hit.copies > 0 && html`<a class="do" href="${link(view, articlePath(article.id))}">${messages.text('copies', { count: hit.copies })}</a>`}</div></div></article></li>`
}

function source (view: View, { hit: { article } }: SaidQuote): Html {
  return html`<div class="source">${article.outlet !== null && html`<b lang="${langAttribute(article.language)}">${foreign(article.outlet)}</b>`}
<h3><a href="${link(view, articlePath(article.id))}" lang="${langAttribute(article.language)}">${foreign(article.title ?? view.messages.text('article.untitled'))}</a></h3></div>`
}

function side (view: View, { name, spellings }: Person, answer: SearchAnswer): Html {
  const { messages } = view
  const number = new Intl.NumberFormat(messages.format)
  const rows = (counts: readonly FacetCount[], facet: 'language' | 'outlet', show: (value: string) => Child): Html => html`<tbody>${counts.map(({ value, count }) => html`<tr><td><a href="${link(view, '/', [['speaker', name], [facet, value]])}">${show(value)}</a></td><td class="n">${number.format(count)}</td></tr>`)}</tbody>`
  const head = (label: string): Html => html`<thead class="unseen"><tr><th scope="col">${label}</th><th scope="col">${messages.text('column.passages')}</th></tr></thead>`
  return html`${spellings.length > 0 && html`<section aria-labelledby="spellings"><h2 id="spellings">${messages.text('speaker.spellings', { count: spellings.length })}</h2>
<table><thead class="unseen"><tr><th scope="col">${messages.text('speakers.spellings')}</th><th scope="col">${messages.text('column.articles')}</th></tr></thead>
<tbody>${spellings.map(spelling => html`<tr><td><a href="${link(view, '/', [['q', `"${spelling.name.replaceAll('"', ' ')}"`]])}">${foreign(spelling.name)}</a>${spelling.reason === 'initial' && html` <span class="quiet">${messages.text('speaker.initial')}</span>`}</td><td class="n">${number.format(spelling.count)}</td></tr>`)}</tbody></table>
<p class="quiet">${messages.text('speaker.spellings.remark')}</p></section>`}
<form action="/" method="get" role="search" aria-label="${messages.text('speaker.search')}"><input type="hidden" name="speaker" value="${name}">${uiField(view)}<label>${messages.text('speaker.search')}<input name="q" type="search" autocomplete="off" dir="auto"></label> <button class="go">${messages.text('do.search')}</button></form>
<section><h2>${messages.text('facet.language')}</h2><table>${head(messages.text('facet.language'))}${rows(answer.facets.language, 'language', value => html`<span lang="${langAttribute(value)}"><bdi>${languageName(value, messages)}</bdi></span>`)}</table></section>
<section><h2>${messages.text('facet.outlet')}</h2><table>${head(messages.text('facet.outlet'))}${rows(answer.facets.outlet.slice(0, 10), 'outlet', value => foreign(value))}</table></section>
${exportLinks(view, answer.total, [['speaker', name]])}`
}
