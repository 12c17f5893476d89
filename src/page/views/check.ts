/** The verdict on a pasted quotation: sign and words, the earliest source, and every place by date. */
import { findWords } from '../../../ingest/fold/fold-text.js'
import type { CheckAnswer, Match } from '../../search/answer.js'
import type { Checked } from '../ask-check.js'
import { delayAfter, directionOf, formatDate, formatInstant, langAttribute } from '../format.js'
import { html, join, type Child, type Html } from '../html.js'
import { isFirst, sortByDate } from '../../search/print-order.js'
import { articlePath, link, originalPath, passageLink, speakerPath, type View } from '../view.js'
import { versionLink } from './article-text.js'
import { citeFold } from './citation.js'
import { countChanges, listDifferences, showDifference } from './difference.js'
import { elsewhereQuotes } from './elsewhere.js'
import type { Page } from './layout.js'
import { markRanges } from './marked-text.js'
import { nearestPlaces } from './nearest.js'
import { dateInline, dateOrigin, foreign, inLanguage, sampleMark, table, verdictBadge, verdictWords, VERDICT_CLASSES } from './parts.js'

/** A stretch of an article's text. */
export interface Around {
  /** offset of its first character */
  start: number
  text: string
}

/** Places listed by date; the rest are told by number. */
const MOST_LISTED = 50
/** Other wordings beside the verdict. */
const MOST_CLOSE = 5

export function askToCheck (view: View): Page {
  const { messages } = view
  return {
    title: messages.text('check.title'),
    section: 'check',
    box: { text: '', asks: 'check' },
    skipTo: 'q',
    main: html`<section class="first row"><span></span><div><h1>${messages.text('check.ask')}</h1>
<p>${messages.text('check.explain')}</p>
<p class="small quiet">${messages.text('check.explain.list')}</p>
<ul class="signs">${(['verbatim', 'punctuation', 'altered', 'not-found'] as const).map(verdict => html`<li>${verdictBadge(verdict, messages)} <span>${messages.text(`check.means.${verdict}`)}</span></li>`)}</ul></div></section>`
  }
}

/** The match that is shown large. */
export function bestMatch ({ first, matches }: CheckAnswer): Match | null {
  return first ?? matches[0] ?? null
}

export interface CheckContent extends Checked {
  /** the text of the article from the passage in which the best match begins to the one in which it ends; null when it is gone */
  around: Around | null
  /** lines of the paste: several can also be read as a list */
  lines: number
}

export function checkPage (view: View, content: CheckContent): Page {
  const { pasted, answer, around } = content
  const { messages } = view
  const best = bestMatch(answer)
  return {
    title: verdictWords(answer.verdict, messages),
    section: 'check',
    box: { text: pasted, asks: 'check' },
    skipTo: 'answer',
    main: html`${understood(view, content)}
${lead(view, content, best)}
${best !== null && earliest(view, answer, best, around)}
${answer.matches.length > 1 && places(view, answer, best)}
${elsewhereQuotes(view, answer.elsewhere)}
${nearestPlaces(view, answer.nearest)}`,
    side: { label: messages.text('side.check'), content: side(view, answer, best) }
  }
}

/** How the paste was read, each reading with the way to another one. */
function understood (view: View, { pasted, answer, lines }: CheckContent): Html {
  const { messages } = view
  const { quote, repaired, attributed, insertions } = answer
  const words = findWords(quote).length
  return html`<section class="row" aria-labelledby="understood"><h2 class="label" id="understood">${messages.text('understood')}</h2>
<ul class="readings"><li class="reading"><span>${messages.text('check.understood', { count: words })}</span><a class="x" href="${link(view, '/', [['q', withoutMarks(quote)]])}" aria-label="${messages.text('check.searchInstead')}">×</a></li>
${repaired.map(({ before, after }) => html`<li class="reading"><span>${messages.html('understood.repaired', { after: foreign(after), before: foreign(before) })} </span></li>`)}
${attributed !== null && html`<li class="reading"><span>${messages.html('check.attributed', { speaker: foreign(attributed.name) })}</span><a class="x" href="${checkLink(view, quote, lines)}" aria-label="${messages.text('check.unattributed')}">×</a></li>`}
${insertions.map(part => html`<li class="reading"><span>${messages.html('check.brackets', { part: foreign(part) })} </span></li>`)}
${lines > 1 && html`<li><a href="${link(view, '/check', [['quote', pasted], ['as', 'list']])}">${messages.text('check.asList', { count: lines })}</a></li>`}</ul></section>`
}

const checkLink = (view: View, quote: string, lines: number): string => link(view, '/check', lines > 1 ? [['quote', quote], ['as', 'one']] : [['quote', quote]])

