/** Finds what a source says of its own encoding: BOM, content type, declaration inside the mark-up. */
import type { CharsetSource } from '../document.js'

export interface DeclaredCharset {
  /** as written */
  label: string
  from: CharsetSource
}

const HEAD_BYTES = 4096 // the standard looks at 1024; real pages declare after comments and scripts
const MARKS: Array<{ charset: string, mark: number[] }> = [
  { charset: 'utf-8', mark: [0xEF, 0xBB, 0xBF] },
  { charset: 'utf-32le', mark: [0xFF, 0xFE, 0, 0] },
  { charset: 'utf-32be', mark: [0, 0, 0xFE, 0xFF] },
  { charset: 'utf-16le', mark: [0xFF, 0xFE] },
  { charset: 'utf-16be', mark: [0xFE, 0xFF] }
]

export function charsetOfMark (bytes: Uint8Array): string | null {
  return MARKS.find(({ mark }) => mark.every((byte, at) => bytes[at] === byte))?.charset ?? null
}

/**
 * @param contentType MIME type with parameters
 * @returns declarations in the order in which they are believed
 */
export function findDeclaredCharsets (bytes: Uint8Array, contentType: string | null): DeclaredCharset[] {
  const found: DeclaredCharset[] = []
  const header = /;[ \t]*charset[ \t]*=[ \t]*["']?([^\s"';,]{1,40})/i.exec(contentType?.slice(0, 1000) ?? '')?.[1]
  if (header !== undefined) found.push({ label: header, from: 'http' })
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString('latin1')
  if (!isMarkup(head, contentType)) return found
  const declared = charsetOfXml(head) ?? charsetOfMeta(head)
  if (declared !== null) found.push({ label: declared, from: 'declaration' })
  return found
}

/** In plain text `<meta charset>` is words. */
function isMarkup (head: string, contentType: string | null): boolean {
  if (contentType !== null && /^\s*text\/plain/i.test(contentType)) return false
  return /^\s*</.test(head) || (contentType !== null && /html|xml/i.test(contentType))
}

function charsetOfXml (head: string): string | null {
  return /^\s*<\?xml[^>]{0,200}?\bencoding\s{0,5}=\s{0,5}["']([^"'>]{1,40})["']/i.exec(head)?.[1] ?? null
}

function charsetOfMeta (head: string): string | null {
  const visible = head.replace(/<!--[^]*?(?:-->|$)/g, '')
  for (const tag of visible.matchAll(/<meta\s([^>]{1,500})/gi)) {
    const label = /\bcharset\s{0,5}=\s{0,5}["']?\s{0,5}([^\s"'/>;]{1,40})/i.exec(tag[1] ?? '')?.[1]
    if (label !== undefined) return label
  }
  return null
}
