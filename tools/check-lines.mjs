// Measures the rule that judges lines on composed pages it was not trained on: other sentences,
// other phrases, other languages. Prints shares of words.
//
//     npm run build && node tools/check-lines.mjs FOLDER [PAGES]
import { cleanLines } from '../dist/ingest/clean/clean-lines.js'
import { composePages } from './lines/read-source.mjs'

const [folder, pages = '400'] = process.argv.slice(2)
if (folder === undefined) throw new Error('check-lines: name the folder of LANG.txt.gz')
const TRAINED = new Set(['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'sv', 'nb', 'pl', 'ru', 'uk', 'tr', 'id']) // languages with phrases in the training

const measured = composePages(folder, { pages: Number(pages), seed: 23, check: true }).map(measurePage)
report('all', measured)
report('languages without phrases in the training', measured.filter(page => !TRAINED.has(page.language)))

function measurePage ({ text, labels, url, language }) {
  const page = { format: 'text', extracted: false, text, metadata: { title: null, authors: [], published: null, outlet: null, url: null, language: null }, notes: [] }
  const counts = { language, kept: 0, leaked: 0, lost: 0 }
  for (const [at, line] of cleanLines(page, { url }).lines.entries()) {
    const words = text.slice(line.start, line.end).match(/[\p{L}\p{N}]+/gu)?.length ?? 0
    if (labels[at] === 'K') counts[line.keep ? 'kept' : 'lost'] += words
    if (labels[at] === 'D' && line.keep) counts.leaked += words
  }
  return counts
}

function report (name, pages) {
  const precision = mean(pages.map(({ kept, leaked }) => kept / Math.max(1, kept + leaked)))
  const recall = mean(pages.map(({ kept, lost }) => kept / Math.max(1, kept + lost)))
  console.log(`${name}: ${pages.length} pages, precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, F1 ${(2 * precision * recall / (precision + recall)).toFixed(3)}`)
}

function mean (values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
