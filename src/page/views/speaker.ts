/** What one person said: when, first, in which changing words, and how their name is spelled. */
import type { FacetCount, Print, SearchAnswer } from '../../search/answer.js'
import { langAttribute, languageName } from '../format.js'
import { html, type Child, type Html } from '../html.js'
import type { Person } from '../speakers.js'
import { link, passageLink, type View } from '../view.js'
import { exportLinks } from './export-links.js'
import { histogram } from './histogram.js'
import type { Page } from './layout.js'
import { dateInline, foreign } from './parts.js'
import { sayingsList, sayingsPairs, type SayingsContent } from './sayings.js'

export interface SpeakerContent {
  person: Person
  said: SayingsContent
  /** the earliest print of anything they said; null where none is dated */
  first: Print | null
  /** the passages that quote them: how many, when, where */
  passages: SearchAnswer
}

const MOST_OUTLETS = 10

export function speakerPage (view: View, { person, said, first, passages }: SpeakerContent): Page {
  const { messages } = view
  const { path, state } = said
  return {
    title: person.name,
    section: 'speakers',
    box: { text: '', asks: 'search' },
    skipTo: 'quotes',
    main: html`<header class="row person"><p class="label">${messages.text('facet.speaker')}</p><div>
<h1 class="title">${foreign(person.name)}</h1>
<p class="by">${messages.text('speaker.summary', { count: passages.total.value })} ${first !== null && messages.html('speaker.first', { date: dateInline(first.article.published, messages), outlet: html`<a href="${passageLink(view, first.passage)}">${foreign(first.article.outlet ?? first.article.title ?? messages.text('article.untitled'))}</a>` })}</p></div></header>
${histogram(view, passages.facets.month, ({ from, to }) => link(view, path, sayingsPairs({ ...state, from, to })), state)}
${sayingsList(view, said)}`,
    side: { label: messages.text('side.speaker'), content: side(view, person, passages, said) }
  }
}

function side (view: View, { name, spellings }: Person, { facets }: SearchAnswer, { state }: SayingsContent): Html {
  const { messages } = view
  const number = new Intl.NumberFormat(messages.format)
  const rows = (counts: readonly FacetCount[], facet: 'language' | 'outlet', show: (value: string) => Child): Html => html`<tbody>${counts.map(({ value, count }) => html`<tr><td><a href="${link(view, '/', [['speaker', name], [facet, value]])}">${show(value)}</a></td><td class="n">${number.format(count)}</td></tr>`)}</tbody>`
  const head = (label: string): Html => html`<thead class="unseen"><tr><th scope="col">${label}</th><th scope="col">${messages.text('column.passages')}</th></tr></thead>`
  return html`${spellings.length > 0 && html`<section aria-labelledby="spellings"><h2 id="spellings">${messages.text('speaker.spellings', { count: spellings.length })}</h2>
<table><thead class="unseen"><tr><th scope="col">${messages.text('speakers.spellings')}</th><th scope="col">${messages.text('column.articles')}</th></tr></thead>
<tbody>${spellings.map(spelling => html`<tr><td><a href="${link(view, '/', [['q', `"${spelling.name.replaceAll('"', ' ')}"`]])}">${foreign(spelling.name)}</a>${spelling.reason === 'initial' && html` <span class="quiet">${messages.text('speaker.initial')}</span>`}</td><td class="n">${number.format(spelling.count)}</td></tr>`)}</tbody></table>
<p class="quiet">${messages.text('speaker.spellings.remark')}</p></section>`}
<section><h2>${messages.text('facet.language')}</h2><table>${head(messages.text('facet.language'))}${rows(facets.language, 'language', value => html`<span lang="${langAttribute(value)}"><bdi>${languageName(value, messages)}</bdi></span>`)}</table></section>
<section><h2>${messages.text('facet.outlet')}</h2><table>${head(messages.text('facet.outlet'))}${rows(facets.outlet.slice(0, MOST_OUTLETS), 'outlet', value => foreign(value))}</table></section>
${exportLinks(view, { path: 'quotes', heading: messages.text('sayings.file') }, [['speaker', name], ...sayingsPairs(state)])}`
}
