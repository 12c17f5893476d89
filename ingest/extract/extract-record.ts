/** One record through decode, parse, repair, clean and detect: what `verbatim extract` prints for it. */
import { cleanLines } from '../clean/clean-lines.js'
import { decodeBytes } from '../decode/decode-bytes.js'
import type { DropReason, LineKind, PublicationDate, SourceFile } from '../document.js'
import { detectLanguage } from '../language/detect-language.js'
import { repairPage } from '../mojibake/repair-page.js'
import { mergeMetadata } from './merge-metadata.js'
import { parsePage } from './parse-page.js'

export interface ExtractedRecord {
  title: string | null
  authors: string[]
  published: PublicationDate | null
  /** name of the outlet */
  site: string | null
  /** of the kept text, BCP 47 or `und` */
  language: string
  /** the kept lines, joined by line feeds: no headline, byline or caption */
  text: string
  /** each non-empty line in order */
  lines: Array<{ text: string, keep: boolean, reason: DropReason | null, kind?: LineKind }>
}

/**
 * Extracts the article of one source. No archive, no passages: what a filter can say of a record.
 *
 * @throws PipelineError when the bytes are no text or the page holds no article
 */
export function extractPage (source: SourceFile): ExtractedRecord {
  const page = repairPage(parsePage(decodeBytes(source), source))
  const cleaned = cleanLines(page, { url: source.declared.url ?? null })
  const metadata = mergeMetadata(source.declared, page.metadata, cleaned.metadata)
  const detected = detectLanguage(page.text, { lines: cleaned.lines, declared: metadata.language })
  const lines = cleaned.lines.map(line => ({ text: page.text.slice(line.start, line.end), keep: line.keep, reason: line.reason, ...(line.kind === undefined ? {} : { kind: line.kind }) }))
  return {
    title: metadata.title,
    authors: metadata.authors,
    published: metadata.published,
    site: metadata.outlet,
    language: detected.language,
    text: lines.filter(line => line.keep).map(line => line.text).join('\n'),
    lines
  }
}
