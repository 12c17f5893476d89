/** Reads web archives (WARC, packed or not): the pages of their responses. */
import { WARCParser, type WARCRecord } from 'warcio'
import type { Rejection, SourceFile } from '../document.js'
import { countUnpacked, rejection, type Reader } from './open-file.js'
import type { ReadOptions } from './read-options.js'

/** Types of records that hold something published. Requests, metadata and revisits do not. */
const HOLDING = new Set(['response', 'resource', 'conversion'])
const READABLE = /^(?:text\/(?:html|plain)|application\/(?:xhtml\+xml|pdf|vnd\.openxmlformats-officedocument\.wordprocessingml\.document))\b/i

/**
 * One source for each page or document, with the address and moment of its capture. What is none
 * (images, scripts, redirects, answers with an error) is counted in a note on the last page.
 */
export const readWarc: Reader = async function * (file, options) {
  const passed = new Map<string, number>()
  let held: SourceFile | null = null
  let number = 0
  const chunks = countUnpacked(file.chunks, () => Infinity, file.budget)
  let damage: unknown = null
  try {
    for await (const record of new WARCParser(chunks, { keepHeadersCase: false })) {
      const origin = `${file.origin}#${++number}`
      const reason = reasonToPass(record)
      if (reason !== null) {
        passed.set(reason, (passed.get(reason) ?? 0) + 1)
        continue
      }
      const source = await readPayload(record, origin, file.budget, options)
      if (!('notes' in source)) yield source
      else {
        if (held !== null) yield held
        held = source
      }
    }
  } catch (error) {
    damage = error
  }
  const left = [...passed].map(([reason, count]) => `${count} ${reason}`).join(', ')
  if (held !== null) {
    if (left !== '') held.notes.push(`of the archive it stands in these records were passed over: ${left}`)
    yield held
  } else if (damage === null) yield rejection(file.origin, 'no-article', left === '' ? 'it holds no record' : `it holds no page: ${left}`)
  if (damage !== null) throw damage
}

function reasonToPass (record: WARCRecord): string | null {
  const type = record.warcType ?? 'unknown'
  if (!HOLDING.has(type)) return type
  const status = type === 'response' ? Number(record.httpHeaders?.statusCode ?? 0) : 200
  if (status < 200 || status > 299) return `status ${status}`
  const content = typeOf(record) ?? 'no type'
  return READABLE.test(content) ? null : content.split(';')[0]!.slice(0, 60)
}

function typeOf (record: WARCRecord): string | null {
  return record.httpHeaders?.headers.get('content-type') ?? (record.warcType === 'response' ? null : record.warcContentType ?? null)
}

async function readPayload (record: WARCRecord, origin: string, budget: { countEntry: () => void }, { limits, now = () => new Date() }: ReadOptions): Promise<SourceFile | Rejection> {
  budget.countEntry()
  const parts: Uint8Array[] = []
  let size = 0
  for await (const chunk of record) {
    size += chunk.length
    if (size <= limits.textBytes) parts.push(chunk)
    else parts.length = 0 // read on, so that the next record is found
  }
  if (size > limits.textBytes) return rejection(origin, 'too-large', `the page is larger than the limit of ${limits.textBytes} bytes`)
  if (size === 0) return rejection(origin, 'empty', 'the answer is empty')
  const captured = new Date(record.warcDate ?? '')
  const url = record.warcTargetURI
  return {
    origin,
    contentType: typeOf(record),
    bytes: Buffer.concat(parts),
    declared: url !== null && url !== undefined && /^https?:/i.test(url) ? { url } : {},
    ...(Number.isNaN(captured.getTime()) ? { retrievedAt: now().toISOString() } : { retrievedAt: captured.toISOString(), fetched: true as const }),
    notes: []
  }
}
