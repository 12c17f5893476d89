/** Takes apart utterances that hold their attribution inside: «A, — said B. — C» and dash dialogue. */
import type { Range } from '../range.js'
import type { CueTable } from './cue-table.js'
import type { Marked } from './marked-text.js'

/** Words of the speaker between dashes; longer stretches are speech again. */
const LONGEST_ATTRIBUTION = 160 // characters
const DASHED = /(?<=[,.!?…»”"])\s+[—–-]\s+(?=\p{Ll})/gu
const RESUMED = /[,.:]\s+[—–-]\s+/gu
const DIALOGUE = /^(?:[—–]\s*|-\s+)(?=\S)/u

/**
 * Splits marked text at an attribution between dashes; text without one comes back as it is.
 *
 * @param marked its ranges are offsets into `text`
 * @returns the pieces that are speech
 *
 * @example
 * // «Wait, — said Ada. — Come in» → “Wait,” and “Come in”
 */
export function splitInnerAttribution (text: string, marked: Marked, cues: CueTable): Marked[] {
  const content = text.slice(marked.start, marked.end)
  const pieces: Marked[] = []
  let from = 0
  for (const dash of content.matchAll(DASHED)) {
    if (dash.index < from) continue
    const begin = dash.index + dash[0].length
    const stretch = content.slice(begin, begin + LONGEST_ATTRIBUTION)
    RESUMED.lastIndex = 0
    const resumed = RESUMED.exec(stretch)
    const attribution = resumed === null ? stretch : stretch.slice(0, resumed.index)
    if (!hasCue(attribution, cues) || (resumed === null && content.length - begin > LONGEST_ATTRIBUTION)) continue
    pieces.push(piece(marked, from, dash.index))
    from = resumed === null ? content.length : begin + resumed.index + resumed[0].length
  }
  if (pieces.length === 0) return [marked]
  if (from < content.length) pieces.push({ ...piece(marked, from, content.length), markEnd: marked.markEnd })
  return pieces
}

function piece (marked: Marked, from: number, to: number): Marked {
  const start = marked.start + from
  const end = marked.start + to
  return { start, end, markStart: from === 0 ? marked.markStart : start, markEnd: end, closed: true, part: true }
}

/** A line of dialogue (— A, — said B. — C): the speech of a line that begins with a dash and names its speaker; null for any other line. */
export function readDialogueLine (text: string, line: Range, cues: CueTable): Marked[] | null {
  const dash = DIALOGUE.exec(text.slice(line.start, line.start + 4))
  if (dash === null) return null
  const start = line.start + dash[0].length
  const whole = { start, end: line.end, markStart: line.start, markEnd: line.end, closed: true }
  const pieces = splitInnerAttribution(text, whole, cues)
  return pieces.length === 1 && pieces[0] === whole ? null : pieces
}

/** A verb of speech among the first words. */
export function hasCue (attribution: string, cues: CueTable): boolean {
  return attribution.toLowerCase().split(/[^\p{L}\p{M}'’-]+/u).slice(0, 8).some(word => cues.verbs.has(word))
}
