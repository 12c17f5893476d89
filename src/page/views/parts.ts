/** Small parts that several views share: dates, verdicts, texts in their own language, tables on small screens. */
import type { PublicationDate } from '../../../ingest/document.js'
import type { Verdict } from '../../search/answer.js'
import { directionOf, formatDate, langAttribute, languageName } from '../format.js'
import { html, type Child, type Html } from '../html.js'
import type { Messages, MessageKey } from '../messages.js'
import type { View } from '../view.js'

export const VERDICT_CLASSES: Record<Verdict, string> = { verbatim: 'same', punctuation: 'punctuation', altered: 'altered', 'not-found': 'none' }

export function verdictWords (verdict: Verdict, messages: Messages): string {
  return messages.text(`verdict.${verdict}`)
}

/** Sign by the style sheet, words here. */
export function verdictBadge (verdict: Verdict, messages: Messages): Html {
  return html`<span class="verdict ${VERDICT_CLASSES[verdict]}">${verdictWords(verdict, messages)}</span>`
}

export function dateInline (published: PublicationDate | null, messages: Messages): Html {
  if (published === null) return html`<span class="quiet">${messages.text('date.none')}</span>`
  const { value, day, time } = formatDate(published.value, messages.format)
  return html`<time datetime="${value}">${day}${time === null ? '' : ', ' + time}</time>`
}

/** For the margin: the day, the time, and a remark where the date is less than a day. */
export function dateLines (published: PublicationDate | null, messages: Messages): Child {
  if (published === null) return html`<span>${messages.text('date.none')}</span>`
  const { value, day, time } = formatDate(published.value, messages.format)
  const remark = precisionRemark(published, messages)
  return html`<time datetime="${value}">${day}</time>${time !== null && html` <span>${time}</span>`}${remark !== null && html` <span>${remark}</span>`}`
}

function precisionRemark ({ precision }: PublicationDate, messages: Messages): string | null {
  return precision === 'month' || precision === 'year' ? messages.text(`precision.${precision}.only`) : null
}

/** Where a date comes from and how precise it is, in words. */
export function dateOrigin ({ precision, source }: PublicationDate, messages: Messages): string {
  const key = `date.source.${source}`
  return `${messages.text(`precision.${precision}`)}, ${messages.has(key) ? messages.text(key) : source}`
}

/** `lang` and `dir` of a text, ready for a tag. */
export function inLanguage (tag: string): Html {
  return html`lang="${langAttribute(tag)}" dir="${directionOf(tag)}"`
}

/** A name, headline or word from an article: isolated, with its language where it is known. */
export function foreign (text: string, tag?: string): Html {
  return tag === undefined ? html`<bdi>${text}</bdi>` : html`<bdi lang="${langAttribute(tag)}">${text}</bdi>`
}

export function languageLabel (tag: string, messages: Messages): Html {
  return html`<span lang="${tag === 'und' ? messages.language : langAttribute(tag)}"><bdi>${languageName(tag, messages)}</bdi></span>`
}

/** A message whose key is made of something found; falls back to what was found. */
export function named (prefix: string, value: string, messages: Messages): string {
  const key = `${prefix}.${value}`
  return messages.has(key) ? messages.text(key) : value
}

/** A row of the grid: margin | words. */
export function row (margin: Child, words: Child, extra: { class?: string } = {}): Html {
  return html`<div class="row${extra.class === undefined ? '' : ' ' + extra.class}"><div class="margin">${margin}</div><div>${words}</div></div>`
}

export function sampleMark (sample: boolean, messages: Messages): Child {
  return sample && html`<span class="sample">${messages.text('sample')}</span>`
}

export interface Column {
  heading: MessageKey
  numeric?: boolean
}

/** A table whose rows become blocks on small screens; roles are written out because of that. */
export function table (columns: readonly Column[], rows: readonly Child[][], view: View, options: { class?: string, caption: string }): Html {
  const { messages } = view
  const side = (index: number): string => columns[index]?.numeric === true ? 'n' : ''
  const heads = columns.map(({ heading }, index) => html`<th role="columnheader" scope="col" class="${side(index)}">${messages.text(heading)}</th>`)
  const body = rows.map(cells => html`<tr role="row">${cells.map((cell, index) => cell === null || cell === false
    ? html`<td role="cell"></td>`
    : html`<td role="cell" class="${side(index)}"><span class="unit">${messages.text((columns[index] as Column).heading)} </span>${cell}</td>`)}</tr>`)
  return html`<table role="table" class="${options.class ?? ''}" aria-label="${options.caption}">
<thead role="rowgroup"><tr role="row">${heads}</tr></thead>
<tbody role="rowgroup">${body}</tbody></table>`
}
