/** Finds the quotations of an article and who said them. */
import type { LanguageSpan, Line, Quote, Speaker } from '../document.js'
import { detectLanguage } from '../language/detect-language.js'
import { cuesFor } from './cue-table.js'
import { foldText } from '../fold/fold-text.js'
import { splitTextLines } from '../lines.js'
import type { Attribution } from './attribution.js'
import { findReported, isPerson } from './find-reported.js'
import { findSpeaker } from './find-speaker.js'
import { isSpeech, partnerOf } from './is-speech.js'
import { gatherPeople } from './people.js'
import { genderOfSpeaker, previousSubject, type Reading } from './resolve-subject.js'
import { readScene, type Paragraph } from './scene.js'

export interface QuoteContext {
  /** every non-empty line; quotes are sought in the kept ones and in the title */
  lines: readonly Line[]
  /** of the article; counts for lines of unknown language */
  language: string
  spans: readonly LanguageSpan[]
}

/**
 * Finds direct quotations: text between quotation marks, or after a dialogue dash, that someone is
 * said to have said. Titles, nicknames and scare quotes are left alone. The speaker is the person
 * or body the words beside the quotation name, in the fullest form of the article; null rather
 * than a wrong one. Beside them stands reported speech, of kind `indirect`, always with a speaker.
 *
 * @param text article text
 * @returns in reading order; ranges without the marks; an interrupted quotation gives one for each part
 *
 * @example
 * // Mayor Ada Brown opened the fair. “It took years,” Brown said. “We are glad.”
 * // → two quotes of { name: 'Ada Brown', mention: 'Brown' }
 */
export function findQuotes (text: string, context: QuoteContext): Quote[] {
  const paragraphs = readScene(text, context)
  const people = gatherPeople(paragraphs.flatMap(paragraph => paragraph.mentions), cuesFor(context.language).alike, context.language)
  const reading: Reading = { text, paragraphs, people, last: null }
  const reported: Quote[] = []
  let open: Quote[] = []
  const direct = paragraphs.flatMap(paragraph => {
    const before = reading.last
    const quotes = readParagraphQuotes(reading, paragraph)
    open = closeParagraphs(paragraph, quotes, open)
    const said = findReported(reading, paragraph, quotes, before)
    for (const quote of said) reported.push(quote)
    noteLast(reading, paragraph, said.at(-1))
    return quotes
  })
  return [...nameHeadlines(text, paragraphs, direct), ...reported].sort((a, b) => a.start - b.start)
}

/**
 * A quotation over several paragraphs, opened again at each, names its speaker at the end.
 *
 * @param open parts before this paragraph that wait for their speaker
 * @returns those that wait behind it
 */
function closeParagraphs ({ start, marked }: Paragraph, quotes: readonly Quote[], open: Quote[]): Quote[] {
  const [first] = quotes
  const goesOn = first !== undefined && marked[0]?.markStart === start && marked[0].start === first.start
  const waiting = goesOn ? open : []
  if (goesOn && first.speaker !== null) for (const quote of waiting) quote.speaker = { ...first.speaker }
  const whole = goesOn && quotes.length === 1 && marked.at(-1)?.closed === false && first.speaker === null
  return whole ? [...waiting, first] : []
}

/** Whoever is reported last in a paragraph speaks for the next one. */
function noteLast (reading: Reading, { index }: Paragraph, reported: Quote | undefined): void {
  if (reported?.speaker == null || !isPerson(reading, reported.speaker, reported.start) || (reading.last?.paragraph === index && reading.last.end > reported.end)) return
  reading.last = { speaker: reported.speaker, gender: reading.people.genderOf(reported.speaker.name), paragraph: index, end: reported.end }
}

/**
 * Quotations of a text that is no article of the archive: every non-empty line counts as kept.
 *
 * @param language BCP 47 tag; detected when absent
 */
export function findQuotesInText (text: string, language?: string): Quote[] {
  const lines: Line[] = splitTextLines(text).map(line => ({ ...line, keep: true, reason: null }))
  if (language !== undefined) return findQuotes(text, { lines, language, spans: [] })
  const detected = detectLanguage(text, { lines, declared: null })
  return findQuotes(text, { lines, language: detected.language, spans: detected.spans })
}

