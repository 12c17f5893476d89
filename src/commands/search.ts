/** `verbatim search`: hits on the terminal, as JSON, or for a list of queries. */
import type { Hit, SearchAnswer, SearchRequest } from '../search/answer.js'
import type { Session } from '../session/session.js'
import { UsageError } from './exit.js'
import { answerJsonLines, optionalString, requireString, type JsonRecord } from './json-lines.js'
import { count, harmless, printJson, printLine, style } from './output.js'
import { withSession, type ArchiveOptions } from './with-session.js'

export interface SearchOptions extends ArchiveOptions {
  limit: string
  sort?: 'relevance' | 'oldest' | 'newest'
  include?: 'dropped'
  jsonl?: boolean
}

export async function search (query: string | undefined, options: SearchOptions): Promise<void> {
  if (query === undefined && options.jsonl !== true) throw new UsageError('search needs a query, or --jsonl for a list of them')
  const request = requestOf(options)
  await withSession('search', options, async session => {
    if (options.jsonl === true) return await answerJsonLines([], record => searchLine(session, record, request))
    const answer = await session.run('search', { ...request, q: query ?? '' })
    if (options.json === true) printJson(answer)
    else printAnswer(answer)
  })
}

function requestOf (options: SearchOptions): Omit<SearchRequest, 'q'> {
  const limit = Number(options.limit)
  if (!Number.isInteger(limit) || limit < 1 || limit > 200) throw new UsageError(`--limit: ${options.limit} is no whole number from 1 to 200`)
  return { limit, ...(options.sort === undefined ? {} : { sort: options.sort }), ...(options.include === 'dropped' ? { includeDropped: true } : {}) }
}

/** The same form as `check --jsonl` gives, without verdict: `{matches: [{article, passage, start, end, text}]}`. */
async function searchLine (session: Session, record: JsonRecord, request: Omit<SearchRequest, 'q'>): Promise<object> {
  const q = optionalString(record, 'q') ?? requireString(record, 'quote')
  const { hits, similar, total } = await session.run('search', { ...request, q })
  return {
    total,
    matches: (hits.length > 0 ? hits : similar).map(({ passage, article, start, end, text, speaker }) => ({ article: article.id, passage, start, end, text, speaker }))
  }
}

function printAnswer (answer: SearchAnswer): void {
  for (const { before, after } of answer.query.repaired) printLine(`read ${harmless(before)} as ${harmless(after)}`)
  for (const part of answer.query.understood) {
    if (part.type === 'spellings') printLine(`${harmless(part.text)} is also spelled ${harmless(part.spellings.join(', '))}`)
  }
  const atLeast = answer.total.relation === 'gte' ? 'at least ' : ''
  printLine(`${atLeast}${count(answer.total.value, 'passage')}`)
  for (const hit of answer.hits) printHit(hit)
  if (answer.similar.length > 0) printLine('\nnothing is spelled so; similar:')
  for (const hit of answer.similar) printHit(hit)
}

const signs = { verbatim: '= word for word', punctuation: '≈ other punctuation' } as const

function printHit (hit: Hit): void {
  const { article } = hit
  const badge = hit.verified === null ? '' : `${signs[hit.verified]}  `
  const source = [article.outlet, article.published?.value, article.title, hit.speaker === null ? null : `says ${hit.speaker}`]
  printLine(`\n${style('bold', badge)}${harmless(source.filter(part => part != null).join(' · '))}`)
  printLine(harmless(markRanges(hit)).trim())
  printLine(style('dim', `${article.id} ${hit.passage}${hit.copies > 0 ? ` +${hit.copies} copies` : ''}${hit.dropped === null ? '' : ` (set aside: ${hit.dropped})`}`))
}

function markRanges ({ text, start, ranges }: Hit): string {
  let shown = ''
  let position = 0
  for (const range of ranges) {
    shown += text.slice(position, range.start - start) + '[' + text.slice(range.start - start, range.end - start) + ']'
    position = range.end - start
  }
  return shown + text.slice(position)
}
