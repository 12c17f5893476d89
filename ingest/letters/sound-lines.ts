/** Tells at a glance that a line reads well: the gate before any repair is tried. */
import { caseOf, CHARACTER_SCRIPT, letterOf, LOWER, OTHER_SCRIPT, scriptOf, SIGN_ALONE, SIGN_CLOSING, SIGN_FREE, SIGN_OPENING, SIGN_OTHER, SIGN_OWN, signOf, traitTable, traitsOf, UPPER } from './character-traits.js'
import { characterCosts } from './character-costs.js'
import { FOREIGN, letterModels, SCRIPTS, UNITS_PER_NAT } from './letter-models.js'
import { tripleCosts } from './triple-costs.js'

/** Nats a letter on average; sound text of a language stays below in its own model, damage and other languages do not. */
const SOUND = 3.3 * UNITS_PER_NAT
/** The same for letters beyond ASCII and their neighbours in Latin text, which are its rarer ones. */
const SOUND_ACCENTS = 4.2 * UNITS_PER_NAT
/** The same for Chinese, Japanese and Korean characters. */
const SOUND_CHARACTERS = 8 * UNITS_PER_NAT
/** One that a language hardly uses, and the share of them that names and rare words make. */
const SELDOM = 11 * UNITS_PER_NAT
const MOST_SELDOM = 0.08
/** Fewest letters that are judged by their average; a short line may be a name. */
const ALLOWANCE = 6 * UNITS_PER_NAT
const LATIN = 1 + SCRIPTS.indexOf('Latin')
/** Scripts of single-byte encodings: misread bytes give letters of these alone, so letters of others were meant. */
const LEGACY: ReadonlySet<number> = new Set((['Latin', 'Cyrillic', 'Greek', 'Hebrew', 'Arabic', 'Thai'] as const).map(script => 1 + SCRIPTS.indexOf(script)))
/** Behind the marks that any letter may carry, where scripts without a model and without an encoding begin. */
const FIRST_UNENCODED = 0x0700
/** Letters of a line that are looked at. */
const JUDGED = 2048

const OUTSIDE = 0
const firsts = new Uint16Array(JUDGED)
const seconds = new Uint16Array(JUDGED)
const thirds = new Uint16Array(JUDGED)
/** The language that read the last line of each script: mostly the language of the next one. */
const favourites = new Uint8Array(OTHER_SCRIPT + 1)

/**
 * @returns true when the text between the two places has no sign, capital or change of script where
 *   none belongs, and its letters beyond ASCII are common in one language. False says nothing.
 */
export function readsWell (text: string, start: number, end: number): boolean {
  return scan(text, start, end, isSound)
}

/** @returns true when nothing stands where it does not belong, whatever the language */
export function isOrderly (text: string, start: number, end: number): boolean {
  return scan(text, start, end, isAnything)
}

const isAnything = (): boolean => true

function scan (text: string, start: number, end: number, accepts: (script: number, count: number) => boolean): boolean {
  let script = 0
  let count = 0
  let before = 0
  let codeBefore = 0x20
  let first = OUTSIDE
  let second = OUTSIDE
  let accents = 0 // letters for which the triple in hand is still to be judged
  for (let at = start; at < end; at++) {
    let code = text.charCodeAt(at)
    if (code < 0x80 && codeBefore < 0x80 && accents === 0) { // plain letters are only looked at beside others
      while (at < end && (code = text.charCodeAt(at)) < 0x80) at++
      if (at >= end) break
      if (at > start) {
        codeBefore = text.charCodeAt(at - 1)
        before = traitTable[codeBefore] || traitsOf(codeBefore)
        second = letterOf(before)
        first = second === OUTSIDE || at - 1 === start ? OUTSIDE : plainLetter(text.charCodeAt(at - 2))
      }
    }
    const here = traitTable[code] || traitsOf(code)
    const own = scriptOf(here)
    if (own > 0) {
      if (own === OTHER_SCRIPT && (code < FIRST_UNENCODED || caseOf(here) !== 0)) return false
      if (caseOf(here) === UPPER && caseOf(before) === LOWER && (code >= 0x80 || codeBefore >= 0x80)) return false
      const ownBefore = scriptOf(before)
      if (ownBefore > 0 && ownBefore !== own && (code >= 0x80 || ownBefore !== LATIN || codeBefore >= 0x80) && own !== CHARACTER_SCRIPT && ownBefore !== CHARACTER_SCRIPT) return false
      if (own !== LATIN || code >= 0x80) {
        if (script !== own && count > 0) {
          if (!accepts(script, count)) return false
          count = 0
        }
        script = own
        accents = own === LATIN ? 3 : 1
      }
      const letter = own === CHARACTER_SCRIPT ? code : letterOf(here)
      if (accents > 0 && own === script && count < JUDGED) {
        firsts[count] = first
        seconds[count] = second
        thirds[count++] = letter
        accents--
      }
      first = second
      second = letter
    } else {
      const sign = signOf(here)
      if (sign !== 0 && !belongs(sign, before, codeBefore, at + 1 < end ? text.charCodeAt(at + 1) : 0x20)) return false
      if (accents > 0 && second !== OUTSIDE && script !== CHARACTER_SCRIPT && count < JUDGED) {
        firsts[count] = first
        seconds[count] = second
        thirds[count++] = OUTSIDE
      }
      accents = 0
      first = second = OUTSIDE
    }
    before = here
    codeBefore = code
  }
  return count === 0 || accepts(script, count)
}

