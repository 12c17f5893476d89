/** Takes an article in: one transaction for the original, the version with its passages and quotes, the names and the ledger. */
import { credibleTime } from '../../ingest/fingerprint/credible-date.js'
import type { Article, Passage, Quote, SourceFile } from '../../ingest/document.js'
import type { Stored, StoreOutcome } from './archive.js'
import type { Database } from './database.js'
import { eraseArticle, type ArticleRow } from './delete-article.js'
import { describeSource, digestVersion, type Maker, type VersionDigests } from './describe-version.js'
import { markPending } from './ledger.js'
import { placeAmongCopies } from './copy-groups.js'
import { clusterQuotes } from './quote-clusters.js'
import { countNames } from './name-spellings.js'
import { countPeople } from './speaking-people.js'
import { learnTemplates } from './template-lines.js'
import { dropUnusedOriginals, keepOriginal, packOriginal, type PackedOriginal } from './originals.js'

export interface StoreOptions {
  sample: boolean
  madeBy: Maker
  now: Date
}

/** All that is to be written, computed before the transaction begins. */
interface Intake {
  article: Article
  source: SourceFile
  original: PackedOriginal
  digests: VersionDigests
  options: StoreOptions
}

interface KnownArticle extends ArticleRow {
  version: number
  sample: number
  content: string
  analysis: string
  original: string
  storedAt: string
  pipeline: number
  fold: number
}

/**
 * - An unknown id is a new article.
 * - Another text, metadata or passages are a new version; the older ones stay.
 * - The same with other findings (quotes, languages, repairs …) replaces the findings of the
 *   version, together with the original they were made from: `changed`, but no new version.
 * - All the same is `same`: only a newer pipeline that made it, or that it is no sample, is noted.
 *
 * A sample never touches an article that is none; over a sample, another text of a real article
 * leaves nothing of the sample behind.
 */
export async function storeArticle (database: Database, article: Article, source: SourceFile, options: StoreOptions): Promise<Stored> {
  const original = await packOriginal(database, source.bytes)
  const intake: Intake = { article, source, original, digests: digestVersion(article), options }
  return database.transaction(() => takeIn(database, intake))
}

function takeIn (database: Database, intake: Intake): Stored {
  const { article, digests, options } = intake
  const known = findKnown(database, article.id)
  if (known === undefined) return addArticle(database, intake)

  const sameContent = known.content === digests.content
  if (known.sample === 1 && !options.sample && !sameContent) {
    eraseArticle(database, known)
    return addArticle(database, intake)
  }
  if (known.sample === 0 && options.sample) return describeStored(article, 'same', known.version)
  if (sameContent && known.analysis === digests.analysis) {
    noteMaker(database, known, options)
    return describeStored(article, 'same', known.version)
  }
  return sameContent ? replaceFindings(database, known, intake) : addVersion(database, known, intake)
}

function findKnown (database: Database, id: string): KnownArticle | undefined {
  return database.get<KnownArticle>(`
    SELECT a.key, a.id, a.version, a.sample, v.content_digest AS content, v.analysis_digest AS analysis,
      v.original, v.stored_at AS storedAt, v.pipeline, v.fold
    FROM articles a JOIN versions v ON v.article = a.key AND v.version = a.version WHERE a.id = ?`, id)
}

const describeStored = (article: Article, outcome: StoreOutcome, version: number): Stored =>
  ({ id: article.id, outcome, version, passages: article.passages.length, quotes: article.quotes.length })

function addArticle (database: Database, intake: Intake): Stored {
  const { article, options } = intake
  database.run(`INSERT INTO articles (id, version, sample, fingerprint, outlet, language, published_ms, passages, quotes)
    VALUES (?, 1, ?, ?, ?, ?, ?, ?, ?)`, article.id, options.sample, ...summarise(intake))
  const row = database.get<{ key: number }>('SELECT key FROM articles WHERE id = ?', article.id)
  return writeVersion(database, row?.key ?? 0, 1, 'new', intake)
}

function addVersion (database: Database, known: KnownArticle, intake: Intake): Stored {
  updateArticle(database, known, known.version + 1, intake)
  return writeVersion(database, known.key, known.version + 1, 'changed', intake)
}

function replaceFindings (database: Database, known: KnownArticle, intake: Intake): Stored {
  database.run('DELETE FROM versions WHERE article = ? AND version = ?', known.key, known.version)
  updateArticle(database, known, known.version, intake)
  const stored = writeVersion(database, known.key, known.version, 'changed', intake, known.storedAt)
  dropUnusedOriginals(database, [known.original])
  return stored
}

