/**
 * The rules that know a line of boilerplate by name, in the order in which they are asked. The
 * first that answers gives the reason. Each looks at one line alone and says why it may be sure.
 */
import type { DropReason } from '../document.js'
import { readDates } from '../extract/read-dates.js'
import { beginsWith, isLetterAt, type LineShape } from './line-shape.js'
import { readByline } from './read-byline.js'
import { words } from './word-lists.js'

export interface Rule {
  name: string
  reason: DropReason
  /** `now` is the moment of reading; it decides the century of two-digit years */
  test: (line: LineShape, now: Date) => boolean
}

export const RULES: Rule[] = [
  // "ua en ru": nothing but names of languages, two of them at least; "This text is also available in …"
  { name: 'language-names', reason: 'language-switch', test: isLanguageList },
  { name: 'language-link', reason: 'language-switch', test: line => line.words <= 14 && beginsWith(line.bare, words.languageStarts) !== null },

  // "81904 views", "26.11.2025 Views: 111": numbers with words for counting, a date beside them allowed
  { name: 'counter', reason: 'counter', test: isCounter },

  // a date with weekday, time and "published", nothing else
  { name: 'date-alone', reason: 'date', test: isDateAlone },

  // "Author: Jane Doe"
  { name: 'byline', reason: 'byline', test: line => readByline(line) !== null },

  // "Photo: Jane Doe (Getty Images)", "… Credit: AFP", "© Shutterstock"
  { name: 'caption-label', reason: 'caption', test: line => line.words <= 60 && labelOf(line.bare, words.captionLabels) !== null },
  { name: 'picture-credit', reason: 'caption', test: endsWithCredit },

  // "Read also: …"; "Most read"; a headline with its date glued to it
  { name: 'related-label', reason: 'related', test: line => line.words <= 40 && labelOf(line.bare, words.relatedLabels) !== null },
  { name: 'related-heading', reason: 'related', test: line => words.relatedWhole.has(line.bare) },
  { name: 'glued-date', reason: 'related', test: endsWithGluedDate },

  // two signs are asked for: what cookies do, and what the reader is to do
  { name: 'cookie-banner', reason: 'cookie', test: line => line.words <= 120 && hasAny(line.plain, words.cookieContains) && hasAny(line.plain, words.cookieTogether) },

  { name: 'share-bar', reason: 'share', test: isShareBar },
  { name: 'share-invitation', reason: 'share', test: line => line.words <= 16 && beginsWith(line.bare, words.shareStarts) !== null },
  { name: 'newsletter', reason: 'newsletter', test: line => line.words <= 60 && beginsWith(line.bare, words.newsletterStarts) !== null && hasAny(line.plain, words.newsletterTogether) },

  { name: 'contact', reason: 'contact', test: isContact },
  { name: 'address-alone', reason: 'menu', test: line => /^(?:https?:\/\/|www\.)\S+$/.test(line.plain) },

  { name: 'footer-heading', reason: 'footer', test: line => words.footerWhole.has(line.bare) },
  { name: 'footer-start', reason: 'footer', test: line => line.words <= 60 && (beginsWith(line.plain, words.footerStarts) !== null || beginsWith(line.bare, words.footerStarts) !== null) },
  { name: 'footer-phrase', reason: 'footer', test: line => line.words <= 80 && hasAny(line.plain, words.footerContains) },

  { name: 'menu-word', reason: 'menu', test: line => words.menuWhole.has(line.bare) }
]

function isLanguageList (line: LineShape): boolean {
  if (line.words < 2 || line.words > 40) return false
  const names = line.plain.split(/[\s|/,•·()[\]]+/u).filter(name => name !== '')
  return names.length >= 2 && new Set(names).size === names.length && names.every(name => words.languageNames.has(name))
}

function isCounter (line: LineShape, now: Date): boolean {
  if (line.words > 14 || !/\d/.test(line.plain)) return false
  const rest = readDates(line.plain, now).rest.filter(word => !/^\p{Nd}+$/u.test(word) && word !== 'k' && word !== 'm' && word !== 'тис' && word !== 'млн')
  return rest.length > 0 && rest.every(word => words.counterLabels.has(word))
}

