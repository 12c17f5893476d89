// Counts which letter follows which in each language and writes config/letters.json.
//
//     node tools/train-letters.mjs FOLDER
//
// FOLDER holds LANG.txt.gz, one sentence a line: Common Voice sentence collections (CC0), the
// Universal Declaration of Human Rights, NTREX-128 (CC BY-SA 4.0). Only costs of letter pairs are
// written, no text. ingest/letters/letter-models.ts reads the result and explains its form.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

const SMALLEST_SHARE = 3e-5 // of all letters; rarer ones are foreign names and typing errors
const BACKOFF = 5 // imagined sightings of each letter, shared out by how common the follower is
const UNITS = 8 // cost steps in a nat
const MOST = 93 // printable ASCII leaves 94 steps
const COMMON_CHARACTERS = 600 // of Chinese, Japanese and Korean
const BY_CHARACTER = new Set(['zh', 'zh-Hant', 'zh-Hans', 'ja', 'ko'])

const folder = process.argv[2]
if (folder === undefined) throw new Error('train-letters: name the folder of LANG.txt.gz')

const letters = {}
const characters = {}
for (const file of readdirSync(folder).filter(name => name.endsWith('.txt.gz')).sort()) {
  const language = file.slice(0, -'.txt.gz'.length)
  const text = gunzipSync(readFileSync(join(folder, file))).toString('utf8').normalize('NFC')
  if (BY_CHARACTER.has(language)) characters[language] = commonCharacters(text)
  else letters[language] = pairCosts(text.toLowerCase())
}
const languages = Object.entries(letters).map(([language, model]) => `    ${JSON.stringify(language)}: ${JSON.stringify(model)}`)
const common = Object.entries(characters).map(([language, list]) => `    ${JSON.stringify(language)}: ${JSON.stringify(list)}`)
writeFileSync('config/letters.json', `{\n  "letters": {\n${languages.join(',\n')}\n  },\n  "characters": {\n${common.join(',\n')}\n  }\n}\n`)

function countAll (items) {
  const counts = new Map()
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  return counts
}

function commonCharacters (text) {
  const counts = [...countAll(text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu))]
  return counts.sort((a, b) => b[1] - a[1]).slice(0, COMMON_CHARACTERS).map(entry => entry[0]).join('')
}

function pairCosts (text) {
  const counts = countAll(text.match(/[\p{L}\p{M}]/gu))
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const alphabet = [...counts].filter(([letter, count]) => letter.length === 1 && count >= 3 && count / total >= SMALLEST_SHARE).map(([letter]) => letter).sort()
  const index = new Map(alphabet.map((letter, at) => [letter, at + 1]))
  const size = alphabet.length + 1 // 0 stands for everything outside words
  const pairs = new Float64Array(size * size)
  const single = new Float64Array(size)
  let previous = 0
  for (const character of text) {
    const current = index.get(character) ?? (/[\p{L}\p{M}]/u.test(character) ? -1 : 0)
    if (previous >= 0 && current >= 0 && previous + current > 0) {
      pairs[previous * size + current]++
      single[current]++
    }
    previous = current
  }
  const sum = single.reduce((a, b) => a + b, 0)
  let costs = ''
  for (let a = 0; a < size; a++) {
    const row = pairs.subarray(a * size, a * size + size)
    const rowSum = row.reduce((x, y) => x + y, 0)
    for (let b = 0; b < size; b++) {
      const p = (row[b] + BACKOFF * (single[b] + 1) / (sum + size)) / (rowSum + BACKOFF)
      costs += String.fromCharCode(33 + Math.min(MOST, Math.round(-Math.log(p) * UNITS)))
    }
  }
  return { alphabet: alphabet.join(''), costs }
}
