/** Reads names from the lines between a page's headline and its first paragraph: "Written by Mira Holt on 4 March 2023". */
import { shapeLine, type LineShape } from '../clean/line-shape.js'
import { isPersonName } from '../clean/person-names.js'
import { readByline } from '../clean/read-byline.js'
import { readDateline } from '../clean/read-dateline.js'
import { words } from '../clean/word-lists.js'
import { foldText } from '../fold/fold-text.js'
import { collectBlocks, textsOf } from './collect-blocks.js'
import type { DomDocument } from './dom.js'
import { namesAnother } from './author-words.js'

const HEAD = 12 // lines below the headline where a page says when and by whom
const LENGTH_DIFFERENCE = 20 // characters that folding may take or add; other blocks need not be folded
const MOST_PARAGRAPHS = 1 // a summary may stand above the byline
const MOST_LABEL_WORDS = 4 // "Ein Beitrag von", "Guest essay by"

/** @returns names of people; empty when the page's headline is not among its lines */
export function readHeadLines (document: DomDocument, title: string | null, now: Date): string[] {
  for (const line of linesBelowHeadline(document, title)) {
    const names = line.prose ? [] : namesIn(line, now)
    if (names.length > 0) return names
  }
  return []
}

/** The lines in which a page says when and by whom: from the headline to the first paragraph, a summary passed over. */
export function linesBelowHeadline (document: DomDocument, title: string | null): LineShape[] {
  if (title === null || document.body === null) return []
  const blocks = textsOf(collectBlocks(document.body))
  const fold = foldText(title)
  const headline = blocks.findIndex(block => Math.abs(block.length - title.length) < LENGTH_DIFFERENCE && foldText(block) === fold)
  if (headline === -1) return []
  const lines = blocks.slice(headline + 1, headline + 1 + HEAD).map(block => shapeLine(block, { start: 0, end: block.length }))
  const paragraphs = lines.flatMap((line, at) => line.prose ? [at] : [])
  return lines.slice(0, paragraphs[MOST_PARAGRAPHS] ?? lines.length)
}

function namesIn (line: LineShape, now: Date): string[] {
  if (namesAnother(line.text)) return []
  const byline = readByline(line)?.authors ?? []
  if (byline.length > 0) return byline
  return readDateline(line, now)?.authors ?? behindLabel(line)
}

/** "Blog post by Mira Holt": a few words, a label, a name and nothing else. */
function behindLabel (line: LineShape): string[] {
  if (line.words > MOST_LABEL_WORDS + 4 || line.ends) return []
  const parts = line.text.split(' ')
  const label = parts.findLastIndex((part, at) => at > 0 && at <= MOST_LABEL_WORDS && words.ordinaryBylineLabels.has(part.toLowerCase()))
  const name = parts.slice(label + 1).join(' ')
  return label !== -1 && isPersonName(name) ? [name] : []
}
