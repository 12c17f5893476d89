/** The first page: one box, what can be asked, and what the archive holds. */
import { html, type Child, type Html } from '../html.js'
import { link, type View } from '../view.js'
import { box, type Page } from './layout.js'
import { languageLabel } from './parts.js'

/** Languages listed; the others are told by number. */
const MOST_LANGUAGES = 8

/** Questions that the bundled samples answer. */
const EXAMPLES = {
  check: '“We will sign no paper until the pipes are replaced”',
  words: 'Dolynskyi "the pipes are replaced" after:2024',
  list: '“We will not sign a single paper until the pipes are replaced”\nEvery family has a right to know what it drank!\nNobody in this valley has ever lied about rain.',
  damaged: 'Îñòàï Äîëèíñüêèé'
}

/** As they are typed. */
const FIELDS = ['speaker:', 'outlet:', 'author:', 'lang:', 'before:', 'after:', '-', 'OR', 'NEAR']

export function firstPage (view: View, { samples }: { samples: boolean }): Page {
  const { messages } = view
  return {
    title: null,
    section: 'search',
    box: null,
    skipTo: 'q',
    opening: html`<section class="first row" aria-labelledby="question"><span></span>
<div><h1 id="question"><label for="q">${messages.text('first.question')}</label></h1>
${box(view, { text: '', asks: 'search' }, { labelled: true, rows: 2, focus: true })}
<p class="small quiet" id="hint">${messages.text('first.hint')}</p></div></section>`,
    main: html`${samples && html`<div class="notice row" id="samples"><p class="label">${messages.text('sample')}</p><p><b>${messages.text('first.samples')}</b> ${messages.text('first.samples.more')}</p></div>`}
<section class="row" aria-labelledby="teach"><h2 class="label" id="teach">${messages.text('first.ways')}</h2>
<ul class="teach">
<li>${samples && example(link(view, '/check', [['quote', EXAMPLES.check]]), EXAMPLES.check)}<p class="quiet">${messages.text('first.check')}${!samples && html` <a href="${link(view, '/check')}">${messages.text('nav.check')}</a>`}</p></li>
<li>${samples && example(link(view, '/', [['q', EXAMPLES.words]]), EXAMPLES.words)}<p class="quiet">${messages.text('first.words')}</p>
<p class="quiet">${messages.text('first.fields')} ${FIELDS.map(field => html`<code>${field}</code> `)}</p></li>
<li>${samples && example(link(view, '/check', [['quote', EXAMPLES.list]]), EXAMPLES.list)}<p class="quiet">${messages.text('first.list')}</p></li>
<li>${samples && example(link(view, '/', [['q', EXAMPLES.damaged]]), EXAMPLES.damaged)}<p class="quiet">${messages.text('first.damaged')}</p></li>
</ul></section>`,
    side: { label: messages.text('side.first'), content: holdings(view) }
  }
}

function example (address: string, text: string): Html {
  return html`<a class="example" href="${address}" dir="auto">${text}</a>`
}

function holdings (view: View): Child {
  const { messages, archive } = view
  if (archive === null) return null
  const languages = Object.entries(archive.languages).sort((a, b) => b[1] - a[1])
  const number = new Intl.NumberFormat(messages.format)
  const rest = languages.slice(MOST_LANGUAGES).reduce((sum, [, count]) => sum + count, 0)
  return html`<section class="first"><h2>${messages.text('first.archive')}</h2>
${languages.length === 0
    ? html`<p class="quiet">${messages.text('first.empty')} <a href="${link(view, '/add')}">${messages.text('nav.add')}</a></p>`
    : html`<table><thead class="unseen"><tr><th scope="col">${messages.text('facet.language')}</th><th scope="col">${messages.text('column.articles')}</th></tr></thead>
<tbody>${languages.slice(0, MOST_LANGUAGES).map(([tag, count]) => html`<tr><td><a href="${link(view, '/', [['language', tag]])}">${languageLabel(tag, messages)}</a></td><td class="n">${number.format(count)}</td></tr>`)}
${rest > 0 && html`<tr><td><a href="${link(view, '/sources')}">${messages.text('more', { count: languages.length - MOST_LANGUAGES })}</a></td><td class="n">${number.format(rest)}</td></tr>`}</tbody></table>
<p class="quiet">${messages.text('first.outlets', { count: Object.keys(archive.outlets).length })} ${messages.text('first.limits')}</p>`}</section>`
}
