/**
 * What the service adds to the engine, with a generated corpus.
 *
 *     npm run bench -- overhead [articles, default 4000] [queries of each kind, default 60]
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { readLimits } from '../ingest/config.js'
import type { Rejection, SourceFile } from '../ingest/document.js'
import { recordToSource } from '../ingest/read/read-record.js'
import { openApplication } from '../src/open-application.js'
import { compareSearches, type Asked } from './support/compare-searches.js'
import { createRandom, generateArticles, type GeneratedArticle } from './support/generate-articles.js'

const [articleCount = 4_000, queriesPerKind = 60] = process.argv.slice(2).map(Number)
const limits = readLimits()

const folder = await mkdtemp(join(tmpdir(), 'verbatim-bench-'))
const application = await openApplication({ folder, logger: pino({ level: 'error' }) })
try {
  const articles = [...generateArticles(articleCount)]
  const summary = await application.ingest(toSources(articles))
  console.log(`${summary.taken} articles, ${summary.passages} passages`)
  await compareSearches(application, folder, makeQueries(articles))
} finally {
  await application.close()
  await rm(folder, { recursive: true, force: true })
}

async function * toSources (articles: GeneratedArticle[]): AsyncGenerator<SourceFile | Rejection> {
  for (const article of articles) yield recordToSource(article, 'generated', { limits })
}

function makeQueries (articles: GeneratedArticle[]): Asked[] {
  const random = createRandom(2)
  const cut = (count: number): string[] => {
    const article = articles[Math.floor(random() * articles.length)] as GeneratedArticle
    const words = article.text.split(/[\s.,“”]+/).filter(word => word.length > 3)
    const start = Math.floor(random() * (words.length - count))
    return words.slice(start, start + count)
  }
  const stretch = (count: number): string => {
    const article = articles[Math.floor(random() * articles.length)] as GeneratedArticle
    const sentence = article.text.split(/[.“”\n]+/).map(part => part.trim()).find(part => part.split(' ').length > count + 2) ?? article.title
    return sentence.replaceAll(',', '').split(' ').slice(1, 1 + count).join(' ')
  }
  const kinds: Record<string, () => Record<string, string>> = {
    'one word': () => ({ q: cut(1).join(' ').toLowerCase() }),
    'two words': () => ({ q: cut(2).join(' ').toLowerCase() }),
    'word, facet selected': () => ({ q: cut(1).join(' ').toLowerCase(), language: 'en', outlet: 'Outlet 0' }),
    name: () => ({ q: articles[Math.floor(random() * articles.length)]?.authors[0]?.split(' ')[0] ?? '' }),
    'short phrase': () => ({ q: `“${stretch(3)}”` }),
    'long phrase': () => ({ q: `“${stretch(8)}”` }),
    'by date': () => ({ q: cut(1).join(' ').toLowerCase(), sort: 'newest', from: '2018' })
  }
  return Object.entries(kinds).flatMap(([kind, make]) => Array.from({ length: queriesPerKind }, () => ({ kind, parameters: new URLSearchParams(make()) })))
}
