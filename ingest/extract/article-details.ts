/** Puts together what an article says beside title, authors, date and outlet. */
import type { ArticleDetails, Line, Metadata, ParsedPage } from '../document.js'
import { citedSources } from './cited-sources.js'

const NOTHING = { modified: null, section: null, licence: null }

/** @param lines after cleaning: what is set aside cites nobody */
export function describeDetails ({ details, text }: ParsedPage, metadata: Metadata, lines: Line[]): ArticleDetails {
  const kept = lines.filter(line => line.keep).map(line => text.slice(line.start, line.end)).join('\n')
  return { ...details ?? NOTHING, declaredLanguage: metadata.language, sources: citedSources(metadata.title, kept, metadata.outlet) }
}
