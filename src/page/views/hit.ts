/** One passage found: the sentence first, then who, then where, then what can be done with it. */
import type { ArticleHead } from '../../archive/archive.js'
import type { Repair } from '../../../ingest/document.js'
import type { Hit } from '../../search/answer.js'
import type { HitDetails } from '../hit-details.js'
import { delayAfter, directionOf, langAttribute } from '../format.js'
import { html, type Child, type Html } from '../html.js'
import type { Messages } from '../messages.js'
import { isFirst, sortByDate } from '../../search/print-order.js'
import { articlePath, link, originalPath, passageLink, speakerPath, type View } from '../view.js'
import { citeFold } from './citation.js'
import { markRanges } from './marked-text.js'
import { receiptTable } from './receipts.js'
import { whyFold } from './why.js'
import { dateInline, dateLines, foreign, inLanguage, languageLabel, named, sampleMark, verdictWords, VERDICT_CLASSES } from './parts.js'
import { isWebAddress } from '../web-address.js'

export function showHit (view: View, hit: Hit, details: HitDetails): Html {
  const copies = details.copies.get(hit.article.id) ?? []
  const first = isFirstCopy(hit, copies)
  return html`<li><article class="row">
<div class="margin">${margin(view, hit, first)}</div>
<div dir="${directionOf(hit.language)}">
${said(view, hit)}
${speaker(view, hit)}
${source(view, hit)}
${!first && firstPrint(view, hit, copies)}
${deeds(view, hit, { copies, first, repaired: details.repairs.get(hit.passage) })}
</div>
</article></li>`
}

/** Of its copies, for certain. */
const isFirstCopy = (hit: Hit, copies: readonly ArticleHead[]): boolean => copies.length > 0 && isFirst(hit.article.published, copies.map(copy => copy.published))

function margin ({ messages }: View, hit: Hit, first: boolean): Child {
  const { published } = hit.article
  return html`${hit.verified !== null && html`<p class="verdict ${VERDICT_CLASSES[hit.verified]}">${verdictWords(hit.verified, messages)}</p>`}
<p class="when">${dateLines(published, messages)}${first && html` <b>${messages.text('hit.first')}</b>`}</p>
${hit.article.sample && html`<p class="when">${sampleMark(true, messages)}</p>`}`
}

/** Match in ink on the marker, surroundings in grey. Where only words are looked for, the whole passage is in ink. */
function said ({ messages }: View, hit: Hit): Html {
  // the headline stands below anyway
  const around = (text: string | null): Child => text !== null && text !== hit.article.title?.trim() && html`<span class="around">${text}</span>`
  const passage = html`<span class="passage${hit.verified === null ? ' ink' : ''}">${markRanges(hit.text, hit.ranges, hit.start)}</span>`
  return html`<blockquote class="said" ${inLanguage(hit.language)}>${around(hit.before)} ${passage} ${around(hit.after)}</blockquote>
${hit.dropped !== null && html`<p class="small quiet" lang="${messages.language}">${messages.text('hit.dropped', { reason: named('reason', hit.dropped, messages) })}</p>`}`
}

function speaker (view: View, { speaker, kind }: Hit): Child {
  if (speaker !== null) return html`<p class="by"><a href="${link(view, speakerPath(speaker))}">${foreign(speaker)}</a></p>`
  return (kind === 'direct' || kind === 'indirect') && html`<p class="by">${view.messages.text('hit.noSpeaker')}</p>`
}

function source (view: View, { article, language }: Hit): Html {
  const { messages } = view
  return html`<div class="source">${article.outlet !== null && html`<b lang="${langAttribute(article.language)}">${foreign(article.outlet)}</b>`}
<h3><a href="${link(view, articlePath(article.id))}" lang="${langAttribute(article.language)}">${foreign(article.title ?? messages.text('article.untitled'))}</a></h3>
${language !== messages.language && languageLabel(language, messages)}</div>`
}

/** Which of its copies was, where the dates allow to say. */
function firstPrint (view: View, hit: Hit, copies: readonly ArticleHead[]): Child {
  const { messages } = view
  const [earliest, ...later] = sortByDate(copies)
  if (earliest === undefined || !isFirst(earliest.published, [hit.article.published, ...later.map(copy => copy.published)])) return null
  const outlet = html`<a href="${link(view, articlePath(earliest.id))}">${foreign(earliest.outlet ?? earliest.title ?? messages.text('article.untitled'), earliest.language)}</a>`
  return html`<p class="first-print" lang="${messages.language}" dir="ltr">${messages.html('hit.firstBy', { outlet, date: dateInline(earliest.published, messages) })}</p>`
}

interface Beside {
  copies: readonly ArticleHead[]
  /** of its copies */
  first: boolean
  repaired: { repairs: Repair[], text: string } | undefined
}

function deeds (view: View, hit: Hit, { copies, first, repaired }: Beside): Html {
  const { messages } = view
  const { article } = hit
  return html`<div class="deeds" dir="ltr">
<a class="do permalink" href="${passageLink(view, hit.passage)}">${messages.text('do.link')}</a>
<a class="do" href="${originalPath(article.id)}">${messages.text('do.original')}</a>
${isWebAddress(article.url) && html`<a class="do" href="${article.url}" rel="noreferrer noopener">${messages.text('do.published')}</a>`}
${citeFold(view, { id: hit.passage, speaker: hit.speaker, title: article.title, outlet: article.outlet, published: article.published, authors: article.authors, url: article.url, language: article.language })}
${whyFold(view, hit, first)}
${hit.copies > 0 && copiesFold(view, hit, copies)}
${repaired !== undefined && html`<details class="receipt"><summary>${messages.text('repairs', { count: repaired.repairs.length })}</summary><div class="fold">${receiptTable(view, repaired.repairs, repaired.text)}</div></details>`}
</div>`
}

function copiesFold (view: View, hit: Hit, copies: readonly ArticleHead[]): Html {
  const { messages } = view
  return html`<details class="copies"><summary>${messages.text('copies', { count: hit.copies })}</summary>
<ol class="fold">${sortByDate(copies).map(copy => copyItem(view, copy, hit.article.published))}</ol></details>`
}

export function copyItem (view: View, copy: ArticleHead, than: Hit['article']['published']): Html {
  const { messages } = view
  return html`<li>${dateInline(copy.published, messages)} <a href="${link(view, articlePath(copy.id))}">${foreign(copy.outlet ?? copy.title ?? messages.text('article.untitled'), copy.language)}</a> ${delayText(than, copy.published, messages)}</li>`
}

function delayText (first: Hit['article']['published'], later: Hit['article']['published'], messages: Messages): Child {
  const after = delayAfter(first, later)
  if (after !== null) return html`<span class="quiet">${messages.text(`later.${after.unit}`, { count: after.count })}</span>`
  const before = delayAfter(later, first)
  return before !== null && html`<span class="quiet">${messages.text(`earlier.${before.unit}`, { count: before.count })}</span>`
}
