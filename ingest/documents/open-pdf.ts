/** Takes the text out of a PDF, page by page. */
import { extractText, getDocumentProxy, getMeta } from 'unpdf'
import type { SourceFile } from '../document.js'
import { PipelineError } from '../pipeline-error.js'
import type { OpenedDocument } from './open-document.js'
import { reflowLines } from './reflow-lines.js'

const MOST_PAGES = 2000 // a long report; books of more come from nowhere near a newsroom

/** Stands before each page but the first, as printers and other programs have it; see {@link pageAt}. */
export const PAGE_BREAK = '\f'

/**
 * Lines are put together to paragraphs, one a line; pages are separated by a form feed, which is
 * white space to all later stages.
 *
 * @throws PipelineError `encrypted`, `damaged`, `too-large`, `no-article` (a scan has pictures of text only)
 */
export async function openPdf ({ bytes, origin }: SourceFile): Promise<OpenedDocument> {
  const document = await openProxy(bytes, origin)
  try {
    if (document.numPages > MOST_PAGES) throw new PipelineError('too-large', `${origin} has ${document.numPages} pages, the limit is ${MOST_PAGES}`)
    const { text } = await extractText(document, { mergePages: false })
    const pages = text.map(page => reflowLines(page.split('\n')).join('\n'))
    if (pages.every(page => page === '')) throw new PipelineError('no-article', `${origin} holds pictures and no text, as scans do`)
    const title = readTitle(await getMeta(document).catch(() => null))
    return {
      text: pages.join('\n' + PAGE_BREAK),
      format: 'text',
      notes: [`PDF of ${pages.length} ${pages.length === 1 ? 'page' : 'pages'}${title === null ? '' : `, entitled “${title}”`}`]
    }
  } finally {
    await document.destroy()
  }
}

async function openProxy (bytes: Uint8Array, origin: string): ReturnType<typeof getDocumentProxy> {
  try {
    return await getDocumentProxy(new Uint8Array(bytes), { isEvalSupported: false, verbosity: 0 }) // a copy: the library takes the bytes away
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'PasswordException') throw new PipelineError('encrypted', `${origin} is protected by a password`)
    throw new PipelineError('damaged', `${origin} is no sound PDF: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
}

/** Programs write file names there; the title is shown as a remark and never believed. */
function readTitle (meta: Awaited<ReturnType<typeof getMeta>> | null): string | null {
  const title: unknown = meta?.info?.Title
  return typeof title === 'string' && title.trim() !== '' ? title.trim().slice(0, 200) : null
}

/**
 * The page of a printed document that a place in its article text stands on, from 1.
 *
 * @param offset UTF-16 code units into the article text
 * @example pageAt('One.\n\fTwo.', 6) // → 2
 */
export function pageAt (text: string, offset: number): number {
  let page = 1
  for (let at = text.indexOf(PAGE_BREAK); at !== -1 && at < offset; at = text.indexOf(PAGE_BREAK, at + 1)) page++
  return page
}
