/** The forms of reported speech between reading a sentence and making a quote of it. */
import type { Speaker } from '../document.js'
import type { Range } from '../range.js'
import type { Subject } from './subject.js'

/** What a sentence reports; indexes are into the paragraph's tokens. */
export interface Report extends Range {
  cue: number
  subject: Subject
}

/** A sentence with its tokens, end exclusive. */
export interface Sentence extends Range {
  from: number
  to: number
}

/** A sentence in the mood of reported speech goes on with what the one before reported. */
export interface Continued extends Range {
  cue: number
  speaker: Speaker
}
