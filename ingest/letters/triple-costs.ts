/** Letter triples of a language as one flat table, unpacked when the language is first needed. */
import { UNITS_PER_NAT, type LetterModel, type TripleCosts } from './letter-models.js'

const FIRST_PRINTABLE = 33
const MOST = 255
/** A pair never seen behind another costs no more than this beside its own cost, in eighths of a nat. */
const MOST_UNSEEN = 4 * UNITS_PER_NAT

export function tripleCosts (model: LetterModel): TripleCosts {
  if (model.unpacked !== undefined) return model.unpacked
  const { size, costs, packed } = model
  const made = packed === null ? { size, costs, triples: false } : { size, costs: unpackTriples(model, packed), triples: true }
  model.unpacked = made
  return made
}

function unpackTriples ({ size, costs }: LetterModel, { unseen, triples }: { unseen: string, triples: string }): Uint8Array {
  const table = new Uint8Array(size * size * size)
  for (let pair = 0; pair < size * size; pair++) {
    const more = Math.min(unseen.charCodeAt(pair) - FIRST_PRINTABLE, MOST_UNSEEN)
    const second = pair % size
    for (let letter = 0; letter < size; letter++) table[pair * size + letter] = Math.min(MOST, (costs[second * size + letter] ?? 0) + more)
  }
  const bytes = Buffer.from(triples, 'base64')
  let triple = 0
  for (let at = 0; at < bytes.length; at++) {
    let factor = 1
    for (; (bytes[at] ?? 0) >= 128; at++, factor *= 128) triple += ((bytes[at] ?? 0) - 128) * factor
    triple += (bytes[at++] ?? 0) * factor
    table[triple] = bytes[at] ?? 0
  }
  return table
}
