/** How well a text reads: the cost of its letters in the language that fits best. */
import { FOREIGN, letterModels, SCRIPTS, UNITS_PER_NAT, type LetterModel, type Script } from './letter-models.js'

/** A text as letter numbers, made once and scored by many models. */
export interface LetterSequence {
  /** shared letter number, 0 outside words, `STRANGE` for what no model knows */
  letters: Uint16Array
  /** costs that hold in every language, in nats: strange characters, capitals inside words */
  fixed: number
  /** number of letters */
  count: number
  /** share of the letters by script, commonest first */
  scripts: Script[]
}

export interface LetterScore {
  /** nats; lower reads better. Readings of the same length can be compared directly */
  cost: number
  language: string
  /** nats a letter */
  mean: number
  /** letters that the language does not have */
  foreign: number
}

const STRANGE = 65535
const STRANGE_LETTER = 11 // nats; a little more than the rarest pair a model stores
const STRANGE_SYMBOL = 9 // nats: ¿ or ³ inside a word, box drawing, arrows
const CONTROL = 14 // nats: C1 controls never stand in text
const LOST = 8 // nats: U+FFFD stands where something was lost before
const CAPITAL_INSIDE = 4 // nats: "мОСКВА" is how a Cyrillic encoding read as another looks
const COMMON_CHARACTER = 5.5 // nats: one of the 600 commonest of Chinese, Japanese or Korean
const RARE_CHARACTER = 10
const SCRIPT_CHANGE = 8 // nats: letters of two scripts side by side
const AFTER_LETTER = 4 // nats: signs that open something or stand alone follow a space, not a letter
const REPEATED = 1 // nats: the second and later of a row of the same symbols, "═════"
const TYPOGRAPHIC = /[\u00A0«»“”„‘’‚‹›–—―…·•№§°€£¥©®™¿¡½¼¾²³′″\u2009\u202F\u00AD\u200B-\u200F\uFEFF\u2028\u2029\u3000-\u303F\uFF00-\uFF0F\uFF1A-\uFF20\u060C\u061B\u061F\u06D4\u05BE\u05F3\u05F4\u0964\u0965\u0F0B-\u0F14\u1360-\u1368\u17D4-\u17DA\u104A\u104B\u10FB\u0589\u055A-\u055F]/
const LETTER = /[\p{L}\p{M}]/u
const OPENS_OR_STANDS_ALONE = /[¡¿«„‚‘‹§¶£¥©¼½¾µ‡†¤]/
/** Punctuation of scripts that share none with Europe. */
const OWN_PUNCTUATION = /[\u060C\u061B\u061F\u06D4\u05BE\u05F3\u05F4\u0964\u0965\u0F0B-\u0F14\u1360-\u1368\u17D4-\u17DA\u104A\u104B\u10FB\u0589\u055A-\u055F]/
const EUROPEAN = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]/u
const HAN_SCRIPT = SCRIPTS.length + 1 // one number for all of Chinese, Japanese and Korean
const SCRIPT_TESTS = SCRIPTS.map(script => ({ script, test: new RegExp(`\\p{Script=${script}}`, 'u') }))

/** Script of a code unit as a number into SCRIPTS plus one, 0 for none; filled as letters are met. */
const scriptCache = new Int8Array(65536).fill(-1)

/** @returns index into SCRIPTS, -1 for characters of no script that has a model */
export function scriptNumber (code: number): number {
  const known = scriptCache[code] ?? -1
  if (known >= 0) return known - 1
  const character = String.fromCharCode(code)
  const found = SCRIPT_TESTS.findIndex(({ test }) => test.test(character))
  scriptCache[code] = found + 1
  return found
}

/** Reads a text as letters. Linear time; lone surrogates count as strange. */
export function readLetters (text: string): LetterSequence {
  const { shared } = letterModels()
  const lower = lowerSameLength(text)
  const letters = new Uint16Array(text.length)
  const byScript = new Uint32Array(SCRIPTS.length)
  let fixed = 0
  let count = 0
  let before = -1
  for (let at = 0; at < text.length; at++) {
    const code = lower.charCodeAt(at)
    const letter = shared[code] ?? 0
    const written = code < 0x80 && letter === 0 ? -1 : isHan(code) ? HAN_SCRIPT : scriptNumber(code)
    if (before >= 0 && written >= 0 && written !== before) fixed += SCRIPT_CHANGE
    before = written
    if (letter > 0) {
      letters[at] = letter
      count++
      const script = scriptNumber(code)
      if (script >= 0) byScript[script] = (byScript[script] ?? 0) + 1
      if (code !== text.charCodeAt(at) && at > 0 && isLower(text, lower, at - 1, letters)) fixed += CAPITAL_INSIDE
    } else if (code >= 0x80) {
      const cost = strangeness(text, at, letters)
      fixed += cost
      if (cost > 0) letters[at] = STRANGE
    }
  }
  return { letters, fixed, count, scripts: rankScripts(byScript, count) }
}

/** `İ`.toLowerCase() is longer than `İ`; offsets must not shift. */
function lowerSameLength (text: string): string {
  const lower = text.toLowerCase()
  if (lower.length === text.length) return lower
  return Array.from(text, character => {
    const small = character.toLowerCase()
    return small.length === character.length ? small : character === 'İ' ? 'i' : character
  }).join('')
}

