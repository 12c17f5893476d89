/** The repair stage of the pipeline: text and what the page says of itself. */
import type { Metadata, ParsedPage, Repair } from '../document.js'
import { repairText, type OtherRepair } from './repair-text.js'

const ALSO: OtherRepair[] = ['homoglyphs', 'bom', 'c1']

/**
 * Repairs the text of a page, its title, authors and outlet. Receipts are kept for the text alone;
 * a repaired title is noted.
 */
export function repairPage (parsed: ParsedPage): ParsedPage & { repairs: Repair[] } {
  const { text, repairs } = repairText(parsed.text, { also: ALSO })
  const metadata = repairMetadata(parsed.metadata)
  const notes = [...parsed.notes]
  if (metadata.title !== parsed.metadata.title) notes.push(`title repaired, it was “${parsed.metadata.title ?? ''}”`)
  return { ...parsed, text, metadata, notes, repairs }
}

function repairMetadata (metadata: Metadata): Metadata {
  const repairWords = (words: string | null): string | null => words === null ? null : repairText(words, { also: ALSO }).text
  return {
    ...metadata,
    title: repairWords(metadata.title),
    authors: metadata.authors.map(author => repairText(author, { also: ALSO }).text),
    outlet: repairWords(metadata.outlet)
  }
}
