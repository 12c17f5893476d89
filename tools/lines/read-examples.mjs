// The lines of a composed page that no named rule knows, as examples to learn from.
import { nameLines } from '../../dist/ingest/clean/clean-lines.js'
import { describeLine } from '../../dist/ingest/clean/line-features.js'
import { PageContext } from '../../dist/ingest/clean/page-context.js'

const LEAST_WEIGHT = 0.3
const MOST_WEIGHT = 4

/** @param {{text: string, labels: string, url: string}} page */
export function readExamples ({ text, labels, url }) {
  const page = { format: 'text', extracted: false, text, metadata: { title: null, authors: [], published: null, outlet: null, url: null, language: null }, notes: [] }
  const { lines, reasons, body, title, metadata } = nameLines(page, { url }, new Date())
  if (body === null) return []
  const context = new PageContext({ lines, reasons, body, title, authors: metadata.authors, site: new URL(url).hostname })
  return lines.flatMap((line, at) => reasons[at] !== null || labels[at] === '-'
    ? []
    : [{ features: describeLine(context, at), keep: labels[at] === 'K', weight: weightOf(line.words) }])
}

/** What counts are words lost and words kept; a long line counts more, but not in proportion. */
const weightOf = words => Math.min(MOST_WEIGHT, Math.sqrt(words) / 2 + LEAST_WEIGHT)
