/** How well a text reads, in nats: what its letters cost in the language that fits best, and its signs where they stand. */
import { CHARACTER_SCRIPT, caseOf, costOf, letterOf, LOWER, MARK, OTHER_SCRIPT, scriptOf, SIGN_ALONE, SIGN_CLOSING, SIGN_FREE, SIGN_OPENING, SIGN_OWN, SIGN_QUOTE, signOf, traitsOf, UPPER } from './character-traits.js'
import { characterCosts } from './character-costs.js'
import { SCRIPTS, UNITS_PER_NAT } from './letter-models.js'
import { readWords } from './read-words.js'

export interface Reading {
  /** nats; lower reads better. Two readings of the same bytes can be compared directly */
  cost: number
  /** letters and characters */
  count: number
  /** nats of the strangest sign or change of case or script */
  worst: number
  /** letters that the chosen language does not have */
  foreign: number
  /** of the script with most letters, `und` where no model writes it */
  language: string
}

const U = UNITS_PER_NAT
const CAPITAL_INSIDE = 4 * U // "мОСКВА" is how one Cyrillic encoding read as another looks
const SMALL_AFTER_CAPITALS = 2 * U // "AHř"
const SCRIPT_CHANGE = 8 * U // letters of two scripts side by side
const BESIDE_CHARACTERS = 2 * U // "NHKは"; a small letter beside a Chinese character is seldom
const DASH_INSIDE = 4 * U // "n–nt": dashes join names, seldom parts of a word
const NEW_SCRIPT = 4 * U // a text of one script is likelier than one of two
const INSIDE_WORD = 5 * U // a sign between two letters
const WRONG_SIDE = 4 * U // „ behind a letter, … before one
const STRANGE_NEIGHBOUR = 6 * U // punctuation of one script beside letters of another
const REPEATED = U // "═════" is one decision, not five
/** © ® and the powers of m² and m³. */
const BEHIND_LETTERS: ReadonlySet<number> = new Set([0xA9, 0xAE, 0xB2, 0xB3])
const LATIN = 1 + SCRIPTS.indexOf('Latin')
const LAST_EUROPEAN = 1 + SCRIPTS.indexOf('Greek')

/** Letters of the text in hand by script, words parted by 0. Reused: reading is not reentrant. */
const sequences = Array.from({ length: OTHER_SCRIPT + 1 }, () => new Uint16Array(1024))
const lengths = new Uint32Array(OTHER_SCRIPT + 1)
let letterCount = 0
let quick = 0
let worst = 0

/** @returns eighths of a nat that hold in every language: signs, capitals, changes of script */
function takeApart (text: string): number {
  lengths.fill(0)
  letterCount = 0
  quick = 0
  worst = 0
  let fixed = 0
  let before = traitsOf(0x20)
  let capitals = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const here = traitsOf(code)
    const script = scriptOf(here)
    if (script > 0) {
      letterCount++
      const scriptBefore = scriptOf(before)
      if (scriptBefore > 0 && scriptBefore !== script) {
        const cost = changeCost(before, here, code)
        fixed += cost
        if (cost > worst) worst = cost
      } else if (scriptBefore === 0) push(script, 0)
      if (caseOf(here) === UPPER) {
        if (caseOf(before) === LOWER) {
          fixed += CAPITAL_INSIDE
          if (worst < CAPITAL_INSIDE) worst = CAPITAL_INSIDE
        }
        capitals++
      } else {
        if (capitals > 1 && caseOf(here) === LOWER) fixed += SMALL_AFTER_CAPITALS
        capitals = 0
      }
      if (script === OTHER_SCRIPT) fixed += scriptBefore === OTHER_SCRIPT ? costOf(here) - 2 * U : costOf(here)
      else {
        push(script, script === CHARACTER_SCRIPT ? code : letterOf(here))
        quick += costOf(here)
      }
      before = here
    } else {
      capitals = 0
      const sign = signOf(here)
      if (sign > 0) {
        const cost = at > 0 && isRow(text.charCodeAt(at - 1), code) ? REPEATED : signCost(here, sign, before, at + 1 < text.length ? traitsOf(text.charCodeAt(at + 1)) : 0, code)
        fixed += cost
        if (cost > worst) worst = cost
      }
      before = here
    }
  }
  for (let script = 1; script < OTHER_SCRIPT; script++) if ((lengths[script] ?? 0) > 0) fixed += NEW_SCRIPT
  return fixed
}

function push (script: number, letter: number): void {
  const length = lengths[script] ?? 0
  let sequence = sequences[script] as Uint16Array
  if (length === sequence.length) {
    const larger = new Uint16Array(length * 2)
    larger.set(sequence)
    sequences[script] = sequence = larger
  }
  sequence[length] = letter
  lengths[script] = length + 1
}

