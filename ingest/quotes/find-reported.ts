/** Finds reported speech: what someone is said to have said, without quotation marks (she said that …). */
import type { Quote, Speaker } from '../document.js'
import { firstIndex } from './first-index.js'
import { readReport } from './read-report.js'
import type { Continued, Report, Sentence } from './report.js'
import { resolveSubject, type Reading, type Spoken } from './resolve-subject.js'
import type { Paragraph } from './scene.js'
import { findToldTo } from './told-to.js'

const FEWEST_WORDS = 3 // of reported speech; less is no statement

/**
 * Reported speech of a paragraph, with a speaker. Nothing that overlaps a direct quotation, no
 * question, nothing that nobody named is said to say, or that someone did not say.
 *
 * @param direct quotations of the paragraph, in reading order
 * @param before who spoke last before the paragraph
 * @example
 * // Brown said that the bridge would hold. → “the bridge would hold” of Brown
 */
export function findReported (reading: Reading, paragraph: Paragraph, direct: readonly Quote[], before: Spoken | null): Quote[] {
  const found: Quote[] = []
  if (paragraph.title) return found
  let last = before
  for (const sentence of sentencesOf(reading.text, paragraph)) {
    last = laterOf(reading, last, direct, sentence.start, paragraph)
    const here = { ...reading, last }
    for (const report of readReport(here, paragraph, sentence)) {
      const speaker = 'speaker' in report ? report.speaker : resolveSubject(here, paragraph, report.subject)
      const quote = speaker === null ? null : makeQuote(reading.text, paragraph, report, speaker, direct)
      if (quote === null || speaker === null) continue
      found.push(quote)
      if (!isPerson(reading, speaker, report.start)) continue
      last = { speaker, gender: reading.people.genderOf(speaker.name), paragraph: paragraph.index, end: quote.end }
    }
  }
  return found
}

/** An agency that reports is not taken up by “he”. */
export const isPerson = ({ people }: Reading, { name }: Speaker, start: number): boolean => people.isPerson(name.split(' '), start)

function sentencesOf (text: string, paragraph: Paragraph): Sentence[] {
  return paragraph.sentences.filter(({ end }) => text.charAt(end - 1) !== '?').map(({ start, end }) => ({
    start,
    end,
    from: firstIndex(paragraph.tokens, token => token.start >= start),
    to: firstIndex(paragraph.tokens, token => token.start >= end)
  }))
}

function laterOf (reading: Reading, last: Spoken | null, direct: readonly Quote[], start: number, paragraph: Paragraph): Spoken | null {
  const quote = direct[firstIndex(direct, each => each.start >= start) - 1]
  if (quote?.speaker == null || (last?.paragraph === paragraph.index && last.end > quote.end)) return last
  return { speaker: quote.speaker, gender: reading.people.genderOf(quote.speaker.name), paragraph: paragraph.index, end: quote.end }
}

function makeQuote (text: string, paragraph: Paragraph, report: Report | Continued, speaker: Speaker, direct: readonly Quote[]): Quote | null {
  const start = report.start + (/^[\s\p{P}]*/u.exec(text.slice(report.start, report.start + 20))?.[0].length ?? 0)
  const words = text.slice(start, report.end).replace(/[\s.,;:!…—–-]+$/u, '')
  const end = start + words.length
  const next = direct[firstIndex(direct, quote => quote.end > start)]
  if ((next !== undefined && next.start < end) || words.split(/\s+/u, FEWEST_WORDS).length < FEWEST_WORDS) return null
  const subject = 'subject' in report ? report.subject : null
  const toldTo = findToldTo(text, paragraph, report.cue, subject)
  return { start, end, text: words, kind: 'indirect', speaker, cue: paragraph.tokens[report.cue]?.lower ?? null, ...toldTo !== null && toldTo !== speaker.name && { toldTo } }
}
