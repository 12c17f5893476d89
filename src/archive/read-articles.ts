/** Articles, their versions, heads, texts and quotes as they are read back. */
import type { ArticleDetails, PublicationDate, Quote } from '../../ingest/document.js'
import type { ArticleHead, StoredArticle, StoredOriginal, Version } from './archive.js'
import type { Database } from './database.js'
import { restoreSource } from './describe-version.js'
import { allByIds } from './in-pages.js'
import { readOriginal } from './originals.js'

const CURRENT = 'articles a JOIN versions v ON v.article = a.key AND v.version = a.version'
const HEAD = 'a.id, a.sample, v.title, v.outlet, v.authors, v.published, v.language, v.url, v.fingerprint'
/** The order of rows follows the list; SQLite might start with the larger table otherwise. */
const LISTED = 'json_each(?) wanted CROSS JOIN'

interface HeadRow {
  id: string
  sample: number
  title: string | null
  outlet: string | null
  authors: string
  published: string
  language: string
  url: string | null
  fingerprint: string
}

interface VersionRow extends HeadRow {
  key: number
  version: number
  current: number
  storedAt: string
  format: StoredArticle['format']
  charset: string
  charsetFrom: StoredArticle['charsetFrom']
  original: string
  source: string
  pipeline: number
  fold: number
  notes: string
  details: string | null
  lines: string
  spans: string
  repairs: string
  text: string
}

/** @param version the current one when left out */
export function readArticle (database: Database, id: string, version?: number): StoredArticle | null {
  if (version !== undefined && !Number.isSafeInteger(version)) return null
  const row = database.get<VersionRow>(`
    SELECT ${HEAD}, a.key, v.version, v.version = a.version AS current, v.stored_at AS storedAt, v.format, v.charset,
      v.charset_from AS charsetFrom, v.original, v.source, v.pipeline, v.fold, v.notes, v.details, v.lines, v.spans, v.repairs, v.text
    FROM articles a JOIN versions v ON v.article = a.key AND v.version = ifnull(?, a.version)
    WHERE a.id = ?`, version ?? null, id)
  return row === undefined ? null : toStoredArticle(row, readQuotes(database, row.key, row.version))
}

function toStoredArticle (row: VersionRow, quotes: Quote[]): StoredArticle {
  const { version, storedAt, text, format, charset, charsetFrom, original, pipeline, fold } = row
  return {
    ...toHead(row),
    version,
    current: row.current === 1,
    storedAt,
    text,
    lines: JSON.parse(row.lines) as StoredArticle['lines'],
    spans: JSON.parse(row.spans) as StoredArticle['spans'],
    repairs: readRepairs(row.repairs),
    quotes,
    format,
    charset,
    charsetFrom,
    ...row.details !== null && { details: JSON.parse(row.details) as ArticleDetails },
    notes: JSON.parse(row.notes) as string[],
    original,
    origin: restoreSource(row.source, new Uint8Array()).origin,
    madeBy: { pipeline, fold }
  }
}

function toHead (row: HeadRow): ArticleHead {
  const { id, title, outlet, language, url, fingerprint } = row
  return {
    id,
    title,
    outlet,
    authors: JSON.parse(row.authors) as string[],
    published: JSON.parse(row.published) as PublicationDate | null,
    language,
    url,
    sample: row.sample === 1,
    fingerprint
  }
}

interface QuoteRow extends Omit<Quote, 'speaker' | 'toldTo'> { speaker: string | null, mention: string | null, toldTo: string | null }

export function readQuotes (database: Database, article: number, version: number): Quote[] {
  return database.all<QuoteRow>(`
    SELECT start, end, text, kind, speaker, mention, cue, told_to AS toldTo FROM quotes
    WHERE article = ? AND version = ? ORDER BY ordinal`, article, version).map(toQuote)
}

const toQuote = ({ start, end, text, kind, speaker, mention, cue, toldTo }: QuoteRow): Quote =>
  ({ start, end, text, kind, speaker: speaker === null ? null : { name: speaker, mention: mention ?? '' }, cue, ...toldTo !== null && { toldTo } })

/** Those of the current version. */
export function readQuotesOf (database: Database, articleId: string): Quote[] {
  const row = database.get<{ key: number, version: number }>('SELECT key, version FROM articles WHERE id = ?', articleId)
  return row === undefined ? [] : readQuotes(database, row.key, row.version)
}

