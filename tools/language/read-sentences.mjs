// Reads LANG.txt.gz as words by script: what every step of tools/train-language.mjs learns from.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { weighWords } from '../../dist/ingest/language/weigh-words.js'
import { takeWords } from '../../dist/ingest/language/line-words.js'
import { scriptOfWord } from '../../dist/ingest/language/scripts.js'
import { spellOtherwise } from './spell-otherwise.mjs'

export const HELD_OUT = 12 // every twelfth sentence is kept from training, for the sharpness
/** Scripts that several languages write; the others are answered by the script alone. */
const SCRIPTS = ['Latin', 'Cyrillic', 'Arabic', 'Devanagari', 'Han']
/** Japanese without kana is what Chinese is told from; both Chinese spellings are one language. */
const HAN = { ja: 'ja', 'zh-Hans': 'zh', 'zh-Hant': 'zh' }
const OWN_SHARE = 0.6 // of the words in the script; the file is of that script then

/** @returns {{script: string, languages: string[], train: object[][][], held: object[][][]}[]} words of each sentence of each language */
export function readSentences (folder) {
  const groups = new Map(SCRIPTS.map(script => [script, { script, languages: [], train: [], held: [] }]))
  for (const file of readdirSync(folder).filter(name => name.endsWith('.txt.gz')).sort()) {
    const language = file.slice(0, -'.txt.gz'.length)
    const lines = gunzipSync(readFileSync(join(folder, file))).toString('utf8').split('\n')
    const script = HAN[language] === undefined ? scriptOfFile(lines) : 'Han'
    if (groups.has(script)) addLanguage(groups.get(script), HAN[language] ?? language, lines)
  }
  return [...groups.values()]
}

function scriptOfFile (lines) {
  const counts = new Map()
  const words = lines.slice(0, 200).flatMap(takeWords)
  for (const word of words) counts.set(scriptOfWord(word), (counts.get(scriptOfWord(word)) ?? 0) + 1)
  const [[script, count]] = [...counts].sort((a, b) => b[1] - a[1])
  return count >= words.length * OWN_SHARE ? script : null
}

function addLanguage (group, language, lines) {
  let at = group.languages.indexOf(language)
  if (at < 0) {
    at = group.languages.push(language) - 1
    group.train.push([])
    group.held.push([])
  }
  for (const [number, line] of lines.entries()) {
    const isHeld = number % HELD_OUT === HELD_OUT - 1
    for (const spelling of isHeld ? [line] : spellOtherwise(line, number, language, group.script)) {
      const own = takeWords(spelling).filter(word => scriptOfWord(word) === group.script)
      if (own.length > 0) (isHeld ? group.held : group.train)[at].push(weighWords(own))
    }
  }
}
