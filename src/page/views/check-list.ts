/** The verdicts on a list of quotations: one row each, with the way to the whole check of it. */
import type { Match, Verdict } from '../../search/answer.js'
import { listTable, verdictOf, type CheckedLine } from '../check-lines.js'
import { toTabbed } from '../csv.js'
import { html, type Child, type Html } from '../html.js'
import type { MessageKey } from '../messages.js'
import type { Pairs } from '../search-state.js'
import { link, passageLink, speakerPath, type View } from '../view.js'
import { bestMatch } from './check.js'
import { countChanges, showDifference } from './difference.js'
import { uiField, type Page } from './layout.js'
import { dateInline, foreign, inLanguage, named, verdictBadge, VERDICT_CLASSES } from './parts.js'

export interface CheckListContent {
  /** as pasted */
  quote: string
  lines: readonly CheckedLine[]
  /** lines that were not checked because the list is too long */
  more: number
  /** only rows of this verdict */
  only: Verdict | null
  origin: string
}

const VERDICTS: readonly Verdict[] = ['verbatim', 'punctuation', 'altered', 'not-found']
const COLUMNS: readonly MessageKey[] = ['column.verdict', 'column.quotation', 'column.speakerSource', 'column.printed', 'column.places']

/** Longer lists are sent as forms: links of that length are cut by mail programs and refused by servers. */
const LONGEST_LINK = 6000 // characters, encoded

export function checkListPage (view: View, content: CheckListContent): Page {
  const { messages } = view
  const { quote, lines, more, only } = content
  const shown = lines.filter(line => only === null || verdictOf(line) === only)
  return {
    title: messages.text('list.title', { count: lines.length }),
    section: 'check',
    box: { text: quote, asks: 'check' },
    skipTo: 'list',
    main: html`<section class="row" aria-labelledby="understood"><h2 class="label" id="understood">${messages.text('understood')}</h2>
<ul class="readings"><li class="reading"><span>${messages.text('list.understood', { count: lines.length })}</span>${other(view, quote, [['as', 'one']], '×', messages.text('list.asOne'), 'x')}</li></ul></section>
<section class="wide list-check" aria-labelledby="list"><div class="row"><h1 id="list"><b>${messages.text('list.title', { count: lines.length })}</b></h1>
<div class="bar">${tally(view, content)}</div></div>
${more > 0 && html`<p class="row"><span></span><span>${messages.text('list.more', { count: more })}</span></p>`}
${verdictTable(view, shown, content.origin)}
${deeds(view, quote)}</section>`,
    side: null
  }
}

/** A link where the list fits into an address, else a button that sends it. */
function other (view: View, quote: string, parameters: Pairs, label: Child, spoken: string | null, css: string, path = '/check', extra: Child = null): Html {
  const address = link(view, path, [['quote', quote], ...parameters])
  const name = spoken === null ? null : html` aria-label="${spoken}"`
  if (address.length <= LONGEST_LINK) return html`<a class="${css}" href="${address}"${name}${extra}>${label}</a>`
  return html`<form class="inline" method="post" action="${path}"><textarea name="quote" hidden>
${quote}</textarea>${parameters.map(([field, value]) => html`<input type="hidden" name="${field}" value="${value}">`)}${uiField(view)}<button class="${css} as-link"${name}${extra}>${label}</button></form>`
}

function tally (view: View, { quote, lines, only }: CheckListContent): Html {
  const { messages } = view
  const counts = VERDICTS.map(verdict => ({ verdict, count: lines.filter(line => verdictOf(line) === verdict).length })).filter(({ count }) => count > 0)
  return html`<ul class="tally">${counts.map(({ verdict, count }) => html`<li>${other(view, quote, [['verdict', verdict]], messages.text(`tally.${verdict}`, { count }), null, `verdict ${VERDICT_CLASSES[verdict]}`, '/check', verdict === only && html` aria-current="true"`)}</li>`)}
${only !== null && html`<li>${other(view, quote, [], messages.text('list.all'), null, 'do')}</li>`}</ul>`
}

