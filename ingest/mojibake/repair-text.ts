/** Repairs text that was decoded in a wrong encoding, with a receipt for every change. */
import type { Repair, RepairedText } from '../document.js'
import { readsWell } from '../letters/sound-lines.js'
import { fixC1, fixEntities, fixHomoglyphs, removeMarks } from './fix-characters.js'
import { applyEdits, editText, receiptsOf, trackText, type Edit, type Finding, type Tracked } from './provenance.js'
import { undoControls } from './undo-controls.js'
import { mayHaveLostSpace, undoLostSpace } from './undo-lost-space.js'
import { undoLowerCase } from './undo-lower-case.js'
import { isNoTranscoding, isSuspicious, proveTranscoding, undoTranscoding } from './undo-transcoding.js'
import { undoProvenUtf8, undoUtf8 } from './undo-utf8.js'
import { looksLikeUtf8 } from './utf8-runs.js'

/** Repairs beyond encodings, each named in the receipt. */
export type OtherRepair = 'homoglyphs' | 'entities' | 'bom' | 'c1'

export interface RepairOptions {
  also?: OtherRepair[]
}

/** More layers than anyone has seen; a line is left as it is after them. */
const MOST_ROUNDS = 16
/** How much more another reading has to gain than UTF-8, whose bytes hardly ever fit by chance. */
const PROOF = 1.5
const LINE = /[^\r\n]+/g
/** By ASCII and a space: … may be a byte, ? a lost one. */
const SENTENCE = /(?:[^.!?]|[.!?](?! )){1,2000}[.!?]{0,9}/g
// eslint-disable-next-line no-control-regex
const BEYOND_ASCII = /[^\x00-\x7F]/

const OTHER_REPAIRS: Record<OtherRepair, (line: string) => Edit[]> = {
  bom: removeMarks, c1: fixC1, entities: fixEntities, homoglyphs: fixHomoglyphs
}

/**
 * Undoes wrong decoding line by line and, inside a line, place by place: UTF-8 read in a
 * single-byte encoding, one single-byte encoding read as another, and layers of both. A place is
 * changed only where it then reads clearly better in a language with a letter model; when unsure it
 * is left alone. Line ends never change.
 *
 * @param options repairs beyond encodings, off unless named
 * @returns receipts by which `undoRepairs` gives the input again, exactly
 *
 * @example repairText('cafÃ©').text // → 'café'
 * @example repairText('IRMÃ DE JOSÉ').repairs // → []
 */
export function repairText (text: string, { also = [] }: RepairOptions = {}): RepairedText {
  if (!needsLook(text, also)) return { text, repairs: [] }
  const parts: string[] = []
  const repairs: Repair[] = []
  let copied = 0
  let grown = 0
  for (const match of text.matchAll(LINE)) {
    const line = match[0]
    if (!needsLook(line, also) || isUntouched(line, also)) continue
    const repaired = receiptsOf(repairLine(line, also))
    if (repaired.repairs.length === 0) continue
    const start = match.index + grown
    for (const repair of repaired.repairs) repairs.push({ ...repair, start: repair.start + start, end: repair.end + start })
    parts.push(text.slice(copied, match.index), repaired.text)
    copied = match.index + line.length
    grown += repaired.text.length - line.length
  }
  parts.push(text.slice(copied))
  return { text: parts.join(''), repairs }
}

/** Text in plain ASCII holds no damage, but for entities. */
function needsLook (text: string, also: OtherRepair[]): boolean {
  return BEYOND_ASCII.test(text) || (also.includes('entities') && text.includes('&'))
}

/** Nearly all lines: they read well, and nothing else was asked for. */
function isUntouched (line: string, also: OtherRepair[]): boolean {
  return also.length === 0 && readsWell(line, 0, line.length) && !mayHaveLostSpace(line)
}

/** Repairs until nothing changes, so that repairing twice changes nothing more. */
function repairLine (line: string, also: OtherRepair[]): Tracked {
  let tracked = trackText(line)
  const known = new Set<string>()
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const edits = nextEdits(tracked.text, known, also)
    if (edits.length === 0) return tracked
    for (const { step } of edits) known.add(step)
    tracked = applyEdits(tracked, edits)
  }
  return tracked
}

/** Encodings first: what they hide has to be seen before single characters are judged. */
function nextEdits (line: string, known: ReadonlySet<string>, also: OtherRepair[]): Edit[] {
  const isSound = readsWell(line, 0, line.length)
  const decoded = isSound ? [] : undoEncoding(line)
  if (decoded.length > 0) return decoded
  const spaces = undoLostSpace(line, known)
  if (spaces.length > 0) return spaces
  if (!isSound) {
    const lowered = undoLowerCase(line).edits
    if (lowered.length > 0) return lowered
    const controls = undoControls(line).edits
    if (controls.length > 0) return controls
  }
  for (const name of also) {
    const edits = OTHER_REPAIRS[name](line)
    if (edits.length > 0) return edits
  }
  return []
}

/**
 * What explains a whole line, or a sentence of it, leaves no doubt. Else UTF-8 is looked for first. Where
 * it leaves letters unexplained, the reading that gains more wins: bytes of other damage are well-formed
 * UTF-8 here and there by chance. Orderly text that nothing explains needs no search for its parts.
 */
function undoEncoding (line: string): Edit[] {
  if (isNoTranscoding(line) && undoUtf8(line).edits.length === 0) return []
  const proven = proveWhole(line)?.edits ?? proveSentences(line)
  if (proven.length > 0) return proven
  const utf8 = undoUtf8(line)
  const rest = editText(line, utf8.edits)
  if (!isSuspicious(rest)) return utf8.edits
  const singleByte = undoTranscoding(line)
  return singleByte.margin > utf8.margin * PROOF ? singleByte.edits : utf8.edits
}

function proveWhole (text: string): Finding | null {
  return undoProvenUtf8(text) ?? (looksLikeUtf8(text) ? null : proveTranscoding(text))
}

/** Sentences that are damaged as a whole beside others that are not, or were in another way. */
function proveSentences (line: string): Edit[] {
  const edits: Edit[] = []
  for (const { 0: sentence, index: start } of line.matchAll(SENTENCE)) {
    if (sentence.length === line.length || !BEYOND_ASCII.test(sentence) || readsWell(sentence, 0, sentence.length)) continue
    for (const edit of proveWhole(sentence)?.edits ?? []) edits.push({ ...edit, start: edit.start + start, end: edit.end + start })
  }
  return edits
}
