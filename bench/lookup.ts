/**
 * How long a check takes in a large archive, and how often it finds the passage: articles are
 * composed of pieces of the lines of a folder, so that words are as frequent as in real text.
 *
 *     npm run bench -- lookup FOLDER [passages, default 200000] [data folder to keep and use again]
 *
 * FOLDER holds `LANGUAGE.txt` or `LANGUAGE.txt.gz`, one paragraph a line.
 */
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { setImmediate } from 'node:timers/promises'
import { pino } from 'pino'
import { openApplication } from '../src/open-application.js'
import type { CheckAnswer } from '../src/search/answer.js'
import { makeArticle, makeSource } from '../test/support/make-article.js'
import { compareSearches, type Asked } from './support/compare-searches.js'
import { createRandom } from './support/generate-articles.js'
import { percentile } from './support/percentile.js'

const LANGUAGES = ['en', 'de', 'fr', 'es', 'pt', 'it', 'ru', 'uk', 'pl', 'tr', 'nl', 'cs', 'sv', 'hu', 'el', 'ka']
const PASSAGES_OF_ARTICLE = 40
const SENTENCES_OF_PASSAGE = 3
const PIECES_OF_SENTENCE = 4
const INDEXED_AT_ONCE = 1_000 // articles, while the next are stored
const CHECKS_OF_KIND = 150
const SEARCHES_OF_KIND = 40

const [folder, passagesWanted = '200000', kept] = process.argv.slice(2)
if (folder === undefined) throw new Error('which folder has the lines? npm run bench -- lookup FOLDER')
const random = createRandom(7)
const pick = <Item>(list: readonly Item[]): Item => list[Math.floor(random() * list.length)] as Item

const pieces = LANGUAGES.flatMap(language => {
  const found = cutPieces(readLines(language))
  return found.length === 0 ? [] : [{ language, pieces: found }]
})
function readLines (language: string): string[] {
  const plain = join(folder as string, language + '.txt')
  if (existsSync(plain)) return readFileSync(plain, 'utf8').split('\n')
  return existsSync(plain + '.gz') ? gunzipSync(readFileSync(plain + '.gz')).toString('utf8').split('\n') : []
}

/** Runs of three to six words. */
function cutPieces (lines: string[]): string[] {
  return lines.flatMap(line => {
    const words = line.split(/\s+/).filter(word => word !== '')
    const found: string[] = []
    for (let at = 0; at + 3 <= words.length;) {
      const length = 3 + Math.floor(random() * 4)
      found.push(words.slice(at, at + length).join(' ').replace(/[.!?]+$/, ''))
      at += length
    }
    return found
  })
}

/** Stores the articles that are not there yet (the same ones each time) and waits for the index; @returns sentences to ask for */
async function fill (articles: number): Promise<string[]> {
  const sentences: string[] = []
  let indexing: Promise<unknown> = Promise.resolve()
  const { articles: stored } = await application.status()
  for (let number = 0; number < articles; number++) {
    const { language, pieces: own } = pick(pieces)
    const sentence = (): string => Array.from({ length: PIECES_OF_SENTENCE }, () => pick(own)).join(' ') + '.'
    const passages = Array.from({ length: PASSAGES_OF_ARTICLE }, () => Array.from({ length: SENTENCES_OF_PASSAGE }, sentence))
    sentences.push(pick(pick(passages)))
    if (number < stored) continue
    const text = passages.map(each => each.join(' ')).join('\n')
    if (number % 100 === 0) console.error(`${number} of ${articles} articles stored after ${Math.round(performance.now() / 1000)} s`)
    if (number % INDEXED_AT_ONCE === 0) indexing = Promise.all([indexing, application.settle()])
    await setImmediate() // lets the index go on: storing itself never waits for anything else
    await application.archive.store(makeArticle(`composed-${number}`, text, { language, outlet: `Outlet ${number % 40}` }), makeSource(text))
  }
  await indexing
  await application.settle()
  console.error(`indexed after ${Math.round(performance.now() / 1000)} s`)
  return sentences
}

