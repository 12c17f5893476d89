/** Reads tables (CSV, TSV) row by row; the first row names the columns. */
import { Readable } from 'node:stream'
import { parse, CsvError } from 'csv-parse'
import { readConfig } from '../config.js'
import { decodeAs } from '../decode/decode-as.js'
import { decodeBytes } from '../decode/decode-bytes.js'
import { rejection, type Reader } from './open-file.js'
import { recordToSource } from './read-record.js'

const FIELDS = ['id', 'url', 'title', 'outlet', 'authors', 'published', 'language', 'text', 'html'] as const
type Field = typeof FIELDS[number]
type Columns = Partial<Record<Field, number>>

const HEAD_BYTES = 65536
const UTF8_MARK = Buffer.from('EFBBBF', 'hex')
const DELIMITERS = [',', ';', '\t', '|']

/** Usual names of columns, lower case, most certain first. */
const NAMES = readConfig<Record<Field, string[]>>('csv-columns.json')

/**
 * Fields are found by the names in `config/csv-columns.json`, or as `options.columns` says. Bytes
 * are decoded field by field in the encoding of the beginning, so that a large table is never held.
 * A row that is no row of the table is rejected alone.
 */
export const readCsv: Reader = async function * (file, options) {
  const { head, chunks } = await splitHead(file.chunks)
  if (head.length === 0) {
    yield rejection(file.origin, 'empty', 'it is empty')
    return
  }
  const { charset } = decodeBytes({ origin: file.origin, bytes: wholeLines(head), contentType: 'text/plain', declared: {}, retrievedAt: '', notes: [] })
  const wide = charset.startsWith('utf-16') || charset.startsWith('utf-32')
  const decode = (field: Uint8Array): string => wide ? Buffer.from(field).toString('utf8') : decodeAs(field, charset)
  const bytes = wide ? transcode(chunks, charset) : chunks
  const delimiter = findDelimiter(wide ? decodeAs(head, charset) : head.toString('latin1'))
  const parser = Readable.from(bytes).pipe(parse({ delimiter, encoding: null, relax_quotes: true, relax_column_count: true, skip_empty_lines: true, max_record_size: options.limits.textBytes, info: true }))
  let columns: Columns | null = null
  for await (const { record, info } of parser as AsyncIterable<{ record: Buffer[], info: { lines: number } }>) {
    const cells = record.map(cell => decode(cell))
    if (columns === null) {
      columns = mapColumns(cells, options.columns ?? {})
      if (columns.text === undefined && columns.html === undefined) {
        yield rejection(file.origin, 'no-text-column', `none of the columns ${cells.slice(0, 20).join(', ').slice(0, 300)} is known to hold text; name it with --columns text=NAME`)
        return
      }
    } else yield recordToSource(recordOf(cells, columns), `${file.origin}:${info.lines}`, options)
  }
  if (columns === null) yield rejection(file.origin, 'empty', 'the table has no row')
}

export { CsvError }

async function splitHead (chunks: AsyncIterable<Uint8Array>): Promise<{ head: Buffer, chunks: AsyncIterable<Uint8Array> }> {
  const iterator = chunks[Symbol.asyncIterator]()
  const parts: Uint8Array[] = []
  for (let size = 0; size < HEAD_BYTES;) {
    const next = await iterator.next()
    if (next.done === true) break
    parts.push(next.value)
    size += next.value.length
  }
  const resume = async function * (): AsyncGenerator<Uint8Array> {
    yield * parts
    yield * { [Symbol.asyncIterator]: () => iterator }
  }
  const head = Buffer.concat(parts)
  if (head.subarray(0, 3).equals(UTF8_MARK)) parts.splice(0, parts.length, head.subarray(3))
  return { head, chunks: resume() }
}

/** A character cut in two at the end would make the head look like another encoding. */
function wholeLines (head: Buffer): Buffer {
  const end = head.lastIndexOf(10)
  return end <= 0 ? head : head.subarray(0, end + 1)
}

async function * transcode (chunks: AsyncIterable<Uint8Array>, charset: string): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(charset)
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }))
  yield Buffer.from(decoder.decode())
}

/** The sign that the first line has most of, outside quotation marks. */
function findDelimiter (head: string): string {
  const line = (head.split(/\r|\n/, 1)[0] ?? '').replace(/"[^"]*"/g, '')
  const counts = DELIMITERS.map(sign => line.split(sign).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ','
}

/** @param given field → name of a column, as an operator wrote it */
export function mapColumns (header: string[], given: Record<string, string>): Columns {
  const plain = header.map(name => name.replace(/^\uFEFF/, '').trim().toLowerCase().replace(/[\s_-]+/g, ' '))
  const columns: Columns = {}
  const taken = new Set<number>()
  for (const field of FIELDS) {
    const wanted = given[field] === undefined ? NAMES[field] : [given[field].trim().toLowerCase().replace(/[\s_-]+/g, ' ')]
    const at = wanted.map(name => plain.indexOf(name)).find(index => index !== -1 && !taken.has(index))
    if (at === undefined) continue
    columns[field] = at
    taken.add(at)
  }
  return columns
}

/** A table with text and mark-up is read by its mark-up where a row has it. */
function recordOf (cells: string[], columns: Columns): Record<string, unknown> {
  const record: Record<string, unknown> = {}
  for (const field of FIELDS) {
    const value = columns[field] === undefined ? undefined : cells[columns[field]]
    if (value === undefined || value.trim() === '') continue
    record[field] = field === 'authors' ? value.split(/\s*[;|]\s*|,\s+/).filter(name => name !== '') : value
  }
  if (record.html !== undefined) delete record.text
  else if (typeof record.text === 'string' && /<(?:p|div|br)\b[^>]{0,200}>/i.test(record.text.slice(0, 5000))) {
    record.html = `<article>${record.text}</article>`
    delete record.text
  } else record.text ??= ''
  return record
}
