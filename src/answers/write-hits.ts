/** Hits as files for other programs: JSON Lines, a spreadsheet, a feed. Written as they are found. */
import { toCsv } from '../page/csv.js'
import type { Hit } from '../search/answer.js'

const COLUMNS: ReadonlyArray<readonly [heading: string, read: (hit: Hit) => string | null]> = [
  ['passage', hit => hit.passage],
  ['text', hit => hit.text],
  ['speaker', hit => hit.speaker],
  ['outlet', hit => hit.article.outlet],
  ['title', hit => hit.article.title],
  ['authors', hit => hit.article.authors.join('; ')],
  ['published', hit => hit.article.published?.value ?? null],
  ['language', hit => hit.language],
  ['kind', hit => hit.kind],
  ['verified', hit => hit.verified],
  ['url', hit => hit.article.url],
  ['article', hit => hit.article.id],
  ['start', hit => String(hit.start)],
  ['end', hit => String(hit.end)]
]

/** One hit a line. */
export async function * writeJsonLines (rows: AsyncIterable<object>): AsyncGenerator<string> {
  for await (const row of rows) yield JSON.stringify(row) + '\n'
}

/** Headings first; RFC 4180 with a byte order mark for spreadsheets. */
export async function * writeCsv (hits: AsyncIterable<Hit>): AsyncGenerator<string> {
  yield toCsv([COLUMNS.map(([heading]) => heading)])
  for await (const hit of hits) yield toCsv([COLUMNS.map(([, read]) => read(hit) ?? '')]).slice(1)
}

export interface FeedHead {
  /** address of the feed, in full */
  address: string
  /** scheme, host and port of this service */
  origin: string
  /** what was searched for */
  title: string
  /** RFC 3339 */
  updated: string
}

/** Atom (RFC 4287). A passage keeps its id, so that a reader shows each once. */
export async function * writeAtom (hits: AsyncIterable<Hit>, { address, origin, title, updated }: FeedHead): AsyncGenerator<string> {
  yield `<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>${escapeXml(title)}</title><id>${escapeXml(address)}</id><link rel="self" href="${escapeXml(address)}"/><updated>${updated}</updated><author><name>Verbatim</name></author>\n`
  for await (const hit of hits) yield entry(hit, origin, updated)
  yield '</feed>\n'
}

function entry (hit: Hit, origin: string, updated: string): string {
  const { article, passage, text, speaker } = hit
  const address = `${origin}/p/${encodeURIComponent(passage)}`
  const published = instantOf(article.published?.value)
  const author = speaker ?? article.outlet ?? article.authors[0] ?? 'unknown'
  return `<entry><id>${address}</id><link href="${address}"/><title>${escapeXml(article.title ?? article.outlet ?? article.id)}</title><updated>${published ?? updated}</updated>${
    published === null ? '' : `<published>${published}</published>`}<author><name>${escapeXml(author)}</name></author><content type="text">${escapeXml(text)}</content></entry>\n`
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
