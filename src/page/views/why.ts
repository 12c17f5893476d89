/** "Why this hit": what of the question stands where in the stored text, and how that is known. */
import type { Hit } from '../../search/answer.js'
import { html, join, type Html } from '../html.js'
import { type View } from '../view.js'
import { foreign } from './parts.js'

const MOST_RANGES = 8

/** @param first whether it is the first of its copies */
export function whyFold (view: View, hit: Hit, first: boolean): Html {
  const { messages } = view
  const ranges = hit.ranges.slice(0, MOST_RANGES).map(({ start, end }) =>
    messages.html('why.range', { words: foreign(hit.text.slice(start - hit.start, end - hit.start)), start: String(start), end: String(end) }))
  const sentences = [
    hit.verified !== null && messages.text(`why.${hit.verified}`),
    hit.ranges.length === 0 ? messages.text('why.filters') : html`${messages.text(hit.verified === null ? 'why.words' : 'why.places')} ${join(ranges, ', ')}${hit.ranges.length > MOST_RANGES && html`, ${messages.text('more', { count: hit.ranges.length - MOST_RANGES })}`}.`,
    first && messages.text('why.first', { count: hit.copies + 1 })
  ].filter(sentence => sentence !== false)
  return html`<details class="why"><summary>${messages.text('why')}</summary><p class="fold">${join(sentences, ' ')}</p></details>`
}
