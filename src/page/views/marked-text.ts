/** Text with parts of it marked. Every character is escaped; marks never change what a selection copies. */
import type { Range } from '../../search/answer.js'
import { html, type Child, type Html } from '../html.js'

/**
 * @param ranges offsets into the same text as `start`; overlapping ones are joined, what lies outside is cut off
 * @param start offset of the first character of `text`
 * @example String(markRanges('so be it', [{ start: 3, end: 5 }], 0)) // → 'so <mark>be</mark> it'
 */
export function markRanges (text: string, ranges: readonly Range[], start: number, wrap: (part: string) => Html = part => html`<mark>${part}</mark>`): Html {
  const parts: Child[] = []
  let at = 0
  for (const range of [...ranges].sort((a, b) => a.start - b.start)) {
    const from = Math.max(range.start - start, at)
    const to = Math.min(range.end - start, text.length)
    if (to <= from) continue
    parts.push(text.slice(at, from), wrap(text.slice(from, to)))
    at = to
  }
  return html`${parts}${text.slice(at)}`
}
