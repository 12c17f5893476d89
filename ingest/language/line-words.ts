/** The words of a line that say something of its language. */
import { readConfig } from '../config.js'
import { foldLookAlikes, hasMixedWords } from '../letters/look-alikes.js'
import { SCRIPTS } from '../letters/letter-models.js'
import { scriptNumber } from '../letters/score-letters.js'
import type { TextScript } from './language-tags.js'

export interface LineWords {
  /** in reading order, NFC, look-alike letters mended; capitals kept */
  words: string[]
  /** of most letters; null where there is no word */
  script: TextScript | null
  letters: number
}

/** Longer lines are judged by their beginning: more letters would not change the answer. */
const MOST_CHARACTERS = 1000
const NOT_LANGUAGE = /(?:https?:\/\/|www\.)\S+|\S+@\S+\.\S+|[\w-]+(?:\.[\w-]+)+(?:\/\S*)?|[@#][\p{L}\p{N}_.]+|&[a-z]{2,8};/giu
const WORD = /[\p{L}\p{M}]+/gu
const KANA = /[\u3040-\u30FF]/
const HANGUL = /[\u1100-\u11FF\u3130-\u318F\uAC00-\uD7AF]/
const HAN = /\p{Script=Han}/u
const TIBETAN = /[\u0F40-\u0FBC]/

let names: Set<string> | undefined

/**
 * Takes the words of a line, without addresses, mentions and numbers.
 *
 * A line that holds nothing but abbreviations in capitals (`BBC`, `EN | UA`) and names of the whole
 * world (`Telegram`) gives no words: it is in no language.
 */
export function readWords (line: string): LineWords {
  const head = line.slice(0, MOST_CHARACTERS).normalize('NFC')
  const plain = /[.@#:&]/.test(head) ? head.replace(NOT_LANGUAGE, ' ') : head
  const found = plain.match(WORD) ?? []
  const words = hasMixedWords(plain) ? found.map(word => foldLookAlikes(word) ?? word) : found
  const { script, letters } = countScripts(words)
  if (script === null || isNeutral(words, script)) return { words: [], script, letters: 0 }
  return { words, script, letters }
}

/** A single Han character is a word; a single letter of an alphabet is not. */
function isNeutral (words: string[], script: TextScript): boolean {
  if (script === 'Han' || script === 'Kana' || script === 'Hangul') return false
  names ??= new Set(readConfig<{ names: string[] }>('names.json').names.map(name => name.toLowerCase()))
  return words.every(word => word.length < 2 || names?.has(word.toLowerCase()) === true || (script === 'Latin' && words.length <= 3 && /^\p{Lu}{2,5}$/u.test(word)))
}

function countScripts (words: string[]): { script: TextScript | null, letters: number } {
  const counts = new Map<TextScript, number>()
  let letters = 0
  for (const word of words) {
    for (let at = 0; at < word.length; at++) {
      const script = scriptOf(word, at)
      if (script === null) continue
      counts.set(script, (counts.get(script) ?? 0) + 1)
      letters++
    }
  }
  if ((counts.get('Kana') ?? 0) > 0) counts.set('Kana', (counts.get('Kana') ?? 0) + (counts.get('Han') ?? 0))
  const [best] = [...counts].sort((a, b) => b[1] - a[1])
  return { script: best?.[0] ?? null, letters }
}

function scriptOf (word: string, at: number): TextScript | null {
  const number = scriptNumber(word.charCodeAt(at))
  if (number >= 0) return SCRIPTS[number] ?? null
  const character = word[at] ?? ''
  if (KANA.test(character)) return 'Kana'
  if (HAN.test(character)) return 'Han'
  if (HANGUL.test(character)) return 'Hangul'
  if (TIBETAN.test(character)) return 'Tibetan'
  return /\p{Cs}/u.test(character) || /\p{M}/u.test(character) ? null : 'Other'
}
