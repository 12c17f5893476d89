/**
 * The characters two texts are compared by when "the same characters" is claimed: NFC, any run of
 * white space as one space. Nothing else is forgiven.
 */

export interface Characters {
  text: string
  /** for each UTF-16 unit of `text` its offset in the source, and one more for the end */
  at: number[]
}

/** White space; a letter with its marks, or a Hangul syllable in parts, which NFC makes one; any other character. */
const UNIT = /\s+|[\u1100-\u115F][\u1160-\u11A7]*[\u11A8-\u11FF]*\p{M}*|[^\s\p{M}]\p{M}*|\p{M}+/gu

/** @example normalizeCharacters('so\n  it').text // → 'so it' */
export function normalizeCharacters (source: string): Characters {
  let text = ''
  const at: number[] = []
  for (const unit of source.matchAll(UNIT)) {
    const piece = unit[0].trim() === '' ? ' ' : unit[0].normalize('NFC')
    for (let index = 0; index < piece.length; index++) at.push(unit.index + Math.min(index, unit[0].length - 1))
    text += piece
  }
  at.push(source.length)
  return { text, at }
}
