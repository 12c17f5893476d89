/** Receipts of repairs: what stood there, what it became, and how. */
import type { Repair } from '../../../ingest/document.js'
import type { StoredArticle } from '../../archive/archive.js'
import { html, type Child, type Html } from '../html.js'
import type { View } from '../view.js'
import { foreign, named } from './parts.js'

/** Those of a whole article, below its text. */
export function repairReceipts (view: View, article: StoredArticle, open: boolean): Child {
  const { messages } = view
  if (article.repairs.length === 0) return null
  return html`<section class="section row" id="repairs" aria-labelledby="repairs-h">
<div><h2 id="repairs-h">${messages.text('article.repairs')}</h2><p class="small quiet">${messages.text('article.repairs.remark')}</p></div>
<details class="receipt"${open && html` open`}><summary>${messages.text('repairs.inText', { count: article.repairs.length })}</summary>
<div class="fold">${receiptTable(view, article.repairs, article.text)}</div></details></section>`
}

/** @param text of the article, repaired */
export function receiptTable (view: View, repairs: readonly Repair[], text: string): Html {
  const { messages } = view
  const rows = repairs.map(({ start, end, before, chain }) => html`<tr role="row">
<td role="cell"><code>${foreign(showControls(before))}</code></td>
<td role="cell"><span class="unit">${messages.text('receipt.became')} </span><code>${foreign(text.slice(start, end))}</code></td>
<td role="cell">${chain.map(step => html`${repairStep(step, view)} `)}</td></tr>`)
  return html`<table role="table" aria-label="${messages.text('article.repairs')}"><thead role="rowgroup"><tr role="row">
<th role="columnheader" scope="col">${messages.text('receipt.before')}</th><th role="columnheader" scope="col">${messages.text('receipt.after')}</th><th role="columnheader" scope="col">${messages.text('receipt.how')}</th></tr></thead>
<tbody role="rowgroup">${rows}</tbody></table>`
}

// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g

/** Characters that cannot be seen are half of what damaged text consists of. @example showControls('â€\u009D') // → 'â€‹9d›' */
const showControls = (text: string): string => text.replace(CONTROLS, control => `‹${control.charCodeAt(0).toString(16).padStart(2, '0')}›`)

const STEP = /^([a-z0-9-]{1,40})>([a-z0-9-]{1,40})$/i

/** `windows-1252>windows-1251`: the bytes were windows-1251 and had been read as windows-1252. */
function repairStep (step: string, { messages }: View): Child {
  const [, readAs, was] = STEP.exec(step) ?? []
  return readAs === undefined || was === undefined ? named('step', step, messages) : messages.text('receipt.step', { was: charset(was), readas: charset(readAs) })
}

/** As it is usually written. */
const charset = (name: string): string => name.replace(/^utf-/, 'UTF-').replace(/^iso-/, 'ISO-').replace(/^koi8/, 'KOI8')
