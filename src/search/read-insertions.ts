/**
 * What a quoting author put into a quotation in brackets: “He [the mayor] will stay”. It is not what
 * was said, so it is not compared; it is shown. Brackets inside a word (“[W]e”, “resign[ed]”) change
 * but a letter of it and are read as part of the word.
 */

export interface Insertion {
  /** with its brackets */
  text: string
  /** units of the quotation before it */
  at: number
}

/** Longer brackets are no aside in a quotation. */
const BRACKETED = /\[([^[\]\n]{1,200})\]/gu

const LETTER = /[\p{L}\p{M}]/u
const GAP_INSIDE = /^[\s.…]*$/u

/**
 * @param quotation in NFC
 * @returns the quotation without them; `mended` when brackets inside a word were taken off
 * @example readInsertions('He [the mayor] will stay').text // → 'He  will stay'
 */
export function readInsertions (quotation: string): { text: string, insertions: Insertion[], mended: boolean } {
  const insertions: Insertion[] = []
  let text = ''
  let mended = false
  let from = 0
  for (const found of quotation.matchAll(BRACKETED)) {
    const [whole, inside = ''] = found
    if (GAP_INSIDE.test(inside)) continue
    const end = found.index + whole.length
    text += quotation.slice(from, found.index)
    from = end
    if (!/\s/u.test(inside) && (LETTER.test(quotation[found.index - 1] ?? '') || LETTER.test(quotation[end] ?? ''))) {
      text += inside
      mended = true
    } else insertions.push({ text: whole, at: text.length })
  }
  text += quotation.slice(from)
  return LETTER.test(text) ? { text, insertions, mended } : { text: quotation, insertions: [], mended: false }
}
