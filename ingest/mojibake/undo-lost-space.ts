/** A two-byte character that ended in a no-break space which became a space: `Ã la gare` for `à la gare`. */
import { readAsMeant } from '../letters/read-as-meant.js'
import type { Reading } from '../letters/read-text.js'
import { tableOf, type Encoding } from './encodings.js'
import type { Edit } from './provenance.js'

/** The encodings in which the byte 0xA0 is the no-break space, so that it could become one. */
const WITH_NO_BREAK: Encoding[] = ['windows-1252', 'windows-1250', 'windows-1251', 'windows-1257']
/** First bytes of letters that end in the byte 0xA0: à Š Ġ Р נ and the like. */
const FIRST_LEAD = 0xC3
const LAST_LEAD = 0xDF
const PLACE = /[^\x00-\x7F] {1,2}/gu // eslint-disable-line no-control-regex
const SPACE = 0x20
const LATIN = /^\p{Script=Latin}/u
/** Text around the place that the languages read. */
const CONTEXT = 28
/** Nats by which the best of the readings has to beat the text as it is: the character alone proves nothing. */
const MINIMUM_MARGIN = 9
/** Places looked at before a line counts as free of them. */
const MOST_TRIES = 40
/** With other damage of the same encoding in the text, little doubt is left. */
const MARGIN_BESIDE_DAMAGE = 1.5
/** And less than none where the letter is not of the language: `Å veices` in a Latvian line. */
const MARGIN_OF_STRANGER = -2
/** Nats for a second space that was lost as well: one for two is how white space was collapsed. */
const PRICE_OF_SPACE = 2.5

/**
 * @param line after all whole characters were restored
 * @param known encodings in which whole characters were found: there the place needs less proof
 */
export function undoLostSpace (line: string, known: ReadonlySet<string>): Edit[] {
  const edits: Edit[] = []
  if (!mayHaveLostSpace(line)) return edits
  let tries = 0
  for (const match of line.matchAll(PLACE)) {
    if (tries++ > MOST_TRIES && edits.length === 0) break
    const start = match.index
    for (const encoding of WITH_NO_BREAK) {
      const lead = tableOf(encoding).toByte[line.charCodeAt(start)] ?? 0
      if (lead < FIRST_LEAD || lead > LAST_LEAD) continue
      const edit = judgePlace(line, start, match[0].length, lead, encoding, known.has(`${encoding}>utf-8`))
      if (edit === null) continue
      edits.push(edit)
      break
    }
  }
  return edits
}

/** UTF-16 code units that are such a byte in one of the encodings. Made at the first call. */
let leads: Uint8Array | undefined

/** The gate: few lines have such a letter before a space. */
export function mayHaveLostSpace (line: string): boolean {
  leads ??= findLeads()
  let before = 0
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at)
    if (code === SPACE && before >= 0x80 && leads[before] === 1) return true
    before = code
  }
  return false
}

function findLeads (): Uint8Array {
  const found = new Uint8Array(65536)
  for (const encoding of WITH_NO_BREAK) {
    for (const unit of tableOf(encoding).toUnit.subarray(FIRST_LEAD, LAST_LEAD + 1)) found[unit] = 1
  }
  return found
}

function judgePlace (line: string, start: number, length: number, lead: number, encoding: Encoding, isKnown: boolean): Edit | null {
  const character = Buffer.of(lead, 0xA0).toString('utf8')
  if (!/^\p{L}$/u.test(character) || (!LATIN.test(character) && LATIN.test(line.slice(Math.max(0, start - 2), start + length + 1).slice(-1)))) return null
  const readings = length === 3 ? [`${character} `] : [character, `${character} `]
  const from = Math.max(0, start - CONTEXT)
  const to = Math.min(line.length, start + length + CONTEXT)
  const read = (middle: string): Reading => readAsMeant(line.slice(from, start) + middle + line.slice(start + length, to))
  const before = read(line.slice(start, start + length))
  const [best] = readings.map(replacement => {
    const { cost, foreign } = read(replacement)
    return { replacement, foreign, cost: cost + (replacement.length === length - 1 ? 0 : PRICE_OF_SPACE) }
  }).sort((a, b) => a.cost - b.cost)
  const margin = before.cost - (best?.cost ?? Infinity)
  const beside = before.foreign > (best?.foreign ?? 0) ? MARGIN_OF_STRANGER : MARGIN_BESIDE_DAMAGE
  if (best === undefined || margin < (isKnown ? beside : MINIMUM_MARGIN)) return null
  return { start, end: start + length, replacement: best.replacement, step: `${encoding}>utf-8`, margin }
}