/** Without marks the words are searched for loosely; on one line, since several are a list. */
const withoutMarks = (quote: string): string => quote.replace(/[“”„‟«»"]/gu, ' ').replace(/\s+/gu, ' ').trim()

function lead (view: View, { pasted, answer, lines }: CheckContent, best: Match | null): Html {
  const { messages } = view
  return html`<section class="lead row" aria-labelledby="answer">
<p class="margin"><span class="sign ${VERDICT_CLASSES[answer.verdict]}"></span></p>
<div>
<h1 id="answer" class="title">${verdictWords(answer.verdict, messages)}</h1>
${best !== null && warnings(view, answer, best)}
<p class="lead-words">${leadWords(view, answer, best)}</p>
${best === null ? html`<blockquote class="said" dir="auto">${answer.quote}</blockquote>` : wording(view, best)}
${answer.pieces.length > 1 && pieces(view, answer)}
<div class="deeds">
<a class="do" href="${checkLink(view, pasted, lines)}">${messages.text('do.linkCheck')}</a>
${best === null
    ? html`<a class="do" href="${link(view, '/', [['q', withoutMarks(answer.quote)]])}">${messages.text('check.searchWords')}</a>`
    : cite(view, best)}
${best !== null && countChanges(best.diff) > 0 && html`<details><summary>${messages.text('diff.list')}</summary><ol class="fold">${listDifferences(best.diff, messages)}</ol></details>`}
</div>
</div>
</section>`
}

/** What changes the sense, before anything else is said. */
function warnings (view: View, { attributed, saidBy }: CheckAnswer, best: Match): Child {
  const { messages } = view
  return [
    best.negation !== null && html`<p class="warning">${messages.text(`check.negation.${best.negation}`)}</p>`,
    saidBy === 'other' && attributed !== null && best.speaker !== null && html`<p class="warning">${messages.html('check.otherSpeaker', { claimed: foreign(attributed.name), speaker: speakerLink(view, best.speaker.name) })}</p>`
  ]
}

/** One or two sentences: the verdict in words, who was first, who said it. */
function leadWords (view: View, { verdict, gaps, matches, first, attributed, saidBy }: CheckAnswer, best: Match | null): Child {
  const { messages } = view
  if (best === null) return messages.text('check.nothing', { count: view.archive?.articles ?? 0 })
  const changes = countChanges(best.diff)
  const sentences = [
    gaps ? messages.text('check.gaps') : verdict === 'altered' && changes > 0 && messages.text('check.changes', { count: changes }),
    messages.text('check.places', { count: matches.length }),
    first === null
      ? messages.html('check.noDate', { outlet: outletLink(view, best) })
      : messages.html('check.first', { outlet: outletLink(view, best), date: dateInline(best.published, messages) }),
    best.speaker !== null && saidBy !== 'other' && messages.html(saidBy === 'same' ? 'check.sameSpeaker' : 'check.speaker', { speaker: speakerLink(view, best.speaker.name) }),
    best.speaker === null && attributed !== null && messages.html('check.unknownSpeaker', { claimed: foreign(attributed.name) })
  ].filter(sentence => sentence !== false)
  return join(sentences, ' ')
}

function outletLink (view: View, match: Match): Html {
  return html`<a href="${passageLink(view, match.passage)}">${foreign(match.outlet ?? match.article.title ?? view.messages.text('article.untitled'), match.article.language)}</a>`
}

function speakerLink (view: View, name: string): Html {
  return html`<a href="${link(view, speakerPath(name))}">${foreign(name)}</a>`
}

function wording ({ messages }: View, { text, diff, verdict, article }: Match): Html {
  const altered = verdict === 'altered' && countChanges(diff) > 0
  return html`<blockquote class="said printed" ${inLanguage(article.language)}>${altered ? showDifference(text, diff, messages) : text}</blockquote>
${altered && html`<p class="small quiet">${messages.text('diff.legend')}</p>`}`
}

function pieces ({ messages }: View, answer: CheckAnswer): Html {
  return html`<ol class="pieces">${answer.pieces.map(({ text, verdict }) => html`<li>${verdictBadge(verdict, messages)} <q class="quoted" dir="auto">${text}</q></li>`)}</ol>`
}

function cite (view: View, { passage, speaker, article, outlet, published }: Match): Html {
  return citeFold(view, { id: passage, speaker: speaker?.name ?? null, title: article.title, outlet, published, authors: article.authors, url: article.url, language: article.language })
}

function earliest (view: View, { first }: CheckAnswer, best: Match, around: Around | null): Html {
  const { messages } = view
  const { article } = best
  return html`<section class="section row" aria-labelledby="earliest">
<div><h2 id="earliest">${messages.text(first === null ? 'check.source' : 'check.earliest')}</h2>
<p class="small quiet">${article.published !== null && dateOrigin(article.published, messages)}</p><p>${sampleMark(article.sample, messages)}</p></div>
<div dir="${directionOf(article.language)}">
${inContext(best, around)}
${best.speaker !== null && html`<p class="by">${speakerLink(view, best.speaker.name)}</p>`}
<div class="source">${best.outlet !== null && html`<b lang="${langAttribute(article.language)}">${foreign(best.outlet)}</b>`} <h3><a href="${link(view, articlePath(article.id))}">${foreign(article.title ?? messages.text('article.untitled'), article.language)}</a></h3></div>
<div class="deeds" dir="ltr"><a class="do permalink" href="${passageLink(view, best.passage)}">${messages.text('do.link')}</a>
<a class="do" href="${originalPath(article.id)}">${messages.text('do.original')}</a></div>
</div></section>`
}

/** The sentences before and after are shown where they do not stand in the passages anyway. */
function inContext ({ before, text, after, start, end, article }: Match, around: Around | null): Html {
  const shown = around?.text ?? text
  const words = around === null ? html`<mark>${text}</mark>` : markRanges(around.text, [{ start, end }], around.start)
  const beside = (sentence: string | null): Child => sentence !== null && !shown.includes(sentence) && html`<span class="around">${sentence}</span>`
  return html`<blockquote class="said" ${inLanguage(article.language)}>${beside(before)} <span class="passage">${words}</span> ${beside(after)}</blockquote>`
}

function places (view: View, answer: CheckAnswer, best: Match | null): Html {
  const { messages } = view
  const { matches } = answer
  const listed = sortByDate(matches).slice(0, MOST_LISTED)
  const begins = wordingBegins(answer)
  const rows = listed.map(match => [
    dateShort(view, match),
    delay(view, best, match),
    html`${outletLink(view, match)}${match.passage === begins?.passage && html` <b>${messages.text('check.beginsHere')}</b>`}`,
    verdictBadge(match.verdict, messages)
  ])
  return html`<section class="section row" aria-labelledby="places">
<div><h2 id="places">${messages.text('check.byDate')}</h2><p class="small quiet">${messages.text('check.byDate.remark')}</p></div>
<div>${table([{ heading: 'column.printed' }, { heading: 'column.after' }, { heading: 'column.outlet' }, { heading: 'column.against' }], rows, view, { class: 'by-date', caption: messages.text('check.byDate') })}
${matches.length > MOST_LISTED && html`<p class="small">${messages.text('more', { count: matches.length - MOST_LISTED })}</p>`}</div>
</section>`
}

/** Where the pasted wording was first printed, when another was printed before it. */
function wordingBegins ({ verdict, matches, first }: CheckAnswer): Match | null {
  if (first === null || verdict === 'altered') return null
  const earlier = matches.filter(match => match.verdict === 'altered' && isFirst(match.published, [first.published]))
  return earlier.length > 0 ? first : null
}

const dateShort = ({ messages }: View, match: Match): Html => dateInline(match.published, messages)

function delay ({ messages }: View, best: Match | null, match: Match): Child {
  const after = best === null ? null : delayAfter(best.published, match.published)
  return after !== null && html`<span class="quiet">${messages.text(`later.${after.unit}`, { count: after.count })}</span>`
}

function side (view: View, answer: CheckAnswer, best: Match | null): Html {
  const { messages } = view
  const seen = new Set(best === null ? [] : [best.text])
  const close = answer.matches.filter(match => {
    const isNew = match.verdict === 'altered' && !seen.has(match.text)
    seen.add(match.text)
    return isNew
  }).slice(0, MOST_CLOSE)
  const begins = wordingBegins(answer)
  return html`${begins !== null && html`<section><h2>${messages.text('check.wordingFrom')}</h2><p>${messages.html('check.wordingFrom.text', { date: dateInline(begins.published, messages), outlet: outletLink(view, begins) })}</p></section>`}
${best !== null && best.versions.length > 1 && html`<section><h2>${messages.text('check.versions')}</h2><ol class="list">${best.versions.map(version => html`<li><a href="${versionLink(view, articlePath(best.article.id), version.version)}"><time datetime="${version.storedAt}">${formatInstant(version.storedAt, messages.format)}</time></a>${version.current && html` ${messages.text('check.versions.current')}`}<br>${verdictBadge(version.verdict, messages)}</li>`)}</ol></section>`}
${close.length > 0 && html`<section><h2>${messages.text('check.close')}</h2>
<ul class="list">${close.map(match => html`<li><q ${inLanguage(match.article.language)}><a href="${passageLink(view, match.passage)}">${match.text}</a></q><br>
<span class="quiet">${join([match.speaker !== null && foreign(match.speaker.name), match.published !== null && formatDate(match.published.value, messages.format).day].filter(part => part !== false), ', ')}</span></li>`)}</ul></section>`}
<section><h2>${messages.text('check.limits')}</h2><p class="quiet">${messages.text('check.limits.text')}</p></section>
<section><h2>${messages.text('check.file')}</h2><p><a href="/api/v1/check?${new URLSearchParams([['quote', answer.quote]]).toString()}">JSON</a>, <a href="/check.csv?${new URLSearchParams([['quote', answer.quote], ['as', 'one']]).toString()}">CSV</a></p></section>`
}
