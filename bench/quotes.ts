/**
 * How many articles one core takes through quotations, passages, names and fingerprints.
 *
 *     npm run bench -- quotes [articles, default 2000]
 *
 * Half of the articles are generated, half are put together from the cases of test/cases/quotes,
 * a language each, so that attribution in every language is part of the figure.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../ingest/config.js'
import { fingerprintText } from '../ingest/fingerprint/fingerprint-text.js'
import { sketchWords } from '../ingest/fingerprint/word-sequences.js'
import { findWords } from '../ingest/fold/fold-text.js'
import { splitTextLines } from '../ingest/lines.js'
import { findNameWords } from '../ingest/names/find-names.js'
import { nameSkeleton } from '../ingest/names/name-skeleton.js'
import { splitLines } from '../ingest/passages/split-lines.js'
import { CUE_LANGUAGES } from '../ingest/quotes/cue-table.js'
import { findQuotes } from '../ingest/quotes/find-quotes.js'
import { generateArticles } from './support/generate-articles.js'

const LENGTH = 3000 // characters of an article

interface Text {
  text: string
  language: string
}

const [count = 2000] = process.argv.slice(2).map(Number)
const texts = [...generatedTexts(count / 2), ...caseTexts(count / 2)]
const spent = { quotes: 0, passages: 0, names: 0, fingerprints: 0 }
const found = { quotes: 0, speakers: 0, passages: 0 }
for (const each of texts.slice(0, 100)) analyse(each) // warm up
Object.assign(spent, { quotes: 0, passages: 0, names: 0, fingerprints: 0 })
Object.assign(found, { quotes: 0, speakers: 0, passages: 0 })

const before = process.cpuUsage()
for (const each of texts) analyse(each)
const { user, system } = process.cpuUsage(before)
const seconds = (user + system) / 1e6
const characters = texts.reduce((sum, each) => sum + each.text.length, 0)
console.log(`${texts.length} articles of ${Math.round(characters / texts.length)} characters: ${Math.round(texts.length / seconds)} articles/s of processor time`)
for (const [stage, ms] of Object.entries(spent)) console.log(`${stage.padEnd(14)}${(ms / texts.length).toFixed(2)} ms/article`)
console.log(`${found.quotes} quotations, ${found.speakers} with speaker, ${found.passages} passages`)
console.log(`memory ${Math.round(process.memoryUsage().rss / 1e6)} MB`)

function analyse ({ text, language }: Text): void {
  const lines = splitTextLines(text).map(line => ({ ...line, keep: true, reason: null }))
  const spans = lines.map(({ start, end }) => ({ start, end, language, confidence: 1 }))
  const quotes = timed('quotes', () => findQuotes(text, { lines, language, spans }))
  const passages = timed('passages', () => splitLines(text, { articleId: 'a', lines, spans, quotes }))
  timed('names', () => [...findNameWords(text)].map(nameSkeleton))
  timed('fingerprints', () => [fingerprintText(passages), sketchWords(findWords(text).map(word => word.fold))])
  found.quotes += quotes.length
  found.speakers += quotes.filter(quote => quote.speaker !== null).length
  found.passages += passages.length
}

function timed<Result> (stage: 'quotes' | 'passages' | 'names' | 'fingerprints', work: () => Result): Result {
  const start = performance.now()
  const result = work()
  spent[stage] += performance.now() - start
  return result
}

function generatedTexts (wanted: number): Text[] {
  const all = [...generateArticles(2 * wanted)]
  return Array.from({ length: wanted }, (_, index) => ({
    text: `${all[2 * index]?.text}\n${all[2 * index + 1]?.text}`.slice(0, LENGTH),
    language: all[2 * index]?.language ?? 'en'
  }))
}

function caseTexts (wanted: number): Text[] {
  const parts = CUE_LANGUAGES.map(language => ({
    language,
    parts: (JSON.parse(readFileSync(join(packageRoot, 'test', 'cases', 'quotes', `${language}.json`), 'utf8')) as Array<{ input: Text }>).map(each => each.input.text)
  }))
  return Array.from({ length: wanted }, (_, index) => {
    const table = parts[index % parts.length]
    let text = ''
    for (let at = index; text.length < LENGTH; at += 7) text += (table?.parts[at % table.parts.length] ?? '') + (at % 3 === 0 ? '\n' : ' ')
    return { text, language: table?.language ?? 'en' }
  })
}
