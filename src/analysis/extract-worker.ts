/** What runs in a worker thread for `verbatim extract`: one page or document to its article. */
import { openDocument } from '../../ingest/documents/open-document.js'
import type { SourceFile } from '../../ingest/document.js'
import { extractPage, type ExtractedRecord } from '../../ingest/extract/extract-record.js'

export default async (source: SourceFile): Promise<ExtractedRecord> => extractPage(await openDocument(source))
