/** What an ingest did, printed and added up. */
import type { IngestSummary } from '../application.js'
import { count, harmless, printLine, style } from './output.js'

const LISTED = 100 // rejects and notes of a summary
const MOST_ARTICLES = 1000

/** Of a run that had nothing to take. */
export const emptySummary = (): IngestSummary => ({ taken: 0, changed: 0, same: 0, passages: 0, quotes: 0, droppedLines: 0, repairs: 0, rejected: 0, rejects: [], notes: [], articles: [] })

/** Two runs as one: counts added, lists joined up to their bounds. */
export function addSummaries (left: IngestSummary, right: IngestSummary): IngestSummary {
  const counts = ['taken', 'changed', 'same', 'passages', 'quotes', 'droppedLines', 'repairs', 'rejected'] as const
  return {
    ...left,
    ...Object.fromEntries(counts.map(name => [name, left[name] + right[name]])),
    rejects: [...left.rejects, ...right.rejects].slice(0, LISTED),
    notes: [...left.notes, ...right.notes].slice(0, LISTED),
    articles: [...left.articles, ...right.articles].slice(0, MOST_ARTICLES)
  }
}

export function printSummary (summary: IngestSummary): void {
  printLine(`${count(summary.taken, 'article')} taken, ${summary.changed} changed, ${summary.same} already there, ${summary.rejected} rejected`)
  printLine(`${count(summary.passages, 'passage')}, ${count(summary.quotes, 'quote')}, ${count(summary.droppedLines, 'line')} set aside, ${count(summary.repairs, 'place')} repaired`)
  for (const { origin, note } of summary.notes) printLine(style('dim', `note: ${harmless(origin)}: ${harmless(note)}`))
  for (const reject of summary.rejects) {
    printLine(`${style('red', 'rejected')} ${harmless(reject.origin)}: ${reject.reason} (${reject.stage}): ${harmless(reject.detail)}`)
  }
  const unlisted = summary.rejected - summary.rejects.length
  if (unlisted > 0) printLine(`… and ${unlisted} more: \`verbatim rejects\` lists them all`)
}
