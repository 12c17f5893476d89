/** A line of small bars: how much of something was printed when. Decoration; the dates stand beside it in words. */
import { html, type Html } from '../html.js'

const HEIGHT = 16
const LOWEST_BAR = 2 // one article among thousands can still be seen

/** @param counts of equal spans of time */
export function timeBars (counts: readonly number[]): Html {
  const highest = Math.max(...counts)
  const bars = counts.map((count, span) => {
    if (count === 0) return null
    const height = Math.max(LOWEST_BAR, Math.round(HEIGHT * count / highest))
    return html`<rect x="${span}" y="${HEIGHT - height}" width=".8" height="${height}"/>`
  })
  return html`<svg class="bars" viewBox="0 0 ${counts.length} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">${bars}</svg>`
}

/** Span by span. */
export function addCounts (lists: ReadonlyArray<readonly number[]>): number[] {
  return (lists[0] ?? []).map((_, span) => lists.reduce((sum, counts) => sum + (counts[span] ?? 0), 0))
}