function verdictTable (view: View, lines: readonly CheckedLine[], origin: string): Html {
  const { messages } = view
  const [headings = [], ...records] = listTable(lines, origin).map(toTabbed)
  const heads = COLUMNS.map((column, index) => html`<th role="columnheader" scope="col"${index === 4 && html` class="n"`}>${messages.text(column)}</th>`)
  return html`<table class="verdicts" role="table" aria-labelledby="list">
<thead role="rowgroup"><tr role="row" data-record="${headings}">${heads}</tr></thead>
<tbody role="rowgroup">${lines.map((line, index) => html`<tr role="row" data-record="${records[index]}">${row(view, line)}</tr>
`)}</tbody></table>`
}

function row (view: View, line: CheckedLine): Html {
  const { messages } = view
  const best = line.answer === null ? null : bestMatch(line.answer)
  const verdict = html`<td role="cell">${verdictBadge(verdictOf(line), messages)}${best !== null && warnings(view, line, best)}</td>`
  if (best === null) {
    return html`${verdict}<td role="cell">${quoted(view, line, line.quote, null)}</td>
<td role="cell"><span class="quiet">${line.problem === null ? nearestWords(view, line) : named('unread', line.problem, messages)}</span> <a href="${link(view, '/', [['q', line.quote]])}">${messages.text('check.searchWords')}</a></td><td role="cell"></td><td role="cell"></td>`
  }
  const changed = best.verdict === 'altered' && countChanges(best.diff) > 0
  const printed = changed ? showDifference(best.text, best.diff, messages) : best.text
  return html`${verdict}<td role="cell">${quoted(view, line, printed, best)}</td>
<td role="cell">${best.speaker !== null && html`<a href="${link(view, speakerPath(best.speaker.name))}">${foreign(best.speaker.name)}</a><br>`}<a class="plain" href="${passageLink(view, best.passage)}">${foreign(best.outlet ?? best.article.title ?? messages.text('article.untitled'), best.article.language)}</a></td>
<td role="cell">${dateInline(best.published, messages)}</td>
<td role="cell" class="n">${new Intl.NumberFormat(messages.format).format(line.answer?.matches.length ?? 0)}<span class="unit"> ${messages.text('list.places', { count: line.answer?.matches.length ?? 0 })}</span></td>`
}

/** What changes the sense. */
function warnings ({ messages }: View, { answer }: CheckedLine, { negation, speaker }: Match): Child {
  return [
    negation !== null && html`<p class="small">${messages.text('list.negation')}</p>`,
    answer?.saidBy === 'other' && speaker !== null && html`<p class="small">${messages.html('list.otherSpeaker', { speaker: foreign(speaker.name) })}</p>`
  ]
}

/** Where it may have been meant, in a few words. */
function nearestWords ({ messages }: View, { answer }: CheckedLine): Child {
  const near = answer?.nearest[0]
  return near !== undefined && messages.html('nearest.in', { place: foreign(near.outlet ?? near.article.title ?? messages.text('article.untitled')) })
}

/** The words as printed, and the link to the check of this line alone. */
function quoted (view: View, line: CheckedLine, words: Child, best: Match | null): Html {
  const { messages } = view
  const language = best === null ? html`dir="auto"` : inLanguage(best.article.language)
  return html`<q class="quoted" ${language}>${words}</q> <a class="small" href="${link(view, '/check', [['quote', line.quote], ['as', 'one']])}" aria-label="${messages.text('list.whole.of', { quote: line.quote.slice(0, 80) })}">${messages.text('list.whole')}</a>`
}

function deeds (view: View, quote: string): Html {
  const { messages } = view
  return html`<div class="deeds" id="list-deeds">${other(view, quote, [], messages.text('list.csv'), null, 'do', '/check.csv')}
${link(view, '/check', [['quote', quote]]).length <= LONGEST_LINK && html`<a class="do" href="${link(view, '/check', [['quote', quote]])}">${messages.text('list.link')}</a>`}</div>`
}
