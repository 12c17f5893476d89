/** Places of misread UTF-8 that letters and signs do not judge rightly: what speaks for them, what against them. */
import { readText } from '../letters/read-text.js'
import type { Run } from './utf8-runs.js'

/** Nats for `Ã` before a no-break space: nobody writes that, and à is the commonest letter to end so. */
const TORN_LETTER = 8
/** Nats for a Greek letter among Latin ones: what the change of script costs twice, and a little for `Î³` being no word. */
const GREEK_SYMBOL = 28
const TORN = /^\p{Lu}\u00A0$/u
const SYMBOL = /^[α-ωΓΔΘΛΞΠΣΦΨΩ]$/
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u
const LETTER = /\p{L}/u
const ONLY_DASHES = /^[\x20-\x7E]*[–—‘’“”][\x20-\x7E–—‘’“”]*$/
/** Characters around a sign in which a letter or digit has to stand. */
const NEAR = 3
/** Places that make a row, and the share of their letters that no language may lack. */
const ROW = 4
const MOSTLY = 0.75
/** Nats a letter; above it a line is made of names, and no language vouches for a letter in one of them. */
const NAMES = 4

/** @returns nats to be added to what the place gains */
export function favourPlace (line: string, cluster: readonly Run[]): number {
  if (cluster.some(run => isTorn(line, run))) return TORN_LETTER
  return cluster.length === 1 && SYMBOL.test(cluster[0]?.decoded ?? '') ? GREEK_SYMBOL : 0
}

/** `Ã` and a no-break space for à. */
export function isTorn (line: string, { start, end, decoded }: Run): boolean {
  return TORN.test(line.slice(start, end)) && LETTER.test(decoded)
}

/**
 * A sign without a letter or digit near it is part of a face; a row of places whose letters no
 * language has is a drawing: `├┤a┼┐a┼┐a┼┐a`.
 *
 * @param after the text with the places undone
 */
export function isDrawing (line: string, cluster: readonly Run[], after: string): boolean {
  const [only] = cluster
  if (cluster.length === 1 && only !== undefined && only.decoded.length === 1 && !LETTER_OR_DIGIT.test(only.decoded)) {
    return !LETTER_OR_DIGIT.test(line.slice(Math.max(0, only.start - NEAR), only.start) + line.slice(only.end, only.end + NEAR))
  }
  return cluster.length >= ROW && new Set(cluster.map(({ decoded }) => decoded)).size <= 2 && readText(after).foreign >= cluster.length * MOSTLY
}

/** One letter in a line of names whose only other sign beyond ASCII is sound: `Tarn/Orvel – Blåst`. */
export function isNameAmongNames (line: string, runs: readonly Run[], after: string): boolean {
  const [only] = runs
  if (runs.length !== 1 || only === undefined || only.decoded.length !== 1 || !LETTER.test(only.decoded)) return false
  if (!ONLY_DASHES.test(line.slice(0, only.start) + line.slice(only.end))) return false
  const { cost, count } = readText(after)
  return cost > NAMES * count
}
