/** C1 controls that are punctuation of windows-1252: a page of that encoding was read as Latin-1. */
import { byteTable } from '../decode/byte-tables.js'
import { readText } from '../letters/read-text.js'
import type { Finding } from './provenance.js'

const CONTROLS = /[\x80-\x9F]+/g
/** Text around the control that says whether the sign fits there. */
const CONTEXT = 12
/** Nats: a control costs 14, a sign where it belongs about 4; one on the wrong side of a word does not get there. */
const MINIMUM_MARGIN = 7

/** @param line after all other encodings were undone: controls are bytes of those too */
export function undoControls (line: string): Finding {
  const found: Finding = { edits: [], margin: 0 }
  for (const { 0: controls, index: start } of line.matchAll(CONTROLS)) {
    const replacement = inWindows(controls)
    if (replacement === null) continue
    const end = start + controls.length
    const before = line.slice(Math.max(0, start - CONTEXT), start)
    const after = line.slice(end, end + CONTEXT)
    const margin = readText(before + controls + after).cost - readText(before + replacement + after).cost
    if (margin < MINIMUM_MARGIN) continue
    found.edits.push({ start, end, replacement, step: 'iso-8859-1>windows-1252', margin })
    found.margin += margin
  }
  return found
}

/** Null when windows-1252 has no character at one of them. */
function inWindows (controls: string): string | null {
  const { toUnit } = byteTable('windows-1252')
  const signs = Array.from(controls, control => String.fromCharCode(toUnit[control.charCodeAt(0)] ?? 0)).join('')
  return /[\x80-\x9F]/.test(signs) ? null : signs
}
