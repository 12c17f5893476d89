/** Adding articles by hand: addresses, a text, or files. Without script the form sends addresses and texts as they are. */
import { html, type Child, type Html } from '../html.js'
import { articlePath, link, type View } from '../view.js'
import { uiField, type Page } from './layout.js'
import { foreign, row } from './parts.js'

/** What became of one address or text that was sent without script. */
export interface Added {
  name: string
  /** null while it is being fetched, and where it was not taken */
  article: string | null
  /** why it was not taken; in the words of the service */
  problem: string | null
}

export interface AddContent {
  readOnly: boolean
  /** null before anything was sent */
  added: readonly Added[] | null
}

/** For what script shows while it sends. */
const WORDS = ['sending', 'waiting', 'taken', 'same', 'rejected', 'failed', 'token', 'empty', 'open', 'tooLong'] as const

export function addPage (view: View, { readOnly, added }: AddContent): Page {
  const { messages } = view
  return {
    title: messages.text('add.title'),
    section: 'add',
    box: { text: '', asks: 'search' },
    main: html`${row(null, html`<h1 class="title">${messages.text('add.title')}</h1><p class="lead-words">${messages.text('add.explain')} <a href="${link(view, '/sources')}">${messages.text('nav.sources')}</a></p>`, { class: 'heading' })}
${readOnly ? row(null, html`<p>${messages.text('add.readOnly')}</p>`) : form(view, added)}`
  }
}

function form (view: View, added: AddContent['added']): Html {
  const { messages } = view
  const words = Object.fromEntries(WORDS.map(key => [key, messages.text(`add.${key}`)]))
  return html`<form id="add" class="add" method="post" action="/add" data-words="${JSON.stringify(words)}">${uiField(view)}
${added !== null && row(html`<h2>${messages.text('add.became')}</h2>`, html`<ul class="list" role="status">${added.map(each => became(view, each))}</ul>`, { class: 'section' })}
${row(html`<h2>${messages.text('add.what')}</h2>`, html`<p><label>${messages.text('add.text')}<textarea name="text" rows="6" dir="auto" aria-describedby="add-hint"></textarea></label></p>
<p class="small quiet" id="add-hint">${messages.text('add.text.hint')}</p>
<p class="drop with-script" hidden><label>${messages.text('add.file')}<input name="file" type="file" multiple></label></p>
<noscript><p class="small quiet">${messages.text('add.noScript')} <code>verbatim ingest FILE…</code></p></noscript>`, { class: 'section' })}
${row(html`<h2>${messages.text('add.about')}</h2><p class="small quiet">${messages.text('add.about.remark')}</p>`, html`<p><label>${messages.text('add.titleField')}<input name="title" autocomplete="off" dir="auto"></label></p>
<p class="pair"><label>${messages.text('facet.outlet')}<input name="outlet" autocomplete="off" dir="auto"></label>
<label>${messages.text('add.published')}<input name="published" autocomplete="off" placeholder="${messages.text('filters.datePlaceholder')}"></label></p>`, { class: 'section' })}
${row(null, html`<p class="token" hidden><label>${messages.text('add.tokenField')}<input name="token" type="password" autocomplete="current-password"></label></p>
<p><button class="go">${messages.text('nav.add')}</button></p>
<progress hidden max="1" value="0" aria-label="${messages.text('add.became')}"></progress>
<p class="sum" role="status"></p>
<ul class="list progress-list"></ul>`)}
</form>`
}

function became (view: View, { name, article, problem }: Added): Html {
  const { messages } = view
  const state: Child = problem !== null
    ? html`${messages.text('add.rejected')}: <span lang="en">${foreign(problem)}</span>`
    : article === null ? messages.text('add.fetching') : html`${messages.text('add.taken')} <a href="${link(view, articlePath(article))}">${messages.text('add.open')}</a>`
  return html`<li>${foreign(name)} <span class="quiet">${state}</span></li>`
}
