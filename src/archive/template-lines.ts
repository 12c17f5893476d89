/** Which lines the articles of a site share: what the pipeline recalls as its template. */
import { keysOfLines, MOST_ARTICLES, MOST_LINES, scrapedFrom, type SiteTemplates } from '../../ingest/clean/template-memory.js'
import type { Article, SourceFile } from '../../ingest/document.js'
import { splitTextLines } from '../../ingest/lines.js'
import type { Database } from './database.js'

/**
 * Within a transaction: puts the lines of a scraped text in place of those learned from it before.
 * Costs as much for the first article of a site as for the millionth: a site keeps its youngest
 * lines, and of each line the articles it was first seen on.
 */
export function learnTemplates (database: Database, key: number, article: Article, source: SourceFile): void {
  database.run('DELETE FROM template_lines WHERE article = ?', key)
  const scraped = article.format === 'text' ? scrapedFrom(source) : null
  if (scraped === null) return
  for (const line of keysOfLines(article.text, splitTextLines(article.text))) {
    database.run(`INSERT INTO template_lines (site, line, page, article) SELECT ?, ?, ?, ?
      WHERE (SELECT count(*) FROM template_lines WHERE site = ? AND line = ?) < ?`, scraped.site, line, scraped.page, key, scraped.site, line, MOST_ARTICLES)
  }
  database.run(`DELETE FROM template_lines WHERE site = ? AND id <=
    (SELECT id FROM template_lines WHERE site = ? ORDER BY id DESC LIMIT 1 OFFSET ?)`, scraped.site, scraped.site, MOST_LINES)
}

export function recallTemplates (database: Database, site: string): SiteTemplates {
  const templates: SiteTemplates = new Map()
  for (const { line, page } of database.all<{ line: string, page: string }>('SELECT line, page FROM template_lines WHERE site = ? ORDER BY id', site)) {
    templates.set(line, [...templates.get(line) ?? [], page])
  }
  return templates
}
