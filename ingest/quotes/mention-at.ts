/** Looks up the names of a paragraph by their tokens. */
import { firstIndex } from './first-index.js'
import type { Mention } from './mentions.js'
import type { Paragraph } from './scene.js'

/** Those that lie between two tokens. */
export function mentionsIn ({ mentions }: Paragraph, from: number, to: number): Mention[] {
  const first = firstIndex(mentions, mention => mention.from >= from)
  const end = firstIndex(mentions, mention => mention.to > to)
  return mentions.slice(first, Math.max(first, end))
}

/** The one that begins at a token. */
export function mentionAt ({ mentions }: Paragraph, at: number): Mention | undefined {
  const mention = mentions[firstIndex(mentions, each => each.from >= at)]
  return mention?.from === at ? mention : undefined
}

/** The one that ends with a token. */
export function mentionEndingAt (paragraph: Paragraph, at: number): Mention | null {
  const mention = paragraph.mentions[firstIndex(paragraph.mentions, each => each.to > at)]
  return mention?.to === at + 1 ? mention : null
}
