/** Walks over the whole archive, one article at a time, in the order of storing. */
import type { SourceFile } from '../../ingest/document.js'
import type { StoredArticle, StoredPassage } from './archive.js'
import type { Database } from './database.js'
import { restoreSource, type Maker } from './describe-version.js'
import { walkKeys } from './in-pages.js'
import { readOriginal } from './originals.js'
import { readArticle } from './read-articles.js'
import { readPassagesOf } from './read-passages.js'

interface ListedArticle { key: number, id: string, pipeline: number, fold: number }

/** @param olderThan only articles that an older pipeline or fold made */
async function * listIds (database: Database, olderThan: Maker | null): AsyncGenerator<string> {
  const rows = walkKeys<ListedArticle>(database, `
    SELECT a.key, a.id, v.pipeline, v.fold FROM articles a JOIN versions v ON v.article = a.key AND v.version = a.version
    WHERE a.key > ? ORDER BY a.key LIMIT ?`)
  for await (const { id, pipeline, fold } of rows) {
    if (olderThan === null || pipeline < olderThan.pipeline || fold < olderThan.fold) yield id
  }
}

export async function * listArticles (database: Database, olderThan: Maker | null): AsyncGenerator<StoredArticle> {
  for await (const id of listIds(database, olderThan)) {
    const article = readArticle(database, id)
    if (article !== null) yield article
  }
}

export async function * listPassages (database: Database): AsyncGenerator<StoredPassage> {
  for await (const id of listIds(database, null)) yield * readPassagesOf(database, id)
}

export interface ListedSource { articleId: string, sample: boolean, source: SourceFile }

export async function * listSources (database: Database, olderThan: Maker | null): AsyncGenerator<ListedSource> {
  for await (const articleId of listIds(database, olderThan)) {
    const row = database.get<{ sample: number, source: string, original: string }>(`
      SELECT a.sample, v.source, v.original FROM articles a JOIN versions v ON v.article = a.key AND v.version = a.version
      WHERE a.id = ?`, articleId)
    const bytes = row === undefined ? null : await readOriginal(database, row.original)
    if (row !== undefined && bytes !== null) yield { articleId, sample: row.sample === 1, source: restoreSource(row.source, bytes) }
  }
}
