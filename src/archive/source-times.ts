/** When the articles of each source were printed, for a small picture of it. */
import type { ArchiveTimes, SourceTimes } from './archive.js'
import type { Database } from './database.js'

interface Row { outlet: string | null, language: string, span: number, articles: number }

/** One pass over the index of sources, which holds outlet, language and date in this order. */
export function readSourceTimes (database: Database, spans: number): ArchiveTimes | null {
  const ends = database.get<{ first: number | null, last: number | null }>('SELECT min(published_ms) AS first, max(published_ms) AS last FROM articles')
  if (ends === undefined || ends.first === null || ends.last === null) return null
  const width = Math.max(1, Math.ceil((ends.last - ends.first + 1) / spans)) // ms
  const rows = database.all<Row>(`
    SELECT outlet, language, CAST((published_ms - ?) / ? AS INTEGER) AS span, count(*) AS articles
    FROM articles WHERE published_ms IS NOT NULL GROUP BY outlet, language, span`, ends.first, width)
  const sources = new Map<string, SourceTimes>()
  for (const { outlet, language, span, articles } of rows) {
    const key = JSON.stringify([outlet, language])
    const source = sources.get(key) ?? { outlet, language, counts: Array<number>(spans).fill(0) }
    source.counts[span] = articles
    sources.set(key, source)
  }
  return { first: new Date(ends.first).toISOString(), last: new Date(ends.last).toISOString(), sources: [...sources.values()] }
}
