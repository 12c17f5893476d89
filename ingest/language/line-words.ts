/** The words of a line that say something of its language. */
import { mendLookAlikes } from './mend-look-alikes.js'
import { scriptOfUnit, scriptOfWord, type TextScript } from './scripts.js'
import { isLanguageSwitch, isWorldName } from './world-names.js'

export interface LineWords {
  /** in reading order, NFC, look-alike letters mended, capitals kept; all of one script */
  words: string[]
  /** of most letters; null where there is no word */
  script: TextScript | null
  /** of all scripts */
  letters: number
}

/** Longer lines are judged by their beginning: more letters would not change the answer. */
const MOST_CHARACTERS = 1000
/** Addresses, e-mail, hosts, mentions, entities. Each part is bounded or starts where a run starts: the time stays linear. */
const NOT_LANGUAGE = /(?:https?:\/\/|www\.)\S+|\S{1,64}@\S+|(?<![\w-])[\w-]+(?:\.[\w-]+)+(?:\/\S*)?|[@#][\p{L}\p{N}_.]+|&[a-z]{2,8};/giu
const MAYBE_NOT_LANGUAGE = /[.@#:&]/
/** An apostrophe between letters belongs to the word, however it is typed: l'eau, об'єкт, don't, o‘zbek. */
const WORD = /[\p{L}\p{M}]+(?:['’‘`´][\p{L}\p{M}]+)*/gu
const CURLY = /[’‘`´ʼʻ]/g
/** Written without spaces, against Latin names too: `SAMSUNG手机`. */
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu
/** Marks heaped on a letter are ornament; no language of the tables needs more than two of these. */
const HEAPED_MARKS = /[\u0300-\u036F]{3,}/g
const CAPITALS = /^\p{Lu}{2,5}$/u
const MOST_CAPITALS = 3 // words; longer rows of capitals are headlines
/** One Han character or kana says as much as several letters of an alphabet: `WALKMAN手机上市` is Chinese. */
const SYLLABLE_WEIGHT = 3

/** @returns words of all scripts, without addresses, mentions and numbers */
export function takeWords (line: string): string[] {
  const head = line.slice(0, MOST_CHARACTERS).normalize('NFC').replace(HEAPED_MARKS, '')
  const plain = MAYBE_NOT_LANGUAGE.test(head) ? head.replace(NOT_LANGUAGE, ' ') : head
  const words = plain.replace(EAST_ASIAN, ' $& ').match(WORD) ?? []
  return mendLookAlikes(words.map(word => word.replace(CURLY, "'")))
}

/**
 * Takes the words of a line that are in its main script.
 *
 * A line that holds nothing but abbreviations in capitals (`BBC`), names of the whole world (`Telegram`)
 * or the choice of languages (`en | ka`) gives no words: it is in no language.
 *
 * @example readWords('12.05.2024 Kyiv, www.example.org').words // → ['Kyiv']
 */
export function readWords (line: string): LineWords {
  const all = takeWords(line)
  if (isLanguageSwitch(line, all)) return { words: [], script: null, letters: 0 }
  const { script, letters } = countScripts(all)
  const words = script === null ? [] : all.filter(word => writtenIn(word, script))
  if (script === null || isNeutral(words, script)) return { words: [], script: null, letters: 0 }
  return { words, script, letters }
}

function writtenIn (word: string, script: TextScript): boolean {
  const own = scriptOfWord(word)
  return own === script || (script === 'Kana' && own === 'Han')
}

/** A single Han character is a word; a single letter of an alphabet is not. */
function isNeutral (words: string[], script: TextScript): boolean {
  if (isSyllabic(script)) return false
  return words.every(word => word.length < 2 || isWorldName(word) || (script === 'Latin' && words.length <= MOST_CAPITALS && CAPITALS.test(word)))
}

const isSyllabic = (script: TextScript): boolean => script === 'Han' || script === 'Kana' || script === 'Hangul'

function countScripts (words: string[]): { script: TextScript | null, letters: number } {
  const counts = new Map<TextScript, number>()
  let letters = 0
  for (const word of words) {
    for (let at = 0; at < word.length; at++) {
      const script = scriptOfUnit(word.charCodeAt(at))
      if (script === null) continue
      counts.set(script, (counts.get(script) ?? 0) + (isSyllabic(script) ? SYLLABLE_WEIGHT : 1))
      letters++
    }
  }
  const kana = counts.get('Kana') ?? 0
  if (kana > 0) counts.set('Kana', kana + (counts.get('Han') ?? 0))
  let best: [TextScript | null, number] = [null, 0]
  for (const each of counts) if (each[1] > best[1]) best = each
  return { script: best[0], letters }
}
