/** Which reader a file needs: by its ending, and where that says nothing by how it begins. */

export type FileFormat = 'text' | 'html' | 'jsonl' | 'json'

const BY_ENDING: Record<string, FileFormat> = {
  txt: 'text', text: 'text', md: 'text', html: 'html', htm: 'html', xhtml: 'html', jsonl: 'jsonl', ndjson: 'jsonl', json: 'json'
}

/** @returns null when the ending says nothing */
export function formatOfName (name: string): FileFormat | null {
  const ending = /\.([A-Za-z0-9]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? ''
  return Object.hasOwn(BY_ENDING, ending) ? BY_ENDING[ending] ?? null : null
}

/** HTML or text: mark-up may follow a BOM, white space, an XML declaration and comments. */
export function sniffPage (head: Uint8Array): 'html' | 'text' {
  const start = Buffer.from(head.subarray(0, 1024)).toString('latin1').replaceAll('\0', '')
  const bare = start.replace(/^(?:\xEF\xBB\xBF|\xFF\xFE|\xFE\xFF)/, '').replace(/<\?xml[^>]{0,300}\?>|<!--[^]*?-->/g, '').trimStart()
  return /^<(?:!doctype\s+html|html[\s>])/i.test(bare) ? 'html' : 'text'
}

/**
 * The format of a stream that has no name. JSON Lines is told from JSON by its first line, which
 * is an object by itself.
 *
 * @param head the first bytes, with the whole first line where it fits
 */
export function sniffStream (head: Uint8Array): FileFormat {
  const start = Buffer.from(head).toString('utf8').replace(/^\uFEFF/, '').trimStart()
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
