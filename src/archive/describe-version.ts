/** What of an article makes a new version, and what is only another analysis of the same one. */
import { FOLD_VERSION } from '../../ingest/fold/fold-text.js'
import { PIPELINE_VERSION } from '../../ingest/pipeline-version.js'
import type { Article, SourceFile } from '../../ingest/document.js'
import { hashBytes } from './originals.js'

/** The pipeline and the fold of this code. */
export const PRESENT_MAKER = { pipeline: PIPELINE_VERSION, fold: FOLD_VERSION }

export type Maker = typeof PRESENT_MAKER

export interface VersionDigests {
  /** text, metadata and passage ids: another one is a new version, since what was cited is no longer there as it was */
  content: string
  /** everything else the stages found: another one replaces the former within the version */
  analysis: string
}

export function digestVersion (article: Article): VersionDigests {
  const { text, title, authors, published, outlet, url, passages } = article
  const { language, lines, spans, repairs, quotes, fingerprint, format, charset, charsetFrom, details, notes } = article
  return {
    content: digest([text, title, authors, published, outlet, url, passages.map(passage => passage.id)]),
    analysis: digest([language, lines, spans, repairs, quotes, fingerprint, format, charset, charsetFrom, details, notes, passages])
  }
}

/** By the order of keys in `JSON.stringify`: the stages always give them in the same. */
const digest = (content: unknown[]): string => hashBytes(Buffer.from(JSON.stringify(content)))

/** What is known of the original beside its bytes, as JSON. */
export function describeSource ({ bytes: _, ...source }: SourceFile): string {
  return JSON.stringify(source)
}

/** Undoes `describeSource`. */
export function restoreSource (description: string, bytes: Uint8Array): SourceFile {
  return { ...JSON.parse(description) as Omit<SourceFile, 'bytes'>, bytes }
}