function isDateAlone (line: LineShape, now: Date): boolean {
  if (line.words > 24 || !/\d/.test(line.plain)) return false
  const reading = readDates(line.text, now)
  return reading.dates.some(date => date.precision !== 'year') && reading.rest.length === 0
}

/** A label with a colon, or with nothing behind it. */
function labelOf (bare: string, labels: string[]): string | null {
  for (const label of labels) {
    if (!bare.startsWith(label) || isLetterAt(bare, label.length)) continue
    if (bare.length === label.length || /^\s?[:：]/u.test(bare.slice(label.length, label.length + 2))) return label
  }
  return null
}

/** "… (Getty Images)", "… Photo: Jane Doe / AFP", "… © Reuters": the credit ends the line, and what stands before is short. */
function endsWithCredit (line: LineShape): boolean {
  if (line.words > 70) return false
  const tail = line.plain.slice(-90)
  if (endsWithAgency(line.bare) && /[©/(:|–—-]\s?[^©/(:|]{2,50}$/u.test(tail.replace(/[).\s]+$/u, ''))) return !line.prose || !line.ends
  return !(line.ends && line.words > 30) && hasCreditLabel(tail)
}

function endsWithAgency (bare: string): boolean {
  return words.credits.some(credit => bare.endsWith(credit))
}

/** "Photo: Jane Doe" inside the line, at most eight words from its end. */
function hasCreditLabel (tail: string): boolean {
  for (const label of words.creditLabels) {
    const at = tail.lastIndexOf(label + ':')
    if (at === -1) continue
    const before = tail[at - 1]
    if ((before === undefined || /[\s(.|,/©\p{L}]/u.test(before)) && tail.slice(at).split(' ').length <= 8) return true
  }
  return false
}

/** "Rain in the hills24.05.24, 13:35": no space before the date, or a date with a time and no sentence before it. */
function endsWithGluedDate (line: LineShape, now: Date): boolean {
  if (line.words > 45 || !/\d$/.test(line.plain)) return false
  const tail = line.text.slice(-40)
  const date = readDates(tail, now).dates.at(-1)
  if (date === undefined || date.end !== tail.length || date.precision === 'year' || date.precision === 'month') return false
  const before = tail.slice(0, date.start)
  if (before.trim() === '') return false
  return /[\p{L}\p{M}"'”»’?!)]$/u.test(before) || (date.precision !== 'day' && line.words >= 5 && !/[.!?…:,]\s*$/u.test(before) && /\p{L}\s+$/u.test(before) && !endsWithSmallWord(before))
}

/** "… on 24.05.24, 13:35" belongs to a sentence. */
function endsWithSmallWord (before: string): boolean {
  return /(?:^|\s)[\p{Ll}]{1,3}\s+$/u.test(before)
}

function isShareBar (line: LineShape): boolean {
  if (line.words > 24 || line.words === 0) return false
  const names = line.bare.split(/[^\p{L}\p{M}\p{N}.'-]+/u).filter(name => name !== '' && !/^[\d.,]+k?$/.test(name))
  return names.length > 0 && names.every(name => words.shareWords.has(name) || words.shareCore.has(name)) && names.some(name => words.shareCore.has(name))
}

const MAIL = /\[email\s?protected\]|[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}\.[\p{L}\p{N}.-]{2,63}/u

/** An address behind a label, alone, or with a few words that are no sentence. */
function isContact (line: LineShape): boolean {
  if (line.words > 30) return false
  const labelled = beginsWith(line.bare, words.contactStarts) !== null
  if (labelled && line.words <= 12) return true
  const mail = line.plain.includes('@') || line.plain.includes('[email') ? MAIL.exec(line.plain) : null
  if (mail === null) return false
  return labelled || line.words <= 8 || line.plain.length - mail[0].length <= 12
}

export function hasAny (plain: string, phrases: string[]): boolean {
  return phrases.some(phrase => plain.includes(phrase))
}
