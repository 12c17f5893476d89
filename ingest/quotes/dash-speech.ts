/** Finds speech that a dash opens within a paragraph, as the Polish press prints it: – Nie wrócę – powiedział Tolk. – To koniec. */
import type { Range } from '../range.js'
import type { CueTable } from './cue-table.js'
import { hasCue } from './inner-attribution.js'
import type { Marked } from './marked-text.js'

/** At the beginning, behind a sentence or a colon, before a capital. */
const OPENING = /(?:^|(?<=[.!?…:”»"])\s+)[—–-]\s+(?=\p{Lu})/gu
const CLOSING = /\s+[—–-]\s+(?=\p{Ll})/gu

/**
 * @returns one piece for each stretch of speech: up to the dash before its attribution; behind one,
 *   or behind a colon, up to the next dash that opens or the end of the line. A dash that nobody's
 *   words follow (a list, an aside) opens nothing.
 */
export function findDashSpeech (text: string, line: Range, cues: CueTable): Marked[] {
  if (!cues.dashes) return []
  const content = text.slice(line.start, line.end)
  const openings = [...content.matchAll(OPENING)]
  const pieces: Marked[] = []
  openings.forEach((opening, index) => {
    const start = opening.index + opening[0].length
    const limit = openings[index + 1]?.index ?? content.length
    const close = findClosing(content, start, limit, cues)
    const goesOn = content.charAt(opening.index - 1) === ':' || (pieces.length > 0 && pieces.at(-1)?.closed === true)
    if (close === null && !goesOn) return
    const end = close ?? start + content.slice(start, limit).trimEnd().length
    pieces.push({ start: line.start + start, end: line.start + end, markStart: line.start + opening.index, markEnd: line.start + end, closed: close !== null, part: true })
  })
  return pieces
}

function findClosing (content: string, from: number, to: number, cues: CueTable): number | null {
  const stretch = content.slice(from, to)
  for (const dash of stretch.matchAll(CLOSING)) {
    if (hasCue(stretch.slice(dash.index + dash[0].length, dash.index + LONGEST_ATTRIBUTION), cues)) return from + dash.index
  }
  return null
}

const LONGEST_ATTRIBUTION = 160 // characters
