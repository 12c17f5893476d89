/** What is known of who says a quotation: the cue, the speaker, whom it was told to. */
import type { Speaker } from '../document.js'
import { resolveSubject, type Reading } from './resolve-subject.js'
import type { Paragraph } from './scene.js'
import type { Subject } from './subject.js'
import { findToldTo } from './told-to.js'

/** How close what attributes the quotation stands to it. */
export type Place = 'beside' | 'sentence' | 'none'

export interface Attribution {
  place: Place
  cue: string | null
  /** where the cue ends */
  cueEnd: number | null
  speaker: Speaker | null
  /** whom it was told to, as printed */
  toldTo: string | null
  /** the sentence it was read from says nothing of a speaker: the one before may still be speaking */
  open: boolean
}

export function attribute (reading: Reading, paragraph: Paragraph, cueAt: number | null, subject: Subject | null, place: Place): Attribution {
  const cue = cueAt === null ? null : paragraph.tokens[cueAt]?.lower ?? null
  const cueEnd = cueAt === null ? null : paragraph.tokens[cueAt]?.end ?? null
  const speaker = subject === null ? null : resolveSubject(reading, paragraph, subject)
  const toldTo = cueAt === null ? null : findToldTo(reading.text, paragraph, cueAt, subject)
  return { place, cue, cueEnd, speaker, toldTo: toldTo === speaker?.name ? null : toldTo, open: subject === null }
}
