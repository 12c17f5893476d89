/** Turns the lines of an article into passages: running text, headline, and dropped lines kept as such. */
import type { LanguageSpan, Line, Passage, PassageKind, Quote } from '../document.js'
import type { Range } from '../range.js'
import { passageId } from './passage-id.js'
import { splitPassages } from './split-passages.js'

export interface SplitContext {
  articleId: string
  /** every non-empty line or the parts of it, in reading order */
  lines: readonly Line[]
  spans: readonly LanguageSpan[]
  quotes: readonly Quote[]
}

/**
 * Splits an article into passages. Kept lines become passages of a few sentences; the title line
 * becomes one passage of kind `headline`; every other dropped line becomes one passage that says
 * why it was dropped.
 *
 * @returns passages in reading order; between them there is white space only, see `joinPassages`
 */
export function splitLines (text: string, context: SplitContext): Passage[] {
  const quotes = [...context.quotes].sort((a, b) => a.start - b.start)
  const languageAt = languageReader(context.spans)
  const occurrences = new Map<string, number>()
  const passages: Passage[] = []
  let next = 0
  for (const line of context.lines) {
    const inLine: Quote[] = []
    for (let quote = quotes[next]; quote !== undefined && quote.start < line.end; quote = quotes[++next]) inLine.push(quote)
    const language = languageAt(line.start)
    const inRange = overlapReader(inLine)
    for (const range of rangesOf(text, line, language, inLine)) {
      passages.push(makePassage(text, range, { articleId: context.articleId, line, language, quotes: inRange(range), occurrences }))
    }
  }
  return passages
}

/** Gives the language of the line around a place; places are asked in reading order. A part of a line has its line's. */
function languageReader (spans: readonly LanguageSpan[]): (start: number) => string {
  let at = 0
  return start => {
    while ((spans[at]?.end ?? Infinity) <= start) at++
    const span = spans[at]
    return span !== undefined && span.start <= start ? span.language : 'und'
  }
}

/** Puts the passages and what stands between them together again: the article text, character for character. */
export function joinPassages (text: string, passages: readonly Passage[]): string {
  let joined = ''
  let at = 0
  for (const passage of passages) {
    joined += text.slice(at, passage.start) + passage.text
    at = passage.end
  }
  return joined + text.slice(at)
}

function rangesOf (text: string, line: Line, language: string, quotes: readonly Quote[]): Range[] {
  if (!line.keep) return [{ start: line.start, end: line.end }]
  const whole = quotes.map(quote => ({ start: quote.start - line.start, end: quote.end - line.start }))
  return splitPassages(text.slice(line.start, line.end), language, whole)
    .map(range => ({ start: range.start + line.start, end: range.end + line.start }))
}

/** Gives the quotes that overlap each range; ranges are asked in reading order, so that every quote is looked at a few times only. */
function overlapReader (quotes: readonly Quote[]): (range: Range) => Quote[] {
  let first = 0
  return ({ start, end }) => {
    while ((quotes[first]?.end ?? Infinity) <= start) first++
    const found: Quote[] = []
    for (let at = first, quote = quotes[at]; quote !== undefined && quote.start < end; quote = quotes[++at]) {
      if (quote.end > start) found.push(quote)
    }
    return found
  }
}

interface PassageContext {
  articleId: string
  line: Line
  language: string
  quotes: readonly Quote[]
  occurrences: Map<string, number>
}

function makePassage (text: string, { start, end }: Range, context: PassageContext): Passage {
  const content = text.slice(start, end)
  const base = passageId(context.articleId, content, 1)
  const occurrence = (context.occurrences.get(base) ?? 0) + 1
  context.occurrences.set(base, occurrence)
  const { keep, reason } = context.line
  return {
    id: occurrence === 1 ? base : passageId(context.articleId, content, occurrence),
    start,
    end,
    text: content,
    language: context.language,
    kind: reason === 'title' ? 'headline' : keep ? kindOf(context.quotes) : 'text',
    dropped: keep || reason === 'title' ? null : reason,
    speakers: [...new Set(context.quotes.flatMap(quote => quote.speaker === null ? [] : [quote.speaker.name]))]
  }
}

function kindOf (quotes: readonly Quote[]): PassageKind {
  const kinds = new Set(quotes.map(quote => quote.kind))
  if (kinds.has('direct') || kinds.has('headline')) return 'direct'
  if (kinds.has('document')) return 'document'
  return kinds.has('indirect') ? 'indirect' : 'text'
}