function isLower (text: string, lower: string, at: number, letters: Uint16Array): boolean {
  return letters[at] !== 0 && letters[at] !== STRANGE && text.charCodeAt(at) === lower.charCodeAt(at) && text[at]?.toUpperCase() !== text[at]
}

function strangeness (text: string, at: number, letters: Uint16Array): number {
  const character = text[at] ?? ''
  const code = text.charCodeAt(at)
  if (code < 0xA0) return CONTROL
  if (code === 0xFFFD) return LOST
  if (code >= 0xD800 && code < 0xE000) return 2 // half of an emoji or of a rare character
  if (text[at - 1] === character) return REPEATED
  if (isHan(code)) return isCommon(code) ? COMMON_CHARACTER : RARE_CHARACTER
  if (LETTER.test(character)) return STRANGE_LETTER
  if (!TYPOGRAPHIC.test(character) && !OPENS_OR_STANDS_ALONE.test(character)) return STRANGE_SYMBOL
  if (isInsideWord(text, at, letters)) return STRANGE_SYMBOL - 2
  if (OWN_PUNCTUATION.test(character) && EUROPEAN.test((text[at - 1] ?? '') + (text[at + 1] ?? ''))) return STRANGE_SYMBOL
  return OPENS_OR_STANDS_ALONE.test(character) && at > 0 && LETTER.test(text[at - 1] ?? '') ? AFTER_LETTER : 0
}

function isHan (code: number): boolean {
  return (code >= 0x3040 && code < 0x3100) || (code >= 0x4E00 && code < 0xA000) || (code >= 0xAC00 && code < 0xD7A4)
}

function isCommon (code: number): boolean {
  const character = String.fromCharCode(code)
  for (const common of letterModels().characters.values()) if (common.has(character)) return true
  return code < 0x3100 // kana
}

/** An apostrophe, a dash or a soft hyphen may stand between letters; nothing else does in running text. */
function isInsideWord (text: string, at: number, letters: Uint16Array): boolean {
  const character = text[at] ?? ''
  if (/[’‘\u00AD\u00A0\u200B-\u200D–—·\u202F\u2009…]/.test(character)) return false
  return at > 0 && letters[at - 1] !== 0 && LETTER.test(text[at + 1] ?? '')
}

function rankScripts (byScript: Uint32Array, count: number): Script[] {
  const ranked = SCRIPTS.map((script, at) => ({ script, letters: byScript[at] ?? 0 })).filter(each => each.letters > 0)
  ranked.sort((a, b) => b.letters - a.letters)
  return ranked.filter((each, at) => at === 0 || each.letters > count / 3).map(each => each.script)
}

/**
 * Cost in nats of the letters under one model, without the fixed costs.
 *
 * @param bound nats; once the cost is above it, counting stops and the answer is only known to be above it
 */
export function costUnder (model: LetterModel, letters: Uint16Array, bound = Infinity): number {
  const { local, costs, size } = model
  const most = bound * UNITS_PER_NAT
  let cost = 0
  let before = 0
  for (let at = 0; at < letters.length && cost <= most; at++) {
    const letter = letters[at] ?? 0
    if (letter === STRANGE) {
      before = FOREIGN
      continue
    }
    const here = local[letter] ?? FOREIGN
    if (here === FOREIGN) cost += STRANGE_LETTER * UNITS_PER_NAT
    else if (before === FOREIGN) cost += here === 0 ? 0 : 4 * UNITS_PER_NAT
    else if (here + before > 0) cost += costs[before * size + here] ?? 0
    before = here
  }
  if (before !== FOREIGN && before !== 0) cost += costs[before * size] ?? 0
  return cost / UNITS_PER_NAT
}

/**
 * Scores a text by the language model that likes it most, among those of its scripts.
 *
 * @example scoreLetters('Цей текст').cost < scoreLetters('Öåé òåêñò').cost // → true
 */
export function scoreLetters (text: string): LetterScore {
  return scoreSequence(readLetters(text))
}

/** @param bound nats; a reading that costs more is not followed to its end and its cost is at least the bound */
export function scoreSequence (sequence: LetterSequence, bound = Infinity): LetterScore {
  let best = bound - sequence.fixed
  let chosen: LetterModel | null = null
  for (const script of sequence.scripts) {
    for (const model of letterModels().byScript.get(script) ?? []) {
      const cost = costUnder(model, sequence.letters, best)
      if (cost < best) {
        best = cost
        chosen = model
      }
    }
  }
  const cost = (Number.isFinite(best) ? best : 0) + sequence.fixed
  return {
    cost,
    language: chosen?.language ?? 'und',
    mean: sequence.count === 0 ? 0 : cost / sequence.count,
    foreign: chosen === null ? 0 : countForeign(chosen, sequence.letters)
  }
}

function countForeign ({ local }: LetterModel, letters: Uint16Array): number {
  let foreign = 0
  for (const letter of letters) if (letter !== 0 && letter !== STRANGE && local[letter] === FOREIGN) foreign++
  return foreign
}
