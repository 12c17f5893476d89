/** Pages that say why there is no answer: nothing at the address, a question that cannot be read, an engine that is silent. */
import type { QueryError } from '../../search/answer.js'
import { html } from '../html.js'
import { link, type View } from '../view.js'
import type { Box, Page } from './layout.js'
import { named } from './parts.js'

export function notFoundPage (view: View, what: 'article' | 'passage' | 'version' | 'speaker'): Page {
  const { messages } = view
  return {
    title: messages.text(`missing.${what}`),
    box: { text: '', asks: 'search' },
    main: html`<section class="row"><p class="verdict none">${messages.text('missing')}</p><div><h1 class="title">${messages.text(`missing.${what}`)}</h1><p>${messages.text('missing.why')}</p></div></section>`
  }
}

export function wrongQuestionPage (view: View, error: QueryError, box: Box): Page {
  const { messages } = view
  const known = `problem.${error.code}`
  return {
    title: messages.text('problem.title'),
    section: box.asks,
    box,
    main: html`<div class="notice row" role="status"><p class="label">${named('filters', error.parameter, messages)}</p><div><h1><b>${messages.text('problem.title')}</b></h1>
<p>${messages.has(known) ? messages.text(known) : html`<span lang="en">${error.message}</span>`}</p></div></div>`
  }
}

/** The archive still answers: cited passages, articles and originals can be opened. */
export function engineDownPage (view: View, box: Box): Page {
  const { messages } = view
  return {
    title: messages.text('engine.down'),
    section: box.asks,
    box,
    main: html`<div class="notice row" role="status"><p class="label">${messages.text('engine.label')}</p><div><h1><b>${messages.text('engine.down')}</b></h1>
<p>${messages.text('engine.archive')}</p><p><a href="${link(view, view.path, view.parameters)}">${messages.text('engine.again')}</a></p></div></div>`
  }
}

/** A request that cannot be taken, in the words of the service. */
export function problemPage (view: View, detail: string): Page {
  const { messages } = view
  return { title: messages.text('problem.title'), box: { text: '', asks: 'search' }, main: html`<div class="notice row" role="status"><p class="label"></p><div><h1><b>${messages.text('problem.title')}</b></h1><p lang="en">${detail}</p></div></div>` }
}

export function faultPage (view: View): Page {
  const { messages } = view
  return { title: messages.text('fault'), box: { text: '', asks: 'search' }, main: html`<div class="notice row" role="status"><p class="label">500</p><div><h1><b>${messages.text('fault')}</b></h1><p>${messages.text('fault.log')}</p></div></div>` }
}