/** The letter at the place before, when it is plain: others end what was skipped. */
function plainLetter (code: number): number {
  return code < 0x80 ? letterOf(traitTable[code] || traitsOf(code)) : OUTSIDE
}

function belongs (sign: number, before: number, codeBefore: number, codeAfter: number): boolean {
  if (sign === SIGN_OTHER) return false
  if (sign === SIGN_FREE && caseOf(before) === UPPER && codeBefore >= 0x80) return false // “Ã ” is à
  if (sign === SIGN_FREE) return codeAfter < 0x80 || signOf(traitsOf(codeAfter)) !== SIGN_ALONE
  const after = traitsOf(codeAfter)
  const behindLetter = scriptOf(before) > 0
  const beforeLetter = scriptOf(after) > 0
  if (sign === SIGN_OWN) return !isEuropean(before) && !isEuropean(after)
  if (behindLetter && beforeLetter && scriptOf(before) !== CHARACTER_SCRIPT) return false
  if (sign === SIGN_OPENING) return !behindLetter
  if (sign === SIGN_CLOSING) return !beforeLetter
  if (sign === SIGN_ALONE) return !behindLetter && !(beforeLetter && codeAfter >= 0x80) && (codeBefore < 0x80 || codeBefore === 0xA0) && signOf(after) < SIGN_OPENING
  return true
}

function isEuropean (packed: number): boolean {
  return scriptOf(packed) > 0 && scriptOf(packed) <= LATIN + 2
}

function isSound (script: number, count: number): boolean {
  if (script === CHARACTER_SCRIPT) return areSoundCharacters(count)
  if (!LEGACY.has(script)) return true
  const models = letterModels().byScript.get(SCRIPTS[script - 1] ?? 'Latin') ?? []
  const most = (script === LATIN ? SOUND_ACCENTS : SOUND) * count + ALLOWANCE
  const favourite = favourites[script] ?? 0
  for (let turn = -1; turn < models.length; turn++) {
    const number = turn < 0 ? favourite : turn
    if (turn === favourite || !costsAtMost(script, number, count, most)) continue
    favourites[script] = number
    return true
  }
  return false
}

function costsAtMost (script: number, number: number, count: number, most: number): boolean {
  const model = letterModels().byScript.get(SCRIPTS[script - 1] ?? 'Latin')?.[number]
  if (model === undefined) return false
  const { size, costs, triples } = tripleCosts(model)
  const { local } = model
  let cost = 0
  for (let at = 0; at < count; at++) {
    const first = local[firsts[at] ?? 0] ?? FOREIGN
    const second = local[seconds[at] ?? 0] ?? FOREIGN
    const third = local[thirds[at] ?? 0] ?? FOREIGN
    if (first === FOREIGN || second === FOREIGN || third === FOREIGN) return false
    cost += triples ? costs[(first * size + second) * size + third] ?? 0 : costs[second * size + third] ?? 0
    if (cost > most) return false
  }
  return true
}

function areSoundCharacters (count: number): boolean {
  return characterCosts().some(({ costs }) => {
    let cost = 0
    let seldom = 0
    for (let at = 0; at < count; at++) {
      const own = costs[thirds[at] ?? 0] ?? 0
      cost += own
      if (own >= SELDOM) seldom++
    }
    return cost <= SOUND_CHARACTERS * count && seldom <= count * MOST_SELDOM + 1
  })
}
