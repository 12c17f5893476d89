/** Which reader a file needs: by how it begins where that is certain, else by its ending. */

export type FileFormat =
  'text' | 'html' | 'jsonl' | 'json' | 'csv' | 'xml' | 'mail' | 'pdf' | 'docx' | 'warc' | 'zip' | 'tar' | 'gzip' | 'addresses'

const BY_ENDING: Record<string, FileFormat> = {
  txt: 'text',
  text: 'text',
  md: 'text',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  json: 'json',
  csv: 'csv',
  tsv: 'csv',
  rss: 'xml',
  atom: 'xml',
  xml: 'xml',
  eml: 'mail',
  mhtml: 'mail',
  mht: 'mail',
  pdf: 'pdf',
  docx: 'docx',
  warc: 'warc',
  zip: 'zip',
  tar: 'tar',
  gz: 'gzip',
  tgz: 'gzip',
  urls: 'addresses',
  uris: 'addresses'
}

/** @returns null when the ending says nothing */
export function formatOfName (name: string): FileFormat | null {
  const ending = /\.([A-Za-z0-9]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? ''
  return Object.hasOwn(BY_ENDING, ending) ? BY_ENDING[ending] ?? null : null
}

const TAR_MARK = 257 // offset of "ustar" in the first header

/** Formats whose first bytes are theirs alone: an ending that says otherwise is wrong. */
export function formatOfSignature (head: Uint8Array): FileFormat | null {
  const start = Buffer.from(head.subarray(0, 512)).toString('latin1')
  if (start.startsWith('%PDF-')) return 'pdf'
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return 'zip'
  if (start.startsWith('\x1F\x8B')) return 'gzip'
  if (/^WARC\/\d\.\d\r?\n/.test(start)) return 'warc'
  if (start.startsWith('ustar', TAR_MARK)) return 'tar'
  return null
}

/**
 * @param head the first bytes
 * @returns the format to read with. A signature wins over an ending; `docx` needs both, being a zip.
 *
 * @example decideFormat('report.txt', Buffer.from('%PDF-1.7')) // → 'pdf'
 */
export function decideFormat (name: string, head: Uint8Array): FileFormat | null {
  const named = formatOfName(name)
  const signed = formatOfSignature(head)
  if (signed === 'zip') return named === 'docx' ? 'docx' : 'zip'
  if (signed !== null) return signed
  if (named !== null && NEEDS_SIGNATURE.has(named)) return named === 'tar' ? 'tar' : sniffStream(head)
  return named
}

/** Without their signature they are something else with a wrong ending. */
const NEEDS_SIGNATURE = new Set<FileFormat>(['pdf', 'zip', 'gzip', 'warc', 'docx', 'tar'])

/** HTML or text: mark-up may follow a BOM, white space, an XML declaration and comments. */
export function sniffPage (head: Uint8Array): 'html' | 'text' {
  return /^<(?:!doctype\s+html|html[\s>])/i.test(bareStart(head)) ? 'html' : 'text'
}

/** Mark-up of feeds and sitemaps, whatever stands before it. */
export function sniffXml (head: Uint8Array): boolean {
  return /^(?:<!doctype\s+rss[^>]{0,200}>\s*)?<(?:\?xml-stylesheet[^>]{0,300}\?>\s*<)?(?:rss|feed|rdf:RDF|urlset|sitemapindex)[\s>]/i.test(bareStart(head))
}

function bareStart (head: Uint8Array): string {
  const start = Buffer.from(head.subarray(0, 2048)).toString('latin1').replaceAll('\0', '')
  return start.replace(/^(?:\xEF\xBB\xBF|\xFF\xFE|\xFE\xFF)/, '').replace(/<\?xml[^>]{0,300}\?>|<!--[^]*?-->/g, '').trimStart()
}

/**
 * The format of a stream that has no name. JSON Lines is told from JSON by its first line, which
 * is an object by itself.
 *
 * @param head the first bytes, with the whole first line where it fits
 */
export function sniffStream (head: Uint8Array): FileFormat {
  const start = Buffer.from(head).toString('utf8').replace(/^\uFEFF/, '').trimStart()
  if (sniffXml(head)) return 'xml'
  if (/^\[\s*\{/.test(start)) return 'json'
  if (!/^\{\s*["}]/.test(start)) return sniffPage(head)
  const feed = start.indexOf('\n')
  if (feed < 0) return 'jsonl'
  return isJson(start.slice(0, feed)) || !isBeginningOfJson(start.slice(0, feed)) ? 'jsonl' : 'json'
}

function isJson (line: string): boolean {
  try {
    JSON.parse(line)
    return true
  } catch {
    return false
  }
}

/** A line of indented JSON ends where more has to come: `{`, `"id": 1,`. */
function isBeginningOfJson (line: string): boolean {
  return /[{[,:]\s*$/.test(line)
}
