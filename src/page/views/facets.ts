/** What narrows a search: dates and facets as one GET form. With script a tick loads at once. */
import type { FacetCount, SearchAnswer } from '../../search/answer.js'
import { languageName } from '../format.js'
import { html, type Child, type Html } from '../html.js'
import { apiPairs, hasFilters, LIST_FACETS, statePairs, withoutFilters, changeState, type ListFacet, type SearchState } from '../search-state.js'
import { link, type View } from '../view.js'
import { exportLinks } from './export-links.js'
import { hiddenFields, uiField } from './layout.js'
import { languageLabel, named } from './parts.js'

/** More stand in a fold. */
const MOST_SHOWN = 7

export function searchTools (view: View, state: SearchState, answer: SearchAnswer): Html {
  const { messages } = view
  return html`<h2 class="unseen">${messages.text('side.filters')}</h2>
<form action="/" method="get" class="filters">
${keptFields(state)}${uiField(view)}
${dates(view, state)}
${LIST_FACETS.map(name => facet(view, name, state[name], answer.facets[name], answer.facetRelation))}
<p class="pair"><button class="go show">${messages.text('do.show')}</button>${hasFilters(state) && html` <a href="${link(view, '/', statePairs(withoutFilters(state)))}">${messages.text('filters.clear')}</a>`}</p>
</form>
<section aria-labelledby="more-h"><h2 id="more-h">${messages.text('also')}</h2>
<ul>${phraseChecks(view, answer)}
${!state.includeDropped && html`<li><a href="${link(view, '/', statePairs(changeState(state, { includeDropped: true })))}">${messages.text('also.dropped')}</a></li>`}
</ul></section>
${answer.total.value > 0 && exportLinks(view, { path: 'search', heading: messages.text(answer.total.relation === 'eq' ? 'export' : 'export.atLeast', { count: answer.total.value }) }, apiPairs(state))}
<p class="save" data-search="${JSON.stringify(savedSearch(state))}" data-name="${state.q.slice(0, LONGEST_NAME)}"></p>`
}

const LONGEST_NAME = 100 // characters of a question that name it when it is saved

/** As the interface for programs keeps it: what may be repeated as lists. */
function savedSearch (state: SearchState): Record<string, string | string[]> {
  const lists = new Set<string>([...LIST_FACETS, 'month'])
  const search: Record<string, string | string[]> = {}
  for (const [name, value] of apiPairs(changeState(state, {}))) search[name] = lists.has(name) ? [...search[name] ?? [], value] : value
  return search
}

/** What the form does not show but has to keep. */
function keptFields (state: SearchState): Child {
  const shown = new Set<string>([...LIST_FACETS, 'from', 'to', 'cursor'])
  return hiddenFields(statePairs(state).filter(([name]) => !shown.has(name)))
}

function dates (view: View, { from, to }: SearchState): Html {
  const { messages } = view
  const field = (name: 'from' | 'to', value = ''): Html => html`<label><span class="quiet">${messages.text(`filters.${name}`)}</span> <input name="${name}" value="${value}" placeholder="${messages.text('filters.datePlaceholder')}" maxlength="40" autocomplete="off"></label>`
  return html`<fieldset><legend>${messages.text('filters.published')}</legend><div class="pair">${field('from', from)}${field('to', to)}</div></fieldset>`
}

function facet (view: View, name: ListFacet, selected: readonly string[], counts: readonly FacetCount[], relation: 'eq' | 'gte'): Child {
  const { messages } = view
  const missing = selected.filter(value => counts.every(count => count.value !== value)).map(value => ({ value, count: 0 }))
  const all = [...missing, ...counts]
  if (all.length === 0) return null
  const items = all.map(({ value, count }) => html`<li><label><input type="checkbox" name="${name}" value="${value}"${selected.includes(value) && html` checked`}>${facetLabel(view, name, value)}<span class="quiet">${relation === 'gte' && html`<span class="unseen">${messages.text('atLeast')} </span><span aria-hidden="true">≥ </span>`}${new Intl.NumberFormat(messages.format).format(count)}</span></label></li>`)
  const lastSelected = all.reduce((last, { value }, index) => selected.includes(value) ? index + 1 : last, 0)
  return html`<fieldset class="facet"><legend>${messages.text(`facet.${name}`)}</legend>
<ul>${items.slice(0, MOST_SHOWN)}</ul>
${items.length > MOST_SHOWN && html`<details${lastSelected > MOST_SHOWN && html` open`}><summary>${messages.text('more', { count: items.length - MOST_SHOWN })}</summary><ul>${items.slice(MOST_SHOWN)}</ul></details>`}</fieldset>`
}

function facetLabel ({ messages }: View, name: ListFacet, value: string): Html {
  if (name === 'language') return languageName(value, messages) === value ? html`<span><bdi>${value}</bdi></span>` : languageLabel(value, messages)
  if (name === 'kind') return html`<span>${named('kind', value, messages)}</span>`
  return html`<span><bdi>${value}</bdi></span>`
}

/** A phrase that is found can be compared letter by letter with every printing. */
function phraseChecks (view: View, answer: SearchAnswer): Child {
  return answer.query.understood.filter(part => part.type === 'phrase').slice(0, 3).map(part =>
    html`<li><a href="${link(view, '/check', [['quote', part.text]])}">${view.messages.html('also.check', { phrase: html`<q>${part.text}</q>` })}</a></li>`)
}