/** Latin capitals and Chinese characters stand side by side without a space; small and accented Latin letters seldom do. */
function changeCost (before: number, here: number, code: number): number {
  const scripts = [scriptOf(before), scriptOf(here)]
  if (scripts.includes(CHARACTER_SCRIPT) && scripts.includes(LATIN) && code < 0x80 && caseOf(here) === UPPER) return BESIDE_CHARACTERS
  return isMark(before) || isMark(here) ? 0 : SCRIPT_CHANGE
}

function signCost (here: number, sign: number, before: number, after: number, code: number): number {
  const cost = costOf(here)
  const behindLetter = scriptOf(before) > 0
  const beforeLetter = scriptOf(after) > 0
  if (sign === SIGN_FREE) return behindLetter && beforeLetter && code >= 0x2012 && code <= 0x2015 ? cost + DASH_INSIDE : cost
  if (sign >= SIGN_ALONE && sign < SIGN_OWN && signOf(before) >= SIGN_ALONE && signOf(before) < SIGN_OWN) return cost + WRONG_SIDE
  if (sign === SIGN_OWN) return isEuropean(before) || isEuropean(after) ? cost + STRANGE_NEIGHBOUR : cost
  if (behindLetter && beforeLetter && scriptOf(before) !== CHARACTER_SCRIPT) return cost + INSIDE_WORD
  if (sign === SIGN_OPENING) return behindLetter ? cost + WRONG_SIDE : cost
  if (sign === SIGN_CLOSING) return beforeLetter && scriptOf(after) !== CHARACTER_SCRIPT ? cost + WRONG_SIDE : cost
  if (sign === SIGN_QUOTE) return cost
  if (sign === SIGN_ALONE) return behindLetter && code < 0x2000 && !BEHIND_LETTERS.has(code) ? cost + WRONG_SIDE : beforeLetter ? cost + U : cost
  if (!behindLetter && !beforeLetter) return cost
  return isBoxDrawing(code) ? cost + STRANGE_NEIGHBOUR : cost + 2 * U
}

/** The same sign again, or one more shade of a progress bar. */
function isRow (before: number, code: number): boolean {
  return before === code || (before >= 0x2580 && before < 0x25A0 && code >= 0x2580 && code < 0x25A0)
}

function isBoxDrawing (code: number): boolean {
  return code >= 0x2500 && code < 0x25A0
}

/** A combining mark without a model, which any letter may carry. */
function isMark (packed: number): boolean {
  return scriptOf(packed) === OTHER_SCRIPT && caseOf(packed) === MARK
}

function isEuropean (packed: number): boolean {
  const script = scriptOf(packed)
  return script > 0 && (script <= LAST_EUROPEAN) && letterOf(packed) > 0
}

/**
 * Reads a text in the languages of its scripts.
 *
 * @param bound nats; a reading that costs more is not followed to its end and its cost is at least the bound
 *
 * @example readText('Цей текст').cost < readText('Öåé òåêñò').cost // → true
 */
export function readText (text: string, bound = Infinity): Reading {
  if (text === lastText && bound === Infinity) return lastReading
  const reading = readAfresh(text, bound)
  if (bound === Infinity) [lastText, lastReading] = [text, reading]
  return reading
}

/** The reading given last: several judges ask for the same text one after the other. */
let lastText = ''
let lastReading: Reading = { cost: 0, count: 0, worst: 0, foreign: 0, language: 'und' }

function readAfresh (text: string, bound: number): Reading {
  const fixed = takeApart(text)
  const limit = bound * U
  let cost = fixed
  let foreign = 0
  let language = 'und'
  let most = 0
  for (let script = 1; script <= CHARACTER_SCRIPT && cost < limit; script++) {
    const length = lengths[script] ?? 0
    if (length === 0) continue
    if (script === CHARACTER_SCRIPT) {
      cost += readCharacters(length)
      continue
    }
    const best = readWords(script, sequences[script] as Uint16Array, length, limit - cost)
    cost += best.cost
    foreign += best.foreign
    if (length > most) {
      most = length
      language = best.language
    }
  }
  return { cost: cost / U, count: letterCount, worst: worst / U, foreign, language }
}

/**
 * A cheaper estimate for texts that differ much: letters cost what they cost on their own.
 *
 * @returns nats
 */
export function estimateText (text: string): number {
  return (takeApart(text) + quick) / U
}

function readCharacters (length: number): number {
  const sequence = sequences[CHARACTER_SCRIPT] as Uint16Array
  let best = Infinity
  for (const { costs } of characterCosts()) {
    let cost = 0
    for (let at = 0; at < length && cost < best; at++) {
      const code = sequence[at] ?? 0
      if (code > 0) cost += costs[code] ?? 0
    }
    if (cost < best) best = cost
  }
  return best
}
