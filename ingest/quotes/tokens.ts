/** Cuts text into words for the reading of attributions. */

export interface Token {
  start: number
  end: number
  /** as written, without an English 's */
  text: string
  /** lower case, straight apostrophes */
  lower: string
  capital: boolean
  /** what stands between the word before and this one, quotations left out */
  gap: string
  /** the first word behind marked text, which parts it from the word before */
  fresh?: true
  /** that marked text is a name: директор «Хвилі» | Ігор */
  behindName?: true
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’ʼ\-‑][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu
const ELISION = /^(?:[ldjmnstc]|qu|dell|all|dall|nell|sull|un)['’](?=\p{L})/iu
const FRENCH_INVERSION = /-(?:t-)?(?:il|elle|on|ils|elles)$/u
const LONGEST_WORD = 100 // characters; a longer run of letters names nobody

/**
 * @param text the part to cut
 * @param offset where it begins in the article
 * @param language French and Italian elisions (l’avocat) and inversions (dit-il) become two words
 */
export function tokenize (text: string, offset: number, language: string): Token[] {
  const tokens: Token[] = []
  const splits = /^(?:fr|it|ca|und)\b/.test(language)
  let at = 0
  for (const match of text.matchAll(WORD)) {
    if (match[0].length > LONGEST_WORD) continue
    const from = match.index
    let pieceStart = from
    for (const piece of splits ? splitElision(match[0]) : [match[0]]) {
      tokens.push(makeToken(piece, offset + pieceStart, text.slice(at, pieceStart)))
      pieceStart += piece.length
      at = pieceStart
    }
  }
  return tokens
}

function splitElision (word: string): string[] {
  const head = ELISION.exec(word)?.[0] ?? ''
  const rest = word.slice(head.length)
  const tail = FRENCH_INVERSION.exec(rest)?.[0] ?? ''
  return [head, rest.slice(0, rest.length - tail.length), tail].filter(piece => piece !== '')
}

function makeToken (written: string, start: number, gap: string): Token {
  const text = written.replace(/['’]s$/u, '').replace(/^-(?:t-)?/u, '')
  return { start, end: start + written.length, text, lower: text.toLowerCase().replaceAll('’', "'"), capital: /^\p{Lu}/u.test(text), gap }
}
