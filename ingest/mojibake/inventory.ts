/** The distinct characters of a text beyond ASCII: what its encoding is judged by, few however long the text. */

export interface Inventory {
  codes: number[]
  counts: number[]
  /** how often a plain letter stands beside it */
  beside: number[]
  /** all characters beyond ASCII */
  total: number
}

/** Place of a code in the inventory in hand, and which inventory that was: nothing has to be cleared. */
const placeOf = new Uint16Array(65536)
const seenIn = new Uint32Array(65536)
let current = 0

export function takeInventory (text: string): Inventory {
  current++
  const codes: number[] = []
  const counts: number[] = []
  const beside: number[] = []
  let total = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x80) continue
    total++
    if (seenIn[code] !== current) {
      seenIn[code] = current
      placeOf[code] = codes.length
      codes.push(code)
      counts.push(0)
      beside.push(0)
    }
    const place = placeOf[code] as number
    counts[place] = (counts[place] as number) + 1
    if (isPlainLetter(text.charCodeAt(at - 1)) || isPlainLetter(text.charCodeAt(at + 1))) beside[place] = (beside[place] as number) + 1
  }
  return { codes, counts, beside, total }
}

function isPlainLetter (code: number): boolean {
  const small = code | 0x20
  return small >= 0x61 && small <= 0x7A
}
