/** Reads HTML tag by tag without building a tree: linear in the length of the page, whatever the page is. */

export type Token =
  | { kind: 'text', start: number, end: number }
  | { kind: 'open', name: string, start: number, end: number }
  | { kind: 'close', name: string, start: number, end: number }

/** Elements whose content is no mark-up: it ends at their own closing tag only. */
const RAW = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'iframe', 'noembed', 'noframes', 'plaintext'])

/** Elements without content. */
export const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source', 'track', 'wbr'])

/** Elements that a parser closes by itself when the next one opens: they do not add up to depth. */
const SELF_CLOSING = new Set(['p', 'li', 'td', 'th', 'tr', 'dt', 'dd', 'option', 'thead', 'tbody', 'tfoot', 'rp', 'rt'])

/**
 * Yields the tags of a page and the text between them. Comments, declarations and the content of
 * script and style are passed over; what is cut off in the middle of a tag ends the page.
 */
export function * scanTags (html: string): Generator<Token> {
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open === -1) {
      yield { kind: 'text', start: at, end: html.length }
      return
    }
    if (open > at) yield { kind: 'text', start: at, end: open }
    const next = html.charCodeAt(open + 1)
    if (next === 0x21 || next === 0x3F) { // <! and <?
      at = skipDeclaration(html, open)
      continue
    }
    const token = readTag(html, open)
    if (token === null) {
      yield { kind: 'text', start: open, end: open + 1 }
      at = open + 1
      continue
    }
    yield token
    at = token.kind === 'open' && RAW.has(token.name) ? skipRaw(html, token) : token.end
  }
}

function skipDeclaration (html: string, open: number): number {
  const comment = html.startsWith('<!--', open)
  const close = html.indexOf(comment ? '-->' : '>', open)
  return close === -1 ? html.length : close + (comment ? 3 : 1)
}

function readTag (html: string, open: number): Token | null {
  const closing = html[open + 1] === '/'
  const nameStart = open + (closing ? 2 : 1)
  let at = nameStart
  while (at < html.length && at - nameStart < 40 && isNameCharacter(html.charCodeAt(at))) at++
  if (at === nameStart || !isLetter(html.charCodeAt(nameStart))) return null
  return { kind: closing ? 'close' : 'open', name: html.slice(nameStart, at).toLowerCase(), start: open, end: findTagEnd(html, at) }
}

const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
const isNameCharacter = (code: number): boolean => isLetter(code) || (code >= 48 && code <= 58) || code === 45

/** The end of a tag, past quoted attribute values; the end of the page when it is cut off. */
function findTagEnd (html: string, from: number): number {
  for (let at = from; at < html.length; at++) {
    const code = html.charCodeAt(at)
    if (code === 0x3E) return at + 1
    if ((code !== 0x22 && code !== 0x27) || !followsEquals(html, at)) continue
    const close = html.indexOf(html[at]!, at + 1)
    if (close === -1) return html.length
    at = close
  }
  return html.length
}

function followsEquals (html: string, at: number): boolean {
  let before = at - 1
  while (html[before] === ' ') before--
  return html[before] === '='
}

function skipRaw (html: string, token: { name: string, end: number }): number {
  const close = new RegExp(`</${token.name}`, 'ig')
  close.lastIndex = token.end
  return close.exec(html)?.index ?? html.length
}

/** What a tree of this page would look like: how many elements, how deep. */
export interface PageShape {
  elements: number
  depth: number
}

/** @returns the shape as a parser would see it, give or take what it mends */
export function measurePage (html: string): PageShape {
  const stack: string[] = []
  const open = new Map<string, number>()
  const shape: PageShape = { elements: 0, depth: 0 }
  for (const token of scanTags(html)) {
    if (token.kind === 'text') continue
    if (token.kind === 'close') {
      popTo(stack, open, token.name)
      continue
    }
    shape.elements++
    if (VOID.has(token.name) || SELF_CLOSING.has(token.name) || html[token.end - 2] === '/') continue
    stack.push(token.name)
    open.set(token.name, (open.get(token.name) ?? 0) + 1)
    shape.depth = Math.max(shape.depth, stack.length)
  }
  return shape
}

/** Closes the element and all that was left open inside it; each element is popped once, so all of it is linear. */
function popTo (stack: string[], open: Map<string, number>, name: string): void {
  if ((open.get(name) ?? 0) === 0) return
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    open.set(top, (open.get(top) ?? 1) - 1)
    if (top === name) return
  }
}
