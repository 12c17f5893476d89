/** One record through decode, parse, repair, clean and detect: what `verbatim extract` prints for it. */
import { cleanLines } from '../clean/clean-lines.js'
import { keysOfLines, scrapedFrom, type TemplateMemory } from '../clean/template-memory.js'
import { decodeBytes } from '../decode/decode-bytes.js'
import type { ArticleDetails, DropReason, Line, LineKind, PublicationDate, SourceFile } from '../document.js'
import { detectLanguage } from '../language/detect-language.js'
import { repairPage } from '../mojibake/repair-page.js'
import { describeDetails } from './article-details.js'
import { mergeMetadata } from './merge-metadata.js'
import { parsePage } from './parse-page.js'

export interface ExtractedLine {
  text: string
  keep: boolean
  reason: DropReason | null
  kind?: LineKind
  /** of a line that was split; `keep` is then true when any part is kept */
  parts?: Array<{ text: string, keep: boolean, reason: DropReason | null }>
}

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
  details: ArticleDetails
  /** each non-empty line in order */
  lines: ExtractedLine[]
}

/**
 * Extracts the article of one source. No archive, no passages: what a filter can say of a record.
 *
 * @param memory of the lines of sites: pages of one site that come after another profit from it
 * @throws PipelineError when the bytes are no text or the page holds no article
 */
export function extractPage (source: SourceFile, memory?: TemplateMemory): ExtractedRecord {
  const page = repairPage(parsePage(decodeBytes(source), source))
  const url = source.declared.url ?? null
  const scraped = page.format === 'text' && memory !== undefined ? scrapedFrom(source) : null
  const cleaned = cleanLines(page, { url, ...(scraped === null ? {} : { templates: memory!.recall(scraped.site) }) })
  if (scraped !== null) memory!.learn(scraped.site, scraped.page, keysOfLines(page.text, cleaned.lines))
  const metadata = mergeMetadata(source.declared, page.metadata, cleaned.metadata)
  const detected = detectLanguage(page.text, { lines: cleaned.lines, declared: metadata.language })
  const lines = cleaned.lines.map(line => extractLine(page.text, line))
  return {
    title: metadata.title,
    authors: metadata.authors,
    published: metadata.published,
    site: metadata.outlet,
    language: detected.language,
    text: lines.flatMap(line => line.parts ?? [line]).filter(line => line.keep).map(line => line.text).join('\n'),
    details: describeDetails(page, metadata, cleaned.lines),
    lines
  }
}

function extractLine (text: string, line: Line): ExtractedLine {
  const words = ({ start, end, keep, reason }: Line) => ({ text: text.slice(start, end), keep, reason })
  return {
    ...words(line),
    ...(line.kind === undefined ? {} : { kind: line.kind }),
    ...(line.parts === undefined ? {} : { parts: line.parts.map(words) })
  }
}
