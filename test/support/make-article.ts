/** Articles as the pipeline would leave them, made of a few lines, for tests of what comes after it. */
import type { Article, Passage, SourceFile } from '../../ingest/document.js'
import { fingerprintText } from '../../ingest/fingerprint/fingerprint-text.js'
import { passageId } from '../../ingest/passages/passage-id.js'

/** One passage for each line; a line that begins with `#` is dropped as a menu. */
export function makeArticle (id: string, text: string, given: Partial<Article> = {}): Article {
  const passages = makePassages(id, text)
  return {
    id,
    title: null,
    authors: [],
    published: null,
    outlet: null,
    url: null,
    language: 'en',
    text,
    lines: passages.map(({ start, end, dropped }) => ({ start, end, keep: dropped === null, reason: dropped })),
    spans: passages.map(({ start, end, language }) => ({ start, end, language, confidence: 0.99 })),
    repairs: [],
    passages,
    quotes: [],
    fingerprint: fingerprintText(passages),
    format: 'text',
    charset: 'utf-8',
    charsetFrom: 'utf-8',
    notes: [],
    ...given
  }
}

function makePassages (articleId: string, text: string): Passage[] {
  const seen = new Map<string, number>()
  const passages: Passage[] = []
  let start = 0
  for (const line of text.split('\n')) {
    const first = passageId(articleId, line, 1)
    const occurrence = (seen.get(first) ?? 0) + 1
    seen.set(first, occurrence)
    const end = start + line.length
    const dropped = line.startsWith('#') ? 'menu' as const : null
    if (line !== '') passages.push({ id: passageId(articleId, line, occurrence), start, end, text: line, language: 'en', kind: 'text', dropped, speakers: [] })
    start = end + 1
  }
  return passages
}

/** The source such an article could have come from. */
export function makeSource (content: string | Uint8Array, given: Partial<SourceFile> = {}): SourceFile {
  return {
    origin: 'made.txt',
    contentType: 'text/plain',
    bytes: typeof content === 'string' ? Buffer.from(content) : content,
    declared: {},
    retrievedAt: '2024-05-24T10:35:00Z',
    notes: [],
    ...given
  }
}
