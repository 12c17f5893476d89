/** How to cite a passage: one plain line, Chicago, and files for citation managers. */
import type { PublicationDate } from '../../../ingest/document.js'
import { chicago, type Cited } from '../citations.js'
import { formatDate } from '../format.js'
import { html, join, type Html } from '../html.js'
import { citationPath, type View } from '../view.js'
import { foreign } from './parts.js'

export interface PlainCited {
  speaker: string | null
  title: string | null
  outlet: string | null
  published: PublicationDate | null
}

export function citation (view: View, { speaker, title, outlet, published }: PlainCited): Html {
  const { messages } = view
  const parts = [
    speaker !== null && foreign(speaker),
    title !== null && (speaker === null ? html`<q>${foreign(title)}</q>` : messages.html('cite.quotedIn', { title: html`<q>${foreign(title)}</q>` })),
    outlet !== null && html`<cite>${foreign(outlet)}</cite>`,
    published !== null && formatDate(published.value, messages.format).day
  ].filter(part => part !== false)
  return html`<span class="citation">${join(parts, ', ')}.</span>`
}

export function citationList (view: View, cited: Cited): Html {
  const { messages } = view
  const { before, outlet, after } = chicago(cited)
  return html`<dl class="fold cites"><dt>${messages.text('cite.plain')}</dt><dd>${citation(view, cited)}</dd>
<dt>Chicago</dt><dd><span class="citation" lang="en"><bdi>${before}${outlet !== null && html`<cite>${outlet}</cite>`}${after}</bdi></span></dd>
<dt>${messages.text('cite.files')}</dt><dd><a class="citation-file" href="${citationPath(cited.id, 'bib')}" download>BibTeX</a> <a class="citation-file" href="${citationPath(cited.id, 'json')}" download>CSL JSON</a></dd></dl>`
}

export function citeFold (view: View, cited: Cited): Html {
  return html`<details class="cite"><summary>${view.messages.text('do.cite')}</summary>${citationList(view, cited)}</details>`
}