/** One quotation of the current version. */
export function readQuoteAt (database: Database, articleId: string, ordinal: number): Quote | null {
  const row = database.get<QuoteRow>(`
    SELECT q.start, q.end, q.text, q.kind, q.speaker, q.mention, q.cue, q.told_to AS toldTo
    FROM articles a JOIN quotes q ON q.article = a.key AND q.version = a.version WHERE a.id = ? AND q.ordinal = ?`, articleId, ordinal)
  return row === undefined ? null : toQuote(row)
}

/** Oldest first. */
export function listVersions (database: Database, id: string): Version[] {
  return database.all<Version>(`
    SELECT v.version, v.stored_at AS storedAt, v.title, v.original
    FROM articles a JOIN versions v ON v.article = a.key WHERE a.id = ? ORDER BY v.version`, id)
    .map(({ version, storedAt, title, original }) => ({ version, storedAt, title, original }))
}

export function readHead (database: Database, id: string): ArticleHead | null {
  const row = database.get<HeadRow>(`SELECT ${HEAD} FROM ${CURRENT} WHERE a.id = ?`, id)
  return row === undefined ? null : toHead(row)
}

export async function readHeads (database: Database, ids: Iterable<string>): Promise<Map<string, ArticleHead>> {
  const rows = await allByIds<HeadRow>(database, `SELECT ${HEAD} FROM ${LISTED} ${CURRENT} WHERE a.id = wanted.value`, ids)
  return new Map(rows.map(row => [row.id, toHead(row)]))
}

export async function readTexts (database: Database, ids: Iterable<string>): Promise<Map<string, string>> {
  const rows = await allByIds<{ id: string, text: string }>(database, `SELECT a.id, v.text FROM ${LISTED} ${CURRENT} WHERE a.id = wanted.value`, ids)
  return new Map(rows.map(row => [row.id, row.text]))
}

/** All articles with each fingerprint, by credible date; the empty fingerprint (no words) groups nothing. */
export async function readCopies (database: Database, fingerprints: Iterable<string>): Promise<Map<string, ArticleHead[]>> {
  const rows = await allByIds<HeadRow>(database, `
    SELECT ${HEAD} FROM ${LISTED} ${CURRENT}
    WHERE a.fingerprint = wanted.value AND a.fingerprint <> ''
    ORDER BY a.published_ms IS NULL, a.published_ms, a.key`, fingerprints)
  const groups = new Map<string, ArticleHead[]>()
  for (const row of rows) {
    const group = groups.get(row.fingerprint)
    if (group === undefined) groups.set(row.fingerprint, [toHead(row)])
    else group.push(toHead(row))
  }
  return groups
}

/** For each article all versions of its text, itself among them, by credible date; alone it is not in the map. */
export async function readRelatives (database: Database, ids: Iterable<string>): Promise<Map<string, ArticleHead[]>> {
  const rows = await allByIds<HeadRow & { asked: string }>(database, `
    SELECT wanted.value AS asked, ${HEAD} FROM ${LISTED} articles one ON one.id = wanted.value
    JOIN copy_groups mine ON mine.article = one.key JOIN copy_groups other ON other.copies = mine.copies
    JOIN articles a ON a.key = other.article JOIN versions v ON v.article = a.key AND v.version = a.version
    ORDER BY a.published_ms IS NULL, a.published_ms, a.key`, ids)
  const groups = new Map<string, ArticleHead[]>()
  for (const row of rows) groups.set(row.asked, [...groups.get(row.asked) ?? [], toHead(row)])
  return groups
}

/** The bytes the current version was made from. */
export async function readOriginalOf (database: Database, articleId: string): Promise<StoredOriginal | null> {
  const row = database.get<{ original: string, charset: string, source: string }>(
    `SELECT v.original, v.charset, v.source FROM ${CURRENT} WHERE a.id = ?`, articleId)
  if (row === undefined) return null
  const bytes = await readOriginal(database, row.original)
  if (bytes === null) return null
  const { contentType, origin, retrievedAt } = restoreSource(row.source, bytes)
  return { sha256: row.original, contentType, charset: row.charset, origin, retrievedAt, bytes }
}

/** Receipts written before they carried a margin have none. */
function readRepairs (stored: string): StoredArticle['repairs'] {
  return (JSON.parse(stored) as StoredArticle['repairs']).map(repair => ({ ...repair, margin: repair.margin ?? null }))
}
