/** The results of a search: how it was understood, when, how many, the hits, and what narrows them. */
import type { SearchAnswer, Total } from '../../search/answer.js'
import { foldCopies } from '../fold-copies.js'
import { withCapital } from '../format.js'
import type { HitDetails } from '../hit-details.js'
import { html, join, type Child, type Html } from '../html.js'
import type { Messages } from '../messages.js'
import type { NearbySearch } from '../nearby-searches.js'
import { changeState, hasFilters, statePairs, type SearchState } from '../search-state.js'
import type { SimilarWordings } from '../similar-wordings.js'
import { link, type View } from '../view.js'
import { searchTools } from './facets.js'
import { histogram } from './histogram.js'
import { showHit } from './hit.js'
import type { Page } from './layout.js'
import { foreign, row } from './parts.js'
import { readings } from './readings.js'
import { similarWordings } from './similar-wordings.js'
import { verdictTally } from './tally.js'

/** Parts of a question repeated when nothing was found. */
const MOST_NAMED = 12
const MOST_CHECKS = 3

export interface SearchContent {
  state: SearchState
  answer: SearchAnswer
  details: HitDetails
  /** null where there is no phrase to compare */
  wordings: SimilarWordings | null
  /** what would find something, where this does not */
  nearby: readonly NearbySearch[]
}

export function searchPage (view: View, content: SearchContent): Page {
  const { state, answer } = content
  const { messages } = view
  const found = answer.hits.length > 0
  return {
    title: state.q === '' ? messages.text('search.title') : state.q,
    section: 'search',
    box: { text: state.q, asks: 'search', kept: statePairs(changeState(state, { q: '', verdict: undefined })) },
    skipTo: 'results',
    main: html`<h1 class="unseen" id="results">${messages.text('search.results')}</h1>
${readings(view, state, answer)}
${looseWords(view, state, answer)}
${histogram(view, answer.facets.month, ({ from, to }) => link(view, '/', statePairs(changeState(state, { from, to, month: [] }))), state)}
${found ? results(view, content) : nothing(view, content)}
${content.wordings !== null && similarWordings(view, content.wordings)}
${answer.similar.length > 0 && !hasWordings(content) && similar(view, content)}`,
    side: { label: messages.text('side.search'), content: searchTools(view, state, answer) }
  }
}

/** Near wordings say more than words that are spelled alike. */
const hasWordings = ({ wordings }: SearchContent): boolean => wordings !== null && wordings.wordings.length > 0

/** From here on loose words are more likely a pasted sentence. */
const WORDS_OF_A_SENTENCE = 6

/** A sentence without marks is searched for by its words; what was meant may be the sentence. */
function looseWords (view: View, state: SearchState, { query }: SearchAnswer): Child {
  const { messages } = view
  const words = query.understood.filter(part => part.type === 'word').length
  if (words < WORDS_OF_A_SENTENCE || query.understood.some(part => part.type === 'phrase' || part.type === 'filter' || part.type === 'excluded')) return null
  return html`<p class="row"><span></span><span>${messages.text('loose', { count: words })} <a href="${link(view, '/check', [['quote', state.q]])}">${messages.text('loose.check')}</a></span></p>`
}

function results (view: View, { state, answer, details, wordings }: SearchContent): Html {
  const { messages } = view
  const picked = answer.hits.filter(hit => state.verdict === undefined || hit.verified === state.verdict)
  const shown = state.copies === 'all' ? picked : foldCopies(picked, details)
  return html`${summary(view, state, answer.total, verdictTally(view, state, answer, wordings))}
<ol class="hits">${shown.map(hit => showHit(view, hit, details))}</ol>
${shown.length < picked.length && html`<p class="row small folded"><span></span><span>${messages.text('folded', { count: picked.length - shown.length })} <a href="${link(view, '/', statePairs(changeState(state, { copies: 'all', cursor: state.cursor })))}">${messages.text('folded.all')}</a></span></p>`}
${pages(view, state, answer)}`
}