function updateArticle (database: Database, { key }: KnownArticle, version: number, intake: Intake): void {
  database.run(`UPDATE articles SET version = ?, sample = ?, fingerprint = ?, outlet = ?, language = ?, published_ms = ?, passages = ?, quotes = ?
    WHERE key = ?`, version, intake.options.sample, ...summarise(intake), key)
}

/** The columns of `articles` from fingerprint to quotes. */
function summarise ({ article, options }: Intake): [string, string | null, string, number | null, number, number] {
  const { fingerprint, outlet, language, published, passages, quotes } = article
  const time = credibleTime(published?.value ?? null, options.now.getTime())
  return [fingerprint, outlet === '' ? null : outlet, language, time, passages.length, quotes.length]
}

function noteMaker (database: Database, { key, version, pipeline, fold, sample }: KnownArticle, { madeBy, ...options }: StoreOptions): void {
  if (sample === 1 && !options.sample) database.run('UPDATE articles SET sample = 0 WHERE key = ?', key)
  if (pipeline >= madeBy.pipeline && fold >= madeBy.fold) return
  database.run('UPDATE versions SET pipeline = ?, fold = ? WHERE article = ? AND version = ?', madeBy.pipeline, madeBy.fold, key, version)
}

function writeVersion (database: Database, key: number, version: number, outcome: StoreOutcome, intake: Intake, storedAt = intake.options.now.toISOString()): Stored {
  keepOriginal(database, intake.original)
  insertVersion(database, key, version, intake, storedAt)
  insertPassages(database, key, version, intake.article.passages)
  insertQuotes(database, key, version, intake.article.quotes)
  countNames(database, key, intake.article.text)
  countPeople(database, key, intake.article.quotes.flatMap(quote => quote.speaker === null ? [] : [quote.speaker.name]))
  placeAmongCopies(database, key, intake.article.passages)
  clusterQuotes(database, key, intake.article.quotes)
  learnTemplates(database, key, intake.article, intake.source)
  markPending(database, intake.article.id, 'index')
  return describeStored(intake.article, outcome, version)
}

function insertVersion (database: Database, key: number, version: number, { article, source, original, digests, options }: Intake, storedAt: string): void {
  database.run(`INSERT INTO versions (article, version, stored_at, title, outlet, authors, published, url, language,
      fingerprint, format, charset, charset_from, original, source, content_digest, analysis_digest, pipeline, fold,
      notes, details, lines, spans, repairs, text)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  key, version, storedAt, article.title, article.outlet, JSON.stringify(article.authors), JSON.stringify(article.published), article.url, article.language,
  article.fingerprint, article.format, article.charset, article.charsetFrom, original.sha256, describeSource(source), digests.content, digests.analysis, options.madeBy.pipeline, options.madeBy.fold,
  JSON.stringify(article.notes), article.details === undefined ? null : JSON.stringify(article.details), JSON.stringify(article.lines), JSON.stringify(article.spans), JSON.stringify(article.repairs), article.text)
}

function insertPassages (database: Database, key: number, version: number, passages: Passage[]): void {
  const before = nearestKept(passages)
  const after = nearestKept(passages.toReversed()).map(place => place === null ? null : passages.length - 1 - place).reverse()
  for (const [ordinal, passage] of passages.entries()) {
    database.run(`INSERT INTO passages (article, version, ordinal, id, start, end, language, kind, dropped, speakers, kept_before, kept_after, text)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    key, version, ordinal, passage.id, passage.start, passage.end, passage.language, passage.kind, passage.dropped,
    JSON.stringify(passage.speakers), before[ordinal] ?? null, after[ordinal] ?? null, passage.text)
  }
}

/** For each passage the place of the last one before it that was not dropped. */
function nearestKept (passages: Passage[]): Array<number | null> {
  let kept: number | null = null
  return passages.map((passage, place) => {
    const nearest = kept
    if (passage.dropped === null) kept = place
    return nearest
  })
}

function insertQuotes (database: Database, key: number, version: number, quotes: Quote[]): void {
  for (const [ordinal, quote] of quotes.entries()) {
    database.run(`INSERT INTO quotes (article, version, ordinal, start, end, kind, speaker, mention, cue, told_to, text)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    key, version, ordinal, quote.start, quote.end, quote.kind, quote.speaker?.name ?? null, quote.speaker?.mention ?? null, quote.cue, quote.toldTo ?? null, quote.text)
  }
}
