/** Repairs of single characters that have nothing to do with the encoding of a text as a whole. */
import { byteTable } from '../decode/byte-tables.js'
import { foldLookAlikes, hasMixedWords } from '../letters/look-alikes.js'
import type { Edit } from './provenance.js'

const WORD = /[\p{L}\p{M}]+/gu

/**
 * Letters of the wrong script inside a word: `переглядiв` with a Latin i. Only in words of two
 * scripts in which the strangers are fewer, all have a twin, and the others could not be of the
 * strangers' script; `pdf-файл` is two words and `SMSка` stays.
 */
export function fixHomoglyphs (line: string): Edit[] {
  if (!hasMixedWords(line)) return []
  return [...line.matchAll(WORD)].flatMap(match => fixWord(match[0], match.index))
}

function fixWord (word: string, offset: number): Edit[] {
  const folded = isBrand(word) ? null : foldLookAlikes(word)
  if (folded === null) return []
  const edits: Edit[] = []
  for (let at = 0; at < word.length; at++) {
    if (folded[at] !== word[at]) edits.push({ start: offset + at, end: offset + at + 1, replacement: folded[at] ?? '', step: 'homoglyph', margin: null })
  }
  return edits
}

/** `iФон`: a small letter before a capital is meant. */
function isBrand (word: string): boolean {
  return /^\p{Ll}\p{Lu}/u.test(word)
}

/** A byte order mark inside or before the text. */
export function removeMarks (line: string): Edit[] {
  return [...line.matchAll(/\uFEFF+/g)].map(match => ({ start: match.index, end: match.index + match[0].length, replacement: '', step: 'bom', margin: null }))
}

/** C1 controls never stand in text; they are windows-1252 punctuation that was read as Latin-1. */
export function fixC1 (line: string): Edit[] {
  const { toUnit } = byteTable('windows-1252')
  return [...line.matchAll(/[\x80-\x9F]/g)].flatMap(match => {
    const replacement = String.fromCharCode(toUnit[match[0].charCodeAt(0)] ?? 0)
    return replacement === match[0] ? [] : [{ start: match.index, end: match.index + 1, replacement, step: 'iso-8859-1>windows-1252', margin: null }]
  })
}

const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  shy: '\u00AD',
  laquo: '«',
  raquo: '»',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  hellip: '…',
  copy: '©',
  reg: '®',
  trade: '™',
  euro: '€',
  pound: '£',
  sect: '§',
  deg: '°',
  middot: '·',
  bull: '•',
  iexcl: '¡',
  iquest: '¿',
  lsaquo: '‹',
  rsaquo: '›',
  aelig: 'æ',
  AElig: 'Æ',
  oelig: 'œ',
  OElig: 'Œ',
  oslash: 'ø',
  Oslash: 'Ø',
  eth: 'ð',
  ETH: 'Ð',
  thorn: 'þ',
  THORN: 'Þ',
  szlig: 'ß'
}

/** `&Ccedil;` and all others of a letter and its accent. */
const ACCENTS: Record<string, string> = {
  grave: '\u0300', acute: '\u0301', circ: '\u0302', tilde: '\u0303', uml: '\u0308', ring: '\u030A', caron: '\u030C', cedil: '\u0327'
}
const ACCENTED = /^([A-Za-z])(grave|acute|circ|tilde|uml|ring|caron|cedil)$/

/** Entities that were escaped once too often and came out as words: `&quot;` and `&amp;quot;`. */
export function fixEntities (line: string): Edit[] {
  return [...line.matchAll(/&(?:([a-zA-Z]{2,8})|#(\d{2,7})|#[xX]([0-9a-fA-F]{2,6}));/g)].flatMap(match => {
    const replacement = characterOf(match)
    return replacement === null ? [] : [{ start: match.index, end: match.index + match[0].length, replacement, step: 'entity', margin: null }]
  })
}

function characterOf ([, name, decimal, hexadecimal]: RegExpMatchArray): string | null {
  if (name !== undefined) return Object.hasOwn(NAMED, name) ? NAMED[name] ?? null : accented(name)
  const code = meantBy(decimal === undefined ? parseInt(hexadecimal ?? '', 16) : Number(decimal))
  const isText = code >= 32 && code <= 0x10FFFF && (code < 0x7F || code > 0x9F) && (code < 0xD800 || code > 0xDFFF)
  return isText ? String.fromCodePoint(code) : null
}

function accented (name: string): string | null {
  const [, letter = '', accent = ''] = ACCENTED.exec(name) ?? []
  const composed = (letter + (ACCENTS[accent] ?? '')).normalize('NFC')
  return letter !== '' && composed.length === 1 ? composed : null
}

/** `&#150;` is a dash: browsers read the numbers of C1 controls as windows-1252. */
function meantBy (code: number): number {
  return code >= 0x80 && code < 0xA0 ? byteTable('windows-1252').toUnit[code] ?? code : code
}
