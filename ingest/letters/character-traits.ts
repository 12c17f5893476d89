/** What a character is for the cost of a text: letter of a script, sign that stands here or there, control. */
import { letterModels, SCRIPTS, UNITS_PER_NAT } from './letter-models.js'
import { scriptNumber } from './score-letters.js'

/** Script numbers: 0 none, 1 … the models' scripts, then these. */
export const CHARACTER_SCRIPT = SCRIPTS.length + 1 // Chinese, Japanese, Korean
export const OTHER_SCRIPT = SCRIPTS.length + 2 // no model knows the letter

export const UPPER = 1
export const LOWER = 2
/** a combining mark that no model knows */
export const MARK = 3

/** Where a sign may stand. */
export const SIGN_FREE = 1 // apostrophes, dashes: anywhere
export const SIGN_OPENING = 2 // ¿ „: not behind a letter
export const SIGN_CLOSING = 3 // … ”: not before a letter
export const SIGN_QUOTE = 4 // opens in one language and closes in another
export const SIGN_ALONE = 5 // € § №: beside spaces and digits
export const SIGN_OTHER = 6 // box drawing, arrows, accents without a letter
export const SIGN_OWN = 7 // punctuation of Chinese, Arabic, Hindi …

/** One entry for each UTF-16 code unit, packed; 0 where it was not asked for yet. */
const traits = new Int32Array(65536)
const KNOWN = 1 << 30

const letterOf = (packed: number): number => packed & 0xFFF
const scriptOf = (packed: number): number => (packed >> 12) & 0x1F
const caseOf = (packed: number): number => (packed >> 17) & 3
const signOf = (packed: number): number => (packed >> 19) & 7
const costOf = (packed: number): number => (packed >> 22) & 0xFF

export { caseOf, costOf, letterOf, scriptOf, signOf }

/**
 * @returns packed: the shared letter number of the small letter, script, case, kind of sign, and the
 *   cost in eighths of a nat: of a sign beside a space, of a letter by how common it is
 */
export function traitsOf (code: number): number {
  return traits[code] || makeTraits(code)
}

/** Shared letter number → eighths of a nat of the letter in the language that has most of it. Filled as letters are met. */
export const costsAtHome = new Uint8Array(4096)

/** Direct access for inner loops; an entry of 0 has to be asked for with `traitsOf`. */
export const traitTable = traits

function makeTraits (code: number): number {
  const made = describe(code) | KNOWN
  traits[code] = made
  return made
}

const pack = (letter: number, script: number, letterCase: number, sign: number, nats: number): number =>
  letter | (script << 12) | (letterCase << 17) | (sign << 19) | (Math.min(255, Math.round(nats * UNITS_PER_NAT)) << 22)

const LETTER = /[\p{L}\p{M}]/u
/** Ordinals, accents on their own, strokes through digits, selectors of emoji. */
const NO_LETTER = /[ªº\u02B9-\u02DF]|[\u0335-\u0338]|\uFE0E|\uFE0F/
const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]/u
const FREE = /[’‘·ʼʻ\u00A0\u00AD\u2009\u200B\u200E-\u2015\u202F\u2060]|[\u0335-\u0338]|\u200C|\u200D|\uFE0E|\uFE0F/
const OPENING = /[¿¡„‚‹]/
const CLOSING = /[…”›′″‰%]/
const QUOTE = /[«»“]/
const ALONE = /[€£§°№•™©®]/
const SELDOM = /[¥±×÷½¼¾²³¹µ†‡ªº→←−√≈≤≥≠∞℃]/
const OWN = /[\u3000-\u3003\u3008-\u3020\u30FB\uFF01-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF40\uFF5B-\uFF65\u060C\u061B\u061F\u0640\u066A-\u066D\u06D4\u05BE\u05C0\u05F3\u05F4\u0964\u0965\u0F0B-\u0F14\u1360-\u1368\u17D4-\u17DA\u104A\u104B\u10FB\u0589\u055A-\u055F\u0E2F\u0E5A\u0E5B\u0DF4\u07F7-\u07F9]/
const DIGIT = /\p{Nd}/u
const ABSENT = /[\p{Cn}\p{Co}]/u

/** Number of letters that no model has: foreign to each of them. */
const UNMODELLED = 0xFFF
const RARE_LETTER = 11 // nats: a letter of a known script that no model has seen
costsAtHome[UNMODELLED] = RARE_LETTER * UNITS_PER_NAT
const UNKNOWN_SCRIPT = 8 // a letter of a script without a model
const CAPITAL = 1.5 // capitals are rarer than small letters