export function totalText (total: Total, messages: Messages): string {
  return messages.text(total.relation === 'eq' ? 'total.passages' : 'total.passagesAtLeast', { count: total.value })
}

function summary (view: View, state: SearchState, total: Total, tally: Child): Html {
  const { messages } = view
  const sorts = (['relevance', 'oldest', 'newest'] as const).map(sort => html`<a href="${link(view, '/', statePairs(changeState(state, { sort })))}"${sort === state.sort && html` aria-current="true"`}>${messages.text(`sort.${sort}`)}</a> `)
  return html`<section class="row summary" aria-label="${messages.text('summary')}">
<h2 id="total">${totalText(total, messages)}</h2>
<div class="bar">${tally}<p class="sorts"><span class="unseen">${messages.text('sort')}</span> ${sorts}<a class="to-tools" href="#tools">${messages.text('side.filters')}</a></p></div>
</section>`
}

function pages (view: View, state: SearchState, answer: SearchAnswer): Child {
  const { messages } = view
  const first = state.cursor !== undefined && html`<a href="${link(view, '/', statePairs(changeState(state, {})))}">${messages.text('pages.first')}</a> `
  const next = answer.next !== null && html`<a class="go" rel="next" href="${link(view, '/', statePairs(changeState(state, { cursor: answer.next })))}">${messages.text('pages.next')}</a> `
  if (first === false && next === false) return null
  return html`<div class="row more"><span></span><p>${next}${first}</p></div>`
}

function similar (view: View, { answer, details }: SearchContent): Html {
  const { messages } = view
  return html`<section class="section" aria-labelledby="similar">
<div class="row"><p class="label">${messages.text('similar.label')}</p><h2 id="similar">${messages.text('similar')}</h2></div>
<ol class="hits plain">${answer.similar.map(hit => showHit(view, hit, details))}</ol>
</section>`
}

/** Says what was looked for, and how much the same question with one part less would find. */
function nothing (view: View, { state, answer, nearby }: SearchContent): Html {
  const { messages, archive } = view
  const asked = answer.query.understood.filter(part => part.type === 'word' || part.type === 'phrase')
  const wanted = asked.slice(0, MOST_NAMED).map(part => part.type === 'phrase' ? html` <q>${foreign(part.text)}</q>` : html` ${foreign(part.text)}`)
  const checks = asked.filter(part => part.type === 'phrase').slice(0, MOST_CHECKS).map(part => html`<li><a href="${link(view, '/check', [['quote', part.text]])}">${messages.html('nothing.check', { part: html`<q>${foreign(part.text)}</q>` })}</a></li>`)
  const hasOthers = asked.length > 1 || asked.some(part => part.type === 'phrase') || hasFilters(state)
  return row(
    html`<p class="verdict none">${messages.text('verdict.not-found')}</p>`,
    html`<h2 id="total">${wanted.length === 0 ? messages.text('nothing.plain') : messages.html('nothing.has', { count: archive?.articles ?? 0, what: wanted })}</h2>
${nearby.length === 0 && hasOthers && html`<p class="quiet">${messages.text('nearby.none')}</p>`}
<ul class="near">${nearby.map(search => nearbyLink(view, search))}${checks}</ul>`,
    { class: 'nothing' })
}

function nearbyLink (view: View, { kind, part, state, total, spellings }: NearbySearch): Html {
  const { messages } = view
  const how = messages.html(`nearby.${kind}`, { part: html`<q>${foreign(part)}</q>` })
  const words = total === null ? messages.html('nearby.uncounted', { how }) : messages.html('nearby.counted', { total: html`<b>${totalText(total, messages)}</b>`, how })
  return html`<li><a href="${link(view, '/', statePairs(state))}">${words}</a>${spellings.length > 0 && html` <span class="small quiet">${join(spellings.slice(0, MOST_NAMED).map(spelling => foreign(withCapital(spelling))), ', ')}</span>`}</li>`
}
