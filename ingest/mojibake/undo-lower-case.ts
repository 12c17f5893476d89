/** UTF-8 read as windows-1252 and lower-cased afterwards, as search fields and addresses do: `ã©` for `é`. */
import { readAsMeant } from '../letters/read-as-meant.js'
import { editText, type Finding } from './provenance.js'
import { undoUtf8 } from './undo-utf8.js'

const NOTHING: Finding = { edits: [], margin: 0 }
const CAPITAL = /\p{Lu}/u
/** A small letter whose capital is the first byte of two, before what can be the second. */
const LOWERED = /[â-öø-þ](?=[\x80-\xBF€‚ƒ„…†‡ˆ‰š‹œž‘’“”•–—˜™›])/g
/** Nats: the capitals were a guess, so a little more is asked than of UTF-8 as it stands. */
const MINIMUM_MARGIN = 9
/** Nats a letter, and for a text of few words: above it no language vouches for the repair. */
const READABLE = 4.4
const ALLOWANCE = 5

/** @param line in which nothing else was found; only lines without a capital are looked at */
export function undoLowerCase (line: string): Finding {
  if (CAPITAL.test(line)) return NOTHING
  const raised = line.replace(LOWERED, letter => letter.toUpperCase())
  if (raised === line) return NOTHING
  const edits = undoUtf8(raised).edits.map(edit => ({ ...edit, replacement: edit.replacement.toLowerCase() }))
  if (edits.length === 0) return NOTHING
  const { cost, count } = readAsMeant(editText(line, edits))
  const margin = readAsMeant(line).cost - cost
  if (margin < MINIMUM_MARGIN || cost > READABLE * count + ALLOWANCE) return NOTHING
  return { edits: edits.map(edit => ({ ...edit, margin })), margin }
}
