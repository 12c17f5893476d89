/** Takes headings, paragraphs, lists and tables out of a Word document. */
import mammoth from 'mammoth'
import yauzl from 'yauzl'
import type { SourceFile } from '../document.js'
import { collectBlocks, textsOf } from '../extract/collect-blocks.js'
import { parseDocument, textOf, type DomDocument } from '../extract/dom.js'
import { measurePage } from '../extract/scan-tags.js'
import { PipelineError } from '../pipeline-error.js'
import type { OpenedDocument } from './open-document.js'

const MOST_BYTES = 256 * 1024 * 1024 // unpacked, pictures included
const HIGHEST_RATIO = 200 // unpacked to packed, beyond a megabyte
const FREE_BYTES = 1 << 20
const DEEPEST = 250 // nested elements, as `parse-html.ts` has it

/** @throws PipelineError `damaged`, `encrypted`, `bomb`, `too-large` */
export async function openDocx (source: SourceFile): Promise<OpenedDocument> {
  const bytes = Buffer.from(source.bytes)
  await checkPacking(bytes, source.origin)
  const html = await convert(bytes, source.origin)
  if (measurePage(html).depth > DEEPEST) throw new PipelineError('too-large', `${source.origin} is nested more than ${DEEPEST} deep`)
  const document = parseDocument(html)
  const title = readTitle(document)
  return {
    text: textsOf(collectBlocks(document.body ?? document)).join('\n\n'),
    format: 'text',
    ...(title === null ? {} : { declared: { title } })
  }
}

async function convert (buffer: Buffer, origin: string): Promise<string> {
  try {
    const { value } = await mammoth.convertToHtml({ buffer }, {
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      styleMap: ['p[style-name="Title"] => h1:fresh', 'p[style-name="Subtitle"] => h2:fresh'],
      externalFileAccess: false
    })
    return value
  } catch (cause) {
    throw new PipelineError('damaged', `${origin} is no sound Word document: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
}

/** A single heading of the first order that begins the document is its headline. */
function readTitle (document: DomDocument): string | null {
  const headings = [...document.querySelectorAll('h1')]
  const first = headings[0]
  if (first === undefined || headings.length > 1) return null
  const blocks = textsOf(collectBlocks(document.body ?? document))
  const title = textOf(first)
  return title !== '' && blocks[0] === title ? title : null
}

/** Unpacks everything once and counts: the library would take what the headers claim for true. */
async function checkPacking (bytes: Buffer, origin: string): Promise<void> {
  let total = 0
  try {
    const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true, decodeStrings: false, validateEntrySizes: true })
    for await (const entry of zip.eachEntry()) {
      if ((entry.generalPurposeBitFlag & 1) !== 0) throw new PipelineError('encrypted', `${origin} is encrypted`)
      for await (const chunk of await zip.openReadStreamPromise(entry)) {
        total += (chunk as Buffer).length
        if (total > MOST_BYTES) throw new PipelineError('too-large', `${origin} unpacks to more than ${MOST_BYTES} bytes`)
        if (total > FREE_BYTES && total > bytes.length * HIGHEST_RATIO) throw new PipelineError('bomb', `${origin} unpacks to more than ${HIGHEST_RATIO} times its size`)
      }
    }
  } catch (cause) {
    if (cause instanceof PipelineError) throw cause
    throw new PipelineError('damaged', `${origin} is no sound Word document: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
}
