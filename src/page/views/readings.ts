/** "Understood as": every part of the question as Verbatim read it, each with a link to the same search without it. */
import type { Repaired, SearchAnswer, Understood } from '../../search/answer.js'
import { formatDate, languageName, withCapital } from '../format.js'
import { html, join, plainText, type Child, type Html } from '../html.js'
import { changeState, LIST_FACETS, statePairs, type SearchState, type StateChange } from '../search-state.js'
import { link, type View } from '../view.js'
import { foreign, named } from './parts.js'

/** More stand in a fold. */
const MOST_SHOWN = 12
const MOST_SPELLINGS = 4

export function readings (view: View, state: SearchState, answer: SearchAnswer): Child {
  const { messages } = view
  const parts = [
    ...answer.query.understood.filter(part => part.type !== 'forms' || part.forms.length > 0).map(part => understoodReading(view, state, part)),
    ...answer.query.repaired.map(repair => repairedReading(view, state, repair)),
    ...selectedReadings(view, state)
  ]
  if (parts.length === 0) return null
  return html`<section class="row" aria-labelledby="understood">
<h2 class="label" id="understood">${messages.text('understood')}</h2>
<div><ul class="readings">${parts.slice(0, MOST_SHOWN)}</ul>
${parts.length > MOST_SHOWN && html`<details><summary>${messages.text('more', { count: parts.length - MOST_SHOWN })}</summary><ul class="readings">${parts.slice(MOST_SHOWN)}</ul></details>`}</div>
</section>`
}

function reading (view: View, state: SearchState, change: StateChange, content: Child, without: string): Html {
  const address = link(view, '/', statePairs(changeState(state, change)))
  return html`<li class="reading"><span>${content}</span><a class="x" href="${address}" aria-label="${plainText(without)}">×</a></li>`
}

function understoodReading (view: View, state: SearchState, part: Understood): Html {
  const { messages } = view
  const text = foreign(part.text)
  const without = messages.text('understood.without', { part: part.text })
  const change = { q: part.without }
  if (part.type === 'phrase') return reading(view, state, change, messages.html('understood.phrase', { phrase: html`<q>${text}</q>` }), without)
  if (part.type === 'excluded') return reading(view, state, change, messages.html('understood.excluded', { word: text }), without)
  if (part.type === 'filter') return reading(view, state, change, html`${fieldName(view, part.field)} ${text}`, without)
  if (part.type === 'word') return reading(view, state, change, text, without)
  if (part.type === 'forms') return reading(view, state, change, messages.html('understood.forms', { word: text, forms: join(part.forms.map(form => foreign(form)), ', ') }), messages.text('understood.onlyForm', { part: part.text }))
  if (part.type === 'or') return reading(view, state, change, messages.text('understood.or'), messages.text('understood.both'))
  if (part.type === 'near') return reading(view, state, change, messages.text('understood.near', { count: part.within }), messages.text('understood.anywhere'))
  if (part.type === 'dropped') return reading(view, state, change, messages.html('understood.idle', { part: text }), without)
  const shown = join(part.spellings.slice(0, MOST_SPELLINGS).map(spelling => foreign(withCapital(spelling))), ', ')
  const more = part.spellings.length - MOST_SPELLINGS
  const spellings = more > 0 ? [shown, ', ', messages.text('more', { count: more })] : shown
  return reading(view, state, change, messages.html('understood.spellings', { word: text, spellings }), messages.text('understood.onlySpelling', { part: part.text }))
}

function fieldName ({ messages }: View, field: string): string {
  const excluded = field.startsWith('-')
  const name = named('field', excluded ? field.slice(1) : field, messages)
  return excluded ? messages.text('field.not', { field: name }) : name
}

function repairedReading (view: View, state: SearchState, { before, after }: Repaired): Html {
  const { messages } = view
  return reading(view, state, { repair: false },
    messages.html('understood.repaired', { after: foreign(after), before: foreign(before) }),
    messages.text('understood.unrepaired', { part: before }))
}

/** What was ticked or chosen beside the text of the question. */
function selectedReadings (view: View, state: SearchState): Html[] {
  const { messages } = view
  const facets = LIST_FACETS.flatMap(name => state[name].map(value => {
    const shown = name === 'language' ? languageName(value, messages) : name === 'kind' ? named('kind', value, messages) : value
    return reading(view, state, { [name]: state[name].filter(other => other !== value) }, html`${messages.text(`field.${name}`)} ${foreign(shown)}`, messages.text('understood.without', { part: shown }))
  }))
  const months = state.month.map(month => reading(view, state, { month: state.month.filter(other => other !== month) }, showDate(view, month), messages.text('understood.without', { part: month })))
  const { from, to } = state
  const dates = [
    from !== undefined && reading(view, state, { from: undefined }, messages.html('understood.from', { date: showDate(view, from) }), messages.text('understood.anyDate')),
    to !== undefined && reading(view, state, { to: undefined }, messages.html('understood.to', { date: showDate(view, to) }), messages.text('understood.anyDate'))
  ].filter(each => each !== false)
  const dropped = state.includeDropped ? [reading(view, state, { includeDropped: false }, messages.text('understood.dropped'), messages.text('understood.withoutDropped'))] : []
  const exact = state.names === 'scripts' ? [] : [reading(view, state, { names: 'scripts' }, messages.text(`understood.names.${state.names}`), messages.text('understood.allSpellings'))]
  const forms = state.forms === 'all' ? [] : [reading(view, state, { forms: 'all' }, messages.text('understood.forms.exact'), messages.text('understood.forms.all'))]
  const copies = state.copies === 'folded' ? [] : [reading(view, state, { copies: 'folded' }, messages.text('understood.copies'), messages.text('understood.copiesFolded'))]
  const raw = state.repair ? [] : [reading(view, state, { repair: true }, messages.text('understood.repairOff'), messages.text('understood.repairOn'))]
  return [...facets, ...months, ...dates, ...dropped, ...exact, ...forms, ...copies, ...raw]
}

function showDate (view: View, value: string): Html {
  const { day, time } = formatDate(value, view.messages.format)
  return html`<time datetime="${value}">${day}${time === null ? '' : ', ' + time}</time>`
}
