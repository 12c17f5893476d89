/**
 * The pipeline on one page: what happens to an article from its bytes to its quotes.
 *
 *     SourceFile → (document opened) → DecodedText → ParsedPage → RepairedText → CleanedText → DetectedLanguage → Passage[] + Quote[] → Article
 *
 * Each stage is a function from one form of `document.ts` to the next. A stage that cannot go on
 * throws `PipelineError`; `analyseSource` turns it into a `Rejection`. Nothing here logs, opens
 * files or talks to the archive.
 */
import type { Article, Rejection, SourceFile, Stage } from './document.js'
import { PipelineError } from './pipeline-error.js'
import { decodeBytes } from './decode/decode-bytes.js'
import { openDocument } from './documents/open-document.js'
import { parsePage } from './extract/parse-page.js'
import { repairPage } from './mojibake/repair-page.js'
import { cleanLines } from './clean/clean-lines.js'
import { flattenParts } from './clean/split-line.js'
import { describeDetails } from './extract/article-details.js'
import type { SiteTemplates } from './clean/template-memory.js'
import { mergeMetadata } from './extract/merge-metadata.js'
import { detectLanguage } from './language/detect-language.js'
import { findQuotes } from './quotes/find-quotes.js'
import { splitLines } from './passages/split-lines.js'
import { fingerprintText } from './fingerprint/fingerprint-text.js'
import { deriveArticleId } from './article-id.js'

export { PIPELINE_VERSION } from './pipeline-version.js'

/** What stages remember across articles: plain data, read by the caller for this one article. */
export interface PipelineMemory {
  /** lines of other articles of its site */
  templates?: SiteTemplates
}

/**
 * Opens PDF, Word and e-mail first, then takes the source through all stages. The archive keeps
 * `source` as it was found, so that a better reader can read it again.
 *
 * @returns as `analyseSource`
 */
export async function analyseDocument (source: SourceFile, memory: PipelineMemory = {}): Promise<Article | Rejection> {
  let opened: SourceFile
  try {
    opened = await openDocument(source)
  } catch (error) {
    return rejectionOf(error, source, 'decode')
  }
  return analyseSource(source, opened, memory)
}

/**
 * Takes one source through all stages.
 *
 * @param opened the text in it, where the source is a document; `source` itself otherwise
 * @returns the article, or the rejection of the stage that could not go on; never throws for bad input
 */
export function analyseSource (source: SourceFile, opened: SourceFile = source, memory: PipelineMemory = {}): Article | Rejection {
  let stage: Stage = 'decode'
  try {
    const decoded = decodeBytes(opened)

    stage = 'parse'
    const parsed = parsePage(decoded, opened)

    stage = 'repair'
    const page = repairPage(parsed)

    stage = 'clean'
    const cleaned = cleanLines(page, { url: opened.declared.url ?? null, ...memory })
    const lines = flattenParts(cleaned.lines)
    const metadata = mergeMetadata(opened.declared, page.metadata, cleaned.metadata)

    stage = 'detect'
    const detected = detectLanguage(page.text, { lines, declared: metadata.language, outlet: metadata.outlet })

    stage = 'attribute'
    const quotes = findQuotes(page.text, { lines, language: detected.language, spans: detected.spans })

    stage = 'split'
    const id = deriveArticleId(source, metadata)
    const passages = splitLines(page.text, { articleId: id, lines, spans: detected.spans, quotes })

    return {
      ...metadata,
      id,
      language: detected.language,
      text: page.text,
      lines,
      spans: detected.spans,
      repairs: page.repairs,
      passages,
      quotes,
      fingerprint: fingerprintText(passages),
      format: page.format,
      charset: decoded.charset,
      charsetFrom: decoded.charsetFrom,
      details: describeDetails(page, metadata, cleaned.lines),
      notes: [...opened.notes, ...decoded.notes, ...page.notes, ...metadata.notes]
    }
  } catch (error) {
    return rejectionOf(error, source, stage)
  }
}

export function isRejection (result: object): result is Rejection {
  return 'stage' in result && 'reason' in result
}

/** An error of ours says why; any other is a fault of ours, kept with its message so that it can be mended. */
function rejectionOf (error: unknown, source: SourceFile, stage: Stage): Rejection {
  const known = error instanceof PipelineError
  return {
    origin: source.origin,
    stage,
    reason: known ? error.reason : 'fault',
    detail: known ? error.message : `${stage} failed: ${error instanceof Error ? error.message : String(error)}`,
    bytes: source.bytes
  }
}
