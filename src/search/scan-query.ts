/** Cuts a query into words, phrases, filters, operators and brackets. */
import { createPhraseFinder } from './quotation-marks.js'

export interface TermToken {
  kind: 'term'
  start: number
  end: number
  negative: boolean
  field: string | null
  quoted: boolean
  value: string
}

export interface OperatorToken {
  kind: 'operator'
  name: 'or' | 'and' | 'not' | 'near'
  /** words, for `near` */
  within: number
  start: number
  end: number
}

export interface BracketToken {
  kind: 'open' | 'close'
  negative: boolean
  start: number
  end: number
}

export type Token = TermToken | OperatorToken | BracketToken

const FIELD = /(speaker|outlet|author|lang|language|before|after):(?=\S)/iy
const WHITE_SPACE = /\s/
const MINUS = /[-−]/
/** In capitals only: "or" and "near" are words. */
const OPERATOR = /^(?:(OR|\|\|?)|(AND)|(NOT)|(NEAR)(?:\/(\d{1,3}))?)$/

/** Words apart, where the query does not say; as in other search languages. */
const USUAL_DISTANCE = 10
const LARGEST_DISTANCE = 100

/** Brackets in brackets; deeper ones are read as punctuation. */
const DEEPEST = 20

type FindMark = (at: number) => number | null

/**
 * Linear in the length of the text. Brackets count at the beginning and the end of words only, so
 * that `word(s)` stays one word.
 *
 * @example [...scanQuery('a OR (b)')].map(token => token.kind) // → ['term', 'operator', 'open', 'term', 'close']
 */
export function * scanQuery (text: string): Generator<Token> {
  const findClosingMark = createPhraseFinder(text)
  let depth = 0
  let at = 0
  while (at < text.length) {
    const character = text[at] as string
    if (WHITE_SPACE.test(character)) {
      at++
      continue
    }
    const token = readBracket(text, at, depth) ?? readTerm(text, at, depth, findClosingMark)
    if (token.kind === 'open') depth++
    if (token.kind === 'close') depth--
    yield token.kind === 'term' ? readOperator(token) ?? token : token
    at = token.end
  }
}

function readBracket (text: string, start: number, depth: number): BracketToken | null {
  if (text[start] === ')' && depth > 0) return { kind: 'close', negative: false, start, end: start + 1 }
  const negative = MINUS.test(text[start] as string) && text[start + 1] === '('
  const at = negative ? start + 1 : start
  return text[at] === '(' && depth < DEEPEST ? { kind: 'open', negative, start, end: at + 1 } : null
}

function readTerm (text: string, start: number, depth: number, findClosingMark: FindMark): TermToken {
  const negative = MINUS.test(text[start] as string) && text[start + 1] !== undefined && !WHITE_SPACE.test(text[start + 1] as string)
  let at = negative ? start + 1 : start
  FIELD.lastIndex = at
  const field = FIELD.exec(text)?.[1]?.toLowerCase() ?? null
  if (field !== null) at += field.length + 1

  const closing = findClosingMark(at)
  if (closing !== null) return { kind: 'term', start, end: closing + 1, negative, field, quoted: true, value: text.slice(at + 1, closing) }
  const end = findWordEnd(text, at, depth, findClosingMark)
  return { kind: 'term', start, end, negative, field, quoted: false, value: text.slice(at, end) }
}

function findWordEnd (text: string, start: number, depth: number, findClosingMark: FindMark): number {
  let own = 0 // brackets opened inside the word
  for (let end = start; end < text.length; end++) {
    const character = text[end] as string
    if (end > start && (WHITE_SPACE.test(character) || findClosingMark(end) !== null || (character === ')' && depth > 0 && own <= 0))) return end
    if (character === '(') own++
    if (character === ')') own--
  }
  return text.length
}

function readOperator ({ start, end, value, negative, field, quoted }: TermToken): OperatorToken | null {
  const match = negative || quoted || field !== null ? null : OPERATOR.exec(value)
  if (match === null) return null
  const [, or, and, not, , distance] = match
  const name = or !== undefined ? 'or' : and !== undefined ? 'and' : not !== undefined ? 'not' : 'near'
  const within = Math.min(LARGEST_DISTANCE, Math.max(1, distance === undefined ? USUAL_DISTANCE : Number(distance)))
  return { kind: 'operator', name, within, start, end }
}
