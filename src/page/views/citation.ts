/** How to cite a passage, in one plain line. */
import type { PublicationDate } from '../../../ingest/document.js'
import { formatDate } from '../format.js'
import { html, join, type Html } from '../html.js'
import type { View } from '../view.js'
import { foreign } from './parts.js'

export interface Cited {
  speaker: string | null
  title: string | null
  outlet: string | null
  published: PublicationDate | null
}

export function citation (view: View, { speaker, title, outlet, published }: Cited): Html {
  const { messages } = view
  const parts = [
    speaker !== null && foreign(speaker),
    title !== null && (speaker === null ? html`<q>${foreign(title)}</q>` : messages.html('cite.quotedIn', { title: html`<q>${foreign(title)}</q>` })),
    outlet !== null && html`<cite>${foreign(outlet)}</cite>`,
    published !== null && formatDate(published.value, messages.format).day
  ].filter(part => part !== false)
  return html`<span class="citation">${join(parts, ', ')}.</span>`
}
