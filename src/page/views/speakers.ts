/** Everyone who is quoted, with the spellings of their names. */
import type { Total } from '../../search/answer.js'
import { html, join, type Html } from '../html.js'
import type { Person } from '../speakers.js'
import { link, speakerPath, type View } from '../view.js'
import { uiField, type Page } from './layout.js'
import { foreign, row, table } from './parts.js'

export interface SpeakersContent {
  /** beginning of a name */
  q: string
  people: readonly Person[]
  /** passages by name */
  counts: ReadonlyMap<string, number>
  relation: Total['relation']
}

const MOST_SPELLINGS = 8

export function speakersPage (view: View, { q, people, counts, relation }: SpeakersContent): Page {
  const { messages } = view
  const number = new Intl.NumberFormat(messages.format)
  const rows = people.map(({ name, spellings }) => [
    html`<a class="who" href="${link(view, speakerPath(name))}">${foreign(name)}</a>`,
    html`<span class="quiet">${join(spellings.filter(spelling => spelling.name !== name).slice(0, MOST_SPELLINGS).map(spelling => foreign(spelling.name)), ', ')}</span>`,
    `${relation === 'gte' ? '≥ ' : ''}${number.format(counts.get(name) ?? 0)}`
  ])
  return {
    title: messages.text('nav.speakers'),
    section: 'speakers',
    box: { text: '', asks: 'search' },
    main: html`${row(null, html`<h1 class="title">${messages.text('nav.speakers')}</h1>
<div class="pair asks">${search(view, q)}${askForSubject(view)}</div>`, { class: 'heading' })}
<section class="wide list-check"><p class="summary quiet" id="total">${messages.text('speakers.summary', { count: people.length })}</p>
${rows.length === 0 ? html`<p>${messages.text('speakers.none')}</p>` : table([{ heading: 'facet.speaker' }, { heading: 'speakers.spellings' }, { heading: 'column.passages', numeric: true }], rows, view, { class: 'speakers', caption: messages.text('nav.speakers') })}</section>`
  }
}

function search (view: View, q: string): Html {
  const { messages } = view
  return html`<form class="pair narrow" action="/speakers" method="get"><label>${messages.text('speakers.name')} <input name="name" type="search" value="${q}" autocomplete="off" dir="auto"></label>${uiField(view)}<button class="go">${messages.text('do.show')}</button></form>`
}

function askForSubject (view: View): Html {
  const { messages } = view
  return html`<form class="pair narrow" action="/quotes" method="get"><label>${messages.text('speakers.subject')} <input name="about" type="search" autocomplete="off" dir="auto"></label>${uiField(view)}<button class="go">${messages.text('do.search')}</button></form>`
}
