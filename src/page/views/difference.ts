/**
 * Two wordings in one line: what was printed stands large, what was pasted below it and struck.
 * Only print can be selected, so that a copied sentence is what was printed.
 */
import type { Difference } from '../../search/answer.js'
import { html, type Child, type Html } from '../html.js'
import type { Messages } from '../messages.js'

/** Longer runs are shown as two lines: words below words could not be told apart any more. */
const LONGEST_RUN = 3

const CLOSING_MARK = /^[.!?…,;:]/u

/**
 * @param printed the whole place as printed; the runs of `diff` stand in it in order
 * @example String(showDifference('It rains.', [{ op: 'equal', source: 'It', quote: 'It' }, { op: 'replace', source: 'rains', quote: 'snows' }], messages))
 */
export function showDifference (printed: string, diff: readonly Difference[], messages: Messages): Html {
  const parts: Child[] = []
  let at = 0
  for (const { op, source, quote, negation } of diff) {
    if (op === 'insert') {
      parts.push(pastedOnly(quote, negation === true, messages))
      continue
    }
    const found = printed.indexOf(source, at)
    if (found < 0) continue
    parts.push(printed.slice(at, found))
    at = found + source.length
    if (op === 'equal') {
      parts.push(source)
      continue
    }
    if (op === 'move') {
      parts.push(html`<ruby><ins>${source}</ins><rt>${messages.text('diff.moved')}</rt></ruby>`)
      continue
    }
    const mark = CLOSING_MARK.exec(printed.slice(at, at + 1))?.[0] ?? ''
    at += mark.length
    parts.push(changed({ source, quote, mark, isNegation: negation === true }, messages))
  }
  return html`${parts}${printed.slice(at)}`
}

const isLong = (words: string): boolean => words.trim().split(/\s+/u).length > LONGEST_RUN

/** A word that negates weighs more than another. */
const negating = (isNegation: boolean): Child => isNegation && html` class="negation"`

function pastedOnly (quote: string, isNegation: boolean, messages: Messages): Html {
  if (isLong(quote)) return html`<span class="lines"><span class="pasted">${messages.text('diff.pasted')} <del>${quote}</del></span></span>`
  return html`<ruby${negating(isNegation)}><ins></ins><rt><del>${quote}</del></rt></ruby>`
}

interface Changed {
  source: string
  quote: string
  /** the punctuation that follows */
  mark: string
  isNegation: boolean
}

function changed ({ source, quote, mark, isNegation }: Changed, messages: Messages): Html {
  if (isLong(source) || isLong(quote)) {
    return html`<span class="lines"><ins>${source}</ins>${mark}<span class="pasted">${quote === '' ? messages.text('diff.leftOut') : html`${messages.text('diff.pasted')} <del>${quote}</del>`}</span></span>`
  }
  return html`<ruby${negating(isNegation)}><ins>${source}</ins>${mark}<rt>${quote === '' ? messages.text('diff.leftOut') : html`<del>${quote}</del>`}</rt></ruby>`
}

export function countChanges (diff: readonly Difference[]): number {
  return diff.filter(({ op }) => op !== 'equal').length
}

/** The same differences for those who cannot see them. */
export function listDifferences (diff: readonly Difference[], messages: Messages): Html[] {
  return diff.filter(({ op }) => op !== 'equal').map(({ op, source, quote }) => {
    if (op === 'move') return html`<li>${messages.html('diff.item.move', { printed: html`<q>${source}</q>` })}</li>`
    if (source === '') return html`<li>${messages.html('diff.item.insert', { pasted: html`<q>${quote}</q>` })}</li>`
    if (quote === '') return html`<li>${messages.html('diff.item.delete', { printed: html`<q>${source}</q>` })}</li>`
    return html`<li>${messages.html('diff.item.replace', { printed: html`<q>${source}</q>`, pasted: html`<q>${quote}</q>` })}</li>`
  })
}
