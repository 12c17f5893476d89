/** Quotation marks of all kinds, and which of them belong together when people type or paste them. */

const DOUBLE = '"“”„‟″＂〝〞〟'
const SINGLE = "'‘’‚‛′＇"
const ANGLED = '«»‹›'
const CORNERED = '「」『』'

/** Every mark that may enclose a quotation. */
export const QUOTATION_MARKS = new Set(DOUBLE + SINGLE + ANGLED + CORNERED)

/** The marks that rightly close an opening one, in any language's usage: „German“, „Polish”, »Danish«, ”Swedish”. */
const PARTNERS: Record<string, string> = {
  '"': '"＂',
  '＂': '"＂',
  '“': '”',
  '”': '”',
  '„': '“”‟',
  '‟': '”',
  '″': '″',
  '〝': '〞〟',
  "'": "'＇",
  '＇': "'＇",
  '‘': '’',
  '’': '’',
  '‚': '‘’',
  '‛': '’',
  '′': '′',
  '«': '»',
  '»': '«»',
  '‹': '›',
  '›': '‹›',
  '「': '」',
  '『': '』'
}

/** Marks that are also apostrophes or inch signs: between letters they are part of a word. */
const AMBIGUOUS = new Set(SINGLE + '"＂″')

/** Scripts without spaces between words: a mark after their letters still opens. */
const SPACED_WORD = /[\p{L}\p{N}\p{M}]/u
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/**
 * Finds where phrases in marks end. One finder serves one text: what it learns of marks that are
 * never closed keeps a text of nothing but opening marks linear.
 *
 * @example createPhraseFinder('say “no” now')(4) // → 7
 */
export function createPhraseFinder (text: string): (at: number) => number | null {
  const unclosed = new Set<string>()
  const withoutPartner = new Set<string>()

  return function findClosingMark (at) {
    const mark = text[at]
    if (mark === undefined || PARTNERS[mark] === undefined || unclosed.has(mark)) return null
    if (AMBIGUOUS.has(mark) && isWordCharacter(text[at - 1])) return null
    const end = findPartner(text, at, mark, withoutPartner) ?? findRelative(text, at, mark)
    if (end === null) unclosed.add(mark)
    return end
  }
}

/** The right closing mark, unless the same mark opens again before it: then this one was closed some other way. */
function findPartner (text: string, at: number, mark: string, withoutPartner: Set<string>): number | null {
  if (withoutPartner.has(mark)) return null
  const partners = PARTNERS[mark] ?? ''
  for (let index = at + 1; index < text.length; index++) {
    const character = text[index] as string
    if (partners.includes(character) && mayClose(text, index)) return index
    if (character === mark && !AMBIGUOUS.has(mark)) return null
  }
  withoutPartner.add(mark)
  return null
}

/** Any mark of the same width: “straight at the end" and ”the wrong way round“ are typed every day. */
function findRelative (text: string, at: number, mark: string): number | null {
  const family = [DOUBLE, SINGLE].find(marks => marks.includes(mark))
  if (family === undefined) return null
  for (let index = at + 1; index < text.length; index++) {
    if (family.includes(text[index] as string) && mayClose(text, index)) return index
  }
  return null
}

function mayClose (text: string, at: number): boolean {
  return !SINGLE.includes(text[at] as string) || !isWordCharacter(text[at + 1])
}

function isWordCharacter (character: string | undefined): boolean {
  return character !== undefined && SPACED_WORD.test(character) && !UNSPACED.test(character)
}

/**
 * Takes quotation marks and white space off both ends, however many there are.
 *
 * @example trimQuotation(' „So ist es.“ ') // → 'So ist es.'
 */
export function trimQuotation (text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isOuter(text[start] as string)) start++
  while (end > start && isOuter(text[end - 1] as string)) end--
  return text.slice(start, end)
}

const isOuter = (character: string): boolean => QUOTATION_MARKS.has(character) || /\s/.test(character)
