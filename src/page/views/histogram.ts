/** When it was printed: a bar for each month, and links that narrow to a year (or a month within one year). */
import type { FacetCount } from '../../search/answer.js'
import { formatDate } from '../format.js'
import { html, type Child } from '../html.js'
import { parseInstant } from '../../search/parse-instant.js'
import type { View } from '../view.js'

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/
const MOST_LABELS = 10
const HEIGHT = 48
const LOWEST_BAR = 3 // a single passage among thousands can still be seen

interface Bar {
  /** months since the year 0 */
  month: number
  count: number
}

/** One link of the axis, first and last month inclusive. */
interface Bucket {
  first: number
  last: number
  label: string
  /** the label in full, for those who hear it */
  spoken: string
  from: string
  to: string
}

/** A span of dates as the address has it. */
export interface ChosenSpan {
  from?: string | undefined
  to?: string | undefined
}

/**
 * @param linkTo the same page narrowed to a bucket
 * @param chosen what is chosen already stands on a band
 */
export function histogram (view: View, counts: readonly FacetCount[], linkTo: (span: { from: string, to: string }) => string, chosen: ChosenSpan = {}): Child {
  const { messages } = view
  const bars = counts.flatMap(readBar)
  if (bars.length < 2) return null
  const buckets = splitSpan(Math.min(...bars.map(bar => bar.month)), Math.max(...bars.map(bar => bar.month)), messages.format)
  const first = (buckets[0] as Bucket).first
  const width = (buckets.at(-1) as Bucket).last - first + 1
  const highest = Math.max(...bars.map(bar => bar.count))
  return html`<section class="row histogram" aria-labelledby="when">
<h2 class="label" id="when">${messages.text('histogram')}</h2>
<figure>
<svg data-first="${first}" data-width="${width}" viewBox="0 0 ${width} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">${band(chosen, first, width)}${bars.map(({ month, count }) => {
    const height = Math.max(LOWEST_BAR, Math.round(HEIGHT * 0.96 * count / highest))
    return html`<rect x="${month - first}" y="${HEIGHT - height}" width="${Math.max(0.72, width / 200)}" height="${height}"/>`
  })}</svg>
<ol class="axis">${buckets.map(bucket => {
    const count = bars.filter(bar => bar.month >= bucket.first && bar.month <= bucket.last).reduce((sum, bar) => sum + bar.count, 0)
    const label = html`<span aria-hidden="true">${bucket.label}</span>`
    return html`<li>${count === 0 ? label : html`<a href="${linkTo(bucket)}">${label}<span class="unseen">${bucket.spoken}: ${messages.text('total.passages', { count })}</span></a>`}</li>`
  })}</ol>
</figure>
</section>`
}

/** Nothing chosen, no band. */
function band ({ from, to }: ChosenSpan, first: number, width: number): Child {
  const start = Math.max(0, (monthOf(from, 'first') ?? first) - first)
  const end = Math.min(width, (monthOf(to, 'last') ?? first + width - 1) + 1 - first)
  if ((from === undefined && to === undefined) || end <= start) return null
  return html`<rect class="band" x="${start}" y="0" width="${end - start}" height="${HEIGHT}"/>`
}

function monthOf (value: string | undefined, side: 'first' | 'last'): number | null {
  const second = parseInstant(value ?? '')?.[side]
  if (second === undefined) return null
  const date = new Date(second * 1000)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

function readBar ({ value, count }: FacetCount): Bar[] {
  const [, year, month] = MONTH.exec(value) ?? []
  return year === undefined ? [] : [{ month: Number(year) * 12 + Number(month) - 1, count }]
}

/** Months within one year, else years, else as many years together as leave at most ten labels. */
function splitSpan (firstMonth: number, lastMonth: number, format: string): Bucket[] {
  const firstYear = Math.floor(firstMonth / 12)
  const years = Math.floor(lastMonth / 12) - firstYear + 1
  if (years === 1) return Array.from({ length: 12 }, (_, index) => monthBucket(firstYear * 12 + index, format))
  const step = Math.ceil(years / MOST_LABELS)
  return Array.from({ length: Math.ceil(years / step) }, (_, index) => {
    const year = firstYear + index * step
    const from = padYear(year)
    const to = padYear(year + step - 1)
    return { first: year * 12, last: (year + step) * 12 - 1, label: step === 1 ? from : `${from}–${to.slice(2)}`, spoken: step === 1 ? from : `${from}–${to}`, from, to }
  })
}

function monthBucket (month: number, format: string): Bucket {
  const value = `${padYear(Math.floor(month / 12))}-${String(month % 12 + 1).padStart(2, '0')}`
  const label = new Intl.DateTimeFormat(format, { month: 'narrow', timeZone: 'UTC' }).format(new Date(Date.UTC(2000, month % 12, 1)))
  return { first: month, last: month, label: month % 12 === 0 ? value.slice(0, 4) : label, spoken: formatDate(value, format).day, from: value, to: value }
}

const padYear = (year: number): string => String(year).padStart(4, '0')
