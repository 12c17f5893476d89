/** A whole result as a file, as data, and as a feed that follows it. */
import { html, join, type Html } from '../html.js'
import type { Pairs } from '../search-state.js'
import type { View } from '../view.js'

const FORMS = [{ name: 'CSV', ending: '.csv', isFile: true }, { name: 'NDJSON', ending: '.ndjson', isFile: true }, { name: 'JSON', ending: '', isFile: false }] as const

export interface Exported {
  /** of the interface for programs */
  path: 'search' | 'quotes'
  heading: string
}

/** @param question as the interface for programs takes it */
export function exportLinks ({ messages }: View, { path, heading }: Exported, question: Pairs): Html {
  const address = (ending: string): string => `/api/v1/${path}${ending}?${new URLSearchParams(question).toString()}`
  const files = FORMS.map(({ name, ending, isFile }) => html`<a href="${address(ending)}"${isFile && html` download="verbatim-${path}${ending}"`}>${name}</a>`)
  return html`<section class="export" aria-labelledby="export-h"><h2 id="export-h">${heading}</h2>
<p>${join(files, ', ')}</p>
<p><a href="${address('.atom')}" type="application/atom+xml">${messages.text('export.feed')}</a></p></section>`
}
