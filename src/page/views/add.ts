/** Adding an article by hand: text, an address, or a file. Works with script, which talks to the interface for programs. */
import { html, type Html } from '../html.js'
import type { View } from '../view.js'
import type { Page } from './layout.js'

export interface AddContent {
  readOnly: boolean
}

export function addPage (view: View, { readOnly }: AddContent): Page {
  const { messages } = view
  return {
    title: messages.text('add.title'),
    section: 'add',
    box: { text: '', asks: 'search' },
    main: html`<h1 class="title">${messages.text('add.title')}</h1>
${readOnly ? html`<p>${messages.text('add.readOnly')}</p>` : form(view)}`
  }
}

function form (view: View): Html {
  const { messages } = view
  const words = Object.fromEntries((['sending', 'waiting', 'taken', 'same', 'rejected', 'failed', 'token', 'empty', 'open', 'tooLong'] as const).map(key => [key, messages.text(`add.${key}`)]))
  return html`<noscript><p>${messages.text('add.noScript')}</p><p><code>verbatim ingest FILE…</code></p></noscript>
<p class="lead-words">${messages.text('add.explain')}</p>
<form id="add" class="add" method="post" action="/add" hidden data-words="${JSON.stringify(words)}">
<fieldset><legend>${messages.text('add.what')}</legend>
<p><label>${messages.text('add.url')}<input name="url" type="url" autocomplete="off" placeholder="https://"></label></p>
<p><label>${messages.text('add.file')}<input name="file" type="file" multiple accept=".txt,.html,.htm,.json,.jsonl,.md,text/*"></label></p>
<p><label>${messages.text('add.text')} <textarea name="text" rows="8" dir="auto"></textarea></label></p></fieldset>
<fieldset><legend>${messages.text('add.about')}</legend>
<p><label>${messages.text('add.titleField')}<input name="title" autocomplete="off" dir="auto"></label></p>
<p class="pair"><label>${messages.text('facet.outlet')}<input name="outlet" autocomplete="off" dir="auto"></label>
<label>${messages.text('add.published')}<input name="published" autocomplete="off" placeholder="${messages.text('filters.datePlaceholder')}"></label></p></fieldset>
<p class="token" hidden><label>${messages.text('add.tokenField')}<input name="token" type="password" autocomplete="current-password"></label></p>
<p><button class="go">${messages.text('nav.add')}</button></p>
<div role="log"><ul class="list progress"></ul></div>
</form>`
}
