/** The whole result of a search as a file, as data, and as a feed that follows it. */
import type { Total } from '../../search/answer.js'
import { html, join, type Html } from '../html.js'
import type { Pairs } from '../search-state.js'
import type { View } from '../view.js'

const FORMS = [{ name: 'CSV', ending: '.csv', download: true }, { name: 'NDJSON', ending: '.ndjson', download: true }, { name: 'JSON', ending: '', download: false }] as const

/** @param question the search as the interface for programs takes it */
export function exportLinks ({ messages }: View, total: Total, question: Pairs): Html {
  const address = (ending: string): string => `/api/v1/search${ending}?${new URLSearchParams(question).toString()}`
  const files = FORMS.map(({ name, ending, download }) => html`<a href="${address(ending)}"${download && html` download="verbatim${ending}"`}>${name}</a>`)
  return html`<section class="export" aria-labelledby="export-h"><h2 id="export-h">${messages.text(total.relation === 'eq' ? 'export' : 'export.atLeast', { count: total.value })}</h2>
<p>${join(files, ', ')}</p>
<p><a href="${address('.atom')}" type="application/atom+xml">${messages.text('export.feed')}</a></p></section>`
}
