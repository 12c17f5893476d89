/** Takes the text out of e-mails and of web pages saved as one file (MHTML), which are e-mails in form. */
import PostalMime, { type Email } from 'postal-mime'
import type { Declared, SourceFile } from '../document.js'
import { PipelineError } from '../pipeline-error.js'
import type { OpenedDocument } from './open-document.js'

const DEEPEST = 50 // messages inside messages
const LARGEST_HEADERS = 1 << 20

/**
 * A saved page is read as that page. A message is read by its plain text, else by its mark-up; its
 * subject is the headline, its sender the author. Attachments are named in a note.
 *
 * @throws PipelineError `damaged`
 */
export async function openMail ({ bytes, origin, contentType }: SourceFile): Promise<OpenedDocument> {
  const mail = await parse(bytes, origin)
  const page = savedPage(mail, bytes, contentType)
  if (page !== null) return { text: page.html, format: 'html', ...(page.url === null ? {} : { declared: { url: page.url } }) }
  const notes = attachmentNotes(mail)
  const plain = mail.text ?? ''
  if (plain.trim() !== '') return { text: plain, format: 'text', declared: declaredOf(mail), notes }
  return { text: mail.html ?? '', format: 'html', declared: declaredOf(mail), notes }
}

async function parse (bytes: Uint8Array, origin: string): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, { maxNestingDepth: DEEPEST, maxHeadersSize: LARGEST_HEADERS })
  } catch (cause) {
    throw new PipelineError('damaged', `${origin} is no sound message: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
}

/** Browsers name the address in a header of their own or in the first part's location. */
function savedPage (mail: Email, bytes: Uint8Array, contentType: string | null): { html: string, url: string | null } | null {
  const address = headerOf(mail, 'snapshot-content-location')
  const saved = address !== null || /^multipart\/related/i.test(contentType ?? '') || /saved by (?:blink|windows internet explorer|microsoft internet explorer|mozilla)/i.test(headerOf(mail, 'from') ?? '')
  if (!saved || mail.html === undefined) return null
  const head = Buffer.from(bytes.subarray(0, 20_000)).toString('latin1')
  const location = address ?? /^content-location:\s{0,10}(https?:\/\/[^\s]{1,2000})/im.exec(head)?.[1] ?? null
  return { html: mail.html, url: location !== null && /^https?:/i.test(location) ? location : null }
}

function headerOf (mail: Email, name: string): string | null {
  return mail.headers.find(header => header.key === name)?.value ?? null
}

function declaredOf (mail: Email): Declared {
  const title = mail.subject?.replace(/\s+/g, ' ').trim() ?? ''
  const sender = mail.from?.name?.trim() ?? ''
  return {
    ...(title === '' ? {} : { title }),
    ...(sender === '' || sender.includes('@') ? {} : { authors: [sender] }),
    ...(mail.date === undefined ? {} : { published: mail.date })
  }
}

function attachmentNotes ({ attachments }: Email): string[] {
  const named = attachments.filter(attachment => attachment.disposition !== 'inline' && attachment.related !== true)
  if (named.length === 0) return []
  return [`${named.length} attached ${named.length === 1 ? 'file is' : 'files are'} not read: ${named.slice(0, 5).map(attachment => attachment.filename ?? attachment.mimeType).join(', ')}`]
}
