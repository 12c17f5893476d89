/** Lists as files for other programs: JSON Lines, a spreadsheet, a feed. Written row by row. */
import { toCsv } from '../page/csv.js'

/** How a row is written where it cannot stand as it is. */
export interface RowForm<Row> {
  /** of a spreadsheet */
  columns: ReadonlyArray<readonly [heading: string, read: (row: Row) => string | null]>
  toEntry (row: Row, origin: string): FeedEntry
}

export interface FeedEntry {
  /** address that stays, so that a reader shows each entry once */
  id: string
  /** where people read it */
  address: string
  title: string
  author: string
  text: string
  /** date as precise as known, for `published` */
  published?: string | null | undefined
}

export interface FeedHead {
  /** address of the feed, in full */
  address: string
  /** scheme, host and port of this service */
  origin: string
  /** what was asked for */
  title: string
  /** RFC 3339 */
  updated: string
}

/** One row a line. */
export async function * writeJsonLines (rows: AsyncIterable<object>): AsyncGenerator<string> {
  for await (const row of rows) yield JSON.stringify(row) + '\n'
}

/** Headings first; RFC 4180 with a byte order mark for spreadsheets. */
export async function * writeCsv<Row> (rows: AsyncIterable<Row>, { columns }: Pick<RowForm<Row>, 'columns'>): AsyncGenerator<string> {
  yield toCsv([columns.map(([heading]) => heading)])
  for await (const row of rows) yield toCsv([columns.map(([, read]) => read(row) ?? '')]).slice(1)
}

/** Atom (RFC 4287). */
export async function * writeAtom<Row> (rows: AsyncIterable<Row>, { toEntry }: Pick<RowForm<Row>, 'toEntry'>, { address, origin, title, updated }: FeedHead): AsyncGenerator<string> {
  yield `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>${escapeXml(title)}</title><id>${escapeXml(address)}</id><link rel="self" href="${escapeXml(address)}"/><updated>${updated}</updated><author><name>Verbatim</name></author>\n`
  for await (const row of rows) yield writeEntry(toEntry(row, origin), updated)
  yield '</feed>\n'
}

function writeEntry ({ id, address, title, author, text, published }: FeedEntry, updated: string): string {
  const instant = instantOf(published ?? undefined)
  return `<entry><id>${escapeXml(id)}</id><link href="${escapeXml(address)}"/><title>${escapeXml(title)}</title><updated>${instant ?? updated}</updated>${
    instant === null ? '' : `<published>${instant}</published>`}<author><name>${escapeXml(author)}</name></author><content type="text">${escapeXml(text)}</content></entry>\n`
}

/** Feeds want a full instant: what is not known of it is its beginning, and a time without a zone counts as UTC. */
function instantOf (value: string | undefined): string | null {
  const match = /^(\d{4})(-\d\d)?(-\d\d)?(T\d\d:\d\d)?(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/.exec(value ?? '')
  if (match === null) return null
  const time = Date.parse(`${match[1]}${match[2] ?? '-01'}${match[3] ?? '-01'}${match[4] ?? 'T00:00'}:00${match[5] ?? 'Z'}`)
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}

/** What XML 1.0 cannot hold, even escaped. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const escapeXml = (text: string): string => text.replace(FORBIDDEN, '\uFFFD').replace(/[&<>"]/g, character => ENTITIES[character] ?? '')
