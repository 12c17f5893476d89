/** What the reading of attributions looks at: the lines of an article with their words, sentences, marked text and names. */
import type { LanguageSpan, Line } from '../document.js'
import { splitSentences } from '../passages/split-sentences.js'
import type { Range } from '../range.js'
import { cuesFor, type CueTable } from './cue-table.js'
import { findDashSpeech } from './dash-speech.js'
import { firstIndex } from './first-index.js'
import { readDialogueLine, splitInnerAttribution } from './inner-attribution.js'
import { findMarkedText, type Marked, opensWithMark } from './marked-text.js'
import { findMentions, type Mention } from './mentions.js'
import { tokenize, type Token } from './tokens.js'

export interface Paragraph extends Range {
  index: number
  language: string
  cues: CueTable
  title: boolean
  marked: Marked[]
  /** words outside the marked text */
  tokens: Token[]
  mentions: Mention[]
  /** a sentence that ends inside marked text goes on behind it; none where nothing can be said */
  sentences: Range[]
}

export const isGerman = ({ language }: Paragraph): boolean => language.startsWith('de')

export interface SceneContext {
  lines: readonly Line[]
  language: string
  spans: readonly LanguageSpan[]
}

/** Reads the kept lines and the title line. */
export function readScene (text: string, context: SceneContext): Paragraph[] {
  const languages = new Map(context.spans.map(span => [span.start, span.language]))
  const lines = context.lines.filter(line => line.keep || line.reason === 'title')
  const paragraphs: Paragraph[] = []
  let open = false
  lines.forEach((line, index) => {
    const own = languages.get(line.start) ?? 'und'
    const language = own === 'und' ? context.language : own
    const next = lines[index + 1]
    const reopens = next !== undefined && opensWithMark(text, next)
    const paragraph = readParagraph(text, line, { language, reopens, continues: open, index })
    open = paragraph.marked.at(-1)?.closed === false
    paragraphs.push(paragraph)
  })
  return paragraphs
}

function readParagraph (text: string, line: Line, { language, reopens, continues, index }: { language: string, reopens: boolean, continues: boolean, index: number }): Paragraph {
  const cues = cuesFor(language)
  const { start, end } = line
  const dashed = findDashSpeech(text, line, cues)
  const dialogue = dashed.length > 0 ? null : readDialogueLine(text, line, cues)
  const marked = dialogue ?? mergeMarked(dashed, findMarkedText(text, line, reopens, continues).flatMap(each => splitInnerAttribution(text, each, cues)))
  for (const each of marked) if (each.part !== true && isBareName(text, each)) each.named = true
  const tokens = outsideTokens(text, { start, end }, marked, language)
  return {
    start,
    end,
    index,
    language,
    cues,
    title: line.reason === 'title',
    marked,
    tokens,
    mentions: findMentions(tokens, cues),
    sentences: marked.length === 0 && !mayReport(tokens, cues) ? [] : outerSentences(text, { start, end }, marked, language)
  }
}

/** In reading order; marks within dashes are part of what is said there. */
function mergeMarked (dashed: readonly Marked[], marked: Marked[]): Marked[] {
  if (dashed.length === 0) return marked
  const free = marked.filter(each => (dashed[firstIndex(dashed, other => other.markEnd > each.markStart)]?.markStart ?? Infinity) >= each.markEnd)
  return [...dashed, ...free].sort((a, b) => a.start - b.start)
}

/** Most paragraphs without quotations tell of nobody's words: they are not cut into sentences. */
function mayReport (tokens: readonly Token[], cues: CueTable): boolean {
  return tokens.some(({ lower }) => cues.verbs.has(lower) || cues.openings.has(lower) || cues.conjunctive.has(lower) || cues.postposed.has(lower))
}

const LONGEST_NAME = 40 // characters

/** One to three words, the first with a capital, without a sentence's punctuation, in the middle of a sentence: радіо «Хвиля». */
function isBareName (text: string, { start, end, markStart, markEnd, closed }: Marked): boolean {
  if (!closed || end - start > LONGEST_NAME) return false
  const content = text.slice(start, end)
  return /^\p{Lu}[\p{L}\p{M}\p{N}’'-]*(?:\s[\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]*){0,2}$/u.test(content) &&
    /[\p{L}\p{M}]\s$/u.test(text.slice(Math.max(0, markStart - 2), markStart)) && !/^,\s*[—–-]/u.test(text.slice(markEnd, markEnd + 3))
}

function outsideTokens (text: string, line: Range, marked: readonly Marked[], language: string): Token[] {
  const tokens: Token[] = []
  let at = line.start
  let named = false
  const take = (to: number): void => {
    const found = tokenize(text.slice(at, to), at, language)
    if (found[0] !== undefined && at > line.start) {
      found[0].fresh = true
      if (named && /^\s+$/u.test(found[0].gap)) found[0].behindName = true
    }
    for (const token of found) tokens.push(token)
  }
  for (const each of marked) {
    take(each.markStart)
    at = Math.max(at, each.markEnd)
    named = each.named === true
  }
  take(line.end)
  return tokens
}

function outerSentences (text: string, line: Range, marked: readonly Marked[], language: string): Range[] {
  const sentences: Range[] = []
  let next = 0
  for (const sentence of splitSentences(text.slice(line.start, line.end), language)) {
    const start = line.start + sentence.start
    const end = line.start + sentence.end
    const previous = sentences.at(-1)
    while (next < marked.length && (marked[next]?.markEnd ?? 0) <= start) next++
    const inside = marked[next]
    if (previous !== undefined && inside !== undefined && inside.markStart < start && inside.markEnd > start) previous.end = end
    else sentences.push({ start, end })
  }
  return sentences
}
