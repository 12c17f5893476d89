/** Finds where a text stops being JSON; `JSON.parse` says so only in some versions and cases. */

const SPACE = /[ \t\n\r]*/y
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y
// eslint-disable-next-line no-control-regex
const STRING_PART = /(?:[^"\\\x00-\x1F]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})){1,4096}/y

/** `value`: one is due; `first`: a value or the end of the list; `key`, `first-key`, `after`: in a list or object. */
type Expected = 'value' | 'first' | 'first-key' | 'key' | 'after'

/**
 * @param text what `JSON.parse` has refused
 * @returns offset of the first character that cannot stand where it stands; the length when the text ends too early
 */
export function findJsonError (text: string): number {
  const open: string[] = []
  let expected: Expected = 'value'
  let at = skip(SPACE, text, 0)
  while (at < text.length) {
    const character = text[at] ?? ''
    if (expected === 'after') {
      const closing = open.at(-1)
      if (closing === undefined) return at
      if (character === ',') expected = closing === '}' ? 'key' : 'value'
      else if (character === closing) open.pop()
      else return at
      at++
    } else if (expected === 'key' || expected === 'first-key') {
      if (character === '}' && expected === 'first-key') {
        open.pop()
        expected = 'after'
        at++
      } else {
        if (character !== '"') return at
        const end = endOfString(text, at)
        if (end < 0) return -end - 1
        at = skip(SPACE, text, end)
        if (text[at] !== ':') return at
        at++
        expected = 'value'
      }
    } else if (character === ']' && expected === 'first') {
      open.pop()
      expected = 'after'
      at++
    } else if (character === '[' || character === '{') {
      open.push(character === '[' ? ']' : '}')
      expected = character === '[' ? 'first' : 'first-key'
      at++
    } else {
      const end = character === '"' ? endOfString(text, at) : skip(SCALAR, text, at)
      if (end < 0) return -end - 1
      if (end === at) return at
      at = end
      expected = 'after'
    }
    at = skip(SPACE, text, at)
  }
  return text.length
}

function skip (pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}

/** @returns offset after the closing quotation mark, or `-offset - 1` of the error */
function endOfString (text: string, start: number): number {
  let at = start + 1
  for (let next = skip(STRING_PART, text, at); next > at; next = skip(STRING_PART, text, at)) at = next
  return text[at] === '"' ? at + 1 : -at - 1
}