function describe (code: number): number {
  const character = String.fromCharCode(code)
  if (code < 0x80 && !/[A-Za-z]/.test(character)) return pack(0, 0, 0, 0, 0)
  if (code >= 0x80 && code < 0xA0) return pack(0, 0, 0, SIGN_OTHER, 14)
  if (code === 0xFFFD) return pack(0, 0, 0, SIGN_OTHER, 9)
  if (code >= 0xD800 && code < 0xE000) return pack(0, 0, 0, SIGN_OWN, 4) // half an emoji or rare character
  if (ABSENT.test(character)) return pack(0, 0, 0, SIGN_OTHER, 16)
  if (HAN.test(character) && LETTER.test(character)) return describeCharacter(code)
  if (LETTER.test(character) && !NO_LETTER.test(character)) return describeLetter(code, character)
  return describeSign(character)
}

function describeCharacter (code: number): number {
  if (code >= 0xFF66 && code <= 0xFF9D) return pack(0, CHARACTER_SCRIPT, 0, 0, 11) // half-width kana: old tills, and most wrong readings
  return pack(0, CHARACTER_SCRIPT, 0, 0, 9)
}

function describeLetter (code: number, character: string): number {
  if (code >= 0x1D00 && code < 0x1E00) return pack(UNMODELLED, scriptNumber(code) + 1, LOWER, 0, RARE_LETTER + 3) // phonetic extensions
  const small = character === 'İ' ? 'i' : character.toLowerCase()
  const letterCase = small !== character ? UPPER : character.toUpperCase() !== character ? LOWER : 0
  const letter = small.length === 1 ? letterModels().shared[small.charCodeAt(0)] ?? 0 : 0
  const script = scriptNumber(code) + 1
  const more = letterCase === UPPER ? CAPITAL : 0
  if (letter > 0 && script > 0) {
    const cost = letterCost(letter, script)
    costsAtHome[letter] = Math.round(cost * UNITS_PER_NAT)
    return pack(letter, script, letterCase, 0, cost + more)
  }
  if (script > 0) return pack(UNMODELLED, script, letterCase, 0, RARE_LETTER)
  if (/\p{Script=Inherited}/u.test(character)) return pack(0, OTHER_SCRIPT, MARK, 0, RARE_LETTER + 8)
  return pack(0, OTHER_SCRIPT, letterCase, 0, UNKNOWN_SCRIPT)
}

/** How common the letter is in the language that has most of it. */
function letterCost (letter: number, script: number): number {
  let least = RARE_LETTER * UNITS_PER_NAT
  for (const { local, costs, size } of letterModels().byScript.get(SCRIPTS[script - 1] ?? 'Latin') ?? []) {
    const own = local[letter] ?? 255
    if (own === 255) continue
    let share = 0
    for (let before = 0; before < size; before++) share += Math.exp(-(costs[before * size + own] ?? 0) / UNITS_PER_NAT)
    least = Math.min(least, -Math.log(share / size) * UNITS_PER_NAT)
  }
  return least / UNITS_PER_NAT
}

function describeSign (character: string): number {
  if (character === '\uFEFF') return pack(0, 0, 0, SIGN_FREE, 6)
  if (FREE.test(character)) return pack(0, 0, 0, SIGN_FREE, /[·\u00AD\u2010-\u2012\u2015]/.test(character) ? 6 : /[\u200B-\u200F\u2060]/.test(character) ? 8 : 3.5)
  if (OPENING.test(character)) return pack(0, 0, 0, SIGN_OPENING, 4)
  if (CLOSING.test(character)) return pack(0, 0, 0, SIGN_CLOSING, character === '‰' ? 7 : 4)
  if (QUOTE.test(character)) return pack(0, 0, 0, SIGN_QUOTE, 4)
  if (ALONE.test(character)) return pack(0, 0, 0, SIGN_ALONE, 5.5)
  if (SELDOM.test(character)) return pack(0, 0, 0, SIGN_ALONE, 7)
  if (DIGIT.test(character)) return pack(0, 0, 0, SIGN_OWN, 4)
  if (OWN.test(character)) return pack(0, 0, 0, SIGN_OWN, 3.5)
  return pack(0, 0, 0, SIGN_OTHER, 8.5)
}
