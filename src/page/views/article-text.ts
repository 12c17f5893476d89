/** The text of an article line by line: passages with their anchors, repairs underlined, dropped lines folded away. */
import type { Line, Repair } from '../../../ingest/document.js'
import type { StoredArticle } from '../../archive/archive.js'
import type { Range } from '../../search/answer.js'
import { html, type Child, type Html } from '../html.js'
import { link, passageAnchor, type View } from '../view.js'
import { markRanges } from './marked-text.js'
import { foreign, inLanguage, named } from './parts.js'

/** A passage as far as the text needs it. */
export interface Anchor extends Range {
  id: string
}

export interface ArticleText {
  article: StoredArticle
  /** in reading order, not overlapping */
  anchors: readonly Anchor[]
  /** the passage that was cited */
  marked: Anchor | null
}

/** Without the headline's line, which stands above it as `headline`. */
export function articleText (view: View, content: ArticleText): Html {
  return html`${groupLines(content.article.lines.filter(line => !isHeadline(line))).map(group => group.keep
    ? group.lines.map(line => paragraph(view, line, content))
    : droppedLines(view, group.lines, content))}`
}

const isHeadline = (line: Line): boolean => line.reason === 'title'

/** The headline: its line of the text, with the anchor that links to it lead to, else the title the record gave. */
export function headline (content: ArticleText): Child {
  const line = content.article.lines.find(isHeadline)
  return line === undefined ? content.article.title && foreign(content.article.title) : html`<bdi>${lineText(line, content, content.article.repairs.filter(repair => overlaps(repair, line)))}</bdi>`
}

interface LineGroup {
  keep: boolean
  lines: Line[]
}

/** Neighbouring dropped lines belong together; a kept line stands alone with its margin. */
function groupLines (lines: readonly Line[]): LineGroup[] {
  const groups: LineGroup[] = []
  for (const line of lines) {
    const last = groups.at(-1)
    if (last !== undefined && last.keep === line.keep) last.lines.push(line)
    else groups.push({ keep: line.keep, lines: [line] })
  }
  return groups
}

const overlaps = (one: Range, other: Range): boolean => one.start < other.end && other.start < one.end

function paragraph (view: View, line: Line, content: ArticleText): Html {
  const { messages } = view
  const { article, marked } = content
  const repairs = article.repairs.filter(repair => overlaps(repair, line))
  const isMarked = marked !== null && overlaps(marked, line)
  const spoken = article.spans.find(span => overlaps(span, line))?.language ?? article.language
  return html`<div class="row para">
<p class="label" lang="${messages.language}" dir="auto">${isMarked && html`<a href="#${passageAnchor(marked.id)}">${messages.text('article.thisPassage')}</a> `}${repairs.length > 0 && html`<a href="#repairs">${messages.text('repairs', { count: repairs.length })}</a>`}</p>
<p class="text" ${inLanguage(spoken)}>${lineText(line, content, repairs)}</p>
</div>`
}

function lineText (line: Range, { article, anchors, marked }: ArticleText, repairs: readonly Repair[]): Html {
  const parts: Child[] = []
  const show = (start: number, end: number): Html => markRanges(article.text.slice(start, end), repairs, start, part => html`<span class="repaired">${part}</span>`)
  let at = line.start
  for (const anchor of anchors.filter(anchor => overlaps(anchor, line))) {
    const start = Math.max(anchor.start, at)
    const end = Math.min(anchor.end, line.end)
    const id = anchor.start >= line.start && html` id="${passageAnchor(anchor.id)}"`
    const words = show(start, end)
    parts.push(show(at, start), anchor.id === marked?.id ? html`<mark${id}>${words}</mark>` : html`<span${id}>${words}</span>`)
    at = end
  }
  return html`${parts}${show(at, line.end)}`
}

function droppedLines (view: View, lines: readonly Line[], { article, anchors, marked }: ArticleText): Html {
  const { messages } = view
  const holdsMarked = marked !== null && lines.some(line => overlaps(line, marked))
  const items = lines.map(line => {
    const anchor = anchors.find(anchor => overlaps(anchor, line))
    const words = article.text.slice(line.start, line.end)
    const text = anchor !== undefined && anchor.id === marked?.id ? html`<mark>${words}</mark>` : words
    return html`<li${anchor !== undefined && html` id="${passageAnchor(anchor.id)}"`}><s ${inLanguage(article.language)}>${text}</s> ${named('reason', line.reason ?? '', messages)}</li>`
  })
  return html`<div class="row para"><span></span><details class="dropped" lang="${messages.language}"${holdsMarked && html` open`}>
<summary>${messages.text('dropped', { count: lines.length })}</summary><ul class="fold">${items}</ul></details></div>`
}

export const versionLink = (view: View, path: string, version: number): string => link(view, path, [['version', String(version)]])