async function report (sentences: string[]): Promise<void> {
  const status = await application.status()
  console.log(`${status.articles} articles, ${status.passages} passages, ${status.engine?.documents} in the index\n`)
  console.log('| quotation | n | p50 ms | p95 ms | passage first | among five |\n| --- | --- | --- | --- | --- | --- |')
  const all: number[] = []
  for (const [kind, change] of Object.entries(kinds)) {
    const times: number[] = []
    let first = 0
    let five = 0
    for (let number = 0; number < CHECKS_OF_KIND; number++) {
      const sentence = pick(sentences)
      const answer = await application.check(change(sentence))
      times.push(answer.ms)
      const rank = rankOf(answer, sentence)
      if (rank === 0) first++
      if (rank >= 0 && rank < 5) five++
    }
    all.push(...times)
    console.log(`| ${kind} | ${times.length} | ${percentile(times, 0.5).toFixed(1)} | ${percentile(times, 0.95).toFixed(1)} | ${kind === 'absent' ? '–' : share(first)} | ${kind === 'absent' ? '–' : share(five)} |`)
  }
  console.log(`| all | ${all.length} | ${percentile(all, 0.5).toFixed(1)} | ${percentile(all, 0.95).toFixed(1)} | | |`)
}

function makeSearches (sentences: string[]): Asked[] {
  const cut = (count: number): string => {
    const words = wordsOf(pick(sentences))
    return words.slice(4, 4 + count).join(' ')
  }
  const longWord = (): string => pick(wordsOf(pick(sentences)).filter(word => word.length > 5))
  const searches: Record<string, () => string> = {
    'one word': longWord,
    'two words': () => longWord() + ' ' + longWord(),
    'short phrase': () => `“${cut(3)}”`,
    'long phrase': () => `“${cut(8)}”`
  }
  return Object.entries(searches).flatMap(([kind, make]) => Array.from({ length: SEARCHES_OF_KIND }, () => ({ kind, parameters: new URLSearchParams({ q: make() }) })))
}

const share = (count: number): string => `${(100 * count / CHECKS_OF_KIND).toFixed(1)} %`

/** A place counts when most words of the sentence stand there. */
function rankOf ({ matches, nearest }: CheckAnswer, sentence: string): number {
  const words = sentence.split(' ')
  return [...matches, ...nearest].findIndex(({ text }) => words.filter(word => text.includes(word)).length >= words.length * 0.6)
}

const wordsOf = (sentence: string): string[] => sentence.slice(0, -1).split(' ')

const shuffled = (words: string[]): string[] => words.map(word => ({ word, at: random() })).sort((a, b) => a.at - b.at).map(each => each.word)

const kinds: Record<string, (sentence: string) => string> = {
  exact: sentence => sentence,
  'two words changed': sentence => {
    const words = wordsOf(sentence)
    for (let times = 0; times < 2; times++) words[Math.floor(random() * words.length)] = pick(wordsOf(pick(pick(pieces).pieces) + '.'))
    return words.join(' ')
  },
  'two fragments': sentence => {
    const words = wordsOf(sentence)
    return [...words.slice(1, 4), ...words.slice(-5, -2)].join(' ')
  },
  'five words, other order and ends': sentence => shuffled(wordsOf(sentence).filter(word => word.length > 4)).slice(0, 5).map(word => word.length > 6 ? word.slice(0, -1) + 's' : word).join(' '),
  absent: sentence => shuffled(wordsOf(sentence)).map((word, index) => index % 2 === 0 ? word : pick(wordsOf(pick(pick(pieces).pieces) + '.'))).join(' ')
}

const data = kept ?? await mkdtemp(join(tmpdir(), 'verbatim-bench-'))
const application = await openApplication({ folder: data, logger: pino({ level: 'error' }) })
try {
  const articles = Math.ceil(Number(passagesWanted) / PASSAGES_OF_ARTICLE)
  const sentences = await fill(articles)
  await report(sentences)
  await compareSearches(application, data, makeSearches(sentences))
} finally {
  await application.close()
  if (kept === undefined) await rm(data, { recursive: true, force: true })
}
