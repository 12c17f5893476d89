/** Misread UTF-8 that proves itself: all characters fit as bytes, and what they give reads well. Nothing else has to be compared. */
import { readsWell } from '../letters/sound-lines.js'
import { tableOf, type Encoding } from './encodings.js'
import { takeInventory } from './inventory.js'
import { findRuns, possibleReaders, replaceRuns, type Run } from './utf8-runs.js'

/** Bytes that have to fit: one letter or sign fits by chance, and then the languages are asked. */
const FEWEST_BYTES = 4
/** So many fit by chance in no text, whatever they give: a further damage below. */
const PLENTY = 16
/** Distinct bytes among them: a row of a few signs is a drawing. */
const FEWEST_DISTINCT = 5
/** Layers that are looked through. */
const LAYERS = 4

export interface Proven {
  encoding: Encoding
  runs: Run[]
}

/**
 * @param readers encodings in which the line could be UTF-8, none of them twice
 * @returns null when no encoding explains every character beyond ASCII, or more than one does so in a way that reads well
 */
export function proveUtf8 (line: string, readers: readonly Encoding[]): Proven | null {
  const complete = readCompletely(line, readers)
  const [only] = complete
  if (complete.length < 2) return only !== undefined && (isPlenty(line) || leadsToSoundText(line, only.runs, LAYERS)) ? only : null
  const sound = complete.filter(({ runs }) => leadsToSoundText(line, runs, 1))
  return sound.length === 1 ? sound[0] ?? null : null
}

function isPlenty (line: string): boolean {
  const { codes, total } = takeInventory(line)
  return total >= PLENTY && codes.length >= FEWEST_DISTINCT
}

function readCompletely (line: string, readers: readonly Encoding[]): Proven[] {
  const complete: Proven[] = []
  for (const encoding of readers) {
    const beyond = countBytes(line, encoding)
    if (beyond < FEWEST_BYTES) continue
    const runs = findRuns(line, encoding)
    if (runs.reduce((sum, { start, end }) => sum + end - start, 0) === beyond) complete.push({ encoding, runs })
  }
  return complete
}

/** Characters beyond ASCII, 0 when the encoding lacks one of them. */
function countBytes (line: string, encoding: Encoding): number {
  const { toByte } = tableOf(encoding)
  let beyond = 0
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at)
    if (code < 0x80) continue
    if (toByte[code] === 0) return 0
    beyond++
  }
  return beyond
}

/** Reads well with the runs undone, now or after further layers. */
function leadsToSoundText (text: string, runs: Run[], layers: number): boolean {
  const replaced = replaceRuns(text, runs, 0)
  if (readsWell(replaced, 0, replaced.length)) return true
  if (layers <= 1) return false
  const deeper = readCompletely(replaced, possibleReaders(replaced))
  return deeper.length === 1 && deeper.some(({ runs }) => leadsToSoundText(replaced, runs, layers - 1))
}
