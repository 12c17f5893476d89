/** Opens PDF, DOCX and e-mail: the text in them, for the stages that read text. The archive keeps the original bytes. */
import type { SourceFile } from '../document.js'
import { PipelineError } from '../pipeline-error.js'

/** What a document holds, in a form that `decodeBytes` and `parsePage` read. */
export interface OpenedDocument {
  text: string
  format: 'text' | 'html'
  declared?: SourceFile['declared']
  notes?: string[]
}

type Opener = (source: SourceFile) => Promise<OpenedDocument>

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Loaded when the first such document comes: each of these libraries costs more to load than a page to read. */
const OPENERS: Record<string, () => Promise<Opener>> = {
  'application/pdf': async () => (await import('./open-pdf.js')).openPdf,
  [DOCX]: async () => (await import('./open-docx.js')).openDocx,
  'message/rfc822': async () => (await import('./open-mail.js')).openMail,
  'multipart/related': async () => (await import('./open-mail.js')).openMail
}

/**
 * Gives a source whose bytes are text. What is text already comes back as it is; what the document
 * says of itself fills only what the source does not declare.
 *
 * @throws PipelineError `encrypted`, `damaged`, `too-large` or `no-article`
 * @example (await openDocument({contentType: 'application/pdf', …})).contentType // → 'text/plain; charset=utf-8'
 */
export async function openDocument (source: SourceFile): Promise<SourceFile> {
  const load = OPENERS[typeOf(source)]
  if (load === undefined) return source
  const opened = await (await load())(source)
  if (opened.text.trim() === '') throw new PipelineError('no-article', `${source.origin} holds no text`)
  return {
    ...source,
    bytes: Buffer.from(opened.text),
    contentType: opened.format === 'html' ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8',
    charsetKnown: true,
    declared: { ...opened.declared, ...source.declared },
    notes: [...source.notes, ...opened.notes ?? []]
  }
}

/** Servers send PDFs as anything; the first bytes decide. */
function typeOf ({ contentType, bytes, charsetKnown }: SourceFile): string {
  if (charsetKnown === true) return ''
  if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-') return 'application/pdf'
  return contentType?.split(';')[0]?.trim().toLowerCase() ?? ''
}
