/**
 * Makes every JavaScript string storable as UTF-8 text and gives back exactly the same string.
 *
 * Two things do not survive the way through the database otherwise: UTF-8 has no lone surrogates
 * (they would become U+FFFD), and the driver ends a text it reads at the first NUL. Both occur in
 * damaged articles and hostile ids. They are written as a mark and a code; the mark is a Unicode
 * noncharacter, reserved for use inside a program, and is escaped itself where it occurs.
 */

const MARK = '\uFDD0'
const SURROGATE = /\p{Surrogate}/u
const SURROGATES = /\p{Surrogate}/gu
const ESCAPED = /\uFDD0(0|m|d[89a-f][0-9a-f]{2})/g

/** @example escapeText('a\0b') // → 'a\uFDD00b' */
export function escapeText (text: string): string {
  if (!text.includes('\0') && !text.includes(MARK) && !SURROGATE.test(text)) return text
  return text
    .replaceAll(MARK, MARK + 'm')
    .replaceAll('\0', MARK + '0')
    .replace(SURROGATES, unit => MARK + unit.charCodeAt(0).toString(16))
}

export function unescapeText (text: string): string {
  if (!text.includes(MARK)) return text
  return text.replace(ESCAPED, (_, code: string) => code === 'm' ? MARK : code === '0' ? '\0' : String.fromCharCode(parseInt(code, 16)))
}

/** A list of ids as a JSON array for `json_each`, each as it stands in its column. */
export function toJsonList (texts: string[]): string {
  return JSON.stringify(texts.map(escapeText)).replaceAll(MARK, '\\ufdd0')
}