function readParagraphQuotes (reading: Reading, paragraph: Paragraph): Quote[] {
  const quotes: Quote[] = []
  let before: { end: number, speech: boolean } | null = null
  paragraph.marked.forEach((marked, index) => {
    const found = attributionOf(reading, paragraph, index)
    const paired = before !== null && isPaired(reading.text, before.end, marked.markStart) ? before.speech : null
    const speech = marked.part === true || (paired !== false && isSpeech(reading.text, marked, paragraph, found, quotes.length > 0)) || (paired === true && !/^\p{Lu}/u.test(reading.text.slice(marked.start)))
    before = { end: marked.markEnd, speech }
    if (!speech) return
    const speaker = found.speaker ?? (found.open ? carryOver(reading, paragraph, index, found, quotes) : null)
    quotes.push({
      start: marked.start,
      end: marked.end,
      text: reading.text.slice(marked.start, marked.end),
      kind: paragraph.title ? 'headline' : 'direct',
      speaker,
      cue: found.cue,
      ...found.toldTo !== null && { toldTo: found.toldTo }
    })
    if (speaker !== null) reading.last = { speaker, gender: genderOfSpeaker(reading, speaker), paragraph: paragraph.index, end: marked.markEnd }
  })
  return quotes
}

/** A fragment in small letters that another part follows in its sentence is attributed with it: Tolk “will stay” and say “we are here,” she said. */
function attributionOf (reading: Reading, paragraph: Paragraph, index: number): Attribution {
  const marked = paragraph.marked[index]
  const partner = marked === undefined || marked.end - marked.start > LONGEST_FRAGMENT || !/^\p{Ll}/u.test(reading.text.slice(marked.start, marked.start + 2)) ? null : partnerOf(paragraph, marked)
  if (partner !== null && partner === paragraph.marked[index + 1]) {
    const found = findSpeaker(reading, paragraph, index + 1)
    if (found.place === 'beside' && found.cueEnd !== null && found.cueEnd > partner.markEnd) return found
  }
  return findSpeaker(reading, paragraph, index)
}

const LONGEST_FRAGMENT = 40 // characters

/** “On the Needle” or “Storm”, between “dignity” and “peace”: what is joined so is of one kind. */
const JOINED = /^(?:,|,?\s*(?:and|or|und|oder|та|і|й|чи|або|и|или|et|ou|y|o|e|ed|i|lub|oraz|da|და|ან)|\s*\/)\s*$/u

const isPaired = (text: string, from: number, to: number): boolean => to - from <= 10 && to > from && JOINED.test(text.slice(from, to).trim())

/**
 * The speaker goes on when nothing else is said of this quotation: within a paragraph, and in the
 * next one when it begins with the quotation.
 */
function carryOver (reading: Reading, paragraph: Paragraph, index: number, found: Attribution, quotes: readonly Quote[]): Speaker | null {
  const { last } = reading
  const marked = paragraph.marked[index]
  if (marked === undefined || paragraph.title) return null
  if (last?.paragraph === paragraph.index && quotes.length > 0) return { ...last.speaker }
  const begins = /^[\s\p{P}]*$/u.test(reading.text.slice(paragraph.start, marked.start))
  if (begins && found.place === 'none' && last !== null && paragraph.index - last.paragraph === 1) return { ...last.speaker }
  const own = begins || /[.!?]\s+$/u.test(reading.text.slice(Math.max(paragraph.start, marked.markStart - 3), marked.markStart))
  return own && found.place === 'none' ? previousSubject(reading, paragraph, marked) : null
}

const MOST_COMPARED = 200 // quotations of one article; bounds the comparing of headline and text

/**
 * A headline quotes from the article: what is said there has the same speaker here, and marked
 * words that did not look like speech are speech when they are part of what is said there.
 */
function nameHeadlines (text: string, paragraphs: readonly Paragraph[], quotes: readonly Quote[]): Quote[] {
  const sources = quotes.filter(quote => quote.kind !== 'headline').slice(0, MOST_COMPARED).map(quote => ({ quote, words: ` ${foldText(quote.text)} ` }))
  const known = new Map(quotes.map(quote => [quote.start, quote]))
  const headlines = paragraphs.filter(paragraph => paragraph.title).flatMap(paragraph => paragraph.marked).slice(0, MOST_COMPARED)
  for (const { start, end } of headlines) {
    const quote = known.get(start)
    const words = foldText(text.slice(start, end))
    const source = words.includes(' ') ? sources.find(other => other.words.includes(` ${words} `))?.quote : undefined
    if (source === undefined) continue
    known.set(start, { start, end, text: text.slice(start, end), kind: 'headline', speaker: source.speaker ?? quote?.speaker ?? null, cue: quote?.cue ?? source.cue })
  }
  return [...known.values()].sort((a, b) => a.start - b.start)
}
