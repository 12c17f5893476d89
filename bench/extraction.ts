/**
 * Article text of web pages beside Readability and defuddle, in one process: `npm run bench -- extraction PATH`.
 *
 * PATH is a folder of pages (`a.html`) with their articles (`a.txt`, a paragraph a line), or a file of
 * JSON Lines, packed or not: `{"id", "source"?, "input": {"url"?, "html"}, "gold": {"body"}}`.
 * Each page is given to all three, one after the other. Times depend on the machine; their ratio is
 * what counts. Results stand in bench/extraction.md.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Readability } from '@mozilla/readability'
import { Defuddle } from 'defuddle/node'
import { parseHTML } from 'linkedom'
import { extractPage } from '../ingest/extract/extract-record.js'
import { percentile } from './support/percentile.js'
import { compareTexts, type Overlap } from './support/word-overlap.js'

interface Page {
  group: string
  url: string
  html: string
  article: string
}

type Extractor = (page: Page) => string | Promise<string>

const NO_URL = 'https://page.example/'

function readPages (path: string): Page[] {
  if (statSync(path).isDirectory()) return readFolder(path)
  const bytes = readFileSync(path)
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  const records = text.split('\n').filter(line => line !== '').map(line => JSON.parse(line) as { source?: string, input: { url?: string, html?: string }, gold: { body?: string } })
  return records.flatMap(({ source, input, gold }) => input.html === undefined || gold.body === undefined ? [] : [{ group: source ?? 'pages', url: input.url ?? NO_URL, html: input.html, article: gold.body }])
}

function readFolder (folder: string): Page[] {
  const names = readdirSync(folder).filter(name => /\.html?$/i.test(name)).map(name => [name, name.replace(/\.html?$/i, '.txt')] as const)
  return names.filter(([, article]) => existsSync(join(folder, article))).map(([name, article]) =>
    ({ group: 'pages', url: NO_URL, html: readFileSync(join(folder, name), 'utf8'), article: readFileSync(join(folder, article), 'utf8') }))
}

const BLOCK_END = /<\/(?:p|div|li|h\d|tr|blockquote|section|article|figure|figcaption|pre|ul|ol|table)>|<br[^>]*>/gi
/** Text of mark-up with its blocks apart: a tool must not lose words for being glued together. */
const textOfMarkup = (html: string): string => parseHTML(`<html><body>${html.replace(BLOCK_END, '$&\n')}</body></html>`).document.body.textContent ?? ''

const EXTRACTORS: Record<string, Extractor> = {
  readability: ({ html }) => textOfMarkup(new Readability(parseHTML(html).document).parse()?.content ?? ''),
  defuddle: async ({ html, url }) => textOfMarkup((await Defuddle(parseHTML(html).document as unknown as Parameters<typeof Defuddle>[0], url)).content),
  verbatim: ({ html, url }) => extractPage({ origin: url, contentType: 'text/html', bytes: Buffer.from(html), charsetKnown: true, declared: { url }, retrievedAt: new Date().toISOString(), notes: [] }).text
}

interface Result extends Overlap {
  group: string
  ms: number
  failed: boolean
}

async function measure (extract: Extractor, page: Page): Promise<Result> {
  const start = performance.now()
  let text = ''
  let failed = false
  try {
    text = await extract(page)
  } catch {
    failed = true
  }
  return { ...compareTexts(page.article, text), group: page.group, ms: performance.now() - start, failed }
}

const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

function row (name: string, results: Result[]): string {
  const precision = mean(results.flatMap(result => result.precision ?? []))
  const recall = mean(results.map(result => result.recall))
  const times = results.map(result => result.ms).sort((a, b) => a - b)
  const figures = [2 * precision * recall / (precision + recall || 1), precision, recall, mean(results.map(result => Number(result.exact)))].map(value => value.toFixed(3))
  return `| ${[name, ...figures, results.filter(result => result.failed).length, percentile(times, 0.5).toFixed(0), percentile(times, 0.95).toFixed(0)].join(' | ')} |`
}

const path = process.argv[2]
if (path === undefined || !existsSync(path)) {
  console.error('Usage: npm run bench -- extraction PATH, a folder of pages with their articles or a file of JSON Lines')
  process.exit(2)
}
// Readability and defuddle report what they pass over.
console.log('pages of ' + path.split('/').at(-1)!)
const log = console.log
console.warn = console.error = console.log = () => {}
const pages = readPages(path)
const results = new Map(Object.keys(EXTRACTORS).map(name => [name, [] as Result[]]))
for (const page of [pages[0]!, ...pages]) {
  for (const [name, extract] of Object.entries(EXTRACTORS)) results.get(name)!.push(await measure(extract, page))
}
for (const group of [...new Set(pages.map(page => page.group))]) {
  log(`\n${group}, ${pages.filter(page => page.group === group).length} pages\n\n| | F1 | precision | recall | exact | failed | p50 ms | p95 ms |\n| --- | --- | --- | --- | --- | --- | --- | --- |`)
  // The first page was there to warm up.
  for (const [name, all] of results) log(row(name, all.slice(1).filter(result => result.group === group)))
}
