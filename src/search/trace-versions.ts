/** In which versions of its article a quotation stands, or no longer stands. */
import type { Archive } from '../archive/archive.js'
import type { Match, VersionVerdict } from './answer.js'
import { findAlteredPlace, findExactPlaces, prepareArticle } from './find-places.js'
import type { ReadQuote } from './read-quote.js'

/** Articles whose versions are read, those of the best matches. */
const MOST_ARTICLES = 20
/** Of one article, the newest ones. */
const MOST_VERSIONS = 10

/** @returns the matches with `versions`; empty for an article that never changed */
export async function traceVersions (reading: ReadQuote, matches: readonly Match[], archive: Archive): Promise<Match[]> {
  const traced = new Map<string, VersionVerdict[]>()
  for (const { article } of matches) {
    if (traced.size >= MOST_ARTICLES) break
    if (!traced.has(article.id)) traced.set(article.id, await traceArticle(reading, article.id, archive))
  }
  return matches.map(match => ({ ...match, versions: traced.get(match.article.id) ?? [] }))
}

async function traceArticle (reading: ReadQuote, id: string, archive: Archive): Promise<VersionVerdict[]> {
  const versions = await archive.versions(id)
  if (versions.length < 2) return []
  const newest = [...versions].sort((a, b) => a.version - b.version).slice(-MOST_VERSIONS)
  const verdicts: VersionVerdict[] = []
  for (const { version, storedAt } of newest) {
    const article = await archive.article(id, version)
    if (article !== null) verdicts.push({ version, storedAt, current: article.current, verdict: judgeText(reading, article.text) })
  }
  return verdicts
}

function judgeText (reading: ReadQuote, text: string): VersionVerdict['verdict'] {
  const article = prepareArticle('', text)
  const exact = findExactPlaces(reading, article).map(({ verdict }) => verdict)
  if (exact.length > 0) return exact.includes('verbatim') ? 'verbatim' : 'punctuation'
  return findAlteredPlace(reading, article) === null ? 'not-found' : 'altered'
}
