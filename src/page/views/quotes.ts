/** Who said what on a subject: sayings of everyone. */
import { html } from '../html.js'
import type { View } from '../view.js'
import { exportLinks } from './export-links.js'
import type { Page } from './layout.js'
import { row } from './parts.js'
import { sayingsList, sayingsPairs, type SayingsContent } from './sayings.js'

export function quotesPage (view: View, content: SayingsContent): Page {
  const { messages } = view
  return {
    title: messages.text('quotes.title'),
    section: 'speakers',
    box: { text: '', asks: 'search' },
    skipTo: 'quotes',
    main: html`${row(null, html`<h1 class="title">${messages.text('quotes.title')}</h1><p class="quiet">${messages.text('quotes.explain')}</p>`, { class: 'heading' })}
${sayingsList(view, content)}`,
    side: content.total.value === 0 ? null : { label: messages.text('side.speaker'), content: exportLinks(view, { path: 'quotes', heading: messages.text('sayings.file') }, sayingsPairs(content.state)) }
  }
}
