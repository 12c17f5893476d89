// Counts which letter follows which in each language and writes config/letters.json.
//
//     node tools/train-letters.mjs FOLDER
//
// FOLDER holds LANG.txt.gz, one sentence a line: Common Voice sentence collections (CC0), the
// Universal Declaration of Human Rights, NTREX-128 (CC BY-SA 4.0). Only costs of letter pairs and
// triples and the order of characters by frequency are written, no text. The readers in
// ingest/letters/ explain the form.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

const SMALLEST_SHARE = 3e-5 // of all letters; rarer ones are foreign names and typing errors
const BACKOFF = 5 // imagined sightings of each letter, shared out by how common the follower is
const TRIPLE_BACKOFF = 6 // the same for triples, shared out by the pair
const FEWEST_TRIPLES = 2 // a triple seen once says little and takes as much room
const LARGEST_ALPHABET = 110 // above it (Ethiopic) the script alone is evidence enough
const UNITS = 8 // cost steps in a nat
const MOST = 93 // printable ASCII leaves 94 steps
const COMMON_CHARACTERS = 600 // of Chinese, Japanese and Korean, for the language of a line
const RANKED_CHARACTERS = 4000 // with their costs, for the encoding of a text
const BY_CHARACTER = new Set(['zh', 'zh-Hant', 'zh-Hans', 'ja', 'ko'])
const CHARACTER = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々]/gu

const folder = process.argv[2]
if (folder === undefined) throw new Error('train-letters: name the folder of LANG.txt.gz')

const letters = {}
const characters = {}
const ranks = {}
for (const file of readdirSync(folder).filter(name => name.endsWith('.txt.gz')).sort()) {
  const language = file.slice(0, -'.txt.gz'.length)
  const text = gunzipSync(readFileSync(join(folder, file))).toString('utf8').normalize('NFC')
  if (BY_CHARACTER.has(language)) {
    characters[language] = commonCharacters(text)
    ranks[language] = rankCharacters(text)
  } else letters[language] = letterCosts(text.toLowerCase())
}
const rows = entries => Object.entries(entries).map(([language, value]) => `    ${JSON.stringify(language)}: ${JSON.stringify(value)}`).join(',\n')
writeFileSync('config/letters.json', `{\n  "letters": {\n${rows(letters)}\n  },\n  "characters": {\n${rows(characters)}\n  },\n  "ranks": {\n${rows(ranks)}\n  }\n}\n`)

function countAll (items) {
  const counts = new Map()
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  return counts
}

function commonCharacters (text) {
  const counts = [...countAll(text.match(CHARACTER))]
  return counts.sort((a, b) => b[1] - a[1]).slice(0, COMMON_CHARACTERS).map(entry => entry[0]).join('')
}

/** Characters by frequency, and how many of them cost at most 1, 1.5, 2 … nats. */
function rankCharacters (text) {
  const all = text.match(CHARACTER)
  const counts = [...countAll(all)].filter(([character, count]) => count > 1 && character.length === 1)
  const ranked = counts.sort((a, b) => b[1] - a[1]).slice(0, RANKED_CHARACTERS)
  const steps = []
  for (let cost = 1; steps.at(-1) !== ranked.length; cost += 0.5) {
    steps.push(ranked.filter(([, count]) => -Math.log(count / all.length) <= cost).length)
  }
  return { order: ranked.map(([character]) => character).join(''), steps }
}

function letterCosts (text) {
  const counts = countAll(text.match(/[\p{L}\p{M}]/gu))
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const alphabet = [...counts].filter(([letter, count]) => letter.length === 1 && count >= 3 && count / total >= SMALLEST_SHARE).map(([letter]) => letter).sort()
  const index = new Map(alphabet.map((letter, at) => [letter, at + 1]))
  const numbers = Array.from(text, character => index.get(character) ?? (/[\p{L}\p{M}]/u.test(character) ? -1 : 0))
  const size = alphabet.length + 1 // 0 stands for everything outside words
  const costs = pairCosts(numbers, size)
  const model = { alphabet: alphabet.join(''), costs: printable(costs) }
  return size > LARGEST_ALPHABET ? model : { ...model, ...tripleCosts(numbers, size, costs) }
}

function pairCosts (numbers, size) {
  const pairs = new Float64Array(size * size)
  const single = new Float64Array(size)
  let previous = 0
  for (const current of numbers) {
    if (previous >= 0 && current >= 0 && previous + current > 0) {
      pairs[previous * size + current]++
      single[current]++
    }
    previous = current
  }
  const sum = single.reduce((a, b) => a + b, 0)
  return pairs.map((count, at) => {
    const before = Math.floor(at / size)
    const row = pairs.subarray(before * size, before * size + size).reduce((x, y) => x + y, 0)
    return toUnits((count + BACKOFF * (single[at % size] + 1) / (sum + size)) / (row + BACKOFF))
  })
}

/**
 * `unseen`: what a letter costs more than its pair when the triple was never seen, for each pair
 * before it; it grows with how often that pair was seen. `triples`: base64 of the triples that were
 * seen, each a gap to the last one (seven bits a byte, the lowest first, bit 8 for more) and a cost.
 */
function tripleCosts (numbers, size, pairs) {
  const seen = countAll(tripleNumbers(numbers, size))
  const before = new Float64Array(size * size)
  for (const [triple, count] of seen) before[Math.floor(triple / size)] += count
  const unseen = before.map(count => Math.min(MOST, Math.round(Math.log((count + TRIPLE_BACKOFF) / TRIPLE_BACKOFF) * UNITS)))
  const bytes = []
  let last = 0
  for (const [triple, count] of [...seen].sort((a, b) => a[0] - b[0])) {
    if (count < FEWEST_TRIPLES) continue
    const pair = Math.exp(-pairs[triple % (size * size)] / UNITS)
    const cost = toUnits((count + TRIPLE_BACKOFF * pair) / (before[Math.floor(triple / size)] + TRIPLE_BACKOFF))
    for (let gap = triple - last; ; gap = Math.floor(gap / 128)) {
      bytes.push(gap >= 128 ? gap % 128 + 128 : gap)
      if (gap < 128) break
    }
    bytes.push(cost)
    last = triple
  }
  return { unseen: printable(unseen), triples: Buffer.from(bytes).toString('base64') }
}

function * tripleNumbers (numbers, size) {
  let first = 0
  let second = 0
  for (const third of numbers) {
    if (first >= 0 && second > 0 && third >= 0) yield (first * size + second) * size + third
    first = second
    second = third
  }
}

function toUnits (probability) {
  return Math.min(MOST, Math.max(0, Math.round(-Math.log(probability) * UNITS)))
}

function printable (costs) {
  return Array.from(costs, cost => String.fromCharCode(33 + cost)).join('')
}
